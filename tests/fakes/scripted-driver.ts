// Owns chain drivers over the toy network whose answers can be lost, late, wrong or fatal.
import type { ChainDriver, Consumption, Publication, Verdict, WithSeed } from '../../src/main/outbox/driver.ts';
import type { Entry, PlanLine, Version } from '../../src/main/outbox/types.ts';
import { ok, refuse, type Result } from '../../src/shared/result.ts';
import { fakeAccount, fakeBytes, type FakeNetwork } from './fake-network.ts';

export class Killed extends Error {}

export type PublishFault =
  | 'none'
  /** It arrived; the answer did not. */
  | 'lost-reply'
  /** It will arrive later; nobody answered. */
  | 'late'
  /** It will arrive later, although a node said no. */
  | 'rejected-late'
  /** It never arrived. */
  | 'lost'
  /** A node said no and meant it. */
  | 'rejected'
  /** It arrived twice, and the second answer ("already known") came back as a refusal. */
  | 'duplicate'
  | 'malformed'
  /** It will arrive later, although a node swore that it is malformed. */
  | 'malformed-late'
  | 'kill-before'
  | 'kill-after';

export type VerdictFault = 'none' | 'silent' | 'absent' | 'throw';

export interface Script {
  publish(chain: string): PublishFault;
  verdict(chain: string): VerdictFault;
  whileAsking(): Promise<void>;
  /** Most that the wallet has; null = enough. */
  funds?(chain: string): bigint | null;
  /** A payout that no draft may hold. */
  refused?(): string | null;
}

export interface Counters {
  signed: number;
  sent: number;
  /** Bytes that a driver was ever asked to send. */
  readonly offered: Set<string>;
}

/** Coins "c0:0" … of the toy wallet. */
const coins = Array.from({ length: 400 }, (_, index) => `c${index}:0`);
export const ledgersToLive = 5;

export function scriptedDriver(
  chain: 'bitcoin' | 'xrpl',
  network: FakeNetwork,
  script: Script,
  now: () => number,
  counters: Counters,
): ChainDriver {
  let startedAt: number | null = null;
  return {
    async afford(options) {
      const left = script.funds?.(chain) ?? null;
      return ok((lines) => {
        const needed = lines.reduce((sum, line) => sum + line.amount, options.committed) + 20n;
        return left !== null && needed > left ? refuse('insufficient-funds') : ok(needed - options.committed);
      });
    },
    async draft(lines, options) {
      await Promise.resolve();
      const refused = lines.find(({ payoutId }) => payoutId === script.refused?.());
      if (refused !== undefined) return refuse('destination-refused', { payoutId: refused.payoutId });
      // A payment on the ledger carries the mark of its payout.
      if (chain === 'xrpl' && lines.some(({ payoutId }) => network.payments(payoutId).length > 0)) return refuse('already-paid');
      if (chain === 'xrpl') return ok(lines.map((line) => draft([line], [], { sequence: network.world.sequence })));
      const allowed = (coin: string): boolean => options.coins?.has(coin) ?? true;
      const free = coins.find((coin) => allowed(coin) && !options.reserved.has(coin) && network.consumer(coin) === null);
      return free === undefined ? refuse('insufficient-funds') : ok([draft(lines, [free], { coin: free })]);
    },
    sign: async (entry, consumption, { withSeed }) => {
      startedAt ??= network.world.height;
      const earlier = consumption.past.lastLedger(entry.lines[0]?.payoutId ?? '');
      if (chain === 'xrpl' && entry.versions.length === 0 && network.world.height < earlier) return refuse('earlier-attempt-open');
      return sign(chain, network, entry, consumption, withSeed, now, counters, startedAt);
    },
    draftTransfer: async (wish, options) => {
      await Promise.resolve();
      const free = coins.find((coin) => !options.reserved.has(coin) && network.consumer(coin) === null);
      if (free === undefined) return refuse('insufficient-funds');
      const parent = wish.purpose === 'child' ? wish.parent : null;
      return ok({ ...draft([], [free], { coin: free }), transfer: { purpose: wish.purpose, parent, ancestors: [] } });
    },
    raise: async (entry, version, feeRate, options) => {
      await Promise.resolve();
      // An odd rate takes a further coin.
      const free = coins.find((coin) => !options.reserved.has(coin) && network.consumer(coin) === null);
      const more = feeRate % 2n === 1n && free !== undefined ? [free] : [];
      const fee = version.fee + feeRate;
      return ok({
        fee,
        change: null,
        vsize: 100,
        detail: { ...entry.detail, raised: fee.toString() },
        consumes: [...version.consumes, ...more],
      });
    },
    publish: async (version, firstTime) => publish(network, version, firstTime, script.publish(chain), counters),
    // As the real one: what is asked about depends on validated ledgers alone, so nothing is asked twice in one.
    mark: async () => (chain === 'xrpl' ? network.world.height.toString() : null),
    verdict: async (entry, isOurs) => {
      const answer = await verdict(network, entry, script.verdict(chain), isOurs);
      await script.whileAsking();
      return answer;
    },
  };
}

