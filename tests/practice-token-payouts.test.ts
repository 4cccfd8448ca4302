// Owns stories of payouts in tokens and MPTs over real sockets: what arrives, what leaves, what is refused, and that a death pays nothing twice.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mptIdOf } from '../src/main/ledger/ledger-ids.ts';
import type { Outbox } from '../src/main/outbox/outbox.ts';
import { refuse } from '../src/shared/result.ts';
import { killAt, untilKilled } from './fakes/outbox-world.ts';
import { actAs, person } from './helpers/ledger-people.ts';
import { must, type Practice, Sender, settle, startNetwork, us } from './helpers/practice-sender.ts';

const gateway = person(0);
const bob = person(1);
const carol = person(2);
const nobody = person(3);
const usd = (value: string) => ({ currency: 'USD', issuer: gateway.address, value });
const token = `USD.${gateway.address}`;
/** Whole units of a token: 10^-18. */
const units = (whole: number): bigint => BigInt(whole) * 10n ** 18n;

let practice: Practice;
let sender: Sender;
let outbox: Outbox;
let mpt = '';

beforeAll(async () => {
  practice = await startNetwork();
  sender = new Sender(practice);
  outbox = sender.start();
  for (const { address } of [bob, carol]) await practice.control('faucet', { address, amount: '100' });
  await practice.mine();
  await actAs(practice, gateway, { TransactionType: 'AccountSet', SetFlag: 8, TransferRate: 1_002_000_000 });
  await order({ TransactionType: 'TrustSet', LimitAmount: usd('100000') });
  await actAs(practice, bob, { TransactionType: 'TrustSet', LimitAmount: usd('1000') });
  await actAs(practice, gateway, { TransactionType: 'Payment', Destination: us, Amount: usd('500') });
  await actAs(practice, gateway, { TransactionType: 'MPTokenIssuanceCreate', AssetScale: 2, Flags: 0x20 });
  const objects = must(await practice.xrpl.read('account_objects', { account: gateway.address, type: 'mpt_issuance' }));
  const [issuance] = objects['account_objects'] as { Sequence: number }[];
  mpt = mptIdOf(gateway.address, issuance?.Sequence ?? 0);
  await order({ TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: mpt });
  await actAs(practice, bob, { TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID: mpt });
  await actAs(practice, gateway, {
    TransactionType: 'Payment',
    Destination: us,
    Amount: { mpt_issuance_id: mpt, value: '10000' },
  });
});
afterAll(() => practice.close());

async function order(tx: object): Promise<void> {
  const made = must(
    await outbox.planOrder({ walletId: 'wallet', account: us, text: JSON.stringify(tx), feeCeiling: null, useTicket: false }),
  );
  must(await outbox.confirm(made.id, must(await outbox.planView(made.id)).token));
  await settle(practice, outbox, 1);
}

const owed = (address: string, amount: bigint, changes: object = {}) =>
  sender.xrpl(amount, { asset: token, address, tag: null, ...changes });
const plan = (...payoutIds: readonly string[]) => outbox.plan({ walletId: 'wallet', payoutIds });
const word = (id: string) => outbox.statuses().find((status) => status.payoutId === id);

async function balanceOf(account: string): Promise<string> {
  const lines = must(await practice.xrpl.read('account_lines', { account, peer: gateway.address }));
  return (lines['lines'] as { balance: string }[])[0]?.balance ?? '0';
}

describe('a payout in a token', () => {
  it('arrives exactly, and its issuer takes what was approved on top', async () => {
    const id = owed(bob.address, units(10), { tag: 7 });
    const made = must(await plan(id));
    const view = must(await outbox.planView(made.id));
    expect(view.rows).toMatchObject([{ asset: token, amount: units(10) }]);
    expect(view.totals).toMatchObject([{ asset: token, amount: units(10), payments: 1 }]);
    expect(made.entries[0]?.detail['sendMax']).toEqual(usd('10.02'));
    must(await outbox.confirm(made.id, view.token));
    await settle(practice, outbox, 1);
    expect(word(id)?.phase).toBe('final');
    expect([await balanceOf(bob.address), await balanceOf(us)]).toEqual(['10', '489.98']);
  });

  it.each([
    ['no trust line', carol.address, units(1), 'no-trust-line'],
    ['no account', nobody.address, units(1), 'destination-not-funded'],
    ['more than we hold', bob.address, units(600), 'insufficient-funds'],
    ['more than the line takes', bob.address, units(991), 'no-trust-line'],
    ['ourselves', us, units(1), 'destination-is-own'],
  ])('is not planned with %s', async (_, address, amount, code) => {
    const answer = await plan(owed(address, amount));
    expect(answer.ok ? 'planned' : answer.error.code).toBe(code);
  });

  it('counts what is on its way already', async () => {
    const first = owed(bob.address, units(300));
    must(await plan(first));
    expect(await plan(owed(bob.address, units(300)))).toMatchObject({
      ok: false,
      error: { code: 'insufficient-funds', params: { asset: 'USD' } },
    });
    must(await outbox.discard(outbox.plans().at(-1)?.id ?? ''));
  });

  it('ends without a signature when the recipient gave up the line after the approval', async () => {
    await actAs(practice, carol, { TransactionType: 'TrustSet', LimitAmount: usd('50') });
    const id = owed(carol.address, units(5));
    await sender.pay(outbox, [id]);
    await actAs(practice, carol, { TransactionType: 'TrustSet', LimitAmount: usd('0') });
    must(await outbox.run());
    expect(word(id)).toMatchObject({ phase: 'void', reason: 'no-trust-line', transactionId: null });
  });
});

