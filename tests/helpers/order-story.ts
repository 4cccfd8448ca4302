// Owns one story of orders on the practice ledger: orders of several types, a server that lies and falls silent, deaths, lost ends of the journal, and the count of what was carried out.
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { XrplBackend } from '../../src/main/backends/xrpl-backend.ts';
import type { Outbox } from '../../src/main/outbox/outbox.ts';
import { refuse, type Result } from '../../src/shared/result.ts';
import { createMemoryJournal } from '../fakes/memory-journal.ts';
import { person } from './ledger-people.ts';
import { must, type Practice, Sender, us } from './practice-sender.ts';

export type SubmitFault =
  | 'none'
  /** It arrived; the answer did not. */
  | 'lost-reply'
  | 'lost'
  /** It arrives when it is delivered. */
  | 'late'
  | 'refused'
  /** It arrives later, although the server said no. */
  | 'refused-late';
export type LookFault = 'none' | 'silent' | 'absent';

export type Action =
  | { readonly do: 'order'; readonly type: number; readonly useTicket: boolean }
  | { readonly do: 'run' | 'deliver' | 'restart' | 'lock' | 'unlock' }
  | { readonly do: 'mine' | 'discard' | 'tear' | 'again'; readonly n: number };

export const honestAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('order' as const), type: fc.nat(4), useTicket: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('run' as const, 'run' as const, 'deliver' as const, 'restart' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('lock' as const, 'unlock' as const) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('mine' as const), n: fc.constantFrom(1, 1, 2, 22) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('discard' as const, 'again' as const, 'again' as const), n: fc.nat(7) }) },
);
export const tearingAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 5, arbitrary: honestAction },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('tear' as const), n: fc.integer({ min: 1, max: 4 }) }) },
);

const gateway = person(0).address;
/** Numbers that no other order of this process has: what is found on the ledger belongs to one order alone. */
let made = 0;

interface Ordered {
  readonly id: string;
  readonly tx: Readonly<Record<string, unknown>>;
  readonly useTicket: boolean;
  /** The outbox called it failed or void, and has forgotten nothing since. */
  dead: boolean;
}

export class OrderStory {
  readonly sender: Sender;
  outbox: Outbox;
  readonly ordered: Ordered[] = [];
  readonly seen = new Map<string, number>();
  private late: string[] = [];
  private honest = false;
  private submits = -1;
  private looks = -1;

  constructor(
    private readonly practice: Practice,
    private readonly submitFaults: readonly SubmitFault[] = [],
    private readonly lookFaults: readonly LookFault[] = [],
  ) {
    this.sender = new Sender(practice);
    this.sender.between = (ledger) => this.lying(ledger);
    this.outbox = this.sender.start();
  }

  async play(next: Action): Promise<void> {
    this.count(next.do);
    switch (next.do) {
      case 'order':
        return this.order(orderOf(next.type), next.useTicket);
      case 'run':
        must(await this.outbox.run());
        return this.look();
      case 'deliver':
        return this.deliver();
      case 'restart':
        return this.wake(0);
      case 'tear':
        return this.wake(next.n);
      case 'mine':
        return this.practice.control('ledgers', { count: next.n });
      case 'again':
        return this.again(this.ordered[next.n % Math.max(this.ordered.length, 1)]);
      case 'lock':
      case 'unlock':
        this.sender.locked = next.do === 'lock';
        return;
      case 'discard': {
        const plan = this.outbox.plans()[next.n];
        if (plan !== undefined) await this.outbox.discard(plan.id);
      }
    }
  }

  /** The server tells the truth, everything that was on its way has arrived, and no ledger can take anything more of it. */
  async end(): Promise<void> {
    this.honest = true;
    this.sender.locked = false;
    await this.deliver();
    for (let round = 0; round < 8; round += 1) {
      must(await this.outbox.run());
      await this.practice.control('ledgers', { count: round === 4 ? 22 : 1 });
    }
    must(await this.outbox.run());
    this.look();
  }

  /** By the ledger's own list of what the account did. */
  async expectOnce(): Promise<void> {
    const done = await carriedOut(this.practice.xrpl);
    for (const one of this.ordered) {
      const count = done.filter((tx) => isSame(one.tx, tx)).length;
      const word = this.word(one.id);
      const told = `${JSON.stringify(one.tx)} is ${word?.phase} (${word?.reason})`;
      this.count(`end ${word?.phase}`);
      expect(count, told).toBeLessThanOrEqual(1);
      if (word?.phase === 'final') expect(count, told).toBe(1);
      const isAlone = this.ordered.filter(({ tx }) => tx === one.tx).length === 1;
      if (one.dead && isAlone) expect(count, `${told} and was called dead`).toBe(0);
    }
  }

  private word(id: string) {
    return this.outbox.orders(200).find((one) => one.id === id);
  }

  private count(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }

  private look(): void {
    for (const one of this.ordered) {
      const phase = this.word(one.id)?.phase;
      if (phase === 'failed' || phase === 'void') one.dead = true;
    }
  }

