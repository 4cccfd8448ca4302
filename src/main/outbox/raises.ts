// Owns the sender's word on a higher fee: the replacement of a transaction that waits, shown with a token of its own, signed and journalled once he agrees.
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Network } from '../../shared/network.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { rateText } from '../chains/bitcoin/fee-ceiling.ts';
import type { Book } from './book.ts';
import { isTimely } from './confirmation.ts';
import type { RaiseFacts, RaiseOptions, RaisedDraft } from './driver.ts';
import { freshId, planLifetime } from './planner.ts';
import type { OutboxDeps } from './ports.ts';
import { versionRecord } from './records.ts';
import { consumption, openEntries, reservedBy, spentToday } from './reservations.ts';
import { versionThatCounts } from './statuses.ts';
import { keepsTo } from './terms.ts';
import type { Tokens } from './token.ts';
import type { Entry, PlanLine, Version } from './types.ts';

export interface RaiseRequest {
  readonly walletId: string;
  /** Of any version of the entry. */
  readonly transactionId: string;
  /** Satoshi per 1,000 virtual bytes. */
  readonly feeRate: bigint;
}

/** A replacement that nobody has agreed to yet. It is kept in memory alone: a restart forgets it, and nothing has happened. */
export interface Raise {
  readonly id: string;
  readonly walletId: string;
  readonly network: Network;
  readonly entryId: string;
  readonly planId: string;
  /** The version that waits. */
  readonly replaces: string;
  readonly lines: readonly PlanLine[];
  readonly feeRate: bigint;
  /** Satoshi that the replaced version pays. */
  readonly paid: bigint;
  readonly draft: RaisedDraft;
  /** How many of its coins the replaced version spends, too. */
  readonly keptCoins: number;
  /** Its fee, rate and coins are within what the sender agreed to before: no further word is needed. */
  readonly isWithinCeiling: boolean;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly digest: string;
}

/** What the secure window shows, with a new one-time token. */
export interface RaiseView extends Raise {
  readonly token: string;
}

/** Call everything from the queue only. */
export interface Raises {
  /** What a replacement would have to pay. Refusals: `bump-unknown`, `bump-not-waiting`, and the driver's. */
  facts(transactionId: string): Promise<Result<RaiseFacts>>;
  /** Refusals: `invalid-plan`, `bump-unknown`, `bump-not-waiting`, `daily-cap-exceeded`, and the driver's. */
  make(request: RaiseRequest): Promise<Result<Raise>>;
  /** Refusals: `plan-not-found`, `plan-expired`, `bump-not-waiting`. */
  view(id: string): Result<RaiseView>;
  /**
   * Signs the replacement and writes it down; the next pass sends it. Without a token only what is within the ceiling and the plan's terms. Repeating it with the same token
   * answers the same again. Refusals: those of `view`, `plan-changed`, `token-invalid`, and those of signing: nothing has happened then.
   */
  confirm(id: string, token: string | null): Promise<Result<void>>;
  discard(id: string): Result<void>;
}

interface Work {
  readonly deps: OutboxDeps;
  readonly book: Book;
  readonly tokens: Tokens;
  readonly held: Map<string, Raise>;
  readonly done: Set<string>;
}

export function createRaises(deps: OutboxDeps, book: Book, tokens: Tokens): Raises {
  const work: Work = { deps, book, tokens, held: new Map(), done: new Set() };
  return {
    facts: (transactionId) => facts(work, transactionId),
    make: (request) => make(work, request),
    view(id) {
      const raise = current(work, id);
      return raise.ok ? ok({ ...raise.value, token: tokens.issue(id, raise.value.digest) }) : raise;
    },
    confirm: (id, token) => confirm(work, id, token),
    discard(id) {
      tokens.forget(id);
      return work.held.delete(id) ? ok(undefined) : refuse('plan-not-found');
    },
  };
}

interface Waiting {
  readonly entry: Entry;
  /** The version to be replaced: the one that a node has, else the newest. */
  readonly version: Version;
}

const waitingStates: ReadonlySet<string> = new Set(['publishing', 'unknown', 'seen']);

function waitingEntry({ book }: Work, transactionId: string): Result<Waiting> {
  const isOf = ({ versions }: Entry): boolean => versions.some((version) => version.transactionId === transactionId);
  const entry = [...book.state.entries.values()].find(isOf);
  const version = entry === undefined ? null : versionThatCounts(entry);
  if (entry === undefined || version === null || entry.chain !== 'bitcoin') return refuse('bump-unknown');
  // Its new bytes, too, would have to be signed on the other machine.
  if (entry.elsewhere !== undefined) return refuse('bump-elsewhere');
  return waitingStates.has(entry.state) ? ok({ entry, version }) : refuse('bump-not-waiting');
}

function optionsFor({ book }: Work, entry: Entry): RaiseOptions {
  const others = openEntries(book.state, new Set()).filter(({ id, chain }) => id !== entry.id && chain === entry.chain);
  return { reserved: reservedBy(book.state), open: others };
}

async function facts(work: Work, transactionId: string): Promise<Result<RaiseFacts>> {
  const found = waitingEntry(work, transactionId);
  if (!found.ok) return found;
  const { entry, version } = found.value;
  const answer = await work.deps.drivers.bitcoin.raiseFacts?.(entry, version, optionsFor(work, entry));
  return answer ?? refuse('bump-unknown');
}

