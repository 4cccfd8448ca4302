// Owns the proof that journals from before orders mean what they meant, and that an entry is one thing or the other.
import { describe, expect, it } from 'vitest';
import { canonicalPlan, planDigest } from './digest.ts';
import { draftRecord, outboxRecord } from './records.ts';
import { weight } from './reservations.ts';
import { fold } from './state.ts';

const line = { payoutId: 'p1', revision: 2, chain: 'xrpl' as const, asset: 'XRP', address: 'rBob', tag: 7, amount: '5000000' };
const entry = {
  id: 'e1',
  chain: 'xrpl' as const,
  lines: [line],
  fee: '12',
  feeCeiling: '60',
  change: null,
  detail: { sequence: 50 },
  consumes: [],
};
const plan = { planId: 'plan', walletId: 'w', network: 'practice' as const, expiresAt: 900 };
const order = { account: 'rUs', tx: { TransactionType: 'AccountSet', Account: 'rUs' }, useTicket: false };
const made = (entries: readonly object[]) => ({
  type: 'plan-made',
  at: 1,
  ...plan,
  digest: 'a'.repeat(64),
  feeRate: null,
  supersedes: [],
  entries,
});

describe('a journal from before orders', () => {
  it('has the digests that it had', () => {
    expect(canonicalPlan({ ...plan, entries: [entry] })).toBe(
      'pullpay plan v1\n["practice","w","plan",900,[["e1","xrpl",[["p1",2,"xrpl","XRP","rBob",7,"5000000"]],"12","60",null,[],[["sequence",50]]]]]',
    );
  });

  it('is read to entries without an order', () => {
    const record = outboxRecord.parse(made([entry]));
    expect(JSON.stringify(record)).toBe(JSON.stringify(made([entry])));
    const state = fold([record]);
    expect(state.ok && state.value.entries.get('e1')).toMatchObject({ order: null, delivered: null, lines: [{ payoutId: 'p1' }] });
  });
});

describe('an entry', () => {
  const ordered = { ...entry, lines: [], order };

  it('pays lines or carries one order, never both and never neither', () => {
    expect(outboxRecord.safeParse(made([ordered])).success).toBe(true);
    for (const bad of [
      { ...entry, order },
      { ...entry, lines: [] },
    ])
      expect(outboxRecord.safeParse(made([bad])).success).toBe(false);
  });

  it('is confirmed with every field of its order: any other gives another digest', () => {
    const digestOf = (changes: object) => planDigest({ ...plan, entries: [{ ...ordered, order: { ...order, ...changes } }] });
    const digests = [
      {},
      { account: 'rOther' },
      { useTicket: true },
      { tx: { ...order.tx, SetFlag: 1 } },
      { tx: { ...order.tx, SetFlag: 2 } },
    ].map(digestOf);
    expect(new Set(digests).size).toBe(digests.length);
    expect(digestOf({ tx: { Account: 'rUs', TransactionType: 'AccountSet' } })).toBe(digests[0]);
  });

  it('is written as it is read', () => {
    const draft = { lines: [], order, fee: 12n, feeCeiling: 60n, change: null, detail: { spends: '7' }, consumes: [] };
    expect(draftRecord('e1', draft)).toMatchObject({ id: 'e1', chain: 'xrpl', order });
    expect(outboxRecord.safeParse(made([draftRecord('e1', draft)])).success).toBe(true);
  });

  it('weighs its XRP and the most of its fee; a token weighs its fee alone', () => {
    const common = { feeCeiling: 60n, detail: {} };
    const row = { ...line, amount: 5n };
    expect(weight({ ...common, lines: [row] })).toBe(65n);
    expect(weight({ ...common, lines: [{ ...row, asset: 'USD.rIssuer' }] })).toBe(60n);
    expect(weight({ ...common, lines: [], detail: { spends: '1000' } })).toBe(1_060n);
    expect(weight({ ...common, lines: [], detail: { spends: 'nonsense' } })).toBe(60n);
  });
});
