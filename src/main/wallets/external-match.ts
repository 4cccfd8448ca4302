// Owns the rule by which a transaction of another wallet counts as a payout's payment: exactly the right amount, to exactly the right destination.
import type { BackendTransaction } from '../backends/bitcoin-backend.ts';
import type { XrplTransaction } from '../backends/xrpl-backend.ts';
import { deliveredUnits } from './delivered.ts';

/** Seconds by which a block's or a ledger's time may differ from this computer's clock (two hours is Bitcoin's consensus rule). */
export const clockSlack = 2 * 3600;

/** What another wallet may have paid. */
export interface Owed {
  readonly address: string;
  /** XRP Ledger only; null is none. */
  readonly tag: number | null;
  readonly asset: string;
  /** Whole units of the asset (`assetPlaces`). */
  readonly amount: bigint;
  /** Unix seconds; an older payment cannot be its own. */
  readonly claimedAt: number;
}

export interface Sight {
  /** Lower-case hex on Bitcoin, upper-case on the XRP Ledger. */
  readonly transactionId: string;
  /** In a block, or in a validated ledger. */
  readonly confirmed: boolean;
}

const hash = /^[0-9a-f]{64}$/i;

/** All outputs to the address together make exactly the amount (spec §8.2). `isOurs`: a coin of ours was spent, so it is no other wallet's. */
export function bitcoinSight(entry: BackendTransaction, owed: Owed, isOurs: (address: string) => boolean): Sight | null {
  const sum = entry.outputs.filter((output) => output.address === owed.address).reduce((total, { value }) => total + value, 0n);
  if (sum !== owed.amount || sum <= 0n || !hash.test(entry.txid)) return null;
  if (entry.height !== null && isOlder(entry.blockTime, owed)) return null;
  if (entry.inputs.some(({ address }) => address !== null && isOurs(address))) return null;
  return { transactionId: entry.txid.toLowerCase(), confirmed: entry.height !== null };
}

/** Only validated counts, and only what the ledger says was delivered: `Amount` is a wish. `own` is this wallet's account. */
export function xrplSight(entry: XrplTransaction, owed: Owed, own: string): Sight | null {
  if (!entry.validated || entry.result !== 'tesSUCCESS' || entry.account === own || !hash.test(entry.hash)) return null;
  if (entry.destination !== owed.address || entry.tag !== owed.tag || isOlder(entry.closedAt, owed)) return null;
  const isExact = deliveredUnits(entry.delivered, owed.asset) === owed.amount && owed.amount > 0n;
  return isExact ? { transactionId: entry.hash.toUpperCase(), confirmed: true } : null;
}

/** A time that nobody names is taken for a young one: the sender is asked, and nothing is paid before. */
function isOlder(time: number | null, { claimedAt }: Owed): boolean {
  return time !== null && time + clockSlack < claimedAt;
}
