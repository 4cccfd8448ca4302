// Owns the stories of imports: what was previewed is what is imported, once, whatever dies in between.
import 'fake-indexeddb/auto';
import { describe, expect, it, vi } from 'vitest';
import { bitcoinAddress } from '../../../../tests/fakes/addresses.ts';
import { xrpAccount } from '../../../../tests/fakes/payouts.ts';
import { type Bench, openBench, terms } from '../../../../tests/fakes/workflow-bench.ts';
import { walletDatabase } from '../../db/database.ts';
import type { ImportRow } from './imports.ts';

const row = (line: number, changes: Partial<ImportRow> = {}): ImportRow => {
  const empty = { unit: null, method: null, tag: null, note: null, externalId: null };
  return { line, destination: bitcoinAddress(line), amount: '0.001', ...empty, ...changes };
};
const rows = (count: number): ImportRow[] => Array.from({ length: count }, (_unused, index) => row(index + 2));

async function preview(bench: Bench, list: ImportRow[], pullPaymentId: string | null = null) {
  const answer = await bench.screen.previewImport({ walletId: bench.walletId, pullPaymentId, rows: list });
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}
async function finish(bench: Bench, snapshotId: string) {
  const refused = [];
  for (;;) {
    const answer = await bench.screen.runImport({ walletId: bench.walletId, snapshotId });
    if (!answer.ok) throw new Error(answer.error.code);
    refused.push(...answer.value.refused);
    if (answer.value.done >= answer.value.total) return refused;
  }
}
const kinds = (outcomes: readonly { kind: string }[]) => outcomes.map(({ kind }) => kind);
const codes = (outcomes: readonly { problem: { code: string } | null }[]) => outcomes.map(({ problem }) => problem?.code ?? null);
const added = (bench: Bench) => bench.disk.journal(bench.walletId).filter(({ event }) => event.type === 'claim-added');

