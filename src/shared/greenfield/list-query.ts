// Owns the query of a list: which payouts or pull payments, and which part of them (spec D12, §17).
import { type PayoutState, payoutStates } from '../payouts/types.ts';
import { type Result, ok, refuse } from '../result.ts';

const maxTake = 1000;

/** Names and values as sent, in order, repeated names included. */
export type Query = readonly (readonly [string, string])[];

export interface Page {
  readonly skip: number;
  /** Null = all. */
  readonly take: number | null;
}

export interface ListQuery extends Page {
  readonly includeCancelled: boolean;
  readonly includeArchived: boolean;
  readonly states: readonly PayoutState[];
}

/** Reads `skip`, `take`, `state`, `includeCancelled` and `includeArchived`. 422: those of `readPage`, `State` where a state is unknown. */
export function readListQuery(query: Query): Result<ListQuery> {
  const page = readPage(query);
  if (!page.ok) return page;
  const names = valuesOf(query, 'state');
  const states = payoutStates.filter((state) => names.includes(state));
  if (names.some((name) => !payoutStates.some((state) => state === name))) return refuse('validation', { State: 'list-state' });
  return ok({
    ...page.value,
    includeCancelled: readFlag(query, 'includeCancelled') === true,
    includeArchived: readFlag(query, 'includeArchived') === true,
    states,
  });
}

/** Reads `skip` and `take`. 422: `Skip` and `Take` out of range. */
export function readPage(query: Query): Result<Page> {
  const skip = wholeNumber(valueOf(query, 'skip') ?? '0');
  const asked = valueOf(query, 'take');
  const take = asked === null ? null : wholeNumber(asked);
  if (skip === undefined) return refuse('validation', { Skip: 'list-range' });
  if (take === undefined || (take !== null && (take < 1 || take > maxTake))) return refuse('validation', { Take: 'list-range' });
  return ok({ skip, take });
}

/** .NET clients write "True". Null where it is neither yes nor no. */
export function readFlag(query: Query, name: string): boolean | null {
  const text = valueOf(query, name)?.toLowerCase();
  return text === 'true' ? true : text === 'false' ? false : null;
}

/** The first value of that name. */
export function valueOf(query: Query, name: string): string | null {
  return query.find(([known]) => known === name)?.[1] ?? null;
}

export function valuesOf(query: Query, name: string): readonly string[] {
  return query.flatMap(([known, value]) => (known === name ? [value] : []));
}

/** The part of a list that was asked for. */
export function pageOf<T>(items: readonly T[], { skip, take }: Page): readonly T[] {
  return items.slice(skip, take === null ? undefined : skip + take);
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : undefined;
}
