// What is said about a holding follows from known facts only, and the heaviest word comes first.
import { describe, expect, it } from 'vitest';
import type { AccountHoldings, IssuerView, MptView } from '../../../shared/contract/xrpl-reads.ts';
import type { OrderStatus } from '../../../shared/contract/orders.ts';
import { readTokenValue } from '../../../shared/xrpl/amounts/token-value.ts';
import type { TokenValue } from '../../../shared/xrpl/amount.ts';
import { accountUnknown, type AccountFacts, type LineFacts, lineUnknown } from '../../../shared/xrpl/facts.ts';
import { setAccountSetting } from '../../../shared/xrpl/transactions/account-set.ts';
import { acceptCredential, deleteCredential } from '../../../shared/xrpl/transactions/credentials.ts';
import { acceptMpt } from '../../../shared/xrpl/transactions/mptoken-authorize.ts';
import type { OrderFields } from '../../../shared/xrpl/transactions/order-fields.ts';
import { acceptToken } from '../../../shared/xrpl/transactions/trust-set.ts';
import { checksOf, feeText, isPointless } from './issuer-check.ts';
import { inOrder, roomOf, statesOf } from './line-states.ts';
import { mptFeeText, mptStatesOf, unitsText } from './mpt-states.ts';
import { acceptanceNews, newsOf, type Subject } from './own-orders.ts';
import { reserveOfOneMore } from './reserve.ts';
import { holdingsOf } from '../../../../tests/fakes/ledger-views.ts';

const [me, issuer, other] = [
  'rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys',
  'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe',
  'rDTXLQ7ZKZVKz33zJbHjgVShjsBnqMBhmN',
];
const id = '00000001A407AF5856CEFBF81F3D4A0000000000A407AF58';
const usd = { kind: 'token', currency: 'USD', issuer } as const;

const value = (text: string): TokenValue => {
  const read = readTokenValue(text);
  if (!read.ok) throw new Error(text);
  return read.value;
};
const line = (part: Partial<LineFacts>): LineFacts => ({
  account: me,
  peer: issuer,
  currency: 'USD',
  ...lineUnknown,
  balance: value('5'),
  limit: value('100'),
  limitPeer: value('0'),
  noRipple: true,
  peerAuthorized: false,
  ...part,
});
const ends = { own: { defaultRipple: false }, issuer: null };
const facts = (part: Partial<AccountFacts> = {}): AccountFacts => ({ ...accountUnknown, balance: 10_000_000n, ownerCount: 3, ...part });
const holdings = (part: Partial<AccountHoldings> = {}): AccountHoldings =>
  holdingsOf(me, { facts: facts(), closeTime: 800_000_000, ...part });

