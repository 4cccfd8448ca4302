// Owns reading paths. The members `type` and `type_hex` that servers add say nothing new and are left out.
import { isClassicAddress } from '../../links/xrpl-address.ts';
import { readCurrency } from '../amounts/currency-code.ts';
import type { Path, PathStep } from '../draft.ts';
import { absent, isAbsent, type Read, read, unreadable } from './read.ts';

const stepMembers = new Set(['account', 'currency', 'issuer', 'type', 'type_hex']);
/** Far above what the ledger takes, so that the preflight can say which limit is passed. */
const maxItems = 1000;

export function readPaths(value: unknown): Read<readonly Path[]> {
  if (isAbsent(value)) return absent;
  if (!isShortArray(value)) return unreadable('xrpl-paths-shape', 'Paths');
  const paths = value.map(readPath);
  return paths.every((path) => path !== null) ? read(paths) : unreadable('xrpl-paths-shape', 'Paths');
}

function readPath(value: unknown): Path | null {
  if (!isShortArray(value)) return null;
  const steps = value.map(readStep);
  return steps.every((step) => step !== null) ? steps : null;
}

function readStep(value: unknown): PathStep | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const members = new Map<string, unknown>(Object.entries(value));
  if (![...members.keys()].every((name) => stepMembers.has(name))) return null;
  const account = addressOf(members.get('account'));
  const issuer = addressOf(members.get('issuer'));
  const currency = currencyOf(members.get('currency'));
  return account === undefined || issuer === undefined || currency === undefined ? null : { account, currency, issuer };
}

function addressOf(value: unknown): string | null | undefined {
  if (isAbsent(value)) return null;
  return typeof value === 'string' && isClassicAddress(value) ? value : undefined;
}

function currencyOf(value: unknown): string | null | undefined {
  if (isAbsent(value)) return null;
  if (typeof value !== 'string') return undefined;
  if (value === 'XRP' || /^0{40}$/.test(value)) return 'XRP';
  const currency = readCurrency(value);
  return currency.ok ? currency.value : undefined;
}

function isShortArray(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.length <= maxItems;
}
