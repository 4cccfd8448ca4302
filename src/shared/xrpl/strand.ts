// Owns how a path becomes a chain of hops, and which chains are malformed (§5 and §7 of the rule book). The default path is the empty one.
import type { Asset } from './amount.ts';
import type { Path, PathStep } from './draft.ts';
import { type JudgedDraft, sourceAsset } from './effective.ts';
import type { OfflineCode } from './finding-codes.ts';
import type { Finding } from './finding.ts';
import { accountOne, accountZero } from './special-accounts.ts';

/** A currency with the account whose tokens it is at this place; XRP has account zero. */
export interface Issue {
  readonly currency: string;
  readonly account: string;
}

export type Hop =
  | { readonly kind: 'xrp'; readonly account: string }
  | { readonly kind: 'direct'; readonly from: string; readonly to: string; readonly currency: string }
  | { readonly kind: 'book'; readonly in: Issue; readonly out: Issue };

export interface PathFault {
  readonly code: OfflineCode;
  readonly result: 'temBAD_PATH' | 'temBAD_PATH_LOOP';
}

/** What the ledger says to a hop. `before` and `after` the look for circles, as rippled asks; null: nothing known stands against it. */
export interface HopJudge {
  before(hop: Hop, previous: Hop | null, isWhole: boolean): Finding | null;
  after(hop: Hop, previous: Hop | null): Finding | null;
}

/** One of: a chain of hops, a malformed path, or a path that this ledger cannot serve. */
export type Strand =
  | { readonly hops: readonly Hop[]; readonly fault: null; readonly impossible: null }
  | { readonly hops: null; readonly fault: PathFault; readonly impossible: null }
  | { readonly hops: null; readonly fault: null; readonly impossible: Finding };

const allPossible: HopJudge = { before: () => null, after: () => null };

/**
 * Builds the chain of one path. The first thing that goes wrong decides, as in rippled: a hop that is impossible in this ledger ends the look, and a
 * malformed hop behind it is never seen.
 */
export function buildStrand(draft: JudgedDraft, path: Path, judge: HopJudge = allPossible): Strand {
  const shape = path.map(stepFault).find((found) => found !== null);
  if (shape) return faulty(shape, 'temBAD_PATH');
  return new StrandBuilder(draft, judge).build(nodesOf(draft, path));
}

/** What is wrong with a step by itself. */
function stepFault(step: PathStep): OfflineCode | null {
  const { account, currency, issuer } = step;
  if (account === null && currency === null && issuer === null) return 'xrpl-path-step-empty';
  if (account !== null && (currency !== null || issuer !== null)) return 'xrpl-path-step-mixed';
  if ([account, issuer].some((address) => address === accountOne)) return 'xrpl-path-special-account';
  if (account === accountZero) return 'xrpl-path-special-account';
  if (currency !== null && issuer !== null && (currency === 'XRP') !== (issuer === accountZero)) return 'xrpl-path-xrp-issuer';
  return issuer === accountZero ? 'xrpl-path-special-account' : null;
}

interface Node {
  readonly account: string | null;
  readonly currency: string | null;
  readonly issuer: string | null;
}

/** The path with the hops that are never written: sender, issuers of SendMax and Amount, the last book, receiver. */
function nodesOf(draft: JudgedDraft, path: Path): readonly Node[] {
  const source = issueOf(sourceAsset(draft));
  const target = issueOf(draft.amount);
  const start = { account: draft.account, currency: source.currency, issuer: source.currency === 'XRP' ? accountZero : draft.account };
  const nodes: Node[] = [start];
  if (source.account !== draft.account && path[0]?.account !== source.account) nodes.push(accountNode(source.account));
  nodes.push(...path);
  const lastCurrency = [...nodes].reverse().find((node) => node.currency !== null)?.currency;
  if (lastCurrency !== target.currency) nodes.push({ account: null, currency: target.currency, issuer: target.account });
  if (nodes.at(-1)?.account !== target.account && draft.destination !== target.account) nodes.push(accountNode(target.account));
  if (nodes.at(-1)?.account !== draft.destination) nodes.push(accountNode(draft.destination));
  return nodes;
}

export function issueOf(asset: Asset): Issue {
  return asset.kind === 'token' ? { currency: asset.currency, account: asset.issuer } : { currency: 'XRP', account: accountZero };
}

function accountNode(account: string): Node {
  return { account, currency: null, issuer: null };
}

function faulty(code: OfflineCode, result: PathFault['result']): Strand {
  return { hops: null, fault: { code, result }, impossible: null };
}

/** Walks the nodes in pairs and keeps what was seen, for circles. */
class StrandBuilder {
  private readonly hops: Hop[] = [];
  private readonly seen = { from: new Set<string>(), to: new Set<string>(), bookOut: new Set<string>() };
  private issue: Issue;

  constructor(
    draft: JudgedDraft,
    private readonly judge: HopJudge,
  ) {
    const { currency } = issueOf(sourceAsset(draft));
    this.issue = { currency, account: currency === 'XRP' ? accountZero : draft.account };
  }

  build(nodes: readonly Node[]): Strand {
    for (let index = 0; index + 1 < nodes.length; index += 1) {
      const [here, next] = [nodes[index], nodes[index + 1]];
      if (!here || !next) break;
      this.issue = moved(this.issue, here);
      const ended = this.pair(here, next, index === 0, index === nodes.length - 2);
      if (ended) return ended;
    }
    if (this.hops.length === 0) return faulty('xrpl-path-hop-to-itself', 'temBAD_PATH');
    return { hops: this.hops, fault: null, impossible: null };
  }

