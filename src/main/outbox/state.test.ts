// Owns the proof that the journal cannot say what may not happen: every impossible record is refused and changes nothing.
import { describe, expect, it } from 'vitest';
import { createMemoryJournal } from '../../../tests/fakes/memory-journal.ts';
import { OutboxWorld } from '../../../tests/fakes/outbox-world.ts';
import { refuse } from '../../shared/result.ts';
import { createOutbox } from './outbox.ts';
import { type OutboxRecord, readRecord } from './records.ts';
import { applyPatch, emptyState, fold, type OutboxState, reduce } from './state.ts';
import { mayFollow } from './transitions.ts';
import { entryStates } from './types.ts';

const line = { payoutId: 'p', revision: 0, chain: 'xrpl' as const, asset: 'XRP', address: 'r', tag: null, amount: '5' };
const draft = { id: 'e', chain: 'xrpl' as const, lines: [line], fee: '1', feeCeiling: '2', change: null, detail: {}, consumes: [] };
const made: OutboxRecord = {
  type: 'plan-made',
  at: 1,
  planId: 'a',
  walletId: 'wallet',
  network: 'practice',
  expiresAt: 9,
  digest: '0'.repeat(64),
  feeRate: null,
  supersedes: [],
  entries: [draft],
};
const confirmed: OutboxRecord = { type: 'plan-confirmed', at: 2, planId: 'a' };
const version = {
  raw: '00',
  transactionId: 't1',
  consumes: ['r:1'],
  outputs: null,
  lastLedgerSequence: 9,
  signedAtLedger: 1,
  fee: '1',
  signedAt: 3,
};
const signed = (changes: Partial<typeof version> = {}): OutboxRecord => ({
  type: 'entry-signed',
  at: 3,
  entryId: 'e',
  version: { ...version, ...changes },
});
const fact = { at: 4, entryId: 'e' };
const publishing: OutboxRecord = { type: 'entry-publishing', ...fact };
const unknown: OutboxRecord = { type: 'entry-unknown', ...fact, reason: 'silence' };
const dead: OutboxRecord = { type: 'entry-dead', ...fact };
const final: OutboxRecord = { type: 'entry-final', ...fact, transactionId: 't1', confirmations: 1 };
const failed: OutboxRecord = { type: 'entry-failed', ...fact, transactionId: 't1', reason: 'tec' };
const voided: OutboxRecord = { type: 'entry-void', ...fact, reason: 'spent' };

function after(...records: readonly OutboxRecord[]): OutboxState {
  const state = fold(records);
  if (!state.ok) throw new Error(state.error.code);
  return state.value;
}

describe('a record that cannot follow', () => {
  const sent = [made, confirmed, signed(), publishing];
  it.each<[string, readonly OutboxRecord[], OutboxRecord]>([
    ['a second plan for a payout that has a live entry', [made], { ...made, planId: 'b', entries: [{ ...draft, id: 'f' }] }],
    ['a second plan for a payout that is paid', [...sent, final], { ...made, planId: 'b', entries: [{ ...draft, id: 'f' }] }],
    ['a plan with a payout twice', [], { ...made, entries: [draft, { ...draft, id: 'f' }] }],
    [
      'a plan that replaces a confirmed one',
      [made, confirmed],
      { ...made, planId: 'b', supersedes: ['a'], entries: [{ ...draft, id: 'f' }] },
    ],
    ['a plan that replaces an unknown one', [], { ...made, supersedes: ['z'] }],
    ['a confirmation of nothing', [], confirmed],
    ['a second confirmation', [made, confirmed], confirmed],
    ['a confirmation after discarding', [made, { type: 'plan-discarded', at: 2, planId: 'a' }], confirmed],
    ['expiry of a confirmed plan', [made, confirmed], { type: 'plan-expired', at: 99, planId: 'a' }],
    ['a signature without confirmation', [made], signed()],
    ['a signature above the fee ceiling', [made, confirmed], signed({ fee: '3' })],
    ['a second signature while the first lives', [...sent, unknown], signed({ transactionId: 't2' })],
    ['a second signature with another sequence', [...sent, unknown, dead], signed({ transactionId: 't2', consumes: ['r:2'] })],
    [
      'a second signature after discarding',
      [...sent, unknown, dead, { type: 'plan-discarded', at: 5, planId: 'a' }],
      signed({ transactionId: 't2' }),
    ],
    ['the network knowing what was never published', [made, confirmed, signed()], { type: 'entry-seen', ...fact }],
    ['release of signed bytes', [made, confirmed, signed()], voided],
    ['a payment by a transaction of somebody else', sent, { ...final, transactionId: 'other' }],
    ['a failure after the payment', [...sent, final], failed],
    ['release after the payment', [...sent, final], voided],
    ['a payment after a proved failure', [...sent, failed], final],
    ['a signature after a proved failure', [...sent, failed], signed({ transactionId: 't2' })],
    ['a re-check of what was never paid', sent, { type: 'entry-recheck', ...fact, reason: 'block' }],
    ['confirmations of what was never paid', sent, { type: 'entry-confirmations', ...fact, confirmations: 2 }],
    ['death of what was never signed', [made, confirmed], dead],
  ])('%s is refused', (_what, before, record) => {
    const state = after(...before);
    const copy = structuredClone(state);
    expect(reduce(state, record)).toEqual(refuse('outbox-impossible', { record: record.type }));
    expect(state).toEqual(copy);
  });
});

