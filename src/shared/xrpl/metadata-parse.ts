// Owns reading the metadata of a transaction as servers give it: which ledger objects changed, and by how much one account's balance did.
import { isPositive, negate, readTokenValue, zeroValue } from './amounts/token-value.ts';
import { addValues, subtractValues } from './amounts/token-arithmetic.ts';
import { readDrops } from './amounts/amount-parse.ts';
import { readCurrency } from './amounts/currency-code.ts';
import { readMptValue } from './amounts/mpt.ts';
import type { Asset, TokenValue } from './amount.ts';

export interface ChangedNode {
  readonly type: string;
  /** Fields afterwards (for a created or deleted object as far as metadata has them). */
  readonly fields: Members;
  /** Values before, of what changed; null for a created object. */
  readonly previous: Members | null;
  /** A created object: what it does not name was not there before. */
  readonly created: boolean;
}

export type Members = Readonly<Record<string, unknown>>;

/** The objects of `AffectedNodes`; what cannot be read is left out. */
export function readNodes(meta: unknown): readonly ChangedNode[] {
  const nodes = membersOf(meta)?.['AffectedNodes'];
  return Array.isArray(nodes) ? nodes.flatMap((node) => readNode(node) ?? []) : [];
}

function readNode(value: unknown): ChangedNode | null {
  const [kind = '', inner] = Object.entries(membersOf(value) ?? {})[0] ?? [];
  const node = membersOf(inner);
  if (node === null || typeof node['LedgerEntryType'] !== 'string') return null;
  const created = kind === 'CreatedNode';
  const fields = membersOf(node[created ? 'NewFields' : 'FinalFields']) ?? {};
  return { type: node['LedgerEntryType'], fields, previous: created ? null : (membersOf(node['PreviousFields']) ?? {}), created };
}

export function membersOf(value: unknown): Members | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : null;
}

/** How a balance changed: drops and MPT units are whole, tokens have their own arithmetic. */
export type BalanceChange = { readonly kind: 'units'; readonly units: bigint } | { readonly kind: 'value'; readonly value: TokenValue };

/**
 * Change of one account's holding of an asset; null where metadata shows no object of it. For a token all lines of the account in that currency count,
 * since an amount that names the account itself as issuer may arrive on any of them.
 */
export function balanceChange(nodes: readonly ChangedNode[], account: string, asset: Asset): BalanceChange | null {
  if (asset.kind === 'token') return tokenChange(nodes, account, asset);
  const changes = nodes.flatMap((node) => unitChange(node, account, asset) ?? []);
  return changes.length === 0 ? null : { kind: 'units', units: changes.reduce((sum, one) => sum + one, 0n) };
}

function unitChange(node: ChangedNode, account: string, asset: Exclude<Asset, { kind: 'token' }>): bigint | null {
  if (asset.kind === 'xrp')
    return node.type === 'AccountRoot' && node.fields['Account'] === account ? unitsOf(node, 'Balance', readDrops) : null;
  if (node.type === 'MPToken' && node.fields['Account'] === account && isId(node, asset.id))
    return unitsOf(node, 'MPTAmount', readMptValue);
  if (node.type !== 'MPTokenIssuance' || node.fields['Issuer'] !== account || !isId(node, asset.id)) return null;
  // What comes back to its issuer is no longer outstanding.
  const change = unitsOf(node, 'OutstandingAmount', readMptValue);
  return change === null ? null : -change;
}

/** An MPToken names its issuance, an issuance its sequence; the id starts with that. */
function isId({ fields }: ChangedNode, id: string): boolean {
  if (typeof fields['MPTokenIssuanceID'] === 'string') return fields['MPTokenIssuanceID'].toUpperCase() === id;
  return typeof fields['Sequence'] === 'number' && fields['Sequence'].toString(16).padStart(8, '0').toUpperCase() === id.slice(0, 8);
}

type UnitReader = (text: string) => { readonly ok: true; readonly value: bigint } | { readonly ok: false };