  private pair(here: Node, next: Node, isFirst: boolean, isLast: boolean): Strand | null {
    if (here.account !== null && next.account !== null) return this.accounts(here.account, next.account, isFirst, isLast);
    if (here.account === null) return next.account === null ? this.book(next) : this.leaveBook(next.account, isLast);
    return this.enterBook(here.account, next, isFirst);
  }

  private accounts(from: string, to: string, isFirst: boolean, isLast: boolean): Strand | null {
    if (this.hops.length === 0 && isFirst && this.issue.currency === 'XRP') return this.add({ kind: 'xrp', account: from }, isLast);
    if (isLast && from === accountZero) return this.add({ kind: 'xrp', account: to }, isLast);
    return this.add({ kind: 'direct', from, to, currency: this.issue.currency }, isLast);
  }

  /** From an account into a book of tokens that are not its own: first to their issuer. */
  private enterBook(account: string, next: Node, isFirst: boolean): Strand | null {
    if (this.issue.account !== account) {
      if (this.issue.currency === 'XRP' && !isFirst) return faulty('xrpl-path-xrp-inside', 'temBAD_PATH');
      const hop: Hop =
        this.issue.currency === 'XRP'
          ? { kind: 'xrp', account }
          : { kind: 'direct', from: account, to: this.issue.account, currency: this.issue.currency };
      const ended = this.add(hop, false);
      if (ended) return ended;
    }
    return this.book(next);
  }

  /** From a book to an account: tokens come from their issuer, XRP can only arrive at the end. */
  private leaveBook(account: string, isLast: boolean): Strand | null {
    if (this.issue.account === account || account === accountZero) return null;
    if (this.issue.currency === 'XRP') {
      return isLast ? this.add({ kind: 'xrp', account }, isLast) : faulty('xrpl-path-xrp-inside', 'temBAD_PATH');
    }
    return this.add({ kind: 'direct', from: this.issue.account, to: account, currency: this.issue.currency }, isLast);
  }

  private book(next: Node): Strand | null {
    const currency = next.currency ?? this.issue.currency;
    const out: Issue = { currency, account: currency === 'XRP' ? accountZero : (next.issuer ?? this.issue.account) };
    if (this.issue.currency === 'XRP' && currency === 'XRP') return faulty('xrpl-path-xrp-twice', 'temBAD_PATH');
    const input = this.issue.currency === 'XRP' ? { currency: 'XRP', account: accountZero } : this.issue;
    return this.add({ kind: 'book', in: input, out }, false);
  }

  private add(hop: Hop, isLast: boolean): Strand | null {
    const previous = this.hops.at(-1) ?? null;
    const own = ownFault(hop, isLast, previous === null);
    if (own) return faulty(own, 'temBAD_PATH');
    const before = this.judge.before(hop, previous, previous === null && isLast);
    if (before) return { hops: null, fault: null, impossible: before };
    if (this.closesCircle(hop, previous)) return faulty('xrpl-path-loop', 'temBAD_PATH_LOOP');
    const after = this.judge.after(hop, previous);
    if (after) return { hops: null, fault: null, impossible: after };
    this.hops.push(hop);
    return null;
  }

  private closesCircle(hop: Hop, previous: Hop | null): boolean {
    const { from, to, bookOut } = this.seen;
    if (hop.kind === 'xrp') return !addNew(previous === null ? from : to, 'XRP');
    if (hop.kind === 'book') {
      const out = keyOf(hop.out);
      return !addNew(bookOut, out) || from.has(out) || to.has(out);
    }
    const source = keyOf({ currency: hop.currency, account: hop.from });
    // After another hop rippled does not mind that a book gave out the same token earlier (DirectStep's check asks only what the book right before gave).
    const isStrange = previous === null || (previous.kind === 'book' && keyOf(previous.out) !== source);
    if (bookOut.has(source) && isStrange) return true;
    return !addNew(from, source) || !addNew(to, keyOf({ currency: hop.currency, account: hop.to }));
  }
}

function ownFault(hop: Hop, isLast: boolean, isFirst: boolean): OfflineCode | null {
  if (hop.kind === 'direct') {
    if (hop.from === accountZero || hop.to === accountZero) return 'xrpl-path-xrp-inside';
    return hop.from === hop.to ? 'xrpl-path-hop-to-itself' : null;
  }
  if (hop.kind === 'xrp') return isFirst || isLast ? null : 'xrpl-path-xrp-inside';
  if (keyOf(hop.in) === keyOf(hop.out)) return 'xrpl-path-same-book';
  return isConsistent(hop.in) && isConsistent(hop.out) ? null : 'xrpl-path-xrp-issuer';
}

function isConsistent(issue: Issue): boolean {
  return (issue.currency === 'XRP') === (issue.account === accountZero);
}

function moved(issue: Issue, node: Node): Issue {
  const currency = node.currency ?? issue.currency;
  const account = node.account ?? node.issuer ?? issue.account;
  return { currency, account: node.currency === 'XRP' ? accountZero : account };
}

function keyOf(issue: Issue): string {
  return `${issue.currency} ${issue.account}`;
}

function addNew(set: Set<string>, key: string): boolean {
  if (set.has(key)) return false;
  set.add(key);
  return true;
}
