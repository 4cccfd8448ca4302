import { describe, expect, it } from 'vitest';
import { destination, effective, p2pkh, p2wpkh, paymentStatus, pullPayment, start, xrpAccount } from '../../../tests/fakes/payouts.ts';
import { ok, refuse } from '../result.ts';
import { archivePullPayment, cancelPayout, type MarkRequest, markPayout } from './decisions.ts';
import { editClaim, type EditContext, type EditRequest } from './edit.ts';
import type { EffectivePayout } from './overlay.ts';
import { bookOf } from './payout-book.ts';
import type { PullPayment } from './types.ts';

const live = paymentStatus({ phase: 'seen', transactionId: 'ff' });

function code(result: { ok: true; value: unknown } | { ok: false; error: { code: string } }): unknown {
  if (result.ok) return result.value;
  const [first] = 'violations' in result.error ? (result.error.violations as { path: string; code: string }[]) : [];
  return first === undefined ? result.error.code : `422 ${first.path}: ${first.code}`;
}

describe('cancelling', () => {
  it('is the sender’s until payment starts, and the recipient’s until approval', () => {
    expect(code(cancelPayout(effective(), 'recipient', null))).toMatchObject({ type: 'payout-cancelled', by: 'recipient', reason: null });
    expect(code(cancelPayout(effective({ state: 'AwaitingPayment' }), 'recipient', null))).toBe('invalid-state');
    expect(code(cancelPayout(effective({ state: 'AwaitingPayment' }), 'sender', 'twice'))).toMatchObject({ reason: 'twice' });
    expect(code(cancelPayout(effective({ state: 'InProgress' }), 'sender', null))).toBe('invalid-state');
    expect(code(cancelPayout(effective({ state: 'Completed' }), 'sender', null))).toBe('invalid-state');
    expect(code(cancelPayout(effective({ state: 'AwaitingPayment' }, paymentStatus()), 'sender', null))).toBe('invalid-state');
  });

  it('twice is fine and writes nothing; a reason has a bound', () => {
    expect(cancelPayout(effective({ state: 'Cancelled' }), 'sender', null)).toEqual({ ok: true, value: null });
    expect(code(cancelPayout(effective(), 'sender', 'x'.repeat(201)))).toBe('422 Reason: reason-too-long');
  });
});

