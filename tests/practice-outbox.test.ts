// Owns the proof that the outbox with its real drivers pays exactly once over real sockets: deaths, lost and late answers, lies, vanished blocks, ledgers that pass.
import { mnemonicToSeedSync } from '@scure/bip39';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { decodeBitcoin } from '../src/main/chains/bitcoin/decode.ts';
import { xrplIdentity } from '../src/main/chains/xrpl/keys.ts';
import type { Outbox } from '../src/main/outbox/outbox.ts';
import { practiceNetworkId } from '../src/shared/network.ts';
import { refuse } from '../src/shared/result.ts';
import { createMemoryJournal } from './fakes/memory-journal.ts';
import { killAt, untilKilled } from './fakes/outbox-world.ts';
import { must, type Practice, Sender, settle as settleOn, startNetwork, us } from './helpers/practice-sender.ts';

const long = process.env.LONG === '1';
let practice: Practice;
const newSender = () => new Sender(practice);
const settle = (outbox: Outbox, rounds?: number) => settleOn(practice, outbox, rounds);

beforeAll(async () => {
  practice = await startNetwork();
});

afterEach(async () => {
  await practice.control('lie', { chain: 'bitcoin', what: 'none' });
  await practice.control('lie', { chain: 'xrpl', what: 'none' });
  await practice.mine(7);
});

afterAll(() => practice.close());

const word = (outbox: Outbox, id: string) => outbox.statuses().find((status) => status.payoutId === id);

describe('a mixed selection', () => {
  it('is one Bitcoin transaction and one ledger payment per row, each linked to its payouts', async () => {
    const sender = newSender();
    const outbox = sender.start();
    const ids = [sender.bitcoin(), sender.bitcoin(30_000n), sender.xrpl(), sender.xrpl(2_000_000n, { tag: 0 })];
    const plan = must(await outbox.plan({ walletId: 'wallet', payoutIds: ids }));
    const view = must(await outbox.planView(plan.id));
    const change = view.totals[0]?.change ?? 0n;
    expect(view.totals).toMatchObject([
      { chain: 'bitcoin', payments: 2, transactions: 1, amount: 50_000n },
      { chain: 'xrpl', payments: 2, transactions: 2, amount: 3_000_000n, change: null },
    ]);
    must(await outbox.confirm(plan.id, view.token));
    await settle(outbox);
    await sender.expectPaidOnce(outbox, ids);
    const batch = outbox.plans()[0]?.entries[0]?.versions[0];
    const decoded = must(decodeBitcoin(batch?.raw ?? '', 'regtest'));
    expect(decoded.outputs.map(({ value }) => value)).toContain(change);
    for (const id of ids.slice(0, 2)) {
      const { outputIndex, transactionId } = word(outbox, id) ?? {};
      expect(transactionId).toBe(decoded.txid);
      expect(decoded.outputs[outputIndex ?? -1]).toMatchObject({
        address: sender.payouts.get(id)?.address,
        value: sender.payouts.get(id)?.amount,
      });
    }
  });

  it('never spends one coin in two plans, nor promises one change address twice', async () => {
    const sender = newSender();
    const outbox = sender.start();
    const plans = await Promise.all(
      [1, 2, 3].map(async () => must(await outbox.plan({ walletId: 'wallet', payoutIds: [sender.bitcoin()] }))),
    );
    const entries = plans.flatMap((plan) => plan.entries);
    const coins = entries.flatMap((entry) => entry.consumes);
    expect(new Set(coins).size).toBe(coins.length);
    const changes = entries.map((entry) => JSON.stringify(entry.detail['change'])).filter((change) => change !== 'null');
    expect(changes).toHaveLength(3);
    expect(new Set(changes.map((change) => JSON.parse(change).address)).size).toBe(3);
    for (const plan of plans) must(await outbox.discard(plan.id));
  });
});