describe('a trust line', () => {
  it.each<[string, Partial<LineFacts>, readonly string[]]>([
    ['in order', {}, []],
    ['frozen by its issuer', { freezePeer: true }, ['frozen']],
    ['frozen in both directions', { freezePeer: true, deepFreezePeer: true }, ['deepFrozen']],
    ['frozen on our own side', { freeze: true }, ['frozenByUs']],
    ['through which others may pass', { noRipple: false }, ['ripples']],
    ['that takes nothing more', { limit: value('0') }, ['limitZero']],
    ['that is full', { balance: value('100') }, ['full']],
    ['on which we owe', { balance: value('-5'), limit: value('0'), limitPeer: value('9') }, ['owed']],
    ['that only the other side wants', { balance: value('0'), limit: value('0'), limitPeer: value('9') }, ['trustedByPeer']],
    ['with rates that lose on the way in and out', { qualityIn: 900_000_000, qualityOut: 1_100_000_000 }, ['lossIn', 'lossOut']],
    ['with rates at par', { qualityIn: 1_000_000_000, qualityOut: 0 }, []],
  ])('%s', (_what, part, states) => expect(statesOf(line(part), ends)).toEqual(states));

  it('is called unauthorized or frozen for all only once that is known of the issuer', () => {
    const known = (part: Partial<AccountFacts>) => statesOf(line({}), { ...ends, issuer: facts(part) });
    expect(known({ requireAuth: true })).toEqual(['notAuthorized']);
    expect(known({ requireAuth: null, globalFreeze: true })).toEqual(['frozenForAll']);
    expect(statesOf(line({ peerAuthorized: true }), { ...ends, issuer: facts({ requireAuth: true }) })).toEqual([]);
  });

  it('may ripple where all lines of the account do', () => {
    expect(statesOf(line({ noRipple: false }), { ...ends, own: { defaultRipple: true } })).toEqual([]);
    expect(statesOf(line({ noRipple: null }), ends)).toEqual([]);
  });

  it('has room for the limit without the balance, and never less than none', () => {
    expect(roomOf(line({}))).toEqual(value('95'));
    expect(roomOf(line({ balance: value('-5') }))).toEqual(value('105'));
    expect(roomOf(line({ limit: value('1') }))).toEqual(value('0'));
    expect(roomOf(line({ limit: null }))).toBeNull();
  });

  it('stands among the others by what it holds, then by name', () => {
    const lines = [
      line({ currency: 'AAA', balance: value('0') }),
      line({ currency: 'BBB', balance: value('-1') }),
      line({}),
      line({ currency: 'EUR' }),
    ];
    expect(inOrder(lines).map(({ currency }) => currency)).toEqual(['EUR', 'USD', 'BBB', 'AAA']);
  });
});

const issuance = {
  issuer,
  assetScale: 2,
  transferFee: 314,
  locked: false,
  requireAuth: false,
  canTransfer: true,
  outstanding: 100n,
  maximum: 5_000n,
};
const mpt = (part: Partial<MptView>): MptView => ({
  id,
  holding: { balance: 12_345n, locked: false, authorized: false },
  issuance,
  ticker: null,
  metadata: null,
  canClawback: null,
  canLock: null,
  ...part,
});

describe('a multi-purpose token', () => {
  it('is written by its scale', () => {
    expect([unitsText(12_345n, mpt({})), unitsText(12_345n, mpt({ issuance: null })), mptFeeText(314)]).toEqual([
      '123.45',
      '12345',
      '0.314',
    ]);
  });

  it('says what it cannot do', () => {
    const closed = { ...issuance, requireAuth: true, canTransfer: false, locked: true };
    expect(mptStatesOf(mpt({}))).toEqual([]);
    expect(mptStatesOf(mpt({ issuance: closed }))).toEqual(['lockedForAll', 'notAuthorized', 'issuerOnly']);
    expect(mptStatesOf(mpt({ issuance: null, holding: { balance: 0n, locked: true, authorized: true } }))).toEqual(['gone', 'locked']);
    expect(mptStatesOf(mpt({ holding: null }))).toEqual(['issued']);
  });
});

