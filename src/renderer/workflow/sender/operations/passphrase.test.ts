// Owns the stories of a pull payment's passphrase: who must say it, who need not, and what it costs.
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import type { PassphraseHash } from '../../../../shared/payouts/types.ts';
import { type ApiBench, openApiBench, refusedWith, wrong } from '../../../../../tests/fakes/api-bench.ts';
import { terms } from '../../../../../tests/fakes/workflow-bench.ts';

const needed = refusedWith('passphrase-needed');
const refused = refusedWith('passphrase-wrong');
const said = { passphrase: 'correct horse' };

interface Locked extends ApiBench {
  readonly id: string;
  readonly path: { readonly pullPayment: string };
  readonly body: () => Record<string, unknown>;
}

async function lockedBench(passphrase = 'correct horse'): Promise<Locked> {
  const api = await openApiBench();
  const id = await api.pullPayment({ passphrase });
  return { ...api, id, path: { pullPayment: id }, body: () => ({ payoutMethodId: 'BTC-CHAIN', destination: api.address(), amount: '1' }) };
}

/** Everything on the disk. */
const promises = (bench: ApiBench['bench']) => [...bench.disk.journals.values()].flat().map(({ event }) => event);

const set = ({ bench, store, id }: Locked, passphrase: string | null) => bench.screen.setPassphrase({ walletId: store, id, passphrase });

describe('a pull payment with a passphrase', () => {
  it('shows strangers nothing and takes no claim without it, or with another', async () => {
    const { anyone, path, body, bench } = await lockedBench();
    for (const [passphrase, answer] of [
      [null, needed],
      ['wrong', refused],
      ['', refused],
      ['correct horse!', refused],
    ] as const) {
      expect(await anyone.ask('readPullPayment', { path, passphrase })).toMatchObject(answer);
      expect(await anyone.ask('listClaims', { path, passphrase })).toMatchObject(answer);
      expect(await anyone.ask('readLnurl', { path, passphrase })).toMatchObject(answer);
      expect(await anyone.ask('readClaim', { path: { ...path, payout: 'any' }, passphrase })).toMatchObject(answer);
      expect(await anyone.ask('claim', { path, body: body(), secret: 'token', passphrase })).toMatchObject(answer);
    }
    expect(promises(bench).filter(({ type }) => type === 'claim-added')).toEqual([]);
    expect(await anyone.ask('readPullPayment', { path: { pullPayment: 'none' } })).toMatchObject(refusedWith('pullpayment-not-found'));
  });

  it('is open to who says it, however its letters are composed and with blanks around it', async () => {
    const { anyone, path, body } = await lockedBench('Caf\u00e9 １２');
    for (const passphrase of ['Caf\u00e9 １２', 'Cafe\u0301 12', '  Caf\u00e9 12\n']) {
      expect(await anyone.json('readPullPayment', { path, passphrase })).toMatchObject({ passphraseNeeded: true, name: 'Test' });
      const made = await anyone.json('claim', { path, body: body(), secret: 'token', passphrase });
      expect(await anyone.json('readClaim', { path: { ...path, payout: String(made.id) }, passphrase })).toMatchObject({ id: made.id });
    }
    expect(await anyone.list('listClaims', { path, passphrase: 'caf\u00e9 12'.replace('c', 'C') })).toHaveLength(3);
    expect(await anyone.ask('readPullPayment', { path, passphrase: 'caf\u00e9 12' }), 'small and large letters differ').toMatchObject(
      refused,
    );
  });

  it('is never written or answered in clear, but as a slow hash with its own salt', async () => {
    const { bench, owner, store, id } = await lockedBench();
    await owner.json('createPullPayment', { path: { store }, body: { amount: '1', currency: 'BTC', ...said } });
    const made = promises(bench).map((event) => (event.pullPayment as { passphrase: PassphraseHash }).passphrase);
    expect(made).toHaveLength(2);
    for (const hash of made) expect(hash.iterations).toBeGreaterThanOrEqual(150_000);
    expect(made[0]?.salt).not.toBe(made[1]?.salt);
    expect(made[0]?.hash).not.toBe(made[1]?.hash);
    const text = JSON.stringify([promises(bench), await owner.list('listPullPayments', { path: { store } })]);
    expect(text).not.toContain('correct horse');
    expect(text).toContain(id);
  });

  it('made in the form has its passphrase from its first moment, or is not made at all', async () => {
    const { bench, store, anyone } = await openApiBench();
    const make = (passphrase: string) =>
      bench.screen.createPullPayment({ walletId: store, terms: { ...terms, name: 'Wages' }, passphrase });
    expect(await make('  ')).toMatchObject(refusedWith('passphrase-empty'));
    expect(await make('x'.repeat(201))).toMatchObject(refusedWith('passphrase-too-long'));
    expect(promises(bench)).toEqual([]);
    const made = await make(' correct horse ');
    if (!made.ok) throw new Error(made.error.code);
    const path = { pullPayment: made.value.id };
    expect(await anyone.ask('readPullPayment', { path })).toMatchObject(needed);
    expect(await anyone.json('readPullPayment', { path, ...said })).toMatchObject({ name: 'Wages' });
    expect(promises(bench).map(({ type }) => type)).toEqual(['pull-payment-created']);
    expect(JSON.stringify(promises(bench))).not.toContain('correct horse');
  });

  it('is open to keys that see the payouts of its store, and to no others', async () => {
    const { owner, keyed, store, path, body } = await lockedBench();
    expect(await owner.ask('readPullPayment', { path })).toMatchObject({ ok: true });
    expect(await owner.ask('claim', { path, body: body(), secret: 'token' })).toMatchObject({ ok: true });
    const seeing = keyed(`btcpay.store.canviewpayouts:${store}`);
    expect(await seeing.list('listClaims', { path })).toHaveLength(1);
    for (const other of [keyed('btcpay.store.canviewpayouts:another'), keyed(`btcpay.store.canviewpullpayments:${store}`)])
      expect(await other.ask('listClaims', { path })).toMatchObject(needed);
  });

  it('lets the holder of a claim see that claim and the terms, change it and take it back, and nothing else', async () => {
    const locked = await lockedBench();
    const { anyone, holder, path, body } = locked;
    const mine = await anyone.json('claim', { path, body: body(), secret: 'mine', ...said });
    const theirs = await anyone.json('claim', { path, body: body(), secret: 'theirs', ...said });
    await set(locked, 'another');
    const me = holder('mine');
    const own = { path: { ...path, payout: String(mine.id) } };
    expect(await me.json('readClaim', own)).toMatchObject({ id: mine.id, destination: mine.destination });
    expect(await me.ask('readPullPayment', { path })).toMatchObject({ ok: true });
    expect(await me.json('editClaim', { ...own, body: { amount: '2', revision: 0 } })).toMatchObject({ originalAmount: '2' });
    expect(await me.ask('readClaim', { path: { ...path, payout: String(theirs.id) } })).toMatchObject(needed);
    expect(await me.ask('listClaims', { path })).toMatchObject(needed);
    expect(await me.ask('claim', { path, body: body(), secret: 'more' })).toMatchObject(needed);
    expect(await me.ask('cancelClaim', own)).toMatchObject({ ok: true });
    expect(await holder('guess').ask('readPullPayment', { path })).toMatchObject(needed);
  });

  it('that is changed opens to the new one alone, and without one to everybody; a restart changes nothing', async () => {
    const locked = await lockedBench();
    const { anyone, path, bench } = locked;
    expect(await anyone.ask('readPullPayment', { path, ...said })).toMatchObject({ ok: true });
    expect(await set(locked, ' second one ')).toEqual({ ok: true, value: {} });
    expect(await anyone.ask('readPullPayment', { path, ...said })).toMatchObject(refused);
    expect(await anyone.ask('readPullPayment', { path, passphrase: 'second one' })).toMatchObject({ ok: true });
    await bench.restart();
    expect(await anyone.ask('readPullPayment', { path })).toMatchObject(needed);
    expect(await anyone.ask('readPullPayment', { path, ...said })).toMatchObject(refused);
    expect(await anyone.ask('readPullPayment', { path, passphrase: 'second one' })).toMatchObject({ ok: true });
    expect(await set(locked, null)).toEqual({ ok: true, value: {} });
    expect(await anyone.json('readPullPayment', { path })).toMatchObject({ passphraseNeeded: false });
    await bench.restart();
    expect(await anyone.ask('readPullPayment', { path })).toMatchObject({ ok: true });
  });

  it('may have 1 to 200 characters', async () => {
    const locked = await lockedBench();
    const { owner, store } = locked;
    const create = (passphrase: unknown) =>
      owner.ask('createPullPayment', { path: { store }, body: { amount: '1', currency: 'BTC', passphrase } });
    for (const passphrase of ['', '   ', 'x'.repeat(201), '\ufdfa'.repeat(200)])
      expect(await create(passphrase)).toMatchObject(wrong('Passphrase'));
    expect(await create(12)).toMatchObject(wrong('passphrase'));
    expect(await create(null)).toMatchObject({ ok: true, value: { passphraseNeeded: false } });
    expect(await create('🐴'.repeat(200))).toMatchObject({ ok: true, value: { passphraseNeeded: true } });
    expect(await set(locked, ' ')).toMatchObject(refusedWith('passphrase-empty'));
    expect(await set(locked, 'x'.repeat(201))).toMatchObject(refusedWith('passphrase-too-long'));
    expect(await set({ ...locked, id: 'none' }, 'x')).toMatchObject(refusedWith('pullpayment-not-found'));
  });
});

