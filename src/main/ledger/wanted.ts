// Owns which objects of the ledger bear on a payment: what is not in this list cannot change what a preflight says.
import type { PaymentDraft } from '../../shared/xrpl/draft.ts';
import { branchOf, canBeJudged, type JudgedDraft } from '../../shared/xrpl/effective.ts';
import { lineKey } from '../../shared/xrpl/facts.ts';
import { pathCounts, triedPaths } from '../../shared/xrpl/offline/path-checks.ts';
import { accountOne, accountZero } from '../../shared/xrpl/special-accounts.ts';
import { mptIssuerOf } from '../../shared/xrpl/amounts/mpt.ts';
import { buildStrand, type Hop } from '../../shared/xrpl/strand.ts';

export interface WantedLine {
  readonly one: string;
  readonly other: string;
  readonly currency: string;
}

export interface Wanted {
  readonly accounts: readonly string[];
  readonly lines: readonly WantedLine[];
  readonly issuances: readonly string[];
  readonly credentials: readonly string[];
}

/** rippled takes six paths of eight steps; each step is at most two hops. No list here is ever longer. */
const most = 120;

/** Credentials are bounded as the ledger bounds them; a payment with more of them is refused without a look at any. */
const mostCredentials = 8;

export function wantedFor(draft: PaymentDraft): Wanted {
  const hops = canBeJudged(draft) ? hopsOf(draft) : [];
  const amounts = [draft.amount, draft.sendMax].filter((amount) => amount !== null);
  const ids = amounts.flatMap((amount) => (amount.kind === 'mpt' ? [amount.id] : []));
  const issuers = amounts.flatMap((amount) => (amount.kind === 'token' ? [amount.issuer] : []));
  const parties = [draft.account, draft.destination].filter((party) => party !== null);
  const accounts = [...parties, ...issuers, ...ids.map(mptIssuerOf), ...hops.flatMap(accountsOf)];
  return {
    accounts: [...new Set(accounts)].filter(isOrdinary).slice(0, most),
    lines: distinct([...hops.flatMap(linesOf), ...partyLines(draft)]).slice(0, most),
    issuances: [...new Set(ids)],
    credentials: (draft.credentialIds ?? []).length > mostCredentials ? [] : [...new Set(draft.credentialIds ?? [])],
  };
}

/** Every hop that any path may make, those behind a fault too. */
function hopsOf(draft: JudgedDraft): readonly Hop[] {
  if (branchOf(draft) !== 'engine' || pathCounts(draft)) return [];
  const hops: Hop[] = [];
  const note = (hop: Hop): null => {
    hops.push(hop);
    return null;
  };
  for (const path of triedPaths(draft)) buildStrand(draft, path, { before: note, after: () => null });
  return hops;
}

function accountsOf(hop: Hop): readonly string[] {
  if (hop.kind === 'direct') return [hop.from, hop.to];
  return hop.kind === 'book' ? [hop.in.account, hop.out.account] : [];
}

function linesOf(hop: Hop): readonly WantedLine[] {
  return hop.kind === 'direct' ? [{ one: hop.from, other: hop.to, currency: hop.currency }] : [];
}

/** What a review looks at besides: the line between the two parties, and that of each with the issuer. */
function partyLines({ account, destination, amount, sendMax }: PaymentDraft): readonly WantedLine[] {
  const pairs: WantedLine[] = [];
  if (amount?.kind === 'token') {
    if (account !== null && destination !== null) pairs.push({ one: account, other: destination, currency: amount.currency });
    if (destination !== null) pairs.push({ one: destination, other: amount.issuer, currency: amount.currency });
    if (account !== null) pairs.push({ one: account, other: amount.issuer, currency: amount.currency });
  }
  if (sendMax?.kind === 'token' && account !== null) pairs.push({ one: account, other: sendMax.issuer, currency: sendMax.currency });
  return pairs;
}

function distinct(lines: readonly WantedLine[]): readonly WantedLine[] {
  const byKey = new Map(
    lines.filter(({ one, other }) => one !== other && isOrdinary(one) && isOrdinary(other)).map((line) => [keyOf(line), line] as const),
  );
  return [...byKey.values()];
}

function keyOf({ one, other, currency }: WantedLine): string {
  return one < other ? lineKey(one, other, currency) : lineKey(other, one, currency);
}

function isOrdinary(address: string): boolean {
  return address !== accountZero && address !== accountOne;
}
