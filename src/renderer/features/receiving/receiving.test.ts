// Owns the stories of what the screen for receiving says: marks, states, assets, typed amounts.
import { describe, expect, it } from 'vitest';
import type { ReceivedPayment } from '../../../shared/contract/receiving.ts';
import type { AccountHoldings } from '../../../shared/contract/xrpl-reads.ts';
import type { Amount } from '../../../shared/xrpl/amount.ts';
import { accountUnknown } from '../../../shared/xrpl/facts.ts';
import { mptNamesOf } from '../../state/use-mpt-names.ts';
import { assetOptions, typedAmount } from './asset-choice.ts';
import { isNoise, marksOf, stateOf } from './payment-marks.ts';

const xrp = (drops: bigint): Amount => ({ kind: 'xrp', drops });
const payment: ReceivedPayment = {
  transactionId: 'A',
  account: 'rUs',
  sender: 'rPayer',
  at: 1,
  ledger: 1,
  credited: xrp(5n),
  reason: null,
  failed: null,
  requested: xrp(5n),
  partial: false,
  crossCheck: 'agrees',
  tag: null,
  sourceTag: null,
  invoiceId: null,
  memos: [],
  requestId: null,
  match: 'no-tag',
  own: false,
  dust: false,
  resembles: null,
  imitates: null,
  otherIssuer: null,
};
const marks = (part: Partial<ReceivedPayment>) => marksOf({ ...payment, ...part }).map(({ text }) => text.replace('receive.mark.', ''));

describe('marks', () => {
  it.each<[string, Partial<ReceivedPayment>, readonly string[]]>([
    ['none on a plain payment', {}, []],
    ['the imitation before the dust', { resembles: 'rPayee', dust: true }, ['lookAlike', 'dust']],
    ['an unknown amount, not a missing asset', { credited: null, reason: 'amount-unknown', match: 'not-credited' }, ['unknown']],
    ['a failure is no unknown amount', { credited: null, failed: 'tecPATH_DRY' }, ['failed']],
    ['a partial payment whose balance rose by less', { partial: true, crossCheck: 'less' }, ['partial', 'less']],
    ['an MPT was credited by the rise alone', { crossCheck: 'less', credited: { kind: 'mpt', id: 'A', value: 1n } }, []],
    ['a greater rise does not alarm', { crossCheck: 'more' }, []],
    ['a foreign tag', { match: 'unknown-tag', tag: 4 }, ['unknownTag']],
    ['one mark for a token that is not what it seems', { imitates: 'USD', otherIssuer: 'rBank' }, ['fake']],
  ])('%s', (_name, part, expected) => {
    expect(marks(part)).toEqual(expected);
  });

  it('what answers a request is never put aside as noise', () => {
    expect(isNoise({ ...payment, dust: true })).toBe(true);
    expect(isNoise({ ...payment, dust: true, match: 'answers' })).toBe(false);
    expect(isNoise({ ...payment, resembles: 'rPayee' })).toBe(true);
  });
});

it('a request that looks open is not called open where the ledger was not asked; one that is paid stays paid', () => {
  const open = { paid: false, payments: 0, excess: null, whole: true };
  expect([stateOf(open, true), stateOf(open, false)]).toEqual(['open', 'unknown']);
  expect([stateOf({ ...open, whole: false }, true), stateOf({ ...open, payments: 1, whole: false }, true)]).toEqual(['unknown', 'unknown']);
  expect(stateOf({ ...open, paid: true, whole: false }, true)).toBe('paid');
  expect(stateOf({ ...open, payments: 1 }, true)).toBe('part');
  expect(stateOf({ ...open, paid: true }, false)).toBe('paid');
  expect(stateOf({ ...open, paid: true, payments: 1, excess: xrp(1n) }, true)).toBe('over');
});

describe('assets', () => {
  const id = '00000F2A3B1C5A8D3E2F4A6B7C8D9E0F1A2B3C4D5E6F7A8B';
  const value = { mantissa: 1_000_000_000_000_000n, exponent: -15 };
  const nothing = { mantissa: 0n, exponent: 0 };
  const line = {
    account: 'rUs',
    peer: 'rBank',
    currency: 'USD',
    balance: nothing,
    limit: value,
    limitPeer: nothing,
    noRipple: true,
    noRipplePeer: false,
    authorized: null,
    peerAuthorized: null,
    freeze: false,
    freezePeer: false,
    deepFreeze: false,
    deepFreezePeer: false,
    qualityIn: null,
    qualityOut: null,
  };
  const holdings: AccountHoldings = {
    address: 'rUs',
    exists: true,
    facts: accountUnknown,
    regularKey: null,
    noFreeze: false,
    disallowIncomingTrustline: false,
    lines: [line, { ...line, peer: 'rGone', limit: nothing }, { ...line, peer: 'rRest', limit: nothing, balance: value }],
    mpts: [
      {
        id,
        metadata: null,
        canClawback: false,
        canLock: false,
        holding: { balance: 0n, locked: false, authorized: true },
        issuance: {
          issuer: 'rBank',
          assetScale: 2,
          transferFee: 0,
          locked: false,
          requireAuth: false,
          canTransfer: true,
          outstanding: 0n,
          maximum: 9n,
        },
        ticker: 'GOLD',
      },
    ],
    credentials: [],
    reserve: { base: 1n, increment: 1n },
    closeTime: 0,
    more: false,
  };
  const names = mptNamesOf(holdings.mpts);

  it('are XRP, what the account has room for or holds, and its MPTs', () => {
    expect(assetOptions(holdings, names).map(({ unit, issuer }) => [unit, issuer])).toEqual([
      ['XRP', null],
      ['USD', 'rBank'],
      ['USD', 'rRest'],
      ['GOLD', 'rBank'],
    ]);
    expect(assetOptions(undefined, names).map(({ id: one }) => one)).toEqual(['XRP']);
  });

  it.each([
    ['', { kind: 'xrp' }, null],
    ['1,000.5', { kind: 'xrp' }, xrp(1_000_500_000n)],
    ['１２', { kind: 'xrp' }, xrp(12_000_000n)],
    ['1.25', { kind: 'mpt', id }, { kind: 'mpt', id, value: 125n }],
    ['1', { kind: 'token', currency: 'USD', issuer: 'rBank' }, { kind: 'token', currency: 'USD', issuer: 'rBank', value }],
  ] as const)('%s is read (case %#)', (typed, asset, expected) => {
    expect(typedAmount(typed, asset, names)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ['0', { kind: 'xrp' }, 'receive-amount-invalid'],
    ['0.0000001', { kind: 'xrp' }, 'number-too-precise'],
    ['many', { kind: 'xrp' }, 'number-invalid'],
    ['0.001', { kind: 'mpt', id }, 'number-too-precise'],
    ['12345678901234567', { kind: 'token', currency: 'USD', issuer: 'rBank' }, 'xrpl-value-too-many-digits'],
  ] as const)('%s is refused (case %#)', (typed, asset, code) => {
    expect(typedAmount(typed, asset, names)).toMatchObject({ ok: false, error: { code } });
  });
});