describe('a process that dies', () => {
  it('pays everything exactly once, after whichever durable state it dies', { timeout: 600_000 }, async () => {
    let deaths = 0;
    for (let step = 1; step <= 30; step += long ? 1 : 5) {
      const sender = newSender();
      const ids = [sender.bitcoin(), sender.bitcoin(), sender.xrpl(), sender.xrpl()];
      const story = async (outbox: Outbox): Promise<void> => {
        must(await outbox.recover());
        const open = ids.filter((id) => outbox.liveFor([id])[0]?.locked !== true);
        if (open.length > 0) await sender.pay(outbox, open);
        await settle(outbox);
      };
      const killer = killAt(step);
      if (await untilKilled(() => story(sender.start(killer.checkpoint)))) deaths += 1;
      const outbox = sender.start();
      await story(outbox);
      await sender.expectPaidOnce(outbox, ids, `after a death at step ${step} (${killer.passed().at(-1)})`);
    }
    expect(deaths).toBeGreaterThanOrEqual(long ? 20 : 4);
    console.log(`practice outbox: ${deaths} deaths${long ? '' : ' (LONG=1 for all)'}`);
  });
});

describe('a network that lies', () => {
  it.each([
    { what: 'lose-reply' },
    { what: 'late', delayMs: 1_000 },
    { what: 'duplicate' },
    { what: 'reject' },
    { what: 'reject', reason: 'telINSUF_FEE_P' },
    { what: 'reject', reason: 'txn-mempool-conflict' },
  ])('gets the same bytes again after $what $reason, and pays once', { timeout: 60_000 }, async (lie) => {
    const sender = newSender();
    const outbox = sender.start();
    const ids = [sender.bitcoin(), sender.xrpl(), sender.xrpl()];
    await sender.pay(outbox, ids);
    await practice.control('lie', { chain: 'bitcoin', count: 1, ...lie });
    await practice.control('lie', { chain: 'xrpl', count: 1, ...lie });
    must(await outbox.run());
    await settle(outbox, 5);
    await sender.expectPaidOnce(outbox, ids);
    expect(sender.signatures).toBe(3);
  });
});

describe('a vanished block', () => {
  it('makes the payment "being re-checked"; the same transaction is sent again and mined', async () => {
    const sender = newSender();
    const outbox = sender.start();
    const id = sender.bitcoin();
    await sender.pay(outbox, [id]);
    await settle(outbox, 2);
    const before = word(outbox, id)?.transactionId;
    await practice.control('reorg', { depth: 4, vanish: true });
    must(await outbox.run());
    expect(word(outbox, id)).toMatchObject({ recheck: true, transactionId: before, locked: true });
    await settle(outbox, 1);
    expect(word(outbox, id)).toMatchObject({ phase: 'final', recheck: false, transactionId: before });
    await sender.expectPaidOnce(outbox, [id]);
    expect(sender.signatures).toBe(1);
  });
});

describe('the ledger', () => {
  it('lets a row die by its LastLedgerSequence, and signs it again with the same sequence', async () => {
    const sender = newSender();
    const outbox = sender.start();
    const id = sender.xrpl();
    await sender.pay(outbox, [id]);
    await practice.control('lie', { chain: 'xrpl', what: 'reject', count: 1, reason: 'telCAN_NOT_QUEUE' });
    must(await outbox.run());
    expect(word(outbox, id)).toMatchObject({ phase: 'unknown', reason: 'telCAN_NOT_QUEUE' });
    await practice.control('ledgers', { count: 21 });
    sender.locked = true;
    must(await outbox.run());
    expect(word(outbox, id)).toMatchObject({ phase: 'unknown', reason: 'vault-locked', locked: true });
    sender.locked = false;
    must(await outbox.run());
    const versions = outbox.plans()[0]?.entries[0]?.versions ?? [];
    expect(versions.map(({ consumes }) => consumes.join())).toEqual([versions[0]?.consumes.join(), versions[0]?.consumes.join()]);
    expect((versions[0]?.lastLedgerSequence ?? 0) - (versions[0]?.signedAtLedger ?? 0)).toBe(20);
    await settle(outbox, 1);
    await sender.expectPaidOnce(outbox, [id]);
  });

  it('pays a run of 25 rows within one ledger, in order', async () => {
    const sender = newSender();
    const outbox = sender.start();
    const ids = Array.from({ length: 25 }, () => sender.xrpl());
    await sender.pay(outbox, ids);
    must(await outbox.run());
    expect(outbox.statuses().filter(({ phase }) => phase === 'seen')).toHaveLength(25);
    await settle(outbox, 1);
    await sender.expectPaidOnce(outbox, ids);
  });

  it('is never signed for when it is another ledger than the wallet’s', async () => {
    const sender = newSender();
    const outbox = sender.start();
    const id = sender.xrpl();
    await sender.pay(outbox, [id]);
    sender.networkId = 1;
    const elsewhere = sender.start();
    must(await elsewhere.run());
    expect(word(elsewhere, id)).toMatchObject({ phase: 'planned', reason: 'network-mismatch' });
    expect(await elsewhere.plan({ walletId: 'wallet', payoutIds: [sender.xrpl()] })).toEqual(refuse('network-mismatch'));
    expect(sender.signatures).toBe(0);
    sender.networkId = practiceNetworkId;
    const home = sender.start();
    await settle(home, 1);
    await sender.expectPaidOnce(home, [id]);
  });

  it('opens an account with its first row only when that row brings the reserve', async () => {
    const sender = newSender();
    const outbox = sender.start();
    const nobody = xrplIdentity(mnemonicToSeedSync('zoo '.repeat(11) + 'wrong')).address;
    const small = sender.xrpl(500_000n, { address: nobody });
    expect(await outbox.plan({ walletId: 'wallet', payoutIds: [small] })).toMatchObject({
      error: { code: 'destination-not-funded', params: { payoutId: small } },
    });
    const large = sender.xrpl(20_000_000n, { address: nobody });
    await sender.pay(outbox, [large]);
    await settle(outbox, 1);
    await sender.expectPaidOnce(outbox, [large]);
    await sender.pay(outbox, [small]);
    await settle(outbox, 1);
    await sender.expectPaidOnce(outbox, [small]);
  });
});

