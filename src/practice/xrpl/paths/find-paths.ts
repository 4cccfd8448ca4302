// Owns the search for paths: which ways together deliver what is wanted for the least, each tried on the engine and thrown away.
import { type Quality, qualityOf } from '../arith/quality.ts';
import { drops, isLess, isPositive, mostTokens, type Quantity, subtract } from '../arith/quantity.ts';
import { maxDrops, type IssueAmount } from '../engine/amount.ts';
import type { Issue } from '../engine/asset.ts';
import { isSuccess } from '../engine/results.ts';
import type { Rules } from '../engine/rules.ts';
import { flow } from '../flow/flow.ts';
import { FlowView } from '../flow/flow-view.ts';
import { normalise } from '../flow/normalise.ts';
import { isOffer, type Path } from '../flow/path.ts';
import type { InOut } from '../flow/step.ts';
import type { ReadView } from '../ledger/view.ts';
import { candidatePaths } from './candidates.ts';
import type { Markets } from './markets.ts';

/** rippled offers no more at once. */
const MAX_PATHS = 4;

export interface Search {
  readonly view: ReadView;
  readonly rules: Rules;
  readonly parentCloseTime: number;
  readonly markets: Markets;
  readonly source: string;
  readonly target: string;
  /** With `convertsAll` only its asset counts. */
  readonly wanted: IssueAmount;
  readonly convertsAll: boolean;
  readonly spend: Issue;
  readonly most: Quantity | null;
  readonly domain: string | null;
}

export interface Alternative {
  /** None: the default path is enough. */
  readonly paths: readonly Path[];
  readonly spent: IssueAmount;
  readonly delivered: IssueAmount;
}

interface Ranked {
  readonly path: Path;
  readonly flowed: InOut;
  readonly quality: Quality;
}

/** Null if it cannot be paid in full with that asset; XRP for XRP needs no path and has no answer. */
export function findPaths(search: Search): Alternative | null {
  const { spend, wanted } = search;
  if (spend.kind === 'xrp' && wanted.asset.kind === 'xrp') return null;
  const ends = { source: search.source, target: search.target, deliver: wanted.asset, spend, isCrossing: false };
  const shape = (path: Path) => JSON.stringify(normalise(ends, path));
  const usual = shape([]);
  const all = candidatePaths({ ...search, deliver: wanted.asset });
  const explicit = all.filter((path) => path.some(isOffer) || shape(path) !== usual);
  const chosen = enough(ranked(search, explicit), goal(search));
  return cheapest([alone(search, explicit, usual, shape), attempt(search, chosen)]);
}

/** By the default path alone; a book on it is written out, as rippled does. */
function alone(search: Search, paths: readonly Path[], usual: string, shape: (path: Path) => string): Alternative | null {
  const written = paths.find((path) => shape(path) === usual);
  return attempt(search, written === undefined ? [] : [written]);
}

function attempt(search: Search, paths: readonly Path[]): Alternative | null {
  const flowed = run(search, paths, true, search.convertsAll);
  if (flowed === null) return null;
  return {
    paths,
    spent: { asset: search.spend, quantity: flowed.in },
    delivered: { asset: search.wanted.asset, quantity: flowed.out },
  };
}

function cheapest(found: readonly (Alternative | null)[]): Alternative | null {
  const [first, ...others] = found.flatMap((one) => (one === null ? [] : [one]));
  return others.reduce<Alternative | null>((best, one) => (best !== null && isBetter(one, best) ? one : best), first ?? null);
}

/** More for the same errand, or the same for less. */
function isBetter(a: Alternative, b: Alternative): boolean {
  if (isLess(b.delivered.quantity, a.delivered.quantity)) return true;
  return !isLess(a.delivered.quantity, b.delivered.quantity) && isLess(a.spent.quantity, b.spent.quantity);
}

/** Best quality first; ways through which nothing flows are left out. */
function ranked(search: Search, paths: readonly Path[]): readonly Ranked[] {
  const tried = paths.flatMap((path): readonly Ranked[] => {
    const flowed = run(search, [path], false, true);
    return flowed === null ? [] : [{ path, flowed, quality: qualityOf(flowed.in, flowed.out) }];
  });
  return tried.sort((a, b) => (a.quality === b.quality ? a.path.length - b.path.length : a.quality < b.quality ? -1 : 1));
}

/** As many of the best as are needed. */
function enough(ways: readonly Ranked[], wanted: Quantity): readonly Path[] {
  const paths: Path[] = [];
  let left = wanted;
  for (const { path, flowed } of ways) {
    if (!isPositive(left) || paths.length >= MAX_PATHS) break;
    paths.push(path);
    left = subtract(left, flowed.out);
  }
  return paths;
}

function goal({ convertsAll, wanted }: Search): Quantity {
  if (!convertsAll) return wanted.quantity;
  return wanted.asset.kind === 'xrp' ? drops(maxDrops) : mostTokens;
}

function run(search: Search, paths: readonly Path[], usesDefaultPath: boolean, isPartial: boolean): InOut | null {
  const { view, spend, wanted, most } = search;
  const { rules, parentCloseTime, source, target, domain } = search;
  const asked = { out: goal(search), most, isPartial, limit: null, crossing: null };
  const frame = { rules, parentCloseTime, source, target, domain, deliver: wanted.asset, spend, paths, usesDefaultPath };
  const { code, flowed } = flow(new FlowView(view), { ...frame, ...asked });
  return isSuccess(code) && flowed !== null && isPositive(flowed.out) ? flowed : null;
}
