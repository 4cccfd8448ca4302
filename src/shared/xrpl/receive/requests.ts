// Owns which request a received payment answers: account, tag and asset must be those that were asked for, and only what was credited counts.
import { type Amount, type Asset, assetOf, sameAsset } from '../amount.ts';
import { compareAmounts, minus, plus } from '../amounts/compare.ts';
import type { Credit } from '../api.ts';

/** What somebody was asked to pay, as far as matching goes. */
export interface AskedFor {
  readonly id: string;
  /** The own account (classic address). */
  readonly account: string;
  readonly tag: number;
  readonly asset: Asset;
  /** Null: any amount. */
  readonly amount: Amount | null;
}

/**
 * `answers`: it is what a request asked for. `other-asset`: the tag is a request's, but another asset arrived. `not-credited`: the tag is a
 * request's, but nothing was credited. `unknown-tag`: no request of that account has this
 * tag. `no-tag`: nobody can tell from it what it is for.
 */
export const tagMatches = ['answers', 'other-asset', 'not-credited', 'unknown-tag', 'no-tag'] as const;
export type TagMatch = (typeof tagMatches)[number];

export interface Match {
  readonly match: TagMatch;
  /** The request of that tag, also where another asset arrived. */
  readonly requestId: string | null;
}

/** Tag 0 is a tag. A payment whose amount is not known answers nothing. */
export function matchOf(requests: readonly AskedFor[], account: string, { tag, credited }: Pick<Credit, 'tag' | 'credited'>): Match {
  if (tag === null) return { match: 'no-tag', requestId: null };
  const asked = requests.find((request) => request.account === account && request.tag === tag);
  if (!asked) return { match: 'unknown-tag', requestId: null };
  if (credited === null) return { match: 'not-credited', requestId: asked.id };
  return { match: sameAsset(assetOf(credited), asked.asset) ? 'answers' : 'other-asset', requestId: asked.id };
}

export interface Standing {
  /** Sum of what came in for it; null: nothing. */
  readonly received: Amount | null;
  readonly payments: number;
  /** All that was asked for is here; with any amount, anything at all. */
  readonly paid: boolean;
  /** What is still missing, and what is too much; null where nothing is, and with any amount. */
  readonly missing: Amount | null;
  readonly excess: Amount | null;
}

/** How a request stands with what was credited for it. The amounts are of its asset. */
export function standingOf({ amount }: Pick<AskedFor, 'amount'>, credited: readonly Amount[]): Standing {
  const received = credited.reduce<Amount | null>((sum, one) => (sum === null ? one : (plus(sum, one) ?? sum)), null);
  const payments = credited.length;
  if (amount === null) return { received, payments, paid: received !== null, missing: null, excess: null };
  if (received === null) return { received, payments, paid: false, missing: amount, excess: null };
  const order = compareAmounts(received, amount);
  const missing = order < 0 ? minus(amount, received) : null;
  return { received, payments, paid: order >= 0, missing, excess: order > 0 ? minus(received, amount) : null };
}
