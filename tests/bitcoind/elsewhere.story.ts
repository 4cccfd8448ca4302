// Payouts of accounts whose keys are on other machines, through the outbox and a real node: approved here, signed by the node's wallets, checked, sent, mined, counted by output.
import { readFile } from 'node:fs/promises';
import { Transaction } from 'bitcoinjs-lib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createMemoryJournal, type MemoryJournal } from '../fakes/memory-journal.ts';
import { coreBackend } from '../../src/main/backends/core.ts';
import { coreRpc } from '../../src/main/backends/core-rpc.ts';
import { httpClient } from '../../src/main/backends/http-client.ts';
import type { BitcoinBackend } from '../../src/main/backends/bitcoin-backend.ts';
import { exportPsbt } from '../../src/main/chains/bitcoin/psbt-export.ts';
import { bitcoinDriver } from '../../src/main/outbox/drivers/bitcoin-driver.ts';
import { readBitcoinDetail } from '../../src/main/outbox/drivers/bitcoin-detail.ts';
import { createOutbox, type Outbox } from '../../src/main/outbox/outbox.ts';
import type { PromisedPayout } from '../../src/main/outbox/ports.ts';
import { signersOfSeed } from '../../src/main/outbox/seed-signers.ts';
import type { BitcoinAccounts } from '../../src/main/wallets/bitcoin-accounts.ts';
import { ok, refuse, type Result } from '../../src/shared/result.ts';
import { openBank, outputAt } from './lib/funded.ts';
import { must } from './lib/must.ts';
import { type RealNode, startNode } from './lib/node.ts';
import { nodeSigner, watchedAccount, watchedDescriptor } from './lib/watched.ts';

let node: RealNode;
let backend: BitcoinBackend;
let random = 0;
const draw = (length: number): Uint8Array => {
  random += 1;
  return new Uint8Array(length).map((_, at) => (random >> (8 * (at % 4))) & 255);
};

beforeAll(async () => {
  node = await startNode(inject('bitcoind'));
  await openBank(node, 'bank');
  const client = httpClient({ isAllowed: () => true, timeoutMs: 20_000 });
  const login = { kind: 'cookie', file: node.place.cookieFile } as const;
  const rpc = coreRpc({ client, url: node.place.url, login, readText: (path) => readFile(path, 'utf8') });
  backend = coreBackend({
    rpc,
    network: 'regtest',
    now: Date.now,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    close: () => client.close(),
  });
});
afterAll(async () => {
  backend.close();
  await node.stop();
});

class Desk {
  journal: MemoryJournal = createMemoryJournal();
  outbox: Outbox;
  private readonly payouts: ReadonlyMap<string, PromisedPayout>;
  constructor(
    readonly accounts: BitcoinAccounts,
    readonly owed: readonly { readonly id: string; readonly address: string; readonly amount: bigint }[],
  ) {
    const promise = { revision: 0, state: 'AwaitingPayment', chain: 'bitcoin', asset: 'BTC', tag: null, claimedAt: 0 } as const;
    this.payouts = new Map(owed.map(({ id, address, amount }) => [id, { ...promise, address, amount }]));
    this.outbox = this.open();
  }

  /** A new run of the app over the same journal, or what was kept of it. */
  restart(kept: (body: unknown) => boolean = () => true): void {
    this.journal.die();
    this.journal = createMemoryJournal(this.journal.bodies().filter(kept));
    this.outbox = this.open();
  }

  private open(): Outbox {
    const now = (): number => Math.floor(Date.now() / 1000);
    const driver = bitcoinDriver({ backend, params: 'regtest', accounts: this.accounts, now, random: draw });
    const none = signersOfSeed(async () => refuse('vault-locked'));
    return must(
      createOutbox({
        walletId: 'w',
        network: 'regtest',
        journal: this.journal,
        drivers: { bitcoin: driver, xrpl: driver },
        promised: { payout: (id) => this.payouts.get(id) ?? null },
        lock: { lock: async () => ok(undefined), unlock: async () => undefined },
        signers: none,
        armedSigners: none,
        now,
        random: draw,
        onChange: () => undefined,
      }),
    );
  }