async function make(work: Work, { walletId, transactionId, feeRate }: RaiseRequest): Promise<Result<Raise>> {
  const { deps, book } = work;
  if (walletId !== deps.walletId) return refuse('invalid-plan');
  const found = waitingEntry(work, transactionId);
  if (!found.ok) return found;
  const { entry, version } = found.value;
  const draft = (await deps.drivers.bitcoin.raise?.(entry, version, feeRate, optionsFor(work, entry))) ?? refuse('bump-unknown');
  if (!draft.ok) return draft;
  const most = entry.versions.reduce((fee, one) => (one.fee > fee ? one.fee : fee), 0n);
  // A version that no node has now may still be the one that miners have.
  if (draft.value.fee <= most) return tooSmall(feeRate, most, draft.value.vsize);
  const cap = deps.dailyCap?.('bitcoin') ?? null;
  const more = draft.value.fee - entry.feeCeiling;
  if (cap !== null && more > 0n && spentToday(book.state, 'bitcoin', deps.now()) + more > cap) return refuse('daily-cap-exceeded');
  return ok(hold(work, entry, version, feeRate, draft.value));
}

function tooSmall(feeRate: bigint, most: bigint, vsize: number): Result<never> {
  const least = ((most + 1n) * 1000n + BigInt(vsize) - 1n) / BigInt(vsize);
  return refuse('bump-too-small', { rate: rateText(feeRate), least: rateText(least) });
}

/** The newest proposal for an entry is the only one. */
function hold({ deps, book, tokens, held }: Work, entry: Entry, version: Version, feeRate: bigint, draft: RaisedDraft): Raise {
  for (const old of [...held.values()].filter(({ entryId }) => entryId === entry.id)) {
    tokens.forget(old.id);
    held.delete(old.id);
  }
  const createdAt = deps.now();
  const unsealed: Unsealed = {
    id: freshId(deps),
    walletId: deps.walletId,
    network: deps.network,
    entryId: entry.id,
    planId: entry.planId,
    replaces: version.transactionId,
    lines: entry.lines,
    feeRate,
    paid: version.fee,
    draft,
    keptCoins: version.consumes.length,
    isWithinCeiling: isWithinWord(book, entry, draft),
    createdAt,
    expiresAt: createdAt + planLifetime,
  };
  const raise = { ...unsealed, digest: digestOf(unsealed) };
  held.set(raise.id, raise);
  return raise;
}

type Unsealed = Omit<Raise, 'digest'>;

/** SHA-256 (hex) over one text of everything that is shown and signed. */
function digestOf({ network, walletId, id, entryId, planId, expiresAt, replaces, lines, feeRate, paid, draft }: Unsealed): string {
  const text = JSON.stringify(
    [
      network,
      walletId,
      id,
      entryId,
      planId,
      expiresAt,
      replaces,
      lines,
      feeRate,
      paid,
      draft.fee,
      draft.change,
      draft.consumes,
      draft.detail,
    ],
    (_, value: unknown) => (typeof value === 'bigint' ? value.toString() : sorted(value)),
  );
  return bytesToHex(sha256(utf8ToBytes(`pullpay higher fee v1\n${text}`)));
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A proposal that can still be agreed to: its entry waits as it did when it was made. */
function current(work: Work, id: string): Result<Raise> {
  const raise = work.held.get(id);
  if (raise === undefined) return refuse('plan-not-found');
  if (!isTimely(raise, work.deps.now())) return refuse('plan-expired');
  const now = waitingEntry(work, raise.replaces);
  if (!now.ok) return now;
  return now.value.version.transactionId === raise.replaces ? ok(raise) : refuse('bump-not-waiting');
}

async function confirm(work: Work, id: string, token: string | null): Promise<Result<void>> {
  const { deps, book, tokens } = work;
  if (token !== null && work.done.has(id) && tokens.wasSpent(id, token)) return ok(undefined);
  const raise = current(work, id);
  if (!raise.ok) return raise;
  const entry = book.state.entries.get(raise.value.entryId);
  if (entry === undefined || !isFree(work, entry, raise.value)) return refuse('plan-changed');
  const agreed = agree(work, entry, raise.value, token);
  if (!agreed.ok) return agreed;
  const { draft, replaces } = raise.value;
  const { fee, change, detail, consumes } = draft;
  const asked: Entry = { ...entry, fee, feeCeiling: fee, change, detail, consumes };
  const version = await deps.drivers.bitcoin.sign(asked, consumption(book.state, deps.promised), deps.signers);
  if (!version.ok) return version;
  const written = await book.commit({
    type: 'entry-replaced',
    at: deps.now(),
    entryId: entry.id,
    replaces,
    feeCeiling: fee.toString(),
    version: versionRecord({ ...version.value, detail }),
  });
  if (!written.ok) return written;
  work.held.delete(id);
  work.done.add(id);
  return ok(undefined);
}

/** The digest is computed anew from what would be signed, as for plans. */
function agree({ book, tokens }: Work, entry: Entry, raise: Raise, token: string | null): Result<void> {
  if (token !== null) return tokens.spend(raise.id, token, digestOf(raise));
  return isWithinWord(book, entry, raise.draft) ? ok(undefined) : refuse('token-invalid');
}

/** The ceiling of the fee is not all that he agreed to: a plan's terms bind its replacements, too. */
function isWithinWord({ state }: Book, { planId, feeCeiling }: Entry, draft: RaisedDraft): boolean {
  return draft.fee <= feeCeiling && keepsTo(state.plans.get(planId)?.terms ?? null, draft);
}

/** Since it was made nothing else took a coin of it, and nothing was built on what it replaces. */
function isFree(work: Work, entry: Entry, { draft, replaces }: Raise): boolean {
  const { open } = optionsFor(work, entry);
  const taken = open.flatMap((other) => [...other.consumes, ...other.versions.flatMap(({ consumes }) => consumes)]);
  return taken.every((outpoint) => !draft.consumes.includes(outpoint) && !outpoint.startsWith(`${replaces}:`));
}
