// Owns the table of the handshake before signing: what is shown, and what follows from it.
import { describe, expect, it } from 'vitest';
import { deskProof, deskProofId, remotePayoutId } from './remote-id.ts';
import { type RemoteState, type Step, type TakeOver, isLate, longPause, nextStep, pause } from './take-over.ts';

const ours = 'aa'.repeat(16);
const proof = (type: string, id: string | null, transactionId: string | null = null): RemoteState['proof'] => ({ type, id, transactionId });
const taken: TakeOver = {
  proofId: ours,
  earlier: new Set(['ee'.repeat(16)]),
  transactions: new Set(['dd'.repeat(32)]),
  markedAt: 100,
  late: false,
};
const shown: RemoteState = { state: 'InProgress', asPromised: true, proof: proof(deskProof, ours) };
const free: RemoteState = { state: 'AwaitingPayment', asPromised: true, proof: null };

describe('the handshake', () => {
  it.each<[string, Partial<TakeOver>, RemoteState | null, number, Step]>([
    ['nobody holds it', { markedAt: null }, free, 100, 'mark'],
    ['nobody could be asked', {}, null, 200, 'wait'],
    ['our mark stands, though its answer was lost', { markedAt: null }, shown, 100, 'note'],
    ['within the pause', {}, shown, 100 + pause, 'wait'],
    ['after the pause', {}, shown, 101 + pause, 'sign'],
    ['after the pause of a mark that came late', { late: true }, shown, 101 + pause, 'wait'],
    ['after the long pause', { late: true }, shown, 101 + longPause, 'sign'],
    ['a clock that was set back', {}, shown, 50, 'wait'],
    ['another desk', {}, { ...shown, proof: proof(deskProof, 'bb'.repeat(16)) }, 200, 'remote-payout-taken'],
    ['our id as another kind of proof', {}, { ...shown, proof: proof('x', ours) }, 200, 'remote-payout-taken'],
    ['no proof', {}, { ...shown, proof: null }, 200, 'remote-payout-taken'],
    ['somebody took our mark back', {}, free, 200, 'remote-payout-taken'],
    ['a payment that the store saw', { markedAt: null }, { ...free, proof: proof('x', null) }, 200, 'remote-payout-taken'],
    ['completed', {}, { ...shown, state: 'Completed' }, 200, 'remote-payout-taken'],
    ['what an earlier plan of ours left', { markedAt: null }, { ...shown, proof: proof(deskProof, 'ee'.repeat(16)) }, 200, 'mark'],
    ['the same, after our own mark', {}, { ...shown, proof: proof(deskProof, 'ee'.repeat(16)) }, 200, 'remote-payout-taken'],
    ['dead bytes of ours, whose id stands there', { markedAt: null }, { ...shown, proof: proof('x', null, 'DD'.repeat(32)) }, 200, 'note'],
    ['the same, after the pause', {}, { ...shown, proof: proof('x', null, 'dd'.repeat(32)) }, 200, 'sign'],
    ['the same, and completed', {}, { ...shown, state: 'Completed', proof: proof('x', null, 'dd'.repeat(32)) }, 200, 'remote-payout-taken'],
    ['bytes of another', { markedAt: null }, { ...shown, proof: proof('x', null, 'cc'.repeat(32)) }, 200, 'remote-payout-taken'],
    ['cancelled', {}, { ...shown, state: 'Cancelled', asPromised: false }, 200, 'remote-payout-cancelled'],
    ['another amount', {}, { ...shown, asPromised: false }, 200, 'remote-payout-changed'],
    ['not approved any more', {}, { ...free, state: 'AwaitingApproval' }, 200, 'remote-payout-changed'],
  ])('%s', (_name, change, seen, at, step) => {
    expect(nextStep({ ...taken, ...change }, seen, at)).toBe(step);
  });

  it('a mark comes late where another desk had time for all of this between look and mark', () => {
    expect([isLate(100, 100), isLate(100, 102), isLate(100, 103), isLate(100, 90)]).toEqual([false, false, true, true]);
  });
});

it('ids tell servers, stores and payouts apart, and so do proofs', () => {
  const ids = [
    remotePayoutId({ origin: 'https://a', storeId: 'b', payoutId: 'c' }),
    remotePayoutId({ origin: 'https://a', storeId: 'bc', payoutId: '' }),
    remotePayoutId({ origin: 'https://ab', storeId: '', payoutId: 'c' }),
  ];
  expect(new Set(ids).size).toBe(3);
  expect(ids[0]).toBe('3nRk8bhMWCszE3NMUzxgLrFiAXKU');
  expect(deskProofId('plan', 'payout')).toMatch(/^[0-9a-f]{32}$/);
  expect(deskProofId('plan', 'payout')).not.toBe(deskProofId('pla', 'npayout'));
});