  /** Plan, secure window, word; then it waits elsewhere. */
  async approve(ids: readonly string[] = this.owed.map(({ id }) => id)) {
    const plan = must(await this.outbox.plan({ walletId: 'w', payoutIds: ids, feeRate: 5_000n }));
    const view = must(await this.outbox.planView(plan.id));
    must(await this.outbox.confirm(plan.id, view.token));
    must(await this.outbox.run());
    return this.outbox.waitingElsewhere().filter(({ entry }) => entry.planId === plan.id);
  }

  phase(id: string) {
    return this.outbox.statuses().find(({ payoutId }) => payoutId === id);
  }

  /** Every payout has exactly its amount at the output that its status names. */
  async arePaid(): Promise<void> {
    for (const { id, address, amount } of this.owed) {
      const status = this.phase(id);
      expect(status).toMatchObject({ phase: 'final' });
      expect(await outputAt(node, status?.transactionId ?? '', status?.outputIndex ?? -1)).toEqual({ address, value: amount });
    }
  }
}

const payees = async (count: number, amount: bigint) =>
  Promise.all(
    Array.from({ length: count }, async (_, index) => ({
      id: `p${index}`,
      address: String(await node.ask('getnewaddress', [], 'bank')),
      amount: amount + BigInt(index),
    })),
  );
const codeOf = (answer: Result<unknown>): string => (answer.ok ? 'ok' : answer.error.code);

describe.each(['wpkh', 'tr'] as const)('one key elsewhere (%s)', (kind) => {
  it('pays a batch: approved here, signed there, back, sent, completed; over a restart and with every vault locked', async () => {
    const accounts = await watchedAccount(node, backend, 'bank', watchedDescriptor(kind), 4, 2_000_000n);
    const sign = await nodeSigner(node, kind);
    const desk = new Desk(accounts, await payees(12, 300_000n));
    const [waiting] = await desk.approve();
    if (waiting === undefined) throw new Error('nothing waits');
    expect(waiting).toMatchObject({ needed: 1, present: 0 });
    const psbt = must(await desk.outbox.signingRequest(waiting.entry.id));
    desk.restart();
    must(await desk.outbox.recover());
    expect(must(await desk.outbox.signingRequest(waiting.entry.id))).toEqual(psbt);
    expect(desk.phase('p0')).toMatchObject({ phase: 'elsewhere', locked: true });
    expect(must(await desk.outbox.takeAnswer(waiting.entry.id, await sign(psbt)))).toMatchObject({ complete: true });
    must(await desk.outbox.run());
    expect(desk.phase('p0')).toMatchObject({ phase: 'seen', transactionId: waiting.transactionId });
    await node.mine(1);
    must(await desk.outbox.run());
    await desk.arePaid();
  });
});

describe('two of three elsewhere', () => {
  it.each([
    ['first', [0, 2]],
    ['second', [2, 1]],
  ] as const)('is paid in either order of the cosigners (%s), and tells who has signed', async (salt, [one, two]) => {
    const accounts = await watchedAccount(node, backend, 'bank', watchedDescriptor('shared', salt), 3, 1_000_000n);
    const signers = { [one]: await nodeSigner(node, 'shared', one, salt), [two]: await nodeSigner(node, 'shared', two, salt) };
    const desk = new Desk(accounts, await payees(5, 400_000n));
    const [waiting] = await desk.approve();
    if (waiting === undefined) throw new Error('nothing waits');
    const psbt = must(await desk.outbox.signingRequest(waiting.entry.id));
    const first = must(await desk.outbox.takeAnswer(waiting.entry.id, (await signers[one]?.(psbt)) ?? psbt));
    expect(first).toEqual({ needed: 2, present: 1, complete: false });
    desk.restart();
    const [half] = desk.outbox.waitingElsewhere();
    expect(half?.keys.filter(({ signed }) => signed)).toHaveLength(1);
    // What is handed to the next holds the first signature.
    const next = must(await desk.outbox.signingRequest(waiting.entry.id));
    expect(must(await desk.outbox.takeAnswer(waiting.entry.id, (await signers[two]?.(next)) ?? next))).toMatchObject({ complete: true });
    must(await desk.outbox.run());
    await node.mine(1);
    must(await desk.outbox.run());
    await desk.arePaid();
  });
});