describe('a replacement', () => {
  const coin = { ...line, chain: 'bitcoin' as const, asset: 'BTC' };
  const plan: OutboxRecord = { ...made, entries: [{ ...draft, chain: 'bitcoin', lines: [coin], consumes: ['c:0', 'c:1'] }] };
  const old = { ...version, consumes: ['c:0', 'c:1'], outputs: [0], lastLedgerSequence: null, signedAtLedger: null };
  const before: readonly OutboxRecord[] = [plan, confirmed, { type: 'entry-signed', at: 3, entryId: 'e', version: old }, publishing];
  const next = { ...old, transactionId: 't2', fee: '5', detail: { feeRate: '9' } };
  const replaced = (changes: Partial<typeof next> = {}, more: { replaces?: string; feeCeiling?: string } = {}): OutboxRecord => ({
    type: 'entry-replaced',
    at: 5,
    entryId: 'e',
    replaces: 't1',
    feeCeiling: '5',
    version: { ...next, ...changes },
    ...more,
  });

  it('stands beside what it replaces, and raises what was agreed to', () => {
    const entry = after(...before, replaced({ consumes: ['c:1', 'c:0', 'c:2'] })).entries.get('e');
    expect(entry).toMatchObject({ state: 'signed', feeCeiling: 5n, fee: 1n, dead: [] });
    expect(entry?.versions.map(({ transactionId, detail }) => [transactionId, detail])).toEqual([
      ['t1', undefined],
      ['t2', { feeRate: '9' }],
    ]);
    expect(after(...before, replaced(), publishing, { ...final, transactionId: 't1' }).entries.get('e')).toMatchObject({ settled: 't1' });
  });

  it.each<[string, readonly OutboxRecord[], OutboxRecord]>([
    ['without a coin of the first', before, replaced({ consumes: ['c:0', 'c:2'] })],
    ['at no higher fee', before, replaced({ fee: '1' })],
    ['above what was agreed to', before, replaced({ fee: '6' })],
    ['of a version that there is not', before, replaced({}, { replaces: 't0' })],
    ['with the same bytes', before, replaced({ transactionId: 't1' })],
    ['that pays a line less', before, replaced({ outputs: [] })],
    ['of what has not left yet', before.slice(0, 3), replaced()],
    ['of what is in a block', [...before, final], replaced()],
    ['on the ledger', [made, confirmed, signed(), publishing], replaced({ consumes: ['r:1'] })],
    ['that a node has before it was sent', [...before, replaced()], { type: 'entry-seen', ...fact, transactionId: 't2' }],
  ])('%s is refused', (_what, records, record) => {
    expect(reduce(after(...records), record)).toEqual(refuse('outbox-impossible', { record: record.type }));
  });
});

describe('the states', () => {
  it('never leave failed and void, and leave final only to be re-checked', () => {
    for (const to of entryStates) {
      expect(mayFollow('failed', to) || mayFollow('void', to)).toBe(false);
      expect(mayFollow('final', to)).toBe(to === 'publishing');
    }
  });

  it('can only be reached through publishing once bytes exist', () => {
    expect(entryStates.filter((to) => mayFollow('signed', to))).toEqual(['publishing']);
    expect(entryStates.filter((to) => mayFollow('planned', to))).toEqual(['elsewhere', 'signed', 'void']);
    expect(entryStates.filter((to) => mayFollow('elsewhere', to))).toEqual(['signed', 'void']);
  });

  it('count a discarded row as released only when it is not on its way', () => {
    const state = after(made, confirmed, signed(), publishing);
    const patch = reduce(state, { type: 'plan-discarded', at: 5, planId: 'a' });
    if (!patch.ok) throw new Error(patch.error.code);
    applyPatch(state, patch.value);
    expect(state.entries.get('e')?.state).toBe('publishing');
    expect(state.open.has('e')).toBe(true);
  });
});

describe('opening a journal', () => {
  const open = (bodies: readonly unknown[]) => createOutbox({ ...new OutboxWorld().deps(), journal: createMemoryJournal(bodies) });

  it('refuses what it does not understand instead of skipping it', () => {
    expect(open([made, { type: 'entry-teleported', at: 1, entryId: 'e' }])).toEqual(refuse('outbox-journal-unreadable'));
    expect(open([{ ...made, extra: 1 }])).toEqual(refuse('outbox-journal-unreadable'));
    expect(open([{ ...made, entries: [{ ...draft, lines: [{ ...line, amount: '5.0' }] }] }])).toEqual(refuse('outbox-journal-unreadable'));
    expect(open([{ ...made, entries: [{ ...draft, lines: [{ ...line, amount: 5 }] }] }])).toEqual(refuse('outbox-journal-unreadable'));
  });

  it('refuses the file of another wallet or network, and one that contradicts itself', () => {
    expect(open([{ ...made, walletId: 'other' }])).toEqual(refuse('outbox-foreign'));
    expect(open([{ ...made, network: 'main' }])).toEqual(refuse('outbox-foreign'));
    expect(open([made, confirmed, signed(), final])).toEqual(refuse('outbox-impossible', { record: 'entry-final' }));
    expect(open([made, confirmed, signed(), publishing, final]).ok).toBe(true);
  });

  it('starts empty', () => {
    expect(fold([])).toEqual({ ok: true, value: emptyState() });
    expect(readRecord(null)).toEqual(refuse('outbox-journal-unreadable'));
  });
});
