// Owns the table of what a desk owes a connected store.
import { describe, expect, it } from 'vitest';
import { paymentStatus } from '../../../tests/fakes/payouts.ts';
import type { StorePayout } from '../contract/connected-stores.ts';
import type { PaymentStatus } from '../payouts/payment-status.ts';
import { dutyOf, isOurProof } from './duty.ts';
import { deskProof, deskProofId } from './remote-id.ts';

const past = { planIds: ['plan1', 'plan0'], transactionIds: ['Old1'] };
const desk = (id: string): StorePayout['proof'] => ({ type: deskProof, id, transactionId: null });
const ours = desk(deskProofId('plan1', 'po1'));
const before = desk(deskProofId('plan0', 'po1'));
const theirs = desk('bb'.repeat(16));
const paid = (transactionId: string): StorePayout['proof'] => ({ type: 'PayoutTransactionOnChainBlob', id: null, transactionId });

function shown(state: StorePayout['state'], proof: StorePayout['proof'] = null): StorePayout {
  const amounts = { originalAmount: '10', originalCurrency: 'USD', payoutAmount: '0.0002', payoutCurrency: 'BTC' };
  return { id: 'r1', revision: 0, date: 1, state, payoutMethodId: 'BTC-CHAIN', destination: 'x', ...amounts, proof };
}
const out = (changes: Partial<PaymentStatus> = {}): PaymentStatus => paymentStatus({ phase: 'seen', transactionId: 'new1', ...changes });
const said = (status: PaymentStatus | null, held: boolean, seen: StorePayout): string => {
  const duty = dutyOf('po1', status, held, seen, past);
  return duty.kind === 'mark' ? duty.mark.state : duty.kind;
};

describe('a duty to the store', () => {
  it.each<[string, PaymentStatus | null, boolean, StorePayout, string]>([
    ['nothing was ever planned', null, false, shown('InProgress', theirs), 'none'],
    ['a confirmed plan takes it just now', paymentStatus(), true, shown('InProgress', ours), 'none'],
    ['a plan that is over gives it back', paymentStatus({ phase: 'void' }), false, shown('InProgress', ours), 'AwaitingPayment'],
    ['so does the one before it', paymentStatus({ phase: 'void' }), false, shown('InProgress', before), 'AwaitingPayment'],
    [
      'a payment that failed by proof is given back',
      paymentStatus({ phase: 'failed' }),
      false,
      shown('InProgress', paid('old1')),
      'AwaitingPayment',
    ],
    ['another desk’s proof is never taken back', paymentStatus({ phase: 'void' }), false, shown('InProgress', theirs), 'none'],
    ['signed, not sent', out({ phase: 'signed' }), true, shown('InProgress', ours), 'none'],
    ['sent', out(), true, shown('InProgress', ours), 'InProgress'],
    ['perhaps sent', out({ phase: 'unknown' }), true, shown('InProgress', ours), 'InProgress'],
    ['sent, and somebody took the mark back', out(), true, shown('AwaitingPayment'), 'InProgress'],
    ['sent, and another desk is about to pay it', out(), true, shown('InProgress', theirs), 'InProgress'],
    ['sent, and it stands', out(), true, shown('InProgress', paid('NEW1')), 'none'],
    ['sent anew under another id', out(), true, shown('InProgress', paid('old1')), 'InProgress'],
    ['sent, and the store saw it by itself', out(), true, shown('AwaitingPayment', paid('new1')), 'InProgress'],
    ['final', out({ phase: 'final' }), false, shown('InProgress', paid('new1')), 'Completed'],
    ['final, told already', out({ phase: 'final' }), false, shown('Completed', paid('new1')), 'none'],
    ['final, then its block vanished', out({ phase: 'final', recheck: true }), true, shown('Completed', paid('new1')), 'none'],
    ['sent, and another payment stands there', out(), true, shown('InProgress', paid('else')), 'conflict'],
    ['sent, and cancelled there', out(), true, shown('Cancelled'), 'conflict'],
    ['sent, and completed without us', out(), true, shown('Completed'), 'conflict'],
    ['final, and back to the start there', out({ phase: 'final' }), false, shown('AwaitingApproval'), 'conflict'],
  ])('%s', (_name, status, held, seen, duty) => {
    expect(said(status, held, seen)).toBe(duty);
  });

  it('the transaction id goes there without a link', () => {
    expect(dutyOf('po1', out(), true, shown('InProgress', ours), past)).toEqual({
      kind: 'mark',
      mark: { state: 'InProgress', proof: { proofType: 'PayoutTransactionOnChainBlob', transactionId: 'new1', link: null } },
    });
  });

  it('a proof is ours by its plan or its transaction, and by nothing else', () => {
    const asked = [ours, before, theirs, paid('OLD1'), paid('x'), null, { ...ours, type: 'x', id: ours?.id ?? null, transactionId: null }];
    expect(asked.map((proof) => isOurProof('po1', proof, past))).toEqual([true, true, false, true, false, false, false]);
  });
});