describe('a signer that cannot be trusted', () => {
  it('gets nothing sent that pays anybody else, another amount, more outputs, or signs less than everything', async () => {
    const descriptor = watchedDescriptor('wpkh', 'hostile');
    const accounts = await watchedAccount(node, backend, 'bank', descriptor, 2, 1_000_000n);
    const sign = await nodeSigner(node, 'wpkh', 0, 'hostile');
    const desk = new Desk(accounts, await payees(2, 500_000n));
    const [waiting] = await desk.approve();
    if (waiting === undefined) throw new Error('nothing waits');
    const { selection, lockTime } = must(readBitcoinDetail(waiting.entry.detail));
    const raw = new Map<string, Uint8Array>();
    for (const { txid } of selection.inputs) raw.set(txid, Buffer.from(String(await node.ask('getrawtransaction', [txid])), 'hex'));
    const options = { account: descriptor, params: 'regtest', lockTime, previous: (txid: string) => raw.get(txid) ?? null } as const;
    const thief = String(await node.ask('getnewaddress', [], 'bank'));
    const [first, ...rest] = selection.outputs;
    if (first === undefined) throw new Error('no output');
    const others = [
      { ...selection, outputs: [{ ...first, address: thief }, ...rest] },
      { ...selection, outputs: [{ ...first, value: first.value - 1n }, ...rest] },
      { ...selection, outputs: [...selection.outputs, { address: thief, value: 600n }] },
      { ...selection, change: null },
    ];
    const take = async (answer: Uint8Array) => codeOf(await desk.outbox.takeAnswer(waiting.entry.id, answer));
    for (const other of others) {
      const signed = await sign(must(exportPsbt(other, options)).toBuffer());
      expect(await take(signed)).toBe('psbt-other-transaction');
      const finished = (await node.ask('finalizepsbt', [Buffer.from(signed).toString('base64')])) as { hex: string };
      expect(await take(Buffer.from(finished.hex, 'hex'))).toBe('psbt-other-transaction');
    }
    const psbt = must(await desk.outbox.signingRequest(waiting.entry.id));
    for (const sighash of ['NONE', 'SINGLE', 'ALL|ANYONECANPAY', 'NONE|ANYONECANPAY'])
      expect(await take(await sign(psbt, sighash)), sighash).toBe('psbt-signature-wrong');
    expect(await take(new Uint8Array([1, 2, 3]))).toBe('psbt-unreadable');
    expect(await node.ask('getrawmempool')).toEqual([]);
    // It still waits, and the honest answer pays.
    expect(await take(await sign(psbt))).toBe('ok');
    must(await desk.outbox.run());
    await node.mine(1);
    must(await desk.outbox.run());
    await desk.arePaid();
  });
});

