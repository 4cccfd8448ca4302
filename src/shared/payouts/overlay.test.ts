import { describe, expect, it } from 'vitest';
import { effective, paymentStatus, payout } from '../../../tests/fakes/payouts.ts';
import { overlay, promisedPayout } from './overlay.ts';
import { type PaymentPhase, paymentPhases, type PaymentStatus } from './payment-status.ts';
import { actionsFor, checkMove, isPayable, recipientMayChange, transitions } from './transitions.ts';
import { type PayoutState, payoutStates } from './types.ts';

const approved = { state: 'AwaitingPayment', payoutAmount: '1' } as const;
const seen = (phase: PaymentPhase, changes: Partial<PaymentStatus> = {}): ReturnType<typeof effective> =>
  effective(approved, paymentStatus({ phase, transactionId: 'ff', ...changes }));

describe('the outbox laid over a promise', () => {
  it.each([
    ['planned', 'AwaitingPayment', true],
    ['signed', 'InProgress', true],
    ['publishing', 'InProgress', true],
    ['unknown', 'InProgress', true],
    ['seen', 'InProgress', true],
    ['final', 'Completed', false],
    ['failed', 'AwaitingPayment', false],
    ['void', 'AwaitingPayment', false],
  ] as const)('a confirmed plan in phase %s makes it %s (locked: %s)', (phase, state, locked) => {
    expect(seen(phase)).toMatchObject({ state, locked, promised: { state: 'AwaitingPayment' } });
  });

  it('a plan that nobody has confirmed locks nothing; a signature locks without any plan flag', () => {
    expect(seen('planned', { locked: false }).locked).toBe(false);
    expect(seen('signed', { locked: false }).locked).toBe(true);
  });

  it('shows its transaction as proof while it is alive, and the promised proof otherwise', () => {
    expect(seen('seen').proof).toEqual({ proofType: 'PayoutTransactionOnChainBlob', transactionId: 'ff', link: null });
    expect(seen('failed').proof).toBeNull();
    const external = { proofType: 'external-proof', id: 'wire' };
    expect(effective({ state: 'Completed', proof: external }, paymentStatus({ phase: 'void', transactionId: 'ff' })).proof).toEqual(
      external,
    );
  });

  it('goes back to in progress while a vanished block is looked into', () => {
    expect(seen('final', { recheck: true, confirmations: 0 })).toMatchObject({ state: 'InProgress', locked: true, recheck: true });
  });

  it('tells why the last attempt failed, until the payout is settled in another way', () => {
    expect(seen('failed', { reason: 'tecNO_DST' }).failure).toBe('tecNO_DST');
    expect(seen('seen', { reason: 'old' }).failure).toBeNull();
    expect(effective({ state: 'Completed' }, paymentStatus({ phase: 'failed', reason: 'tecNO_DST' })).failure).toBeNull();
  });

  it('is right about payment even against the promises, as after an old backup', () => {
    expect(effective({ state: 'AwaitingApproval' }, paymentStatus({ phase: 'final' })).state).toBe('Completed');
    expect(effective({ state: 'Cancelled' }, paymentStatus({ phase: 'seen' })).state).toBe('InProgress');
  });

  it('hides no field of the promise, whatever it has', () => {
    const remote = { origin: 'https://pay.example', storeId: 's', payoutId: 'p' };
    const whole = { ...payout(approved), remote };
    for (const status of [null, paymentStatus({ phase: 'signed' })]) {
      const { promised, state, proof, ...shown } = overlay(whole, status);
      expect(promised).toEqual({ state: whole.state, proof: whole.proof });
      expect([state, proof]).toHaveLength(2);
      const { state: _state, proof: _proof, ...rest } = whole;
      expect(shown).toMatchObject(rest);
    }
  });

  it('can be lifted off again', () => {
    for (const phase of paymentPhases) {
      const under = payout({ ...approved, proof: { proofType: 'x' } });
      expect(promisedPayout(overlay(under, paymentStatus({ phase, transactionId: 'ff' })))).toEqual(under);
    }
    expect(promisedPayout(overlay(payout(), null))).toEqual(payout());
  });
});

describe('the transition table', () => {
  const free = (state: PayoutState): { state: PayoutState; locked: boolean } => ({ state, locked: false });
  const marks = (from: PayoutState): readonly PayoutState[] => payoutStates.filter((to) => checkMove(free(from), to, 'mark', 'sender').ok);

  it('lets the sender mark exactly this (spec §5.1)', () => {
    expect(Object.fromEntries(payoutStates.map((from) => [from, marks(from)]))).toEqual({
      AwaitingApproval: ['AwaitingApproval'],
      AwaitingPayment: ['AwaitingApproval', 'InProgress', 'Completed'],
      InProgress: ['AwaitingApproval', 'AwaitingPayment', 'InProgress', 'Completed'],
      Completed: [],
      Cancelled: ['AwaitingApproval'],
    });
  });

  it('gives people nothing from Completed; only a vanished block reopens it', () => {
    const rows = transitions.filter((row) => row.from === 'Completed');
    expect(rows).toEqual([{ from: 'Completed', to: 'InProgress', via: 'payment', by: ['system'] }]);
  });

  it('refuses everything that people ask of a locked payout', () => {
    for (const row of transitions.filter((each) => each.via !== 'payment')) {
      for (const actor of row.by) {
        expect(checkMove(free(row.from), row.to, row.via, actor).ok).toBe(true);
        expect(checkMove({ state: row.from, locked: true }, row.to, row.via, actor)).toMatchObject({ error: { code: 'invalid-state' } });
      }
    }
  });

  it('draws the buttons of each state', () => {
    expect(Object.fromEntries(payoutStates.map((state) => [state, actionsFor(free(state))]))).toEqual({
      AwaitingApproval: ['approve', 'cancel'],
      AwaitingPayment: ['pay', 'cancel', 'mark-paid', 'requote'],
      InProgress: ['mark-paid', 'back-to-awaiting-payment'],
      Completed: [],
      Cancelled: ['uncancel'],
    });
    expect(actionsFor(seen('seen'))).toEqual([]);
    expect(actionsFor(seen('planned'))).toEqual([]);
    expect(actionsFor(seen('failed'))).toContain('pay');
  });

  it('lets the recipient act while nobody has decided, and a plan pay only what is approved and free', () => {
    expect(payoutStates.filter((state) => recipientMayChange(free(state)))).toEqual(['AwaitingApproval']);
    expect(payoutStates.filter((state) => isPayable(free(state)))).toEqual(['AwaitingPayment']);
    expect(isPayable(seen('planned'))).toBe(false);
    expect(isPayable(seen('void'))).toBe(true);
  });
});