/** An amount of zero is left out of an object, so absent is zero; unchanged ones are not in PreviousFields. */
function unitsOf(node: ChangedNode, field: string, reader: UnitReader): bigint | null {
  const after = readUnits(node.fields[field], reader);
  const isUnchanged = node.previous !== null && node.previous[field] === undefined;
  const before = node.previous === null ? 0n : isUnchanged ? beforeOf(node, field, after) : readUnits(node.previous[field], reader);
  return after === null || before === null ? null : after - before;
}

/** An MPToken that held nothing has no amount before and `{}` as previous fields; in every other object what is not named there did not change. */
function beforeOf(node: ChangedNode, field: string, after: bigint | null): bigint | null {
  const appeared = field === 'MPTAmount' && node.previous !== null && Object.keys(node.previous).length === 0;
  return appeared ? 0n : after;
}

function readUnits(value: unknown, reader: UnitReader): bigint | null {
  if (value === undefined) return 0n;
  const units = typeof value === 'string' ? reader(value) : null;
  return units?.ok ? units.value : null;
}

function tokenChange(nodes: readonly ChangedNode[], account: string, asset: Extract<Asset, { kind: 'token' }>): BalanceChange | null {
  let sum: TokenValue | null = null;
  for (const node of nodes) {
    const change = lineChange(node, account, asset);
    if (change !== null) sum = sum === null ? change : addValues(sum, change);
  }
  return sum === null ? null : { kind: 'value', value: sum };
}

function lineChange(node: ChangedNode, account: string, asset: Extract<Asset, { kind: 'token' }>): TokenValue | null {
  if (node.type !== 'RippleState') return null;
  const [low, high] = [membersOf(node.fields['LowLimit'])?.['issuer'], membersOf(node.fields['HighLimit'])?.['issuer']];
  const peer = low === account ? high : high === account ? low : null;
  const balance = membersOf(node.fields['Balance']);
  if (typeof peer !== 'string' || !isCurrency(balance?.['currency'], asset.currency)) return null;
  if (asset.issuer !== account && asset.issuer !== peer) return null;
  const after = valueOf(balance?.['value']);
  const before = node.created ? zeroValue : valueOf(membersOf(node.previous?.['Balance'])?.['value'] ?? balance?.['value']);
  const change = after === null || before === null ? null : subtractValues(after, before);
  return change === null || low === account ? change : negate(change);
}

function isCurrency(value: unknown, currency: string): boolean {
  const code = typeof value === 'string' ? readCurrency(value) : null;
  return code?.ok === true && code.value === currency;
}

function valueOf(value: unknown): TokenValue | null {
  const read = typeof value === 'string' ? readTokenValue(value) : null;
  return read?.ok ? read.value : null;
}

/**
 * The account whose tokens `account` has more of, where it is exactly one and no other line of that currency moved; null otherwise, and where tokens of its own came
 * home (its debt fell).
 */
export function onlyIssuerRisen(nodes: readonly ChangedNode[], account: string, currency: string): string | null {
  const moved = nodes.flatMap((node) => {
    const change = lineChange(node, account, { kind: 'token', currency, issuer: account });
    return change === null || change.mantissa === 0n ? [] : [{ node, change }];
  });
  const [only] = moved;
  if (moved.length !== 1 || only === undefined || !isPositive(only.change)) return null;
  const [low, high] = [membersOf(only.node.fields['LowLimit'])?.['issuer'], membersOf(only.node.fields['HighLimit'])?.['issuer']];
  const after = valueOf(membersOf(only.node.fields['Balance'])?.['value']);
  const held = after === null || low === account ? after : negate(after);
  const before = held === null ? null : subtractValues(held, only.change);
  const peer = low === account ? high : low;
  return typeof peer === 'string' && before !== null && before.mantissa >= 0n ? peer : null;
}

/** A change as amount of the asset; null where it is not above zero. */
export function risenBy(change: BalanceChange | null): BalanceChange | null {
  if (change === null) return null;
  return (change.kind === 'units' ? change.units > 0n : isPositive(change.value)) ? change : null;
}