describe('a payment that was signed elsewhere and did not come back', () => {
  it('is found by its id when it was sent from there, and completes', async () => {
    const accounts = await watchedAccount(node, backend, 'bank', watchedDescriptor('wpkh', 'sent there'), 2, 1_000_000n);
    const sign = await nodeSigner(node, 'wpkh', 0, 'sent there');
    const desk = new Desk(accounts, await payees(3, 200_000n));
    const [waiting] = await desk.approve();
    if (waiting === undefined) throw new Error('nothing waits');
    const signed = await sign(must(await desk.outbox.signingRequest(waiting.entry.id)));
    const { hex } = (await node.ask('finalizepsbt', [Buffer.from(signed).toString('base64')])) as { hex: string };
    expect(await node.ask('sendrawtransaction', [hex])).toBe(waiting.transactionId);
    desk.restart();
    must(await desk.outbox.run());
    expect(desk.phase('p0')).toMatchObject({ phase: expect.stringMatching(/publishing|seen/), transactionId: waiting.transactionId });
    await node.mine(1);
    must(await desk.outbox.run());
    must(await desk.outbox.run());
    await desk.arePaid();
  });

  it('is found by its id although the journal lost that it ever left', async () => {
    const accounts = await watchedAccount(node, backend, 'bank', watchedDescriptor('wpkh', 'lost end'), 2, 1_000_000n);
    const sign = await nodeSigner(node, 'wpkh', 0, 'lost end');
    const desk = new Desk(accounts, await payees(2, 200_000n));
    const [waiting] = await desk.approve();
    if (waiting === undefined) throw new Error('nothing waits');
    const signed = await sign(must(await desk.outbox.signingRequest(waiting.entry.id)));
    const { hex } = (await node.ask('finalizepsbt', [Buffer.from(signed).toString('base64')])) as { hex: string };
    await node.ask('sendrawtransaction', [hex]);
    desk.restart((body) => !JSON.stringify(body).includes('entry-elsewhere'));
    expect(desk.phase('p0')).toMatchObject({ phase: 'planned', locked: true });
    await node.mine(1);
    for (let pass = 0; pass < 4; pass += 1) must(await desk.outbox.run());
    await desk.arePaid();
  });

  it('and was given up by a false word: the payment in its place and the copy conflict, so one of the two is mined and each payout is paid once', async () => {
    const accounts = await watchedAccount(node, backend, 'bank', watchedDescriptor('wpkh', 'false word'), 3, 1_000_000n);
    const sign = await nodeSigner(node, 'wpkh', 0, 'false word');
    const desk = new Desk(accounts, await payees(3, 700_000n));
    const [waiting] = await desk.approve();
    if (waiting === undefined) throw new Error('nothing waits');
    const signed = await sign(must(await desk.outbox.signingRequest(waiting.entry.id)));
    const { hex } = (await node.ask('finalizepsbt', [Buffer.from(signed).toString('base64')])) as { hex: string };
    must(await desk.outbox.giveUp(waiting.entry.id));
    expect(desk.phase('p0')).toMatchObject({ phase: 'void', reason: 'nobody-signed', locked: false });
    const [second] = await desk.approve(['p0', 'p1']);
    if (second === undefined) throw new Error('nothing waits');
    expect(second.entry.consumes.some((coin) => waiting.entry.consumes.includes(coin))).toBe(true);
    must(await desk.outbox.takeAnswer(second.entry.id, await sign(must(await desk.outbox.signingRequest(second.entry.id)))));
    must(await desk.outbox.run());
    // The copy that was signed before cannot be mined beside it.
    expect(await node.ask('testmempoolaccept', [[hex]])).toMatchObject([{ allowed: false }]);
    await node.mine(6);
    must(await desk.outbox.run());
    must(await desk.outbox.run());
    for (const id of ['p0', 'p1']) expect(desk.phase(id)).toMatchObject({ phase: 'final', transactionId: second.transactionId });
    expect(Transaction.fromHex(hex).getId()).toBe(waiting.transactionId);
    // The old one is dead by proof: what it alone held is free, and the third payout is paid from any coin.
    const [third] = await desk.approve(['p2']);
    if (third === undefined) throw new Error('nothing waits');
    must(await desk.outbox.takeAnswer(third.entry.id, await sign(must(await desk.outbox.signingRequest(third.entry.id)))));
    must(await desk.outbox.run());
    await node.mine(1);
    must(await desk.outbox.run());
    await desk.arePaid();
  });
});