describe('an import', () => {
  it('writes nothing at the preview, then exactly what was previewed, with one fsync for hundreds', async () => {
    const bench = await openBench();
    const { snapshotId, outcomes } = await preview(bench, [...rows(600), row(700, { destination: 'nowhere' })]);
    expect(added(bench)).toHaveLength(0);
    expect(kinds(outcomes).filter((kind) => kind === 'new')).toHaveLength(600);
    expect(outcomes.at(-1)).toMatchObject({ line: 700, kind: 'bad', problem: { code: 'csv-destination-unreadable' } });
    const before = bench.disk.syncs;
    expect(await finish(bench, snapshotId)).toEqual([]);
    expect(added(bench)).toHaveLength(600);
    expect(bench.disk.syncs - before).toBe(2);
    const table = walletDatabase('practice', bench.walletId).payouts;
    await vi.waitFor(async () => expect(await table.count()).toBe(600), 10_000);
    expect(await table.toCollection().first()).toMatchObject({
      state: 'AwaitingApproval',
      route: 'store',
      metadata: { source: 'csv' },
      originalCurrency: 'BTC',
    });
  });

  it('of the same file twice imports nothing twice, and says so for each row', async () => {
    const bench = await openBench();
    await finish(bench, (await preview(bench, rows(20))).snapshotId);
    const again = await preview(bench, rows(20));
    expect(new Set(kinds(again.outcomes))).toEqual(new Set(['known']));
    await finish(bench, again.snapshotId);
    expect(added(bench)).toHaveLength(20);
  });

  it('killed in the middle is finished by the same file, without a double', async () => {
    const bench = await openBench();
    const { snapshotId } = await preview(bench, rows(1_000));
    expect(await bench.screen.runImport({ walletId: bench.walletId, snapshotId })).toMatchObject({ value: { done: 500, total: 1_000 } });
    bench.disk.hold();
    void bench.screen.runImport({ walletId: bench.walletId, snapshotId });
    await bench.settled();
    const restarted = bench.restart();
    bench.disk.release();
    await restarted;
    expect(await bench.screen.runImport({ walletId: bench.walletId, snapshotId })).toMatchObject({ error: { code: 'import-not-found' } });
    const again = await preview(bench, rows(1_000));
    expect(kinds(again.outcomes)).not.toContain('bad');
    await finish(bench, again.snapshotId);
    expect(added(bench)).toHaveLength(1_000);
    expect(new Set(added(bench).map(({ event }) => JSON.stringify(event['payout'])))).toHaveProperty('size', 1_000);
  });

  it('whose write failed is tried again with the next step', async () => {
    const bench = await openBench();
    const { snapshotId } = await preview(bench, rows(3));
    bench.disk.failNext('disk-full');
    expect(await bench.screen.runImport({ walletId: bench.walletId, snapshotId })).toMatchObject({ error: { code: 'disk-full' } });
    await finish(bench, snapshotId);
    expect(added(bench)).toHaveLength(3);
  });

  it('refuses doubles inside the file, and destinations that wait already', async () => {
    const bench = await openBench();
    await finish(bench, (await preview(bench, [row(1)])).snapshotId);
    const list = [row(2), row(3, { destination: bitcoinAddress(2) }), row(4, { destination: bitcoinAddress(1) })];
    expect(codes((await preview(bench, list)).outcomes)).toEqual([null, 'duplicate-destination', 'duplicate-destination']);
  });

  it('keeps external ids unique in the wallet, whoever wrote them', async () => {
    const bench = await openBench();
    const first = [row(2, { externalId: 'A-1' }), row(3, { externalId: 'A-1' })];
    const { snapshotId, outcomes } = await preview(bench, first);
    expect(codes(outcomes)).toEqual([null, 'csv-external-id-twice']);
    await finish(bench, snapshotId);
    // Another file, other lines.
    const next = [
      row(9, { externalId: 'A-1', destination: bitcoinAddress(2) }),
      row(10, { externalId: 'A-1' }),
      row(11, { externalId: 'A-2' }),
    ];
    const again = await preview(bench, next);
    expect(kinds(again.outcomes)).toEqual(['known', 'bad', 'new']);
    expect(codes(again.outcomes)[1]).toBe('csv-external-id-twice');
    expect(codes((await preview(bench, [row(12, { externalId: 'A-1' })])).outcomes)).toEqual(['csv-external-id-taken']);
  });

  it('under a pull payment counts against its limit and in its unit, row by row', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment({ limit: '100', unit: 'USD' });
    const list = [
      row(2, { amount: '60', unit: 'usd' }),
      row(3, { amount: '50' }),
      row(4, { amount: '40' }),
      row(5, { amount: '1', unit: 'EUR' }),
    ];
    const { snapshotId, outcomes } = await preview(bench, list, id);
    expect(codes(outcomes)).toEqual([null, 'overdraft', null, 'csv-unit-differs']);
    await finish(bench, snapshotId);
    expect(added(bench).map(({ event }) => event['payout'])).toMatchObject([
      { pullPaymentId: id, originalAmount: '60', originalCurrency: 'USD' },
      { pullPaymentId: id, originalAmount: '40' },
    ]);
  });

  it('leaves out a row that no longer passes when its turn comes, and says which', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment({ limit: '1' });
    const { snapshotId } = await preview(bench, [row(2, { amount: '0.6' })], id);
    await finish(bench, (await preview(bench, [row(8, { amount: '0.5' })], id)).snapshotId);
    expect(await finish(bench, snapshotId)).toMatchObject([{ line: 2, problem: { code: 'overdraft' } }]);
    expect(added(bench)).toHaveLength(1);
  });

  it('never takes an empty amount for all that is left', async () => {
    const bench = await openBench();
    const id = await bench.createPullPayment({ limit: '100', unit: 'USD' });
    const uri = `bitcoin:${bitcoinAddress(5)}?amount=0.25`;
    expect(codes((await preview(bench, [row(2, { amount: null }), row(3, { amount: null, destination: uri })], id)).outcomes)).toEqual([
      'csv-amount-missing',
      'csv-amount-missing',
    ]);
    expect((await preview(bench, [row(3, { amount: null, destination: uri })])).outcomes).toMatchObject([
      { kind: 'new', amount: '0.25', unit: 'BTC' },
    ]);
  });

  it('knows the method by column, by coin, or by the destination, and takes tags', async () => {
    const bench = await openBench();
    const list = [
      row(2, { method: 'btc' }),
      row(3, { destination: xrpAccount, unit: 'XRP', amount: '20', tag: 7 }),
      row(4, { destination: xrpAccount, amount: '20' }),
      row(5, { unit: 'XRP' }),
      row(6, { method: 'BTC-LN' }),
    ];
    const { outcomes } = await preview(bench, list);
    expect(outcomes.slice(0, 3)).toMatchObject([
      { kind: 'new', methodId: 'BTC-CHAIN' },
      { kind: 'new', methodId: 'XRP-CHAIN', tag: 7, unit: 'XRP' },
      { kind: 'new', methodId: 'XRP-CHAIN', tag: null },
    ]);
    expect(kinds(outcomes.slice(3))).toEqual(['bad', 'bad']);
    expect(codes(outcomes).at(-1)).toBe('payout-method-unknown');
  });

  it('under an unknown pull payment or wallet is refused', async () => {
    const bench = await openBench();
    const { walletId } = bench;
    expect(await bench.screen.previewImport({ walletId, pullPaymentId: 'x'.repeat(27), rows: rows(1) })).toMatchObject({
      error: { code: 'pullpayment-not-found' },
    });
    expect(await bench.screen.runImport({ walletId, snapshotId: 'x'.repeat(27) })).toMatchObject({ error: { code: 'import-not-found' } });
  });
});

describe('many pull payments at once', () => {
  it('are made with one append, in order', async () => {
    const bench = await openBench();
    const list = ['Ann', 'Ben'].map((name) => ({ ...terms, name }));
    const made = await bench.screen.createPullPayments({ walletId: bench.walletId, terms: list });
    expect(made.ok && made.value.ids).toHaveLength(2);
    expect(bench.disk.syncs).toBe(1);
    const names = bench.disk.journal(bench.walletId).map(({ event }) => event['pullPayment']);
    expect(names).toMatchObject([{ name: 'Ann' }, { name: 'Ben' }]);
  });

  it('are not made at all where the terms of one are wrong, and it is named', async () => {
    const bench = await openBench();
    const list = [{ ...terms }, { ...terms, limit: '0' }];
    const made = await bench.screen.createPullPayments({ walletId: bench.walletId, terms: list });
    expect(made).toMatchObject({ ok: false, error: { params: { row: '2' } } });
    expect(bench.disk.journal(bench.walletId)).toHaveLength(0);
  });
});