describe('a payout in an MPT', () => {
  it('arrives in whole raw units', async () => {
    const id = sender.xrpl(1_250n, { asset: mpt, address: bob.address, scale: 2 });
    await sender.pay(outbox, [id]);
    await settle(practice, outbox, 1);
    expect(word(id)?.phase).toBe('final');
    const held = must(await practice.xrpl.read('ledger_entry', { mptoken: { mpt_issuance_id: mpt, account: bob.address } }));
    expect(held['node']).toMatchObject({ MPTAmount: '1250' });
  });

  it('is refused beyond what is held, in amounts as people read them', async () => {
    const id = sender.xrpl(10_000n, { asset: mpt, address: bob.address, scale: 2 });
    const params = { asset: `MPT ${mpt.slice(0, 8)}…`, available: '87.5', needed: '100', missing: '12.5' };
    expect(await plan(id)).toEqual(refuse('insufficient-funds', params));
  });

  it('is refused where the approved scale is not the ledger’s, or the recipient has not opted in', async () => {
    const wrong = sender.xrpl(1_250n, { asset: mpt, address: bob.address, scale: 4 });
    expect(await plan(wrong)).toEqual(refuse('mpt-scale-differs', { payoutId: wrong }));
    const closed = sender.xrpl(1_250n, { asset: mpt, address: carol.address, scale: 2 });
    expect(await plan(closed)).toMatchObject({ ok: false, error: { code: 'no-trust-line' } });
  });
});

describe('a recipient with deposit authorization', () => {
  const planned = async (...ids: readonly string[]) => {
    const answer = await plan(...ids);
    return answer.ok ? 'planned' : answer.error.code;
  };

  it('is paid XRP and tokens once it has let us in by name, and refused before and after', async () => {
    await actAs(practice, carol, { TransactionType: 'AccountSet', SetFlag: 9 });
    await actAs(practice, carol, { TransactionType: 'TrustSet', LimitAmount: usd('50') });
    const [coins, tokens] = [sender.xrpl(3_000_000n, { address: carol.address }), owed(carol.address, units(3))];
    expect([await planned(coins), await planned(tokens)]).toEqual(['destination-refused', 'destination-refused']);
    await actAs(practice, carol, { TransactionType: 'DepositPreauth', Authorize: us });
    await sender.pay(outbox, [coins, tokens]);
    await settle(practice, outbox, 1);
    expect([word(coins)?.phase, word(tokens)?.phase]).toEqual(['final', 'final']);
    expect(await balanceOf(carol.address)).toBe('3');
    const late = sender.xrpl(1_000_000n, { address: carol.address });
    await sender.pay(outbox, [late]);
    await actAs(practice, carol, { TransactionType: 'DepositPreauth', Unauthorize: us });
    must(await outbox.run());
    expect(word(late)).toMatchObject({ phase: 'void', reason: 'destination-refused', transactionId: null });
  });
});

describe('a death at any durable state', () => {
  it('pays a token payout once and carries an order out once', async () => {
    for (let step = 1, deaths = 1; deaths > 0; step += 1) {
      deaths = 0;
      const before = Number(await balanceOf(bob.address));
      const id = owed(bob.address, units(1));
      const killer = killAt(step);
      const memo = { Memo: { MemoData: `DEADBEEF${step.toString(16).padStart(4, '0')}`.toUpperCase() } };
      const text = JSON.stringify({
        TransactionType: 'Payment',
        Destination: bob.address,
        Amount: usd('2'),
        SendMax: usd('2.004'),
        Memos: [memo],
      });
      const life = async (): Promise<void> => {
        const living = sender.start(killer.checkpoint);
        const made = must(await living.planOrder({ walletId: 'wallet', account: us, text, feeCeiling: null, useTicket: false }));
        must(await living.confirm(made.id, must(await living.planView(made.id)).token));
        await sender.pay(living, [id]);
        await settle(practice, living, 1);
      };
      if (await untilKilled(life)) deaths += 1;
      outbox = sender.start();
      must(await outbox.recover());
      const known = outbox.orders(200).find(({ order: one }) => JSON.stringify(one.tx).includes(memo.Memo.MemoData));
      const again = await outbox.planOrder({ walletId: 'wallet', account: us, text, feeCeiling: null, useTicket: false });
      const isDone = known?.phase === 'final';
      // Asked again while it lives, it is the same plan or a refusal, never a second one.
      if (!isDone && known !== undefined && again.ok)
        must(await outbox.confirm(again.value.id, must(await outbox.planView(again.value.id)).token));
      if (!isDone && known !== undefined && !again.ok) expect(again.error.code).toBe('order-under-way');
      await sender.pay(outbox, [id]).catch(() => undefined);
      await settle(practice, outbox, 2);
      expect(word(id)?.phase, `step ${step} after ${killer.passed().at(-1)}`).toBe('final');
      const orders = outbox
        .orders(200)
        .filter(({ order: one, phase }) => phase === 'final' && JSON.stringify(one.tx).includes(memo.Memo.MemoData));
      expect(orders, `order at step ${step} after ${killer.passed().at(-1)}`).toHaveLength(1);
      expect(Number(await balanceOf(bob.address)) - before, `step ${step}`).toBe(3);
    }
  }, 120_000);
});
