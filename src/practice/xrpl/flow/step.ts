// Owns what a step of a strand is to the engine, whatever it moves (xrpl-payment.md section 8).
import type { Quality } from '../arith/quality.ts';
import type { Quantity } from '../arith/quantity.ts';
import type { Issue, Token } from '../engine/asset.ts';
import type { Rules } from '../engine/rules.ts';
import type { ReadView } from '../ledger/view.ts';
import type { FlowView } from './flow-view.ts';

/** Whether value that goes on reduces somebody's debt ("redeems") or makes new debt ("issues"). */
export type Debt = 'redeems' | 'issues';
export type Pass = 'reverse' | 'forward';

/** What goes in and what comes out. */
export interface InOut {
  readonly in: Quantity;
  readonly out: Quantity;
}

/** Where one try of a strand works. */
export interface Attempt {
  readonly view: FlowView;
  /** As it was before the try: tells an offer that was found unfunded from one that became so. */
  readonly before: ReadView;
  /** Offers that are to be deleted whatever comes of the try. */
  readonly stale: Set<string>;
}

export interface Book {
  readonly in: Issue;
  readonly out: Issue;
  readonly domain: string | null;
}

/** Source and target of a step along a trust line. */
export interface Hop {
  readonly from: string;
  readonly to: string;
  readonly currency: string;
}

export interface Step {
  /** Two steps with the same key do the same. */
  readonly key: string;
  readonly hop: Hop | null;
  readonly book: Book | null;
  /** What the last pass found: in and out. Null before the first. */
  readonly found: InOut | null;
  /** A step that has looked at too many offers: the strand is not tried again. */
  readonly isExhausted: boolean;
  readonly offersUsed: number;
  /** What must go in for `out` to come out, or for less if less is possible. */
  reverse(attempt: Attempt, out: Quantity): InOut;
  /** What comes out when `input` goes in. Never more than the reverse pass found. */
  forward(attempt: Attempt, input: Quantity): InOut;
  debt(view: ReadView, pass: Pass): Debt;
  /** The QualityIn of the target on this step's line. */
  qualityIn(view: ReadView): bigint;
  /** No slice through this step can be better; null if nothing can flow. `previous` is the debt of the step before. */
  bestQuality(view: ReadView, previous: Debt): { readonly quality: Quality | null; readonly debt: Debt };
}

export type Strand = readonly Step[];

/** What the steps of one strand share. */
export interface StrandFrame {
  readonly rules: Rules;
  readonly parentCloseTime: number;
  readonly source: string;
  readonly target: string;
  readonly deliver: Issue;
  readonly isDefaultPath: boolean;
  /** Null for payments. */
  readonly crossing: Crossing | null;
}

/** An offer that is being placed and takes others first. */
export interface Crossing {
  /** Offers that are worse are not taken. */
  readonly threshold: Quality;
  readonly sells: boolean;
}

export function issueKey(issue: Issue): string {
  return issue.kind === 'xrp' ? 'XRP' : tokenKey(issue);
}

export function tokenKey({ currency, issuer }: Token): string {
  return `${currency}/${issuer}`;
}