describe('marking', () => {
  function mark(
    payout: EffectivePayout,
    request: Partial<MarkRequest>,
    others: readonly EffectivePayout[] = [],
    terms: PullPayment | null = pullPayment(),
  ): unknown {
    return code(markPayout(payout, { state: 'Completed', proof: null, ...request }, terms, bookOf([payout, ...others]), start));
  }

  it('keeps a proof for paid and being paid, and erases it elsewhere (T56, T58, T75)', () => {
    const proof = { proofType: 'external-proof', id: 'settled by bank wire', link: 'https://proof.example/7' };
    const approved = effective({ state: 'AwaitingPayment' });
    expect(mark(approved, { proof })).toMatchObject({ state: 'Completed', proof });
    expect(mark(approved, { state: 'InProgress', proof: { ProofType: 'external-proof', extra: 1 } })).toMatchObject({
      proof: { proofType: 'external-proof', extra: 1 },
    });
    expect(mark(effective({ state: 'InProgress', proof }), { state: 'AwaitingPayment', proof })).toMatchObject({
      state: 'AwaitingPayment',
      proof: null,
    });
  });

  it('without a proof confirms what another wallet was seen to pay, and one with a proof is the sender’s own word', () => {
    const [a, b] = ['a'.repeat(64), 'b'.repeat(64)] as const;
    const seen = { external: { seen: [a, b], rejected: [], accepted: false } };
    const accepted = { state: 'InProgress', external: { ...seen.external, accepted: true } } as const;
    const waiting = effective({ state: 'AwaitingPayment', ...seen });
    const onChain = { proofType: 'PayoutTransactionOnChainBlob', transactionId: a, link: null };
    expect(mark(waiting, { state: 'InProgress' })).toEqual({ type: 'external-accepted', payoutId: waiting.id });
    expect(mark(waiting, {})).toMatchObject({ type: 'payout-marked', state: 'Completed', proof: onChain });
    expect(mark(effective(accepted), {})).toMatchObject({ type: 'payout-marked', state: 'Completed', proof: onChain });
    expect(mark(effective(accepted), { state: 'InProgress' }), 'it is followed already').toBeNull();
    const proof = { proofType: 'external-proof', id: 'by hand' };
    for (const state of ['InProgress', 'Completed'] as const) expect(mark(waiting, { state, proof })).toMatchObject({ state, proof });
    expect(mark(effective(accepted), { state: 'AwaitingPayment' })).toMatchObject({ type: 'payout-marked', proof: null });
    expect(mark(effective({ state: 'AwaitingPayment' }), {}), 'nothing was seen (T52)').toMatchObject({ proof: null });
  });

  it('keeps what stands in a proof as it was sent, whatever it is: nothing relies on it', () => {
    const proof = {
      proofType: 'bank',
      id: 5,
      transactionId: { of: ['two', null] },
      link: false,
      TransactionId: 'x',
      deep: { er: [1, { a: true }] },
    };
    expect(mark(effective({ state: 'AwaitingPayment' }), { proof })).toMatchObject({ state: 'Completed', proof });
    const hostile: unknown = JSON.parse('{"__proto__": {"transactionId": "ab"}, "PROOFTYPE": "bank", "constructor": 1}');
    const kept = mark(effective({ state: 'AwaitingPayment' }), { proof: hostile });
    expect(JSON.stringify(kept)).toContain('"proof":{"__proto__":{"transactionId":"ab"},"constructor":1,"proofType":"bank"}');
  });

  it.each([[{ note: 'no type' }], [{ proofType: '' }], [{ proofType: 5 }], ['text'], [[]]])('refuses the proof %j (T55)', (proof) => {
    expect(mark(effective({ state: 'AwaitingPayment' }), { proof })).toBe('422 PaymentProof: payment-proof-invalid');
  });

  it('refuses what the table does not have (T51), and everything while a payment is alive (T75)', () => {
    expect(mark(effective(), {})).toBe('invalid-state');
    expect(mark(effective({ state: 'AwaitingPayment' }, live), { state: 'AwaitingPayment' })).toBe('invalid-state');
    expect(mark(effective({ state: 'AwaitingPayment' }, live), {})).toBe('invalid-state');
    expect(mark(effective({ state: 'AwaitingPayment' }, paymentStatus({ phase: 'failed' })), {})).toMatchObject({ state: 'Completed' });
  });

  it('with Cancelled is a cancel', () => {
    expect(mark(effective(), { state: 'Cancelled' })).toMatchObject({ type: 'payout-cancelled', by: 'sender' });
  });

  it('un-cancels only through the checks of a claim (D6)', () => {
    const gone = effective({ id: 'gone', state: 'Cancelled', originalAmount: '1' });
    const back = { state: 'AwaitingApproval' } as const;
    expect(mark(gone, back)).toMatchObject({ type: 'payout-marked', state: 'AwaitingApproval' });
    expect(mark(gone, back, [effective({ id: 'b' })])).toBe('duplicate-destination');
    const full = effective({ id: 'b', address: p2pkh, originalAmount: '12' });
    expect(mark(gone, back, [full])).toBe('overdraft');
    expect(mark(gone, back, [full, effective({ id: 'c' })])).toBe('duplicate-destination');
    expect(mark(gone, back, [], pullPayment({ archived: true }))).toBe('archived');
    expect(mark(gone, back, [], pullPayment({ startsAt: start - 9, expiresAt: start - 1 }))).toBe('expired');
    expect(mark(effective({ ...gone, pullPaymentId: null }), back, [], null)).toMatchObject({ state: 'AwaitingApproval' });
  });

  it('re-quotes after the end of the pull payment, since only un-cancelling is re-checked (§17)', () => {
    const over = pullPayment({ startsAt: start - 9, expiresAt: start - 1 });
    expect(mark(effective({ state: 'AwaitingPayment' }), { state: 'AwaitingApproval' }, [], over)).toMatchObject({
      state: 'AwaitingApproval',
    });
  });
});

describe('archiving', () => {
  const waiting = effective({ id: 'a' });
  const approved = effective({ id: 'b', state: 'AwaitingPayment' });
  const paid = effective({ id: 'c', state: 'AwaitingPayment' }, paymentStatus({ phase: 'final' }));
  const external = effective({ id: 'd', state: 'InProgress' });

  it('cancels what waits and leaves what is or will be paid', () => {
    expect(code(archivePullPayment(pullPayment(), [waiting, approved, paid, external]))).toEqual({
      type: 'pull-payment-archived',
      id: 'pp1',
      cancelled: ['a', 'b'],
    });
  });

  it('changes nothing while a payment is under way, and nothing the second time', () => {
    expect(code(archivePullPayment(pullPayment(), [waiting, effective(approved, live)]))).toBe('invalid-state');
    expect(archivePullPayment(pullPayment({ archived: true }), [waiting])).toEqual({ ok: true, value: null });
  });
});

