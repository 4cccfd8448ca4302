// Owns the stories of a recipient who looks for a payment at an address that is used again.
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBitcoin } from '../../../tests/helpers/fake-bitcoin-backend.ts';
import type { BackendSet } from './backend-set.ts';
import { findPayment, type PaymentQuestion } from './find-payment.ts';

let chain: FakeBitcoin;
beforeEach(() => {
  chain = new FakeBitcoin();
});

const pay = (...values: readonly bigint[]) => chain.send(values.map((value) => ({ address: 'mine', value })));
async function found(changes: Partial<PaymentQuestion> = {}): Promise<string | null> {
  const question: PaymentQuestion = {
    network: 'practice',
    payoutId: 'p',
    methodId: 'BTC-CHAIN',
    address: 'mine',
    tag: null,
    amount: '0.0001',
    transactionId: null,
    spokenFor: [],
    ...changes,
  };
  const answer = await findPayment({ bitcoin: chain } as unknown as BackendSet, question);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value?.transactionId ?? null;
}

describe('two claims of one amount to one address', () => {
  it('are not both paid by one payment', async () => {
    const first = pay(10_000n);
    expect(await found()).toBe(first);
    expect(await found({ spokenFor: [first] })).toBeNull();
    expect(await found({ spokenFor: [first], transactionId: first })).toBeNull();
    const second = pay(10_000n);
    expect(await found({ spokenFor: [first] })).toBe(second);
  });

  it('are paid by two outputs of one transaction', async () => {
    const both = pay(10_000n, 10_000n);
    expect(await found({ spokenFor: [both] })).toBe(both);
    expect(await found({ spokenFor: [both, both] })).toBeNull();
  });

  it('take payments in the order in which they came, unless the sender named one', async () => {
    const first = pay(10_000n);
    const second = pay(10_000n);
    expect(await found()).toBe(first);
    expect(await found({ transactionId: second })).toBe(second);
    expect(await found({ amount: '0.00010001' })).toBeNull();
    expect(await found({ amount: null })).toBeNull();
  });
});
