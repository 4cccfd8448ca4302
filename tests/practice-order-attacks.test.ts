// Owns attacks on orders over real sockets: a journal that lost its end, a server that lies, orders that would lock the account or the app.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { xrplIdentity } from '../src/main/chains/xrpl/keys.ts';
import { mnemonicToSeedSync } from '@scure/bip39';
import type { Outbox } from '../src/main/outbox/outbox.ts';
import { createMemoryJournal } from './fakes/memory-journal.ts';
import { person } from './helpers/ledger-people.ts';
import { must, type Practice, Sender, settle, startNetwork, us } from './helpers/practice-sender.ts';

const gateway = person(0).address;
const second = xrplIdentity(mnemonicToSeedSync('abandon '.repeat(11) + 'about'), 1).address;

let practice: Practice;
let sender: Sender;
let outbox: Outbox;

beforeAll(async () => {
  practice = await startNetwork();
});
afterAll(() => practice.close());
beforeEach(() => {
  sender = new Sender(practice);
  outbox = sender.start();
});

const plan = (tx: object, changes: { useTicket?: boolean } = {}) =>
  outbox.planOrder({ walletId: 'wallet', account: us, text: JSON.stringify(tx), feeCeiling: null, useTicket: false, ...changes });

async function order(tx: object, changes: Parameters<typeof plan>[1] = {}): Promise<string> {
  const made = must(await plan(tx, changes));
  const view = must(await outbox.planView(made.id));
  must(await outbox.confirm(made.id, view.token));
  return made.entries[0]?.id ?? '';
}

const word = (id: string) => outbox.orders(200).find((one) => one.id === id);
const balance = async (address: string): Promise<bigint> => must(await practice.xrpl.account(address, 'validated'))?.balance ?? 0n;
let amount = 1_000_000;
const payment = () => ({ TransactionType: 'Payment', Destination: gateway, Amount: String((amount += 1)) });

/** The app wakes up without the last `lost` records. */
async function wake(lost: number): Promise<void> {
  await outbox.close();
  const bodies = sender.journal.bodies();
  sender.journal = createMemoryJournal(bodies.slice(0, bodies.length - lost));
  outbox = sender.start();
  must(await outbox.recover());
}

const isConfirmed = (body: unknown): boolean => (body as { type: string }).type === 'plan-confirmed';
const afterConfirmation = (): number => {
  const newestFirst = [...sender.journal.bodies()].reverse();
  return newestFirst.findIndex(isConfirmed);
};

describe('a journal that lost what came after the confirmation', () => {
  for (const useTicket of [false, true])
    for (const mined of [0, 1, 25])
      it(`never pays an order twice (${useTicket ? 'ticket' : 'sequence'}, woken ${mined} ledgers later)`, {
        timeout: 60_000,
      }, async () => {
        if (useTicket) {
          await order({ TransactionType: 'TicketCreate', TicketCount: 3 });
          await settle(practice, outbox, 1);
        }
        const before = await balance(gateway);
        const tx = payment();
        await order(tx, { useTicket });
        must(await outbox.run());
        if (mined > 0) await practice.mine(mined);
        await wake(afterConfirmation());
        await settle(practice, outbox, 30);
        expect((await balance(gateway)) - before).toBe(BigInt(tx.Amount));
      });
});

describe('a server that calls good bytes malformed and passes them on', () => {
  it('does not get the same order a second time', { timeout: 60_000 }, async () => {
    let lies = true;
    sender.between = (ledger) => ({
      ...ledger,
      submit: async (blob) => {
        const answer = await ledger.submit(blob);
        return lies ? { kind: 'result', engineResult: 'temMALFORMED' } : answer;
      },
    });
    outbox = sender.start();
    const before = await balance(gateway);
    const tx = payment();
    const id = await order(tx);
    must(await outbox.run());
    expect(word(id)).toMatchObject({ phase: 'failed' });
    lies = false;
    const answers = new Set<string>();
    for (let round = 0; round < 30; round += 1) {
      const again = await plan(tx);
      answers.add(again.ok ? 'planned' : again.error.code);
      must(await outbox.run());
      await practice.mine();
    }
    expect([...answers]).toEqual(['order-attempt-open', 'order-already-done']);
    expect((await balance(gateway)) - before).toBe(BigInt(tx.Amount));
  });
});

describe('an order of too many tickets', () => {
  it('is refused when it is read', async () => {
    for (const TicketCount of [0, 251, 4_294_967_295])
      expect(await plan({ TransactionType: 'TicketCreate', TicketCount })).toMatchObject({
        ok: false,
        error: { code: 'order-unreadable' },
      });
  });
});

describe('the account’s own key', () => {
  const off = { TransactionType: 'AccountSet', SetFlag: 4 };
  const on = { TransactionType: 'AccountSet', ClearFlag: 4 };
  const regular = (key?: string) => ({ TransactionType: 'SetRegularKey', ...(key && { RegularKey: key }) });
  const locked = { ok: false, error: { code: 'order-locks-account', params: { account: us } } };
  const account = async () => must(await practice.xrpl.account(us, 'validated'));
  const done = async (tx: object) => {
    const id = await order(tx);
    await settle(practice, outbox, 1);
    return word(id)?.phase;
  };

  beforeEach(() => {
    const own = (address: string): boolean => address === us || address === second;
    sender.accounts = { pays: () => us, owns: own, holdsKey: own };
    outbox = sender.start();
  });

  it('is not disabled while there is no other key, or only one that is not here', { timeout: 20_000 }, async () => {
    expect(await plan(off)).toMatchObject(locked);
    expect(await done(regular(gateway))).toBe('final');
    expect(await plan(off)).toMatchObject(locked);
    expect(await done(regular())).toBe('final');
  });

  it('is disabled where the regular key is here, which signs from then on and is not taken away', { timeout: 20_000 }, async () => {
    expect(await done(regular(second))).toBe('final');
    expect(await done(off)).toBe('final');
    expect(await account()).toMatchObject({ masterDisabled: true, regularKey: second });
    expect(await plan(regular())).toMatchObject(locked);
    expect(await plan(regular(gateway))).toMatchObject(locked);
    const before = await balance(gateway);
    const tx = payment();
    expect(await done(tx)).toBe('final');
    expect((await balance(gateway)) - before).toBe(BigInt(tx.Amount));
    const payout = sender.xrpl(1_000_000n);
    await sender.pay(outbox, [payout]);
    await settle(practice, outbox, 1);
    await sender.expectPaidOnce(outbox, [payout]);
    expect(await done(on)).toBe('final');
    expect(await done(regular())).toBe('final');
  });

  it('is not disabled by an order that was confirmed before the regular key went', { timeout: 20_000 }, async () => {
    expect(await done(regular(second))).toBe('final');
    const first = await order(regular());
    const id = await order(off);
    await settle(practice, outbox, 4);
    expect(word(first)?.phase).toBe('final');
    expect(word(id)).toMatchObject({ phase: 'void', reason: 'order-locks-account' });
    expect(await account()).toMatchObject({ masterDisabled: false, regularKey: null });
  });
});
