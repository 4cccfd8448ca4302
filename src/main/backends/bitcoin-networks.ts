// Owns what tells the Bitcoin networks apart at a server: the hash of the first block, and how old a newest block may be.
import type { BitcoinParams } from '../chains/bitcoin/types.ts';

export const bitcoinNetworks = ['main', 'testnet4', 'signet', 'regtest'] as const;
export type BitcoinNetwork = (typeof bitcoinNetworks)[number];

interface NetworkFacts {
  readonly params: BitcoinParams;
  /** As Bitcoin Core itself answers `getblockhash 0`. */
  readonly genesis: string;
  /** Seconds after which a newest block is too old to be the newest; null where blocks come only on demand. */
  readonly oldestTip: number | null;
}

/** Blocks come every ten minutes on average: three hours without one happen once in thousands of years. */
const threeHours = 3 * 3600;

export const networkFacts: Readonly<Record<BitcoinNetwork, NetworkFacts>> = {
  main: { params: 'mainnet', genesis: '000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f', oldestTip: threeHours },
  testnet4: { params: 'testnet', genesis: '00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043', oldestTip: threeHours },
  signet: { params: 'testnet', genesis: '00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6', oldestTip: threeHours },
  regtest: { params: 'regtest', genesis: '0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206', oldestTip: null },
};
