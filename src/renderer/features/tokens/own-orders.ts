// Owns finding the orders of an account that are about one thing, so that what is being changed is never shown as it was.
import type { OrderStatus } from '../../../shared/contract/orders.ts';
import { assetOf, sameAsset } from '../../../shared/xrpl/amount.ts';
import { readAmount } from '../../../shared/xrpl/amounts/amount-parse.ts';
import { isPositive } from '../../../shared/xrpl/amounts/token-value.ts';
import type { CredentialKind } from '../../../shared/xrpl/facts.ts';
import { type AccountSetting, accountSettings } from '../../../shared/xrpl/transactions/account-set.ts';
import type { NamedAsset } from './token-input.ts';

/** What an order is about. */
export type Subject =
  | { readonly kind: 'asset'; readonly asset: NamedAsset }
  | { readonly kind: 'setting'; readonly setting: AccountSetting }
  | { readonly kind: 'preauth' }
  | { readonly kind: 'credential'; readonly credential: CredentialKind & { readonly subject: string } };

export interface OrderNews {
  /** On its way, or just settled and not yet read back. */
  readonly pending: OrderStatus | null;
  /** The newest order about this failed, not long ago. */
  readonly failed: OrderStatus | null;
}

/** Seconds for which a failure is still said, and for which a settled order is waited for to show. */
const failureIsNews = 900;
const settledIsNews = 30;

/** `rereading`: the account is being read again, so that a settled order may not show yet. */
export function newsOf(orders: readonly OrderStatus[], account: string, subject: Subject, now: number, rereading: boolean): OrderNews {
  const newest = orders.find((order) => order.account === account && isAbout(order, subject));
  if (newest === undefined) return { pending: null, failed: null };
  const age = now - newest.updatedAt;
  if (isUnderWay(newest) || (newest.phase === 'final' && rereading && age < settledIsNews)) return { pending: newest, failed: null };
  return { pending: null, failed: hasFailed(newest) && age < failureIsNews ? newest : null };
}

export function isUnderWay({ phase }: OrderStatus): boolean {
  return phase !== 'final' && phase !== 'failed' && phase !== 'void';
}

/** A plan that nobody confirmed is void without a reason: no failure. */
function hasFailed({ phase, reason }: OrderStatus): boolean {
  return phase === 'failed' || (phase === 'void' && reason !== null);
}

/** Tokens that an account has ordered to accept, or failed to, and does not have yet: the newest order about each. */
export function acceptanceNews(
  orders: readonly OrderStatus[],
  account: string,
  has: (asset: NamedAsset) => boolean,
  now: number,
  rereading: boolean,
): readonly { readonly asset: NamedAsset; readonly news: OrderNews }[] {
  const assets = orders.flatMap((order) => (order.account === account ? (acceptedBy(order) ?? []) : []));
  return assets
    .filter((asset, index) => !has(asset) && assets.findIndex((other) => sameAsset(asset, other)) === index)
    .map((asset) => ({ asset, news: newsOf(orders, account, { kind: 'asset', asset }, now, rereading) }))
    .filter(({ news }) => news.pending !== null || news.failed !== null);
}

/** Null for an order that accepts nothing. */
function acceptedBy(order: OrderStatus): NamedAsset | null {
  const fields = fieldsOf(order);
  if (order.transactionType === 'MPTokenAuthorize') {
    const id = fields['MPTokenIssuanceID'];
    return typeof id === 'string' && fields['Flags'] === undefined ? { kind: 'mpt', id } : null;
  }
  const limit = order.transactionType === 'TrustSet' ? readAmount(fields['LimitAmount']) : null;
  if (!limit?.ok || limit.value.kind !== 'token' || !isPositive(limit.value.value)) return null;
  return { kind: 'token', currency: limit.value.currency, issuer: limit.value.issuer };
}

function isAbout(order: OrderStatus, subject: Subject): boolean {
  const fields = fieldsOf(order);
  switch (subject.kind) {
    case 'asset':
      return isAboutAsset(order.transactionType, fields, subject.asset);
    case 'setting':
      return order.transactionType === 'AccountSet' && [fields['SetFlag'], fields['ClearFlag']].includes(accountSettings[subject.setting]);
    case 'preauth':
      return order.transactionType === 'DepositPreauth';
    case 'credential':
      return isAboutCredential(order, fields, subject.credential);
  }
}

function isAboutAsset(type: string, fields: Readonly<Record<string, unknown>>, asset: NamedAsset): boolean {
  if (type === 'MPTokenAuthorize') return asset.kind === 'mpt' && fields['MPTokenIssuanceID'] === asset.id;
  const named = type === 'TrustSet' ? fields['LimitAmount'] : type === 'Payment' ? fields['Amount'] : undefined;
  const amount = named === undefined ? null : readAmount(named);
  return amount?.ok === true && sameAsset(assetOf(amount.value), asset);
}

function isAboutCredential(
  { transactionType, account }: OrderStatus,
  fields: Readonly<Record<string, unknown>>,
  { issuer, type, subject }: CredentialKind & { readonly subject: string },
): boolean {
  const ofSubject =
    transactionType === 'CredentialAccept' ? account === subject : transactionType === 'CredentialDelete' && fields['Subject'] === subject;
  return ofSubject && fields['Issuer'] === issuer && fields['CredentialType'] === type;
}

function fieldsOf({ transaction }: OrderStatus): Readonly<Record<string, unknown>> {
  const value: unknown = parsed(transaction);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