describe('the slow hash', () => {
  it('is made once for a right passphrase, so that asking again and again costs nothing', async () => {
    const { anyone, path, bench } = await lockedBench();
    const before = bench.derived;
    await Promise.all(Array.from({ length: 5 }, () => anyone.json('readPullPayment', { path, ...said })));
    for (let time = 0; time < 20; time += 1) await anyone.list('listClaims', { path, ...said });
    expect(bench.derived - before).toBe(1);
    await anyone.ask('readPullPayment', { path, passphrase: 'wrong' });
    await anyone.ask('readPullPayment', { path, ...said });
    expect(bench.derived - before, 'a wrong try forgets nothing').toBe(2);
  });

  it('of many wrong tries keeps neither the right one that was said before nor other claims waiting, and only some of them wait', async () => {
    const { anyone, path, pullPayment, body } = await lockedBench();
    const open = await pullPayment();
    await anyone.json('readPullPayment', { path, ...said });
    const order: string[] = [];
    const wrongOnes = Array.from({ length: 20 }, (_none, at) => anyone.ask('readPullPayment', { path, passphrase: `wrong ${at}` }));
    void Promise.all(wrongOnes).then(() => order.push('wrong'));
    await Promise.all([
      anyone.json('readPullPayment', { path, ...said }).then(() => order.push('right')),
      anyone.json('claim', { path: { pullPayment: open }, body: body(), secret: 'token' }).then(() => order.push('claim')),
    ]);
    const codes = (await Promise.all(wrongOnes)).map((answer) => (answer.ok ? 'open' : answer.error.code));
    expect(order.slice(0, 2).sort()).toEqual(['claim', 'right']);
    expect(codes.filter((code) => code === 'passphrase-wrong')).toHaveLength(8);
    expect(codes.filter((code) => code === 'not-ready')).toHaveLength(12);
  });
});
