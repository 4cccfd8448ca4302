// Owns payout lines in tokens and MPTs: the payment that each becomes, what an issuer takes of it, and whether it would surely fail.
import { compare, type Decimal, formatDecimal, subtract } from '../../../shared/money/decimal.ts';
import { dropsToText } from '../../../shared/money/units.ts';
import type { Network } from '../../../shared/network.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { type Amount, type Asset, assetOf, sameAsset } from '../../../shared/xrpl/amount.ts';
import { describeCurrency } from '../../../shared/xrpl/amounts/currency-words.ts';
import { mptText } from '../../../shared/xrpl/amounts/mpt.ts';
import { writeAmount } from '../../../shared/xrpl/amounts/write-amount.ts';
import { emptyDraft, type PaymentDraft } from '../../../shared/xrpl/draft.ts';
import { canBeJudged } from '../../../shared/xrpl/effective.ts';
import { holdingKey, type LedgerFacts, lineKey } from '../../../shared/xrpl/facts.ts';
import type { FindingCode } from '../../../shared/xrpl/finding-codes.ts';
import { preflight } from '../../../shared/xrpl/preflight.ts';
import { feeCosts } from '../../../shared/xrpl/review/costs.ts';
import { invoiceIdOf } from '../../chains/xrpl/invoice-id.ts';
import type { Entry, PlanLine } from '../types.ts';
import { amountOfLine, decimalOf, spentBy, totalOf } from './xrpl-line-amounts.ts';
import { networkField } from './xrpl-fees.ts';

export function isTokenLine(line: Pick<PlanLine, 'asset'>): boolean {
  return line.asset !== 'XRP';
}

/** The payment of a line, without what is chosen at signing. No flag is ever set: less than the amount never counts as paid. */
export function paymentOfLine(line: PlanLine, account: string, sendMax: Amount | null): Result<PaymentDraft> {
  const amount = amountOfLine(line);
  if (!amount.ok) return amount;
  return ok({
    ...emptyDraft,
    account,
    destination: line.address,
    destinationTag: line.tag,
    amount: amount.value,
    sendMax,
    flags: 0,
    invoiceId: invoiceIdOf(line.payoutId),
  });
}

/** What covers the issuer's fee, as it is kept in the plan; null where no issuer stands between, or it takes nothing. */
export function sendMaxOf(line: PlanLine, account: string, facts: LedgerFacts): Result<Amount | null> {
  const draft = paymentOfLine(line, account, null);
  if (!draft.ok) return draft;
  return ok(canBeJudged(draft.value) ? feeCosts(draft.value, facts).proposedSendMax : null);
}

/**
 * Refuses what would surely fail as the ledger stands: `destination-is-own`, `mpt-scale-differs`, `no-trust-line`, `destination-refused`, `destination-tag-required`,
 * `destination-not-funded`, `insufficient-funds`, else the code of the finding. What is not known refuses nothing.
 */
export function checkTokenLine(line: PlanLine, draft: PaymentDraft, facts: LedgerFacts, networkId: number): Result<void> {
  const { payoutId, address, scale } = line;
  if (draft.amount === null || draft.account === address) return refuse('destination-is-own', { payoutId });
  const issuance = draft.amount.kind === 'mpt' ? facts.issuances[draft.amount.id] : undefined;
  if (issuance && issuance.assetScale !== scale) return refuse('mpt-scale-differs', { payoutId });
  const { findings } = preflight({ draft: { ...draft, networkId: networkField(networkId) }, findings: [] }, facts);
  const wrong = findings.find(({ severity }) => severity === 'block');
  if (wrong === undefined) return ok(undefined);
  const code = refusalOf.get(wrong.code) ?? wrong.code;
  if (code === 'insufficient-funds') return shortFunds(draft, facts, [draft.sendMax ?? draft.amount]);
  return refuse(code, { ...wrong.params, payoutId, currency: nameOf(assetOf(draft.amount)), reserve: reserveText(facts) });
}

