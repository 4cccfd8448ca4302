// Owns the recipient's look at the chain: is there a payment for this claim, by the chain's word alone?
import { invoiceIdOf } from '../../shared/links/payout-id.ts';
import { textToSats, textToUnits, unitsToText } from '../../shared/money/units.ts';
import type { Network } from '../../shared/network.ts';
import { assetPlaces } from '../../shared/payouts/asset-places.ts';
import { methodChain, methodCurrency, methodKind } from '../../shared/payouts/methods.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import { scaleOf } from '../wallets/gather-holdings.ts';
import { findBitcoinPayment, findXrplPayment } from '../wallets/find-payment.ts';
import type { BackendSet } from './backend-set.ts';

export interface PaymentQuestion {
  readonly network: Network;
  readonly payoutId: string;
  readonly methodId: string;
  readonly address: string;
  readonly tag: number | null;
  /** Locked amount in coins; null while it is not known. */
  readonly amount: string | null;
  /** What the sender says; only used to choose among several payments. */
  readonly transactionId: string | null;
  /** Transactions in which other claims to the same address found theirs, one mention each. */
  readonly spokenFor: readonly string[];
}

export interface FoundPayment {
  readonly transactionId: string;
  readonly confirmations: number;
  readonly amount: string;
  readonly at: number | null;
}

/**
 * Bitcoin: the exact locked amount at the claim's address, in the oldest transaction that no other claim has for itself. XRP Ledger: a validated payment with this payout's InvoiceID and tag that delivered
 * at least the amount of exactly this asset (one drop cannot pass for it, nor a token of another issuer). Null where there is none, or the amount is not known yet; code `mpt-scale-unknown` where an MPT's scale could not be read.
 */
export async function findPayment(backends: BackendSet, question: PaymentQuestion): Promise<Result<FoundPayment | null>> {
  if (question.amount === null) return ok(null);
  return methodChain(question.methodId) === 'bitcoin'
    ? onBitcoin(backends, question, question.amount)
    : onLedger(backends, question, question.amount);
}

async function onBitcoin(backends: BackendSet, question: PaymentQuestion, amount: string): Promise<Result<FoundPayment | null>> {
  const sats = textToSats(amount);
  if (!sats.ok) return sats;
  const found = await findBitcoinPayment(backends.bitcoin, question.address, sats.value);
  if (!found.ok) return found;
  const free = found.value.filter(({ txid, outputs }) => outputs > question.spokenFor.filter((taken) => taken === txid).length);
  const payment = free.find((candidate) => candidate.txid === question.transactionId) ?? free.at(-1);
  return ok(payment === undefined ? null : { transactionId: payment.txid, confirmations: payment.confirmations, amount, at: payment.time });
}

async function onLedger(backends: BackendSet, question: PaymentQuestion, amount: string): Promise<Result<FoundPayment | null>> {
  const asset = methodCurrency(question.methodId);
  const scale = methodKind(question.methodId) === 'mpt' ? await scaleOf(backends.xrpl, asset) : null;
  if (scale === undefined) return refuse('mpt-scale-unknown');
  const places = assetPlaces(asset, scale);
  if (places === null) return ok(null);
  const units = textToUnits(amount, places);
  if (!units.ok) return units;
  const found = await findXrplPayment(backends.xrpl, question.address, invoiceIdOf(question.payoutId), asset);
  if (!found.ok) return found;
  const payment = found.value.find((candidate) => candidate.delivered >= units.value && candidate.tag === question.tag);
  if (payment === undefined) return ok(null);
  const delivered = unitsToText(payment.delivered, places);
  return ok({ transactionId: payment.hash, confirmations: 1, amount: delivered, at: payment.time });
}
