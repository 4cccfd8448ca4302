// Owns the filter of the payouts list: which rows it lets through, fast enough for a hundred thousand of them.
import { compare } from '../../../shared/money/decimal.ts';
import { decimalOf } from '../../../shared/money/parse-amount.ts';
import { assetCode } from '../../../shared/xrpl/amounts/asset-words.ts';
import { methodChain } from '../../../shared/payouts/methods.ts';
import { externalIdOf } from '../../../shared/payouts/world.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { boundOf, dayStart, plainText } from '../../state/bounds.ts';
import { noFilter, type QueueFilter } from '../../state/queue-filter.ts';

type Row = Pick<
  PayoutRow,
  | 'id'
  | 'pullPaymentName'
  | 'pullPaymentId'
  | 'remote'
  | 'note'
  | 'address'
  | 'tag'
  | 'methodId'
  | 'payoutCurrency'
  | 'transactionId'
  | 'metadata'
  | 'originalAmount'
  | 'createdAt'
>;
type Test = (row: Row) => boolean;

/** Rows that hold every word of the search (in name, note, address, tag, external id, payout id, transaction id or connected store) and keep every bound. */
export function matching<T extends Row>(rows: readonly T[], filter: QueueFilter): readonly T[] {
  const tests = testsOf(filter);
  return tests.length === 0 ? rows : rows.filter((row) => tests.every((test) => test(row)));
}

/** Bounds beyond search and chain that are set. */
export function boundsOf(filter: QueueFilter): number {
  return (['pull', 'least', 'most', 'from', 'to'] as const).filter((name) => filter[name] !== noFilter[name]).length;
}

/** The cheap ones first. */
function testsOf({ search, chain, pull, least, most, from, to }: QueueFilter): readonly Test[] {
  const words = plainText(search).split(/\s+/).filter(Boolean);
  const [low, high] = [boundOf(least), boundOf(most)];
  const [first, last] = [dayStart(from, 0), dayStart(to, 1)];
  return [
    ...(pull === 'all' ? [] : [(row: Row) => row.pullPaymentId === (pull === 'none' ? null : pull)]),
    ...(first === null ? [] : [(row: Row) => row.createdAt >= first]),
    ...(last === null ? [] : [(row: Row) => row.createdAt < last]),
    ...(chain === 'all' ? [] : [(row: Row) => methodChain(row.methodId) === chain]),
    ...(low === null ? [] : [(row: Row) => compare(decimalOf(row.originalAmount), low) >= 0]),
    ...(high === null ? [] : [(row: Row) => compare(decimalOf(row.originalAmount), high) <= 0]),
    ...(words.length === 0 ? [] : [(row: Row) => words.every((word) => textOf(row).includes(word))]),
  ];
}

/** Makes the texts that a search looks through; one that meets a row without its text makes it then. */
export function prepareSearch(rows: readonly Row[]): void {
  for (const row of rows) textOf(row);
}

/** A row is a new object whenever it changes, so its text is made once. */
const texts = new WeakMap<Row, string>();

function textOf(row: Row): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const tag = row.tag === null ? '' : String(row.tag);
  const parts = [
    row.pullPaymentName,
    row.note ?? '',
    row.address,
    tag,
    row.transactionId ?? '',
    externalIdOf(row) ?? '',
    row.id,
    storeOf(row),
    assetOf(row),
  ];
  const made = plainText(parts.join('\n'));
  texts.set(row, made);
  return made;
}

/** A token is found by its code and issuer, an MPT by its id; coins by their chain. */
function assetOf({ payoutCurrency }: Row): string {
  return payoutCurrency === 'BTC' || payoutCurrency === 'XRP' ? '' : `${payoutCurrency}\n${assetCode(payoutCurrency)}`;
}

/** A payout of a connected store is also found by the store's host and by its id there. */
function storeOf({ remote }: Row): string {
  return remote === undefined ? '' : `${remote.origin}\n${remote.payoutId}`;
}