describe('a journal that lost its end', () => {
  it('does not pay again what the ledger says was paid, nor what the coins prove was paid', async () => {
    const sender = newSender();
    const first = sender.start();
    const ids = [sender.bitcoin(), sender.xrpl(), sender.xrpl()];
    await sender.pay(first, ids);
    await settle(first, 1);
    const bodies = sender.journal.bodies();
    for (let length = 2; length < bodies.length; length += long ? 1 : 3) {
      sender.journal = createMemoryJournal(bodies.slice(0, length));
      const outbox = sender.start();
      must(await outbox.recover());
      await settle(outbox, 2);
      for (const id of ids) expect(await sender.received(id), `${id} with ${length} records`).toHaveLength(1);
    }
  });

  it('refuses to plan what the ledger says was paid', async () => {
    const sender = newSender();
    const outbox = sender.start();
    const id = sender.xrpl();
    await sender.pay(outbox, [id]);
    await settle(outbox, 1);
    sender.journal = createMemoryJournal();
    expect(await sender.start().plan({ walletId: 'wallet', payoutIds: [id] })).toEqual(refuse('already-paid', { payoutId: id }));
  });
});

describe('what cannot be paid', () => {
  it('is refused when it is planned: dust, more than there is, a fee rate that is a slip', async () => {
    const sender = newSender();
    const outbox = sender.start();
    const refusal = async (payoutIds: readonly string[], feeRate?: bigint) => {
      const plan = await outbox.plan({ walletId: 'wallet', payoutIds, ...(feeRate !== undefined && { feeRate }) });
      return plan.ok ? null : plan.error.code;
    };
    expect(await refusal([sender.bitcoin(100n)])).toBe('output-dust');
    expect(await refusal([sender.bitcoin(90_000_000_000n)])).toBe('insufficient-funds');
    expect(await refusal([sender.bitcoin()], 999n)).toBe('fee-rate-impossible');
    expect(await refusal([sender.bitcoin()], 2_000_001n)).toBe('fee-rate-impossible');
    expect(await refusal([sender.xrpl(90_000_000_000n)])).toBe('insufficient-funds');
    expect(await refusal([sender.xrpl(1_000_000n, { address: us })])).toBe('destination-is-own');
    expect(sender.journal.head.seq).toBe(0);
  });

  it('counts rows that are on their way against the balance', async () => {
    const sender = newSender();
    const outbox = sender.start();
    const balance = must(await practice.xrpl.account(us, 'validated'))?.balance ?? 0n;
    const most = (balance * 6n) / 10n;
    const first = must(await outbox.plan({ walletId: 'wallet', payoutIds: [sender.xrpl(most)] }));
    expect(await outbox.plan({ walletId: 'wallet', payoutIds: [sender.xrpl(most)] })).toMatchObject({
      error: { code: 'insufficient-funds' },
    });
    must(await outbox.discard(first.id));
  });
});
