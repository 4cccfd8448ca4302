// Owns what is checked when a step is added to a strand: loops, and what the ledger does not let through (xrpl-payment.md section 8.2).
import { accountZero } from '../base/address.ts';
import { isNegative, isLess, isZero, negated } from '../arith/quantity.ts';
import { issuerOf } from '../engine/asset.ts';
import type { ResultCode } from '../engine/results.ts';
import { accountFlags, hasFlag } from '../ledger/entries.ts';
import { type ReadView, readAccount } from '../ledger/view.ts';
import { balanceSeenBy, hasLineFlag, limitOf, readLine } from '../lines/trust-line.ts';
import { type Book, type Hop, issueKey, type Step, tokenKey } from './step.ts';

/** What a strand has used so far. */
export class Seen {
  readonly sources = new Set<string>();
  readonly targets = new Set<string>();
  readonly bookOuts = new Set<string>();
}

export interface Place {
  readonly view: ReadView;
  readonly previous: Step | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isCrossing: boolean;
  readonly seen: Seen;
}

export function checkXrpEnd(account: string, { view, isFirst, isLast }: Place): ResultCode | null {
  if (account === accountZero) return 'temBAD_PATH';
  if (readAccount(view, account) === undefined) return 'terNO_ACCOUNT';
  return isFirst || isLast ? null : 'temBAD_PATH';
}

export function checkHop(hop: Hop, place: Place): ResultCode | null {
  if (hop.from === accountZero || hop.to === accountZero || hop.from === hop.to) return 'temBAD_PATH';
  if (readAccount(place.view, hop.from) === undefined) return 'terNO_ACCOUNT';
  const isWholeStrand = place.isFirst && place.isLast;
  const refused = (isWholeStrand ? null : freezeResult(place.view, hop)) ?? rippleResult(hop, place) ?? hopLoop(hop, place);
  return refused ?? (place.isCrossing ? null : lineResult(hop, place));
}

function freezeResult(view: ReadView, { from, to, currency }: Hop): ResultCode | null {
  if (hasFlag(readAccount(view, to)?.Flags ?? 0, accountFlags.globalFreeze)) return 'terNO_LINE';
  const line = readLine(view, from, to, currency);
  if (line === undefined) return null;
  const isStopped = hasLineFlag(line, to, 'freeze') || [from, to].some((side) => hasLineFlag(line, side, 'deepFreeze'));
  return isStopped ? 'terNO_LINE' : null;
}

/** Value does not go in by one line and out by another if the account in the middle lets neither ripple. */
function rippleResult({ from, to, currency }: Hop, { view, previous }: Place): ResultCode | null {
  if (previous === null || previous.hop === null) return null;
  const [inward, outward] = [readLine(view, previous.hop.from, from, currency), readLine(view, from, to, currency)];
  if (inward === undefined || outward === undefined) return 'terNO_LINE';
  return hasLineFlag(inward, from, 'noRipple') && hasLineFlag(outward, from, 'noRipple') ? 'terNO_RIPPLE' : null;
}

function hopLoop({ from, to, currency }: Hop, { previous, seen }: Place): ResultCode | null {
  const [source, target] = [tokenKey({ kind: 'token', currency, issuer: from }), tokenKey({ kind: 'token', currency, issuer: to })];
  const madeBefore = previous?.book;
  if (seen.bookOuts.has(source) && (previous === null || (madeBefore && issueKey(madeBefore.out) !== source))) return 'temBAD_PATH_LOOP';
  if (seen.sources.has(source)) return 'temBAD_PATH_LOOP';
  seen.sources.add(source);
  if (seen.targets.has(target)) return 'temBAD_PATH_LOOP';
  seen.targets.add(target);
  return null;
}

function lineResult({ from, to, currency }: Hop, { view, previous }: Place): ResultCode | null {
  const line = readLine(view, from, to, currency);
  if (line === undefined) return 'terNO_LINE';
  const balance = balanceSeenBy(line, from);
  const wantsAuth = hasFlag(readAccount(view, from)?.Flags ?? 0, accountFlags.requireAuth);
  if (wantsAuth && !hasLineFlag(line, from, 'auth') && isZero(balance)) return 'terNO_AUTH';
  if (previous?.book && hasLineFlag(line, from, 'noRipple')) return 'terNO_RIPPLE';
  const owesAll = (isZero(balance) || isNegative(balance)) && !isLess(negated(balance), limitOf(line, to));
  return owesAll ? 'tecPATH_DRY' : null;
}

export function checkBook(book: Book, { view, previous, seen }: Place): ResultCode | null {
  const [into, out] = [issueKey(book.in), issueKey(book.out)];
  if (into === out || [book.in, book.out].some((issue) => issue.kind === 'token' && issue.issuer === accountZero)) return 'temBAD_PATH';
  if (seen.bookOuts.has(out) || seen.sources.has(out)) return 'temBAD_PATH_LOOP';
  seen.bookOuts.add(out);
  if (seen.targets.has(out)) return 'temBAD_PATH_LOOP';
  const exists = [book.in, book.out].every((issue) => issue.kind === 'xrp' || readAccount(view, issue.issuer) !== undefined);
  if (!exists) return 'tecNO_ISSUER';
  return previous?.hop ? comingIn(view, previous.hop, book) : null;
}

/** Tokens reach a book by a line of their issuer, who must let that line ripple. */
function comingIn(view: ReadView, { from }: Hop, { in: issue }: Book): ResultCode | null {
  if (issue.kind === 'xrp') return null;
  const line = readLine(view, from, issuerOf(issue), issue.currency);
  if (line === undefined) return 'terNO_LINE';
  return hasLineFlag(line, issue.issuer, 'noRipple') ? 'terNO_RIPPLE' : null;
}
