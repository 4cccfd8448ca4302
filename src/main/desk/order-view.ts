// Owns what the secure window shows of an order: every field in full, and for a payment what it would do as the ledger stands.
import type { PlanOrder, ShownAmount } from '../../shared/contract/secure-api.ts';
import { formatDecimal } from '../../shared/money/decimal.ts';
import { dropsToText } from '../../shared/money/units.ts';
import type { Network } from '../../shared/network.ts';
import type { Amount } from '../../shared/xrpl/amount.ts';
import { readAmount } from '../../shared/xrpl/amounts/amount-parse.ts';
import { describeCurrency } from '../../shared/xrpl/amounts/currency-words.ts';
import { mptIssuerOf, mptText } from '../../shared/xrpl/amounts/mpt.ts';
import { decimalOfValue } from '../../shared/xrpl/amounts/token-value.ts';
import type { PaymentReview } from '../../shared/xrpl/api.ts';
import type { PaymentDraft } from '../../shared/xrpl/draft.ts';
import { type LedgerFacts, nothingKnown } from '../../shared/xrpl/facts.ts';
import type { Finding } from '../../shared/xrpl/finding.ts';
import { flagNames, settingName } from '../../shared/xrpl/flag-names.ts';
import { hasFlag, tfPartialPayment } from '../../shared/xrpl/flags.ts';
import { normalisePayment } from '../../shared/xrpl/normalise.ts';
import { inOrder } from '../../shared/xrpl/order.ts';
import { preflight } from '../../shared/xrpl/preflight.ts';
import { reviewPayment } from '../../shared/xrpl/review.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';
import { gatherFacts } from '../ledger/gather-facts.ts';
import type { PlanOrderView } from '../outbox/plan-view.ts';
import type { Order } from '../outbox/types.ts';
import { orderWarnings } from './order-warnings.ts';

export interface OrderSurroundings {
  readonly backend: XrplBackend;
  readonly network: Network;
  readonly networkId: number;
  /** Whether the key of an address is in this wallet. */
  readonly holdsKey: (address: string) => boolean;
}

/** Where the ledger cannot be asked the fields are shown all the same, and the review says less. */
export async function showOrder(view: PlanOrderView, around: OrderSurroundings): Promise<PlanOrder> {
  const { id, order, fee, feeCeiling } = view;
  const type = String(order.tx['TransactionType']);
  const payment =
    type === 'Payment' ? await reviewOf(order, fee, around) : { review: null, findings: orderWarnings(order, around.holdsKey) };
  return {
    id,
    account: order.account,
    type,
    fields: fieldsOf(order),
    useTicket: order.useTicket,
    fee: dropsToText(fee),
    feeCeiling: dropsToText(feeCeiling),
    ...payment,
  };
}

function fieldsOf({ tx }: Order): PlanOrder['fields'] {
  const named = Object.entries(tx).filter(([name]) => name !== 'TransactionType' && name !== 'Account');
  return named.map(([name, value]) => ({
    name,
    value: typeof value === 'number' ? numberText(String(tx['TransactionType']), name, value) : textOf(name, value),
  }));
}

/** Flags with the ledger's own names of them. */
function numberText(type: string, name: string, value: number): string {
  if (name === 'Flags') return [String(value), ...flagNames(type, value)].join(' · ');
  const setting = name === 'SetFlag' || name === 'ClearFlag' ? settingName(value) : null;
  return setting === null ? String(value) : `${value} · ${setting}`;
}

const amountFields = new Set(['Amount', 'SendMax', 'DeliverMin', 'LimitAmount', 'TakerGets', 'TakerPays']);
const readableHex = new Set(['CredentialType', 'Domain', 'URI', 'MemoData', 'MemoType', 'MemoFormat']);

function textOf(name: string, value: unknown): string {
  const amount = amountFields.has(name) ? readAmount(value) : null;
  if (amount?.ok === true) {
    const { value: text, issuer, raw } = shownAmount(amount.value);
    const unit = unitOf(amount.value, true);
    return issuer === null || raw !== undefined ? `${text} ${unit}` : `${text} ${unit} · ${issuer}`;
  }
  if (typeof value === 'string') return readableHex.has(name) ? withPlainText(value) : value;
  return JSON.stringify(value, null, 1);
}

/** Hex that spells printable text shows both; the hex is what is signed. */
function withPlainText(hex: string): string {
  const bytes = Buffer.from(hex, 'hex');
  const text = bytes.toString('utf8');
  return /^[\x20-\x7e]{1,200}$/.test(text) && bytes.length * 2 === hex.length ? `${hex} (“${text}”)` : hex;
}

async function reviewOf(order: Order, fee: bigint, around: OrderSurroundings): Promise<Pick<PlanOrder, 'review' | 'findings'>> {
  const { draft } = normalisePayment({ ...order.tx, Fee: fee.toString() }, around.network);
  const gathered = await gatherFacts(around.backend, around.network, draft, { networkId: around.networkId });
  const facts = gathered.ok ? gathered.value : { ...nothingKnown, network: around.network };
  const review = reviewPayment(draft, facts, { contacts: [], knownIssuers: {} });
  // The network's id is bound at signing; an order never names it.
  const judged = preflight({ draft: { ...draft, networkId: around.networkId > 1024 ? around.networkId : null }, findings: [] }, facts);
  const findings = inOrder([...judged.findings, ...(review?.warnings ?? [])]).map(({ severity, code, params }: Finding) => ({
    severity,
    code,
    params: { ...params },
  }));
  return { review: review === null ? null : shownReview(review, draft, facts), findings };
}

function shownReview(review: PaymentReview, draft: PaymentDraft, facts: LedgerFacts): PlanOrder['review'] {
  const { kind, delivered, deliveredAtLeast, spentAtMost, worstRate, transferFee, reserve } = review;
  const shown = (amount: Amount): ShownAmount => shownAmount(amount, facts);
  return {
    kind: kind.type,
    destination: draft.destination ?? '',
    destinationTag: draft.destinationTag,
    delivered: shown(delivered),
    deliveredAtLeast: deliveredAtLeast === null ? null : shown(deliveredAtLeast),
    partial: hasFlag(draft.flags, tfPartialPayment),
    spentAtMost: shown(spentAtMost),
    worstRate,
    transferFee: transferFee === null ? null : shown(transferFee),
    balanceAfter: reserve.balanceAfter === null ? null : dropsToText(reserve.balanceAfter),
    belowReserve: reserve.belowReserve,
    createsAccount: reserve.createsAccount,
  };
}

function shownAmount(amount: Amount, { issuances }: Pick<LedgerFacts, 'issuances'> = nothingKnown): ShownAmount {
  const unit = unitOf(amount, false);
  switch (amount.kind) {
    case 'xrp':
      return { value: dropsToText(amount.drops), unit, issuer: null };
    case 'token':
      return { value: formatDecimal(decimalOfValue(amount.value)), unit, issuer: amount.issuer };
    case 'mpt': {
      const value = mptText(amount.value, issuances[amount.id]?.assetScale ?? 0);
      return { value, unit, issuer: mptIssuerOf(amount.id), raw: amount.value.toString() };
    }
  }
}

/** A code that only looks like another one is never shown without the bytes that are signed; `exact`: no code in hex is. */
function unitOf(amount: Amount, exact: boolean): string {
  if (amount.kind !== 'token') return amount.kind === 'xrp' ? 'XRP' : `MPT ${amount.id}`;
  const { text, isHex, looksLike } = describeCurrency(amount.currency);
  return isHex && text !== amount.currency && (exact || looksLike !== null) ? `${text} (${amount.currency})` : text;
}
