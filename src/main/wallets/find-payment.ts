// Owns finding a payment on the chain by itself, for recipients and for payouts that were paid outside Pullpay.
import { ok, type Result } from '../../shared/result.ts';
import type { BackendTransaction, BitcoinBackend } from '../backends/bitcoin-backend.ts';
import type { XrplBackend, XrplTransaction } from '../backends/xrpl-backend.ts';
import { confirmationsAt } from './bitcoin-history.ts';
import { deliveredUnits } from './delivered.ts';

export interface FoundBitcoinPayment {
  readonly txid: string;
  /** The output that pays the amount; null when several outputs of the transaction pay it together. */
  readonly outputIndex: number | null;
  /** How many payments of this amount it holds: outputs of exactly the amount, or 1 for all together. */
  readonly outputs: number;
  readonly confirmations: number;
  /** Unix seconds of the block; null while unconfirmed. */
  readonly time: number | null;
}

/**
 * Transactions that pay exactly `amount` satoshi to `address`, in one output or in all of theirs to it together (spec §8.2), newest first.
 * An address that is used again may have several: who asks decides which are already spoken for.
 */
export async function findBitcoinPayment(
  backend: BitcoinBackend,
  address: string,
  amount: bigint,
): Promise<Result<readonly FoundBitcoinPayment[]>> {
  const [tip, transactions] = await Promise.all([backend.tip(), backend.transactions(address)]);
  if (!tip.ok) return tip;
  if (!transactions.ok) return transactions;
  return ok(transactions.value.flatMap((entry) => paymentIn(entry, address, amount, tip.value.height) ?? []));
}

function paymentIn(entry: BackendTransaction, address: string, amount: bigint, tipHeight: number): FoundBitcoinPayment | null {
  const isExact = (output: BackendTransaction['outputs'][number]): boolean => output.address === address && output.value === amount;
  const exact = entry.outputs.findIndex(isExact);
  const total = entry.outputs.filter((output) => output.address === address).reduce((sum, { value }) => sum + value, 0n);
  if (exact === -1 && total !== amount) return null;
  return {
    txid: entry.txid,
    outputIndex: exact === -1 ? null : exact,
    outputs: exact === -1 ? 1 : entry.outputs.filter(isExact).length,
    confirmations: confirmationsAt(entry.height, tipHeight),
    time: entry.blockTime,
  };
}

export interface FoundXrplPayment {
  readonly hash: string;
  /** Whole units of the asset that arrived. */
  readonly delivered: bigint;
  readonly account: string;
  readonly tag: number | null;
  readonly ledgerIndex: number | null;
  /** Unix seconds of the ledger's close. */
  readonly time: number | null;
}

const searchDepth = 400;

/**
 * Validated payments of `asset` to `address` that carry `invoiceId` (64 hex), newest first. Anybody can send one drop with any InvoiceID: compare `delivered`
 * (and the tag) with what was promised.
 */
export async function findXrplPayment(
  backend: XrplBackend,
  address: string,
  invoiceId: string,
  asset: string,
): Promise<Result<readonly FoundXrplPayment[]>> {
  const transactions = await backend.transactions(address, searchDepth);
  if (!transactions.ok) return transactions;
  return ok(transactions.value.flatMap((entry) => deliveryIn(entry, address, invoiceId, asset) ?? []));
}

function deliveryIn(entry: XrplTransaction, address: string, invoiceId: string, asset: string): FoundXrplPayment | null {
  const units = deliveredUnits(entry.delivered, asset);
  const isIt = entry.validated && entry.destination === address && entry.invoiceId?.toUpperCase() === invoiceId.toUpperCase();
  if (!isIt || units === null) return null;
  return {
    hash: entry.hash,
    delivered: units,
    account: entry.account,
    tag: entry.tag,
    ledgerIndex: entry.ledgerIndex,
    time: entry.closedAt,
  };
}