describe('before a token is accepted', () => {
  const view = (part: Partial<AccountFacts> = {}, more: object = {}): IssuerView => ({
    kind: 'token',
    address: issuer,
    exists: true,
    facts: facts({ requireAuth: false, globalFreeze: false, defaultRipple: true, transferRate: 1_000_000_000n, ...part }),
    noFreeze: false,
    clawback: false,
    disallowIncomingTrustline: false,
    domain: 'example.org',
    tickSize: null,
    line: null,
    ...more,
  });
  const points = (seen: IssuerView, held = holdings(), asset: Parameters<typeof checksOf>[0] = usd) =>
    checksOf(asset, seen, held).map(({ point, weight }) => `${weight} ${point}`);

  it('an ordinary issuer gets the ordinary words', () => {
    expect(points(view())).toEqual(['note freezePossible', 'note reserve', 'good noFee']);
  });

  it('what stands against it comes first', () => {
    const bad = view({ requireAuth: true, globalFreeze: true, defaultRipple: false, transferRate: 1_002_000_000n }, { domain: null });
    expect(points(bad)).toEqual([
      'warn frozen',
      'warn noRippling',
      'warn fee',
      'warn authorization',
      'note freezePossible',
      'note noDomain',
      'note reserve',
    ]);
    expect(isPointless(checksOf(usd, bad, holdings()))).toBe(false);
  });

  it('an issuer that can take back, or takes nobody new, is told of', () => {
    expect(points(view({}, { clawback: true }))[0]).toBe('warn clawback');
    expect(points(view({}, { disallowIncomingTrustline: true }))[0]).toBe('stop noNewLines');
    expect(points(view({}, { disallowIncomingTrustline: true, line: line({ limit: value('0') }) }))).not.toContain('stop noNewLines');
    const taken = mpt({ holding: null, canClawback: true, canLock: true });
    expect(points({ kind: 'mpt', id, exists: true, mpt: taken }, holdings(), { kind: 'mpt', id }).slice(0, 2)).toEqual([
      'warn clawback',
      'warn fee',
    ]);
  });

  it('what is not known is not said', () => {
    const unknown = view({ requireAuth: null, globalFreeze: null, defaultRipple: null, transferRate: null });
    expect(points(unknown)).toEqual(['note freezePossible', 'note reserve']);
  });

  it('a namesake of what is held is told from it, in whatever spelling', () => {
    const held = holdings({ lines: [line({ peer: other })] });
    expect(points(view(), held)).toContain('warn sameCode');
    const hidden = { kind: 'token', currency: `55534400${'0'.repeat(31)}1`, issuer } as const;
    expect(points(view(), held, { ...hidden, currency: '5553442E00000000000000000000000000000000' })).not.toContain('warn sameCode');
    expect(points(view(), held, { ...hidden, currency: '5553440000000000000000000000000000000000' })).toEqual(
      expect.arrayContaining(['warn looksLike', 'warn sameCode']),
    );
    expect(points(view(), holdings({ lines: [line({ peer: other, limit: value('0'), balance: value('0') })] }))).not.toContain(
      'warn sameCode',
    );
  });

  it('nothing is offered that cannot be', () => {
    expect(points(view({}, { exists: false }))).toEqual(['stop missing']);
    expect(points(view(), holdings({ address: issuer }))).toEqual(['stop own']);
    expect(points(view(), holdings({ facts: facts({ balance: 1_700_000n }) }))[0]).toBe('stop reserveMissing');
    expect(points({ kind: 'mpt', id, exists: false, mpt: null }, holdings(), { kind: 'mpt', id })).toEqual(['stop issuanceMissing']);
    expect(points({ kind: 'mpt', id, exists: true, mpt: mpt({}) }, holdings(), { kind: 'mpt', id })).toContain('stop held');
  });

  it('an issuance tells who may hold it and how much there can be', () => {
    const closed = mpt({ holding: null, issuance: { ...issuance, requireAuth: true, canTransfer: false, transferFee: 0, locked: true } });
    expect(points({ kind: 'mpt', id, exists: true, mpt: closed }, holdings(), { kind: 'mpt', id })).toEqual([
      'warn issuanceLocked',
      'warn authorization',
      'warn issuerOnly',
      'note supply',
      'note reserve',
    ]);
  });

  it('fees are exact percents', () => {
    expect([feeText(1_002_000_000n), feeText(1_000_000_001n), feeText(2_000_000_000n)]).toEqual(['0.2', '0.0000001', '100']);
  });
});

describe('the reserve of one more object', () => {
  it('is free for the first two lines, not for other objects', () => {
    const poor = holdings({ facts: facts({ balance: 1_000_000n, ownerCount: 1 }) });
    expect(reserveOfOneMore(poor, true).enough).toBe(true);
    expect(reserveOfOneMore(poor, false)).toMatchObject({ enough: false, missing: 400_000n });
    expect(reserveOfOneMore(holdings({ facts: facts({ balance: null }) }), true).enough).toBeNull();
  });
});

