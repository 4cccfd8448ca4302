// Owns the outbox's driver for Bitcoin: lines become transactions that are chosen once and signed as chosen.
import type { BitcoinBackend } from '../../backends/bitcoin-backend.ts';
import type { BitcoinParams } from '../../chains/bitcoin/types.ts';
import type { BitcoinAccounts } from '../../wallets/bitcoin-accounts.ts';
import type { ChainDriver } from '../driver.ts';
import { amountCheck } from './bitcoin-amounts.ts';
import { raiseBitcoin, raiseFacts } from './bitcoin-bump.ts';
import { affordBitcoin, draftBitcoin, rateFor, standsYet } from './bitcoin-draft.ts';
import { bitcoinElsewhere } from './bitcoin-elsewhere.ts';
import { childFacts, draftTransfer } from './bitcoin-transfer.ts';
import { bitcoinVerdict } from './bitcoin-proof.ts';
import { signBitcoin } from './bitcoin-sign.ts';

export interface BitcoinDriverDeps {
  readonly backend: BitcoinBackend;
  readonly params: BitcoinParams;
  readonly accounts: BitcoinAccounts;
  /** Unix seconds. */
  readonly now: () => number;
  /** As many random bytes. */
  readonly random: (length: number) => Uint8Array;
  /** Outpoints that the user has frozen: never chosen. Absent: none. */
  readonly frozen?: () => ReadonlySet<string>;
}

/** A driver over one wallet's coins. Refusals: those of `draftBitcoin`, `signBitcoin` and `raiseBitcoin`. */
export function bitcoinDriver(options: BitcoinDriverDeps): ChainDriver {
  const { backend, params } = options;
  const deps = { ...options, amounts: amountCheck(backend, params) };
  const elsewhere = bitcoinElsewhere(options);
  return {
    afford: (asked) => affordBitcoin(deps, asked),
    draft: (lines, asked) => draftBitcoin(deps, lines, asked),
    standsYet: (entry, account) => standsYet(deps, entry, account),
    sign: (entry, consumption, signers) => signBitcoin(deps, entry, consumption.past, signers.withSeed),
    raiseFacts: (entry, version, asked) => raiseFacts(deps, entry, version, asked),
    childFacts: (parent) => childFacts(deps, parent),
    draftTransfer: async (wish, asked) => {
      const rate = await rateFor(backend, wish.feeRate);
      return rate.ok ? draftTransfer(deps, wish, rate.value, asked) : rate;
    },
    raise: async (entry, version, feeRate, asked) => {
      const rate = await rateFor(backend, feeRate);
      return rate.ok ? raiseBitcoin(deps, entry, version, rate.value, asked) : rate;
    },
    publish: (version) => backend.broadcast(version.raw),
    verdict: (entry, isOurs) =>
      entry.state === 'elsewhere' ? elsewhere.look(entry, isOurs ?? (() => false)) : bitcoinVerdict(backend, entry, isOurs),
    elsewhere,
  };
}
