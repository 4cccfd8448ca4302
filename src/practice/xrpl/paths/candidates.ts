// Owns which ways from one asset to another are worth a try: through order books, and from issuer to issuer along trust lines.
import { type Issue, assetKey, issuerOf } from '../engine/asset.ts';
import { currencyOf } from '../flow/normalise.ts';
import type { Path, PathElement } from '../flow/path.ts';
import type { ReadView } from '../ledger/view.ts';
import { peerOf } from '../lines/trust-line.ts';
import { linesOf } from '../tokens/currencies.ts';
import type { Markets } from './markets.ts';

/** Longer ways are not looked for; rippled's own search seldom finds longer ones either. */
const MAX_STEPS = 4;
/** Work is bounded whatever the ledger looks like. */
const MAX_LOOKS = 2_000;
const MAX_CANDIDATES = 60;

export interface Ways {
  readonly view: ReadView;
  readonly markets: Markets;
  readonly source: string;
  readonly target: string;
  readonly spend: Issue;
  readonly deliver: Issue;
}

interface Place {
  readonly at: Issue;
  readonly path: Path;
  readonly been: ReadonlySet<string>;
}

/** Shortest first. The empty path is never among them. */
export function candidatePaths(ways: Ways): readonly Path[] {
  const found: Path[] = [];
  let places: readonly Place[] = starts(ways);
  for (let looks = 0; places.length > 0 && looks < MAX_LOOKS && found.length < MAX_CANDIDATES; ) {
    for (const { at, path } of places) if (path.length > 0 && isThere(ways, at)) found.push(path);
    looks += places.length;
    places = places
      .filter(({ path }) => path.length < MAX_STEPS)
      .flatMap((place) => onward(ways, place))
      .slice(0, MAX_LOOKS);
  }
  return found.slice(0, MAX_CANDIDATES);
}

/** Tokens of the sender's own are worth something with everybody who has a line to it. */
function starts(ways: Ways): readonly Place[] {
  const { view, source, spend } = ways;
  const here: Place = { at: spend, path: [], been: new Set([assetKey(spend)]) };
  if (spend.kind === 'xrp' || spend.issuer !== source) return [here];
  const peers = peersOf(view, source, spend.currency).filter((peer) => !isEnd(ways, { ...spend, issuer: peer }));
  return [here, ...peers.map((peer) => stepTo(here, { ...spend, issuer: peer }, through(peer)))];
}

/** At the issuer of what is wanted; or, where the receiver takes any issuer's, at one that it has a line with. */
function isThere({ view, target, deliver }: Ways, at: Issue): boolean {
  if (at.kind === 'xrp' || deliver.kind === 'xrp') return at.kind === deliver.kind;
  if (at.currency !== deliver.currency) return false;
  return at.issuer === deliver.issuer || (deliver.issuer === target && peersOf(view, target, at.currency).includes(at.issuer));
}

/** The receiver itself is the implied last step of a path and is not written. */
function isEnd({ target, deliver }: Ways, at: Issue): boolean {
  return at.kind === 'token' && deliver.kind === 'token' && at.issuer === target && at.currency === deliver.currency;
}

function onward(ways: Ways, place: Place): readonly Place[] {
  const { view, source, markets } = ways;
  const { at, been } = place;
  const books = (markets.get(assetKey(at)) ?? []).map((out) => stepTo(place, out, into(out)));
  const peers = at.kind === 'xrp' || at.issuer === source ? [] : peersOf(view, at.issuer, at.currency);
  const hops =
    at.kind === 'xrp'
      ? []
      : peers.map((peer) => stepTo(place, { ...at, issuer: peer }, through(peer))).filter((hop) => !isEnd(ways, hop.at));
  const isNew = ({ at: next }: Place) => !been.has(assetKey(next)) && issuerOf(next) !== source;
  return [...books, ...hops].filter(isNew);
}

function stepTo({ path, been }: Place, at: Issue, element: PathElement): Place {
  return { at, path: [...path, element], been: new Set([...been, assetKey(at)]) };
}

function through(account: string): PathElement {
  return { account, currency: null, issuer: null };
}

function into(out: Issue): PathElement {
  return { account: null, currency: currencyOf(out), issuer: out.kind === 'xrp' ? null : out.issuer };
}

function peersOf(view: ReadView, account: string, currency: string): readonly string[] {
  return linesOf(view, account)
    .filter((line) => line.Balance.currency === currency)
    .map((line) => peerOf(line, account));
}