const refusalOf: ReadonlyMap<FindingCode, string> = new Map([
  ['xrpl-tag-needed', 'destination-tag-required'],
  ['xrpl-receiver-absent-token', 'destination-not-funded'],
  ['xrpl-receiver-line-missing', 'no-trust-line'],
  ['xrpl-receiver-line-full', 'no-trust-line'],
  ['xrpl-mpt-receiver-not-opted-in', 'no-trust-line'],
  ['xrpl-receiver-not-authorized', 'destination-refused'],
  ['xrpl-mpt-receiver-not-authorized', 'destination-refused'],
  ['xrpl-receiver-deep-frozen', 'destination-refused'],
  ['xrpl-receiver-freezes-issuer', 'destination-refused'],
  ['xrpl-deposit-refused', 'destination-refused'],
  ['xrpl-pseudo-account', 'destination-refused'],
  ['xrpl-source-line-missing', 'insufficient-funds'],
  ['xrpl-token-funds-none', 'insufficient-funds'],
  ['xrpl-token-funds-short', 'insufficient-funds'],
  ['xrpl-mpt-sender-not-opted-in', 'insufficient-funds'],
  ['xrpl-mpt-funds-short', 'insufficient-funds'],
]);

/** `insufficient-funds` where the account surely holds less of an asset than these lines and what is open take together. */
export function checkHoldings(account: string, facts: LedgerFacts, spent: readonly Amount[], open: readonly Entry[]): Result<void> {
  const all = [...spent, ...open.flatMap((entry) => spentBy(entry) ?? [])];
  const assets: Asset[] = [];
  for (const amount of spent) if (!assets.some((asset) => sameAsset(asset, assetOf(amount)))) assets.push(assetOf(amount));
  for (const asset of assets) {
    const held = holdingOf(account, asset, facts);
    const needed = totalOf(asset, all);
    if (held !== null && compare(held, needed) < 0) return short(asset, held, needed, facts);
  }
  return ok(undefined);
}

function shortFunds(draft: PaymentDraft, facts: LedgerFacts, spent: readonly Amount[]): Result<never> {
  const asset = assetOf(spent[0] ?? { kind: 'xrp', drops: 0n });
  return short(asset, holdingOf(draft.account ?? '', asset, facts) ?? { digits: 0n, scale: 0 }, totalOf(asset, spent), facts);
}

function short(asset: Asset, held: Decimal, needed: Decimal, facts: LedgerFacts): Result<never> {
  const available = held.digits > 0n ? held : { digits: 0n, scale: 0 };
  const asRead = (value: Decimal): string =>
    asset.kind === 'mpt' ? mptText(value.digits, facts.issuances[asset.id]?.assetScale ?? 0) : formatDecimal(value);
  const [availableText, neededText, missing] = [available, needed, subtract(needed, available)].map(asRead);
  return refuse('insufficient-funds', {
    asset: nameOf(asset),
    available: availableText ?? '',
    needed: neededText ?? '',
    missing: missing ?? '',
  });
}

/** What the account holds of an asset; null: not known, or it is the issuer and makes what it pays. */
function holdingOf(account: string, asset: Asset, facts: LedgerFacts): Decimal | null {
  if (asset.kind === 'xrp') return null;
  if (asset.kind === 'mpt') {
    const holding = facts.holdings[holdingKey(account, asset.id)];
    return holding ? decimalOf({ kind: 'mpt', id: asset.id, value: holding.balance }) : null;
  }
  const balance = asset.issuer === account ? null : facts.lines[lineKey(account, asset.issuer, asset.currency)]?.balance;
  return balance ? decimalOf({ kind: 'token', currency: asset.currency, issuer: asset.issuer, value: balance }) : null;
}

function nameOf(asset: Asset): string {
  return asset.kind === 'token' ? describeCurrency(asset.currency).text : asset.kind === 'mpt' ? `MPT ${asset.id.slice(0, 8)}…` : 'XRP';
}

function reserveText({ reserve }: LedgerFacts): string {
  return reserve === null ? '' : dropsToText(reserve.base);
}

/** As it stands in the plan's detail. */
export function sendMaxText(sendMax: Amount): unknown {
  return writeAmount(sendMax);
}

/** The network set that a ledger's id belongs to. */
export function networkOf(networkId: number): Network {
  return networkId === 0 ? 'main' : networkId === 1 ? 'test' : 'practice';
}
