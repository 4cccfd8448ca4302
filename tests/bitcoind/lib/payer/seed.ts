// Owns the words of the sender in the stories, and their keys as a node or another wallet may hold them.
import { HDKey } from '@scure/bip32';
import { mnemonicToSeedSync } from '@scure/bip39';
import { accountXpub } from '../../../../src/main/chains/bitcoin/account.ts';

/** BIP32 versions of the test networks: xpub and xprv begin with tpub and tprv there. */
const testVersions = { public: 0x043587cf, private: 0x04358394 };

export interface Words {
  readonly seed: Uint8Array;
  readonly xpub: string;
  /** Both lines of the first account with its private key, without checksums: what another wallet of the same words knows. */
  readonly secretLines: readonly string[];
}

/** The same words of the story's number. */
export function wordsOf(story: string): Words {
  const seed = mnemonicToSeedSync(`${'abandon '.repeat(11)}about`, `payer ${story}`);
  const account = HDKey.fromMasterSeed(seed, testVersions).derive("m/84'/1'/0'");
  const secretLines = [0, 1].map((chain) => `wpkh(${account.privateExtendedKey}/${chain}/*)`);
  return { seed, xpub: accountXpub(seed, 'regtest'), secretLines };
}
