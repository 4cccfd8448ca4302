// Owns the stories of a recipient who looks for a payment: at an address that is used again, and in a token or an MPT.
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeBitcoin } from '../../../tests/helpers/fake-bitcoin-backend.ts';
import type { BackendSet } from './backend-set.ts';
import { findPayment, type PaymentQuestion } from './find-payment.ts';
import { mptIssuerOf } from '../../shared/xrpl/amounts/mpt.ts';
import { invoiceIdOf } from '../../shared/links/payout-id.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { Amount } from '../../shared/xrpl/amount.ts';

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

describe('a claim in a token or an MPT', () => {
  const issuer = 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B';
  const id = '00000143A58DCB491FD36A15A7D3172E6A9F088A5478BA41';
  const usd = (mantissa: bigint, of = issuer): Amount => ({
    kind: 'token',
    currency: 'USD',
    issuer: of,
    value: { mantissa, exponent: -14 },
  });
  const issuance = {
    LedgerEntryType: 'MPTokenIssuance',
    Issuer: mptIssuerOf(id),
    Sequence: 0x143,
    AssetScale: 2,
    Flags: 0,
    OutstandingAmount: '0',
  };

  /** What the ledger delivered, and whether it tells of the issuance. */
  async function look(methodId: string, amount: string, delivered: Amount, entry: unknown = issuance): Promise<string> {
    const transaction = {
      hash: 'AB'.repeat(32),
      account: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
      destination: 'mine',
      tag: null,
      invoiceId: invoiceIdOf('p'),
      delivered,
      result: 'tesSUCCESS',
      validated: true,
      ledgerIndex: 5,
      closedAt: 1,
    };
    const xrpl = {
      transactions: async () => ok([transaction]),
      read: async () => (entry === null ? refuse('backend-timeout') : ok({ node: entry })),
    };
    const question = {
      network: 'practice',
      payoutId: 'p',
      methodId,
      address: 'mine',
      tag: null,
      amount,
      transactionId: null,
      spokenFor: [],
    } as const;
    const answer = await findPayment({ xrpl } as unknown as BackendSet, question);
    return answer.ok ? (answer.value?.amount ?? 'none') : answer.error.code;
  }

  it('is found by what arrived of exactly this token', async () => {
    const method = `USD.${issuer}-CHAIN`;
    expect(await look(method, '12.5', usd(1_250_000_000_000_000n))).toBe('12.5');
    expect(await look(method, '12.5', usd(1_249_999_999_999_999n))).toBe('none');
    expect(await look(method, '12.5', usd(1_250_000_000_000_000n, 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh'))).toBe('none');
    expect(await look(method, '12.5', { kind: 'xrp', drops: 10n ** 17n })).toBe('none');
  });

  it('is counted by the scale that the ledger tells, and not at all while it does not', async () => {
    expect(await look(`${id}-CHAIN`, '3.34', { kind: 'mpt', id, value: 334n })).toBe('3.34');
    expect(await look(`${id}-CHAIN`, '3.34', { kind: 'mpt', id, value: 333n })).toBe('none');
    expect(await look(`${id}-CHAIN`, '3.34', { kind: 'mpt', id, value: 334n }, null)).toBe('mpt-scale-unknown');
  });
});