describe('the recipient’s edit (§16.8)', () => {
  const claim = effective({ id: 'po1', originalAmount: '5', revision: 2, note: 'March' });

  function edit(request: EditRequest, changes: Partial<EditContext> & { others?: readonly EffectivePayout[] } = {}): unknown {
    const { others = [], payout = claim, ...rest } = changes;
    const context = {
      now: start,
      payout,
      pullPayment: pullPayment({ limit: '10' }),
      destination: ok(destination()),
      newDestination: false,
    };
    return code(editClaim(request, { ...context, book: bookOf([payout, ...others]), facts: { kind: 'unknown' }, ...rest }));
  }

  it('changes what it names, keeps the rest, and raises the revision', () => {
    expect(edit({ revision: 2, amount: '7' })).toEqual({
      type: 'claim-edited',
      payoutId: 'po1',
      revision: 3,
      methodId: 'BTC-CHAIN',
      destination: p2wpkh,
      address: p2wpkh,
      tag: null,
      originalAmount: '7',
      payoutCurrency: 'BTC',
      note: 'March',
    });
    expect(edit({ note: null })).toMatchObject({ note: null, originalAmount: '5' });
    const elsewhere = {
      destination: ok(destination(xrpAccount, null, 7)),
      newDestination: true,
      pullPayment: pullPayment({ unit: 'USD', limit: '10' }),
    };
    expect(edit({ payoutMethodId: 'XRP' }, elsewhere)).toMatchObject({
      methodId: 'XRP-CHAIN',
      address: xrpAccount,
      tag: 7,
      payoutCurrency: 'XRP',
    });
  });

  it('sets its own amount and destination aside', () => {
    const other = effective({ id: 'b', address: p2pkh, originalAmount: '4' });
    expect(edit({ amount: '6' }, { others: [other] })).toMatchObject({ originalAmount: '6' });
    expect(edit({ amount: '6.1' }, { others: [other] })).toBe('overdraft');
    expect(edit({}, { others: [other], destination: ok(destination(p2pkh)), newDestination: true })).toBe('duplicate-destination');
  });

  it('is refused when stale, decided, late or wrong', () => {
    expect(edit({ revision: 1 })).toBe('old-revision');
    expect(edit({ revision: 'x' })).toBe('422 Revision: revision-expected');
    expect(edit({ revision: 1 }, { payout: effective({ state: 'AwaitingPayment' }) })).toBe('invalid-state');
    expect(edit({ amount: 0 })).toBe('amount-too-low');
    expect(edit({ note: 'x'.repeat(201) })).toBe('422 Note: note-too-long');
    expect(edit({ payoutMethodId: 'BTC-LN' })).toBe('422 PayoutMethodId: payout-method-unknown');
    expect(edit({}, { destination: refuse('x') })).toBe('422 Destination: x');
    expect(edit({}, { pullPayment: pullPayment({ archived: true }) })).toBe('archived');
    expect(edit({ amount: '0.000001' })).toBe('amount-too-low');
  });

  it('counts in the period of its own date, even later', () => {
    const monthly = pullPayment({ limit: '10', period: 100 });
    const later = effective({ id: 'b', address: p2pkh, originalAmount: '10', createdAt: start + 100 });
    expect(edit({ amount: '10' }, { pullPayment: monthly, others: [later], now: start + 150 })).toMatchObject({ originalAmount: '10' });
    expect(edit({ amount: '11' }, { pullPayment: monthly, others: [later], now: start + 150 })).toBe('overdraft');
  });

  it('heeds the amount of a new destination, not of the stored one', () => {
    const named = ok(destination(p2pkh, '3'));
    expect(edit({}, { destination: named, newDestination: true })).toMatchObject({ originalAmount: '3' });
    expect(edit({ amount: '4' }, { destination: named })).toMatchObject({ originalAmount: '4' });
    expect(edit({ amount: '2' }, { destination: named, newDestination: true })).toBe('422 Amount: destination-amount-too-high');
  });
});