function draft(lines: readonly PlanLine[], consumes: readonly string[], detail: Record<string, unknown>) {
  return { lines, fee: 10n, feeCeiling: 20n, change: null, detail, consumes };
}

async function sign(
  chain: 'bitcoin' | 'xrpl',
  network: FakeNetwork,
  entry: Entry,
  consumption: Consumption,
  withSeed: WithSeed,
  now: () => number,
  counters: Counters,
  startedAt: number,
): Promise<Result<Version>> {
  const consumes = chain === 'bitcoin' ? ok(entry.consumes) : sequenceFor(network, entry, consumption, startedAt);
  if (!consumes.ok) return consumes;
  const lastLedger = chain === 'bitcoin' ? null : network.world.height + ledgersToLive;
  const pays = entry.lines.map((line) => ({ payoutId: line.payoutId, amount: line.amount.toString() }));
  const fee = entry.detail.raised === undefined ? {} : { fee: Number(entry.fee) };
  const bytes = await withSeed(() => fakeBytes({ chain, consumes: consumes.value, pays, lastLedger, ...fee }));
  if (!bytes.ok) return bytes;
  counters.signed += 1;
  const { raw, id } = bytes.value;
  return ok({
    raw,
    transactionId: id,
    consumes: consumes.value,
    outputs: chain === 'bitcoin' ? entry.lines.map((_, index) => index) : null,
    lastLedgerSequence: lastLedger,
    signedAtLedger: chain === 'bitcoin' ? null : network.world.height,
    fee: entry.fee,
    signedAt: now(),
  });
}

/**
 * The next free sequence. Sequences used since the plan that the journal does not know are looked up, not guessed; and while bytes that the journal
 * lost may still be on their way (until every LastLedgerSequence of before this start has passed), nothing is signed.
 */
function sequenceFor(network: FakeNetwork, entry: Entry, { reserved, known }: Consumption, startedAt: number): Result<readonly string[]> {
  const first = entry.versions[0];
  if (first !== undefined) return hasGap(network, first, reserved) ? refuse('sequence-gap') : ok(first.consumes);
  for (let sequence = Number(entry.detail.sequence); sequence < network.world.sequence; sequence += 1) {
    const key = `${fakeAccount}:${sequence}`;
    if (known.has(key)) continue;
    const user = network.consumer(key);
    if (user?.result === 'paid' && user.transaction.pays.some((payment) => payment.payoutId === entry.lines[0]?.payoutId))
      return refuse('already-paid');
    if (network.world.height <= startedAt + ledgersToLive) return refuse('account-used-elsewhere');
  }
  const inUse = [...reserved].filter((key) => key.startsWith(`${fakeAccount}:`)).map((key) => Number(key.split(':')[1]) + 1);
  return ok([`${fakeAccount}:${Math.max(network.world.sequence, ...inUse)}`]);
}

function hasGap(network: FakeNetwork, version: Version, reserved: ReadonlySet<string>): boolean {
  const own = Number(version.consumes[0]?.split(':')[1]);
  for (let sequence = network.world.sequence; sequence < own; sequence += 1) if (!reserved.has(`${fakeAccount}:${sequence}`)) return true;
  return false;
}

