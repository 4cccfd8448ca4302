// Owns the query of a list: which payouts, and which part of them (spec D12, §17).
import { type PayoutState, payoutStates } from '../payouts/types.ts';
import { type Result, ok, refuse } from '../result.ts';

const maxTake = 1000;

export interface ListQuery {
  readonly includeCancelled: boolean;
  readonly states: PayoutState[];
  readonly skip: number;
  /** Null = all. */
  readonly take: number | null;
}

/** Reads `skip`, `take`, `state` and `includeCancelled`. 422: `Skip` and `Take` out of range, `State` where a state is unknown. */
export function readListQuery(query: URLSearchParams): Result<ListQuery> {
  const skip = wholeNumber(query.get('skip') ?? '0');
  const asked = query.get('take');
  const take = asked === null ? null : wholeNumber(asked);
  if (skip === undefined) return refuse('validation', { Skip: 'list-range' });
  if (take === undefined || (take !== null && (take < 1 || take > maxTake))) return refuse('validation', { Take: 'list-range' });
  const names = query.getAll('state');
  const states = payoutStates.filter((state) => names.includes(state));
  if (names.some((name) => !payoutStates.some((state) => state === name))) return refuse('validation', { State: 'list-state' });
  // .NET clients write "True".
  return ok({ includeCancelled: query.get('includeCancelled')?.toLowerCase() === 'true', states, skip, take });
}

function wholeNumber(text: string): number | undefined {
  return /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : undefined;
}
