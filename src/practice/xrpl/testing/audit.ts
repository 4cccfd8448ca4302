// Owns the audit of a whole state: what must hold of every ledger, whatever was done to it. Each breach is a sentence.
import { decode, encode } from 'ripple-binary-codec';
import { isNegative, isPositive, MIN_EXPONENT, type Quantity, tenTo } from '../arith/quantity.ts';
import { type JsonObject, sameJson } from '../base/json.ts';
import { idsOf } from '../ledger/directory.ts';
import type { LedgerEntry } from '../ledger/entries.ts';
import type { RippleState } from '../ledger/entries-tokens.ts';
import { ownerDirectoryIndex, qualityOfPage } from '../ledger/indexes.ts';
import { ownedIndexes } from '../ledger/owner-directory.ts';
import type { ReadView } from '../ledger/view.ts';
import { balanceSeenBy, hasLineFlag, peerOf } from '../lines/trust-line.ts';
import { termsOf } from '../offers/offer.ts';

type Entries = readonly (readonly [string, LedgerEntry])[];

export function audit(view: ReadView): readonly string[] {
  const all: Entries = [...view.entries()];
  return [...xrpFaults(all), ...ownerFaults(view, all), ...listingFaults(view, all), ...tokenFaults(view, all), ...formFaults(all)];
}

/** Drops of all accounts together. */
export function totalXrp(view: ReadView): bigint {
  return [...view.entries()].reduce((sum, [, entry]) => sum + (entry.LedgerEntryType === 'AccountRoot' ? BigInt(entry.Balance) : 0n), 0n);
}

function xrpFaults(all: Entries): readonly string[] {
  return all.flatMap(([, entry]) =>
    entry.LedgerEntryType === 'AccountRoot' && BigInt(entry.Balance) < 0n ? [`${entry.Account} has ${entry.Balance} drops`] : [],
  );
}

/** Who pays the reserve for an entry. */
function payers(entry: LedgerEntry): readonly string[] {
  if (entry.LedgerEntryType === 'RippleState') {
    const sides = [entry.LowLimit.issuer, entry.HighLimit.issuer];
    return sides.filter((side) => hasLineFlag(entry, side, 'reserve'));
  }
  if (entry.LedgerEntryType === 'MPTokenIssuance') return [entry.Issuer];
  return entry.LedgerEntryType !== 'AccountRoot' && 'Account' in entry ? [entry.Account] : [];
}

function ownerFaults(view: ReadView, all: Entries): readonly string[] {
  const counts = new Map<string, number>();
  for (const [, entry] of all) for (const owner of payers(entry)) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  return all.flatMap(([, entry]) => {
    if (entry.LedgerEntryType !== 'AccountRoot') return [];
    const owned = counts.get(entry.Account) ?? 0;
    const listed = ownedIndexes(view, entry.Account);
    const gone = listed.filter((index) => view.get(index) === undefined);
    return [
      ...(owned === entry.OwnerCount ? [] : [`${entry.Account} counts ${entry.OwnerCount} and owns ${owned}`]),
      ...gone.map((index) => `${entry.Account} lists ${index}, which is gone`),
    ];
  });
}

/** Every line is in both directories, every offer in its owner's and its book's, and no page is empty but a root with more behind it. */
function listingFaults(view: ReadView, all: Entries): readonly string[] {
  return all.flatMap(([index, entry]) => {
    if (entry.LedgerEntryType === 'DirectoryNode') {
      const isEmpty = entry.Indexes.length === 0 && entry.IndexNext === undefined;
      return isEmpty ? [`directory page ${index} is empty`] : [];
    }
    const missing = directoriesOf(entry).filter((root) => ![...idsOf(view, root)].includes(index));
    return missing.map((root) => `${entry.LedgerEntryType} ${index} is not in ${root}`);
  });
}

function directoriesOf(entry: LedgerEntry): readonly string[] {
  if (entry.LedgerEntryType === 'RippleState') return [entry.LowLimit.issuer, entry.HighLimit.issuer].map(ownerDirectoryIndex);
  if (entry.LedgerEntryType === 'AccountRoot' || !('Account' in entry)) return [];
  const own = [ownerDirectoryIndex(entry.Account)];
  return entry.LedgerEntryType === 'Offer' ? [...own, entry.BookDirectory] : own;
}

/** Sums without any rounding: units of the smallest exponent. */
type Sums = Map<string, bigint>;

/** What an issuer owes, by its own directory, is what the others hold, by theirs. */
function tokenFaults(view: ReadView, all: Entries): readonly string[] {
  const accounts = all.flatMap(([, entry]) => (entry.LedgerEntryType === 'AccountRoot' ? [entry.Account] : []));
  const [owed, held]: readonly [Sums, Sums] = [new Map(), new Map()];
  for (const account of accounts) for (const line of linesOf(view, account)) note(line, account, owed, held);
  const keys = new Set([...owed.keys(), ...held.keys()]);
  return [...keys].flatMap((key) => ((owed.get(key) ?? 0n) === (held.get(key) ?? 0n) ? [] : [`${key}: owed and held are not the same`]));
}

function linesOf(view: ReadView, account: string): readonly RippleState[] {
  return ownedIndexes(view, account).flatMap((index) => {
    const entry = view.get(index);
    return entry?.LedgerEntryType === 'RippleState' ? [entry] : [];
  });
}

function note(line: RippleState, account: string, owed: Sums, held: Sums): void {
  const balance = balanceSeenBy(line, account);
  const { currency } = line.Balance;
  if (isNegative(balance)) grow(owed, `${currency}/${account}`, { ...balance, m: -balance.m });
  if (isPositive(balance)) grow(held, `${currency}/${peerOf(line, account)}`, balance);
}

function grow(sums: Sums, key: string, { m, e }: Quantity): void {
  sums.set(key, (sums.get(key) ?? 0n) + m * tenTo(e - MIN_EXPONENT));
}

/** Offers hold something on both sides, stand where their quality says, and every entry survives its binary form. */
function formFaults(all: Entries): readonly string[] {
  return all.flatMap(([index, entry]) => [...offerFault(index, entry), ...binaryFault(index, entry)]);
}

function offerFault(index: string, entry: LedgerEntry): readonly string[] {
  if (entry.LedgerEntryType !== 'Offer') return [];
  const { pays, gets } = termsOf(entry);
  const isFilled = isPositive(pays.quantity) && isPositive(gets.quantity);
  return isFilled && qualityOfPage(entry.BookDirectory) !== '0'.repeat(16) ? [] : [`offer ${index} holds nothing`];
}

function binaryFault(index: string, entry: LedgerEntry): readonly string[] {
  const json: JsonObject = entry;
  const back = decode(encode(json)) as JsonObject;
  const changed = Object.keys(json).filter((key) => !sameValue(json[key], back[key]));
  return changed.map((key) => `${entry.LedgerEntryType} ${index}: ${key} does not survive its binary form`);
}

/** The codec writes token values out in full, so they are compared as the codec writes them. */
function sameValue(before: JsonObject[string], after: JsonObject[string]): boolean {
  if (sameJson(before, after)) return true;
  const written = (value: JsonObject[string]) => JSON.stringify(value).toUpperCase();
  if (written(before) === written(after)) return true;
  return encode({ TakerGets: before }) === encode({ TakerGets: after });
}