async function publish(
  network: FakeNetwork,
  { raw }: Version,
  firstTime: boolean,
  fault: PublishFault,
  counters: Counters,
): Promise<Publication> {
  await Promise.resolve();
  if (firstTime && counters.offered.has(raw)) throw new Error('bytes that may be out were called new');
  counters.offered.add(raw);
  if (fault === 'kill-before') throw new Killed();
  if (fault === 'lost') return { kind: 'unknown', reason: 'no connection' };
  if (fault === 'rejected') return { kind: 'rejected', reason: 'too busy' };
  // Said of bytes that may be out already, it is a lie that the executor has to see through.
  if (fault === 'malformed') {
    // Proved never to have been taken: the very same bytes may be tried again under another plan.
    if (firstTime) counters.offered.delete(raw);
    return { kind: 'malformed', reason: 'temMALFORMED' };
  }
  counters.sent += 1;
  if (fault === 'malformed-late') {
    if (firstTime) counters.offered.delete(raw);
    network.delay(raw);
    return { kind: 'malformed', reason: 'temMALFORMED' };
  }
  if (fault === 'late' || fault === 'rejected-late') {
    network.delay(raw);
    return fault === 'late' ? { kind: 'unknown', reason: 'time-out' } : { kind: 'rejected', reason: 'try again' };
  }
  const taken = network.submit(raw);
  if (fault === 'duplicate') network.submit(raw);
  if (fault === 'kill-after') throw new Killed();
  if (fault === 'lost-reply') return { kind: 'unknown', reason: 'connection closed' };
  if (fault === 'duplicate' || !taken) return { kind: 'rejected', reason: 'already known or spent' };
  return { kind: 'accepted' };
}

async function verdict(
  network: FakeNetwork,
  entry: Entry,
  fault: VerdictFault,
  isOurs: (id: string) => boolean = () => false,
): Promise<Verdict> {
  await Promise.resolve();
  if (fault === 'throw') throw new Killed();
  if (fault === 'silent') return { kind: 'silent', reason: 'no connection' };
  if (fault === 'absent') return { kind: 'absent' };
  const waiting = [...entry.versions].reverse().find((version) => network.find(version.transactionId) !== null);
  for (const version of entry.versions) {
    const mined = network.find(version.transactionId)?.mined;
    if (mined?.result === 'tec') return { kind: 'failed', transactionId: version.transactionId, reason: 'tecUNFUNDED_PAYMENT' };
    if (mined) return { kind: 'final', transactionId: version.transactionId, confirmations: network.confirmations(mined) };
  }
  const proof = voidProof(network, entry, isOurs);
  if (proof !== null) return proof;
  if (waiting !== undefined) return { kind: 'seen', transactionId: waiting.transactionId };
  const dead = entry.versions.every((version) => version.lastLedgerSequence !== null && version.lastLedgerSequence <= network.world.height);
  return dead ? { kind: 'dead' } : { kind: 'absent' };
}

/** Something else consumed a coin of every version for good. If that something pays one of our lines, it proves the opposite. */
function voidProof(network: FakeNetwork, entry: Entry, isOurs: (id: string) => boolean): Verdict | null {
  const users = (version: Version) => version.consumes.flatMap((key) => network.consumer(key) ?? []);
  const all = entry.versions.flatMap(users);
  const strangers = all.filter(({ transaction }) => !isOurs(transaction.id));
  const ours = strangers.some((other) =>
    other.transaction.pays.some((payment) => entry.lines.some((line) => line.payoutId === payment.payoutId)),
  );
  if (ours) return { kind: 'silent', reason: 'paid-by-unknown-version' };
  const isDead = (version: Version) => users(version).some((other) => entry.chain === 'xrpl' || network.confirmations(other) >= 6);
  return entry.versions.length > 0 && entry.versions.every(isDead) ? { kind: 'void', reason: 'spent-elsewhere' } : null;
}
