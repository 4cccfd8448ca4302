// Owns what live entries hold: coins, balance, and what counts against the daily cap. Unknown counts like spent.
import type { Chain } from '../../shared/network.ts';
import { canonicalText } from '../chains/xrpl/sign-transaction.ts';
import type { Consumption, Past } from './driver.ts';
import { borneByRecipients } from './fee-shares.ts';
import type { Promised } from './ports.ts';
import { contestedOutputs, doubtfulOutputs } from './replacement.ts';
import type { OutboxState } from './state.ts';
import { occupies } from './transitions.ts';
import type { Entry, Order, Version } from './types.ts';

const day = 86_400;

/** What nobody else may consume, and what may never come to be; entries of `except` (plans about to be replaced) are left out, and those that are not `among`. */
export function reservedBy(
  state: OutboxState,
  except: ReadonlySet<string> = new Set(),
  among: (entry: Entry) => boolean = () => true,
): ReadonlySet<string> {
  const open = openEntries(state, except);
  const held = open
    .filter(among)
    .flatMap((entry) => [...entry.consumes, ...entry.versions.flatMap((version) => version.consumes), ...doubtfulOutputs(entry)]);
  const givenUp = state.givenUp.size === 0 ? [] : open.filter(({ id }) => state.givenUp.has(id));
  return new Set([...held, ...contestedOutputs(givenUp, open)]);
}

/** The payouts whose entry holds what a key names ("txid:vout" on Bitcoin); none for an order. */
export function holdersOf(state: OutboxState): ReadonlyMap<string, readonly string[]> {
  const holders = new Map<string, readonly string[]>();
  for (const entry of openEntries(state, new Set())) {
    const payoutIds = entry.lines.map(({ payoutId }) => payoutId);
    for (const key of [...entry.consumes, ...entry.versions.flatMap((version) => version.consumes)]) holders.set(key, payoutIds);
  }
  return holders;
}

export function pastOf(state: OutboxState, promised: Promised): Past {
  const versions = [...state.entries.values()].flatMap((entry) => entry.versions);
  const harmless = (): readonly Entry[] => [...state.entries.values()].filter((entry) => !mayHaveConsumed(entry));
  return {
    transactions: new Set(versions.map((version) => version.transactionId)),
    claimedAt: (payoutId) => promised.payout(payoutId)?.claimedAt ?? 0,
    lastLedger: (payoutId) => lastLedgerOf(harmless(), payoutId),
    attempts: (order) => harmless().flatMap((entry) => (isSame(entry.order, order) ? entry.versions : [])),
  };
}

/** Whether this transaction was ever signed for one of our entries. */
export function isVersion(state: OutboxState, transactionId: string): boolean {
  return [...state.entries.values()].some((entry) => entry.versions.some((version) => version.transactionId === transactionId));
}

/** With or without a ticket it does the same. */
function isSame(one: Order | null, other: Order): boolean {
  return one !== null && one.account === other.account && canonicalText(one.tx) === canonicalText(other.tx);
}

function lastLedgerOf(harmless: readonly Entry[], payoutId: string): number {
  const earlier = harmless.filter((entry) => entry.lines.some((line) => line.payoutId === payoutId));
  return earlier.flatMap((entry) => entry.versions).reduce((last, { lastLedgerSequence }) => Math.max(last, lastLedgerSequence ?? 0), 0);
}

export function consumption(state: OutboxState, promised: Promised): Consumption {
  const users = [...state.entries.values()].filter(mayHaveConsumed);
  // What failed in a ledger used its own sequence; the tickets that it would have made stay unused.
  const usedBy = (entry: Entry, { consumes }: Version): readonly string[] => (entry.state === 'failed' ? consumes.slice(0, 1) : consumes);
  const known = new Set(users.flatMap((entry) => entry.versions.flatMap((version) => usedBy(entry, version))));
  return { reserved: reservedBy(state), known, past: pastOf(state, promised) };
}

/**
 * Rows that may have consumed what their versions name. A `tem` and a proved death used nothing: if what they name is used after all, the proof was a lie
 * or somebody else used it, and either must be looked into before it is taken for ours.
 */
function mayHaveConsumed(entry: Entry): boolean {
  return occupies(entry) || (entry.state === 'failed' && entry.reason?.startsWith('tec') === true);
}

/** Amounts and fee ceilings of entries of this chain whose outcome is open. */
export function committed(state: OutboxState, chain: Chain, except: ReadonlySet<string> = new Set()): bigint {
  const pending = openEntries(state, except).filter((entry) => entry.chain === chain && entry.state !== 'final' && occupies(entry));
  return pending.reduce((sum, entry) => sum + weight(entry), 0n);
}

/** Everything not proved unpaid that was planned or signed within the last 24 hours. */
export function spentToday(state: OutboxState, chain: Chain, now: number, except: ReadonlySet<string> = new Set()): bigint {
  let sum = 0n;
  for (const entry of state.entries.values()) {
    if (entry.chain === chain && occupies(entry) && !except.has(entry.planId) && lastUse(entry) > now - day) sum += weight(entry);
  }
  return sum;
}

/**
 * What policy runs have spent within the last 24 hours, fees included. What is not settled yet counts whatever its age, since it may still be signed; a payment
 * that failed by proof counts with its fee. A clock that was set back frees nothing early.
 */
export function spentByPolicy(state: OutboxState, chain: Chain, now: number): bigint {
  let sum = 0n;
  for (const entry of state.entries.values()) {
    if (entry.chain !== chain || state.plans.get(entry.planId)?.confirmedBy !== 'policy') continue;
    if (entry.state === 'failed') sum += lastUse(entry) > now - day ? entry.feeCeiling : 0n;
    else if (occupies(entry) && (entry.state !== 'final' || lastUse(entry) > now - day)) sum += weight(entry);
  }
  return sum;
}

/**
 * What may leave of the chain's own coin: amounts of the lines in it, what an order spends of it, and the most that the fee may be, less what recipients bear of
 * it. Tokens count nothing here.
 */
export function weight(entry: Pick<Entry, 'lines' | 'feeCeiling' | 'detail'>): bigint {
  const coins = entry.lines.filter((line) => line.asset === 'BTC' || line.asset === 'XRP');
  return coins.reduce((sum, line) => sum + line.amount, entry.feeCeiling + spentByOrder(entry.detail) - borneByRecipients(entry));
}

/** Drops that the driver wrote down as the most that an order spends. */
function spentByOrder({ spends }: Entry['detail']): bigint {
  return typeof spends === 'string' && /^\d{1,18}$/.test(spends) ? BigInt(spends) : 0n;
}

function lastUse(entry: Entry): number {
  return entry.versions.at(-1)?.signedAt ?? entry.createdAt;
}

/** Entries that hold something, oldest first. */
export function openEntries(state: OutboxState, except: ReadonlySet<string>): readonly Entry[] {
  return [...state.open].flatMap((id) => state.entries.get(id) ?? []).filter((entry) => !except.has(entry.planId));
}