  private async order(tx: Readonly<Record<string, unknown>>, useTicket: boolean): Promise<void> {
    const request = { walletId: 'wallet', account: us, text: JSON.stringify(tx), feeCeiling: null, useTicket };
    const plan = await this.outbox.planOrder(request);
    if (!plan.ok) return this.count(plan.error.code);
    const view = must(await this.outbox.planView(plan.value.id));
    must(await this.outbox.confirm(plan.value.id, view.token));
    this.ordered.push({ id: plan.value.entries[0]?.id ?? '', tx, useTicket, dead: false });
  }

  /** Whoever finds his order failed or dead gives it once more. */
  private async again(one: Ordered | undefined): Promise<void> {
    if (one === undefined) return;
    const phase = this.word(one.id)?.phase;
    const mayGive = phase === undefined ? !(await this.isInHistory(one)) : phase === 'failed' || phase === 'void';
    if (mayGive) await this.order(one.tx, one.useTicket);
  }

  /**
   * An order that the journal lost whole, plan and all, is a new one for Pullpay. So its giver does what the words ask of him: he waits until no ledger can take what may be on
   * its way, and looks into the history.
   */
  private async isInHistory({ tx }: Ordered): Promise<boolean> {
    this.count('forgotten');
    await this.practice.control('ledgers', { count: 22 });
    return (await carriedOut(this.practice.xrpl)).some((done) => isSame(tx, done));
  }

  private async wake(lost: number): Promise<void> {
    await this.outbox.close();
    // A lost "discarded" brings a confirmed order back to life; what was forgotten is no proof any more.
    if (lost > 0) for (const one of this.ordered) one.dead = false;
    const bodies = this.sender.journal.bodies();
    this.sender.journal = createMemoryJournal(bodies.slice(0, bodies.length - lost));
    this.outbox = this.sender.start();
    must(await this.outbox.recover());
  }

  private async deliver(): Promise<void> {
    for (const blob of this.late.splice(0)) await this.practice.xrpl.submit(blob);
  }

  private lying(ledger: XrplBackend): XrplBackend {
    return {
      ...ledger,
      submit: async (blob) => {
        const fault = this.next(this.submitFaults, (this.submits += 1));
        if (fault !== 'none') this.count(fault);
        if (fault === 'late' || fault === 'refused-late') this.late.push(blob);
        if (fault === 'refused' || fault === 'refused-late') return { kind: 'result', engineResult: 'telINSUF_FEE_P' };
        if (fault === 'lost' || fault === 'late') return { kind: 'unknown', reason: 'backend-timeout' };
        const answer = await ledger.submit(blob);
        return fault === 'lost-reply' ? { kind: 'unknown', reason: 'backend-unreachable' } : answer;
      },
      lookup: async (hash, range) => {
        const fault = this.next(this.lookFaults, (this.looks += 1));
        if (fault !== 'none') this.count(fault);
        if (fault === 'silent') return refuse('backend-timeout');
        return fault === 'absent' ? { ok: true, value: { kind: 'absent', searchedAll: true } } : ledger.lookup(hash, range);
      },
    };
  }

  private next<T extends string>(faults: readonly T[], index: number): T | 'none' {
    return this.honest ? 'none' : (faults[index % Math.max(faults.length, 1)] ?? 'none');
  }
}

function isSame(ordered: Ordered['tx'], done: Ordered['tx']): boolean {
  return Object.entries(ordered).every(([field, value]) => JSON.stringify(done[field]) === JSON.stringify(value));
}

/** Each is told from all others by what it says; the fifth kind is refused by the ledger, for nobody holds so much. */
function orderOf(type: number): Readonly<Record<string, unknown>> {
  made += 1;
  const usd = (value: number) => ({ currency: 'USD', issuer: gateway, value: String(value) });
  const kinds = [
    { TransactionType: 'Payment', Destination: gateway, Amount: String(1_000_000 + made) },
    { TransactionType: 'TrustSet', LimitAmount: usd(1_000 + made) },
    { TransactionType: 'AccountSet', Domain: (0x10_0000 + made).toString(16).toUpperCase() },
    { TransactionType: 'OfferCreate', TakerGets: String(1_000_000 + made), TakerPays: usd(5) },
    { TransactionType: 'Payment', Destination: gateway, Amount: usd(1_000_000 + made) },
  ];
  return kinds[type % kinds.length] ?? {};
}

/** The count at the end is no part of the story: on a busy machine a page may take longer than the wallet waits. */
async function patiently<T>(ask: () => Promise<Result<T>>): Promise<Result<T>> {
  const first = await ask();
  return first.ok || first.error.code !== 'backend-timeout' ? first : ask();
}

/** What the account did with success, as the ledger spells it. */
async function carriedOut(ledger: XrplBackend): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const done: Record<string, unknown>[] = [];
  let marker: unknown;
  do {
    const asked = { account: us, ledger_index_min: -1, ledger_index_max: -1, limit: 200 };
    const page = must(await patiently(() => ledger.read('account_tx', marker === undefined ? asked : { ...asked, marker })));
    for (const { tx_json, meta } of page['transactions'] as { tx_json: Record<string, unknown>; meta: { TransactionResult: string } }[]) {
      const { DeliverMax, ...fields } = tx_json;
      if (meta.TransactionResult === 'tesSUCCESS') done.push(DeliverMax === undefined ? fields : { ...fields, Amount: DeliverMax });
    }
    marker = page['marker'];
  } while (marker !== undefined && marker !== null);
  return done;
}