describe('orders about one thing', () => {
  const now = 1_000_000;
  const order = (fields: OrderFields, part: Partial<OrderStatus> = {}): OrderStatus => ({
    id: '1',
    planId: 'p',
    account: me,
    transactionType: fields.TransactionType,
    transaction: JSON.stringify({ ...fields, Account: me }),
    phase: 'seen',
    transactionId: null,
    reason: null,
    fee: '0.00001',
    delivered: null,
    createdAt: now - 10,
    updatedAt: now - 5,
    ...part,
  });
  const kind = { issuer, type: '4B5943' };
  const cases: readonly (readonly [OrderFields, Subject])[] = [
    [acceptToken(usd, value('10')), { kind: 'asset', asset: usd }],
    [acceptMpt(id), { kind: 'asset', asset: { kind: 'mpt', id } }],
    [setAccountSetting('depositAuth', false), { kind: 'setting', setting: 'depositAuth' }],
    [acceptCredential(kind), { kind: 'credential', credential: { ...kind, subject: me } }],
    [
      deleteCredential({ subject: me, kind, accepted: true, expiration: null }),
      { kind: 'credential', credential: { ...kind, subject: me } },
    ],
  ];

  it.each(cases)('%j is found', (fields, subject) => {
    const strangers = cases.filter(([, about]) => about.kind !== subject.kind).map(([one]) => order(one));
    expect(newsOf([...strangers, order(fields)], me, subject, now, false).pending?.transactionType).toBe(fields.TransactionType);
    expect(newsOf([order(fields)], other, subject, now, false).pending).toBeNull();
  });

  it('a token that is being accepted is told of until it is there', () => {
    const [line, mpt] = [order(acceptToken(usd, value('10'))), order(acceptMpt(id), { phase: 'failed', reason: 'tecOBJECT_NOT_FOUND' })];
    const closing = order(acceptToken({ ...usd, currency: 'EUR' }, value('0')));
    const told = acceptanceNews([line, closing, mpt, line], me, () => false, now, false);
    expect(told.map(({ asset, news }) => [asset.kind, news.pending?.phase ?? null, news.failed?.reason ?? null])).toEqual([
      ['token', 'seen', null],
      ['mpt', null, 'tecOBJECT_NOT_FOUND'],
    ]);
    expect(acceptanceNews([line, mpt], me, () => true, now, false)).toEqual([]);
    expect(acceptanceNews([line], other, () => false, now, false)).toEqual([]);
    expect(acceptanceNews([{ ...line, phase: 'final' }], me, () => false, now, false)).toEqual([]);
  });

  it('is not shown as done before it was read back', () => {
    const done = [order(setAccountSetting('depositAuth', true), { phase: 'final' })];
    const subject: Subject = { kind: 'setting', setting: 'depositAuth' };
    expect(newsOf(done, me, subject, now, true).pending).not.toBeNull();
    expect(newsOf(done, me, subject, now, false)).toEqual({ pending: null, failed: null });
  });

  it('a failure is news for a while, unless a newer order speaks; a plan that nobody confirmed is none', () => {
    const subject: Subject = { kind: 'setting', setting: 'depositAuth' };
    const failed = order(setAccountSetting('depositAuth', true), { phase: 'failed', reason: 'tecOWNERS' });
    const success = order(setAccountSetting('depositAuth', true), { phase: 'final' });
    expect(newsOf([failed], me, subject, now, false).failed?.reason).toBe('tecOWNERS');
    expect(newsOf([failed], me, subject, now + 3_600, false).failed).toBeNull();
    expect(newsOf([success, failed], me, subject, now, false).failed).toBeNull();
    expect(newsOf([{ ...failed, phase: 'void', reason: null }], me, subject, now, false).failed).toBeNull();
    expect(newsOf([{ ...failed, transaction: 'no json' }], me, subject, now, false).failed).toBeNull();
  });
});
