// Owns what one row of an import means: its method, its destination, and what becomes of it against the world of its moment.
import { readDestination } from './claim-facts.ts';
import type { Network } from '../../../shared/network.ts';
import { decimalOf } from '../../../shared/money/parse-amount.ts';
import { equals } from '../../../shared/money/decimal.ts';
import { fixedRate } from '../../../shared/payouts/conversion.ts';
import type { ParsedDestination } from '../../../shared/payouts/destination.ts';
import type { DestinationFacts } from '../../../shared/payouts/destination-facts.ts';
import type { NewPayout } from '../../../shared/payouts/events.ts';
import { canonicalMethod, defaultMethodsOf, isPayable, methodCurrency, readAsset } from '../../../shared/payouts/methods.ts';
import { readTypedAsset } from '../../../shared/payouts/typed-asset.ts';
import type { PayoutBook } from '../../../shared/payouts/payout-book.ts';
import { checkStorePayout } from '../../../shared/payouts/store-payout.ts';
import type { Payout, PullPayment } from '../../../shared/payouts/types.ts';
import type { World } from '../../../shared/payouts/world.ts';
import { type Refusal, type Result, refuse } from '../../../shared/result.ts';
import { forScreen } from '../refusals.ts';
import type { ImportRow } from './imports.ts';

export interface Prepared {
  readonly line: number;
  /** Id of the payout if it becomes one: the same for the same row of the same file. */
  readonly payoutId: string;
  readonly externalId: string | null;
  readonly body: {
    readonly payoutMethodId: string | null;
    readonly destination: string;
    readonly destinationTag: number | null;
    readonly amount: string | null;
    readonly note: string | null;
    readonly pullPaymentId: string | null;
  };
  readonly destination: Result<ParsedDestination>;
  readonly facts: DestinationFacts;
  /** What can be said of the row by itself. */
  readonly problem: Refusal | null;
}

/** True for a payout that came by an import: whoever imported it need not be told of it. */
export function isImported({ metadata, route }: Pick<Payout, 'metadata' | 'route'>): boolean {
  return route === 'store' && metadata['source'] === importSource;
}
const importSource = 'csv';

export type Decided =
  | { readonly kind: 'new'; readonly payout: NewPayout }
  | { readonly kind: 'known' }
  | { readonly kind: 'bad'; readonly problem: Refusal };

/** Reads method and destination. Without a method column the unit names the coin, or else the first method that can read the destination. */
export function prepareRow(row: ImportRow, payoutId: string, network: Network, pullPayment: PullPayment | null): Prepared {
  const method = methodOf(row, network, pullPayment);
  const payoutMethodId = method.ok ? method.value : null;
  const body = {
    payoutMethodId,
    destination: row.destination,
    destinationTag: row.tag,
    amount: row.amount,
    note: row.note,
    pullPaymentId: pullPayment?.id ?? null,
  };
  const destination = readDestination(body, network);
  const problem = !method.ok
    ? method.error
    : !destination.ok
      ? destination.error
      : unitProblem(row, method.value, pullPayment, destination.value);
  return { line: row.line, payoutId, externalId: row.externalId, body, destination, facts: { kind: 'unknown' }, problem };
}

function methodOf(row: ImportRow, network: Network, pullPayment: PullPayment | null): Result<string> {
  if (row.method !== null) return readCoin(row.method);
  const coin = pullPayment === null && row.unit !== null ? readCoin(row.unit) : null;
  if (coin?.ok) return coin;
  const offered = (pullPayment?.methods ?? defaultMethodsOf(network)).filter(isPayable);
  const reads = (id: string): Result<ParsedDestination> =>
    readDestination({ payoutMethodId: id, destination: row.destination, destinationTag: row.tag }, network);
  const found = offered.find((id) => reads(id).ok);
  if (found !== undefined) return { ok: true, value: found };
  const [only, ...others] = offered;
  return only !== undefined && others.length === 0 ? { ok: true, value: only } : refuse('csv-destination-unreadable');
}

/** A unit that names a coin, a token ("USD.rIssuer…") or an MPT. */
function readCoin(unit: string): Result<string> {
  const coin = canonicalMethod(unit);
  return coin.ok ? coin : readTypedAsset(unit);
}

/** The amount's unit must be the one that it will count in, and an amount must stand somewhere: an empty cell never means "all that is left". */
function unitProblem(row: ImportRow, methodId: string, pullPayment: PullPayment | null, destination: ParsedDestination): Refusal | null {
  const coin = methodCurrency(methodId);
  const unit = pullPayment?.unit ?? coin;
  if (row.unit !== null && ![unit, readAsset(unit).code].some((name) => name.toUpperCase() === row.unit?.toUpperCase()))
    return { code: 'csv-unit-differs', params: { unit, given: row.unit } };
  const named = destination.amount !== null && fixedRate(unit, coin) !== null;
  return row.amount === null && !named ? { code: 'csv-amount-missing' } : null;
}

export interface RowWorld {
  readonly state: World;
  /** Counts what is promised and the rows before this one. */
  readonly book: PayoutBook;
  /** External ids of the rows before this one. */
  readonly names: ReadonlySet<string>;
  readonly pullPayment: PullPayment | null;
  readonly now: number;
}

/**
 * Known: the same row of the same file was imported before, or a payout of the same content has its external id. Codes: those of `prepareRow` and of
 * `checkStorePayout`, `csv-external-id-twice` (in this file), `csv-external-id-taken` (by a payout of other content).
 */
export function decideRow(row: Prepared, world: RowWorld): Decided {
  if (world.state.payouts.has(row.payoutId)) return { kind: 'known' };
  if (row.problem) return { kind: 'bad', problem: row.problem };
  if (row.externalId !== null) {
    if (world.names.has(row.externalId)) return { kind: 'bad', problem: { code: 'csv-external-id-twice' } };
    const holder = holderOf(world.state, row.externalId);
    if (holder) return isSame(holder, row) ? { kind: 'known' } : { kind: 'bad', problem: { code: 'csv-external-id-taken' } };
  }
  const outcome = forScreen(
    checkStorePayout(row.body, {
      id: row.payoutId,
      now: world.now,
      route: 'store',
      pullPayment: world.pullPayment,
      destination: row.destination,
      book: world.book,
      facts: row.facts,
      tokenHash: null,
      recipientKey: null,
      metadata: { source: importSource, ...(row.externalId === null ? {} : { externalId: row.externalId }) },
    }),
  );
  if (!outcome.ok) return { kind: 'bad', problem: outcome.error };
  return outcome.value.kind === 'new' ? { kind: 'new', payout: outcome.value.payout } : { kind: 'known' };
}

function holderOf(state: World, externalId: string): Payout | null {
  for (const id of state.index.byExternalId.get(externalId) ?? []) return state.payouts.get(id) ?? null;
  return null;
}

function isSame(payout: Payout, row: Prepared): boolean {
  if (!row.destination.ok) return false;
  const { address, tag } = row.destination.value;
  const amount = row.body.amount === null ? row.destination.value.amount : decimalOf(row.body.amount);
  const samePlace = payout.pullPaymentId === row.body.pullPaymentId && payout.methodId === row.body.payoutMethodId;
  return (
    samePlace && payout.address === address && payout.tag === tag && amount !== null && equals(decimalOf(payout.originalAmount), amount)
  );
}
