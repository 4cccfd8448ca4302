// Owns the made-up tokens and permissions of the gallery: every state, codes that pass for others, two hundred lines, an empty account, no answer.
import type { Services } from '../../src/renderer/state/services.tsx';
import type { OrderStatus } from '../../src/shared/contract/orders.ts';
import type { PracticeToken } from '../../src/shared/contract/practice-market.ts';
import type { AccountHoldings, CredentialView, IssuerView, MptView } from '../../src/shared/contract/xrpl-reads.ts';
import type { XrplAccountView } from '../../src/shared/contract/xrpl-accounts.ts';
import { ok, refuse } from '../../src/shared/result.ts';
import type { TokenValue } from '../../src/shared/xrpl/amount.ts';
import { readTokenValue } from '../../src/shared/xrpl/amounts/token-value.ts';
import { accountUnknown, type LineFacts, lineUnknown } from '../../src/shared/xrpl/facts.ts';
import { setAccountSetting } from '../../src/shared/xrpl/transactions/account-set.ts';
import { acceptCredential } from '../../src/shared/xrpl/transactions/credentials.ts';
import type { OrderFields } from '../../src/shared/xrpl/transactions/order-fields.ts';
import { acceptToken } from '../../src/shared/xrpl/transactions/trust-set.ts';
import { now } from './data.ts';
import { accountView } from '../fakes/ledger-views.ts';

const me = 'rDTXLQ7ZKZVKz33zJbHjgVShjsBnqMBhmN';
const bank = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';
const harbour = 'rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys';
const fake = 'rfkE1aSy9G8Upk4JssnwBxhEv5p4mn2KTy';
const kyc = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
const ledgerNow = now - 946_684_800;

function value(text: string): TokenValue {
  const read = readTokenValue(text);
  return read.ok ? read.value : { mantissa: 0n, exponent: 0 };
}

function line(currency: string, peer: string, balance: string, limit: string, part: Partial<LineFacts> = {}): LineFacts {
  const known = { balance: value(balance), limit: value(limit), limitPeer: value('0'), noRipple: true, peerAuthorized: false };
  return { account: me, peer, currency, ...lineUnknown, ...known, ...part };
}

const few: readonly LineFacts[] = [
  line('USD', bank, '1284.5', '1000000'),
  line('EUR', bank, '0', '500', { noRipple: false }),
  line('JPY', harbour, '98000', '100000', { freezePeer: true }),
];
const everyState: readonly LineFacts[] = [
  line('USD', bank, '1284.5', '1000000'),
  line('5553440000000000000000000000000000000001', fake, '999999999', '1000000000'),
  line('5553440000000000000000000000000000000000', fake, '25', '1000'),
  line('524C555344000000000000000000000000000000', harbour, '0.00000000012345', '100'),
  line('JPY', harbour, '98000', '100000', { freezePeer: true }),
  line('CNY', harbour, '12', '100', { freezePeer: true, deepFreezePeer: true }),
  line('GBP', harbour, '100', '100'),
  line('CHF', harbour, '7', '0', { noRipple: false, qualityIn: 900_000_000 }),
  line('PTS', kyc, '0', '9999999999999999e70'),
  line('HRS', bank, '-40', '0', { limitPeer: value('500') }),
  line('HRS', harbour, '0', '0', { limitPeer: value('1000'), freeze: true }),
  line('02A1B2C3D4E5F60718293A4B5C6D7E8F90A1B2C3', bank, '1', '10'),
];
const many: readonly LineFacts[] = Array.from({ length: 200 }, (_, at) =>
  line(
    `T${String.fromCharCode(65 + (at % 26))}${at % 10}`,
    at % 3 === 0 ? bank : at % 3 === 1 ? harbour : fake,
    String(at * 137),
    '100000',
  ),
);

const mptId = (nth: number): string => `${nth.toString(16).toUpperCase().padStart(8, '0')}A407AF5856CEFBF81F3D4A0D2A9C5161D0CF3BE0`;
const issuance = {
  issuer: harbour,
  assetScale: 2,
  transferFee: 0,
  locked: false,
  requireAuth: false,
  canTransfer: true,
  outstanding: 1_000_000n,
  maximum: 9_223_372_036_854_775_807n,
};
const holding = { balance: 12_345n, locked: false, authorized: false };
const mpt = (nth: number, part: Partial<MptView>): MptView => ({
  id: mptId(nth),
  holding,
  issuance,
  ticker: 'TBILL',
  metadata: null,
  canClawback: false,
  canLock: false,
  ...part,
});
const mpts: readonly MptView[] = [
  mpt(1, { metadata: '{"t":"TBILL","n":"Treasury bill","d":"<b>Short dated</b> government debt"}' }),
  mpt(2, {
    ticker: null,
    issuance: { ...issuance, requireAuth: true, canTransfer: false, transferFee: 314 },
    holding: { ...holding, balance: 0n },
  }),
  mpt(3, { ticker: '温泉ポイント', holding: { ...holding, locked: true }, issuance: { ...issuance, maximum: 5_000_000n } }),
  mpt(4, { ticker: 'SHOP', holding: null, issuance: { ...issuance, issuer: me } }),
  mpt(5, { ticker: 'OLD', issuance: null, holding: { ...holding, balance: 0n } }),
];

const credential = (id: string, type: string, part: Partial<CredentialView> = {}): CredentialView => ({
  id: id.repeat(64),
  subject: me,
  kind: { issuer: kyc, type },
  accepted: true,
  expiration: null,
  uri: null,
  expired: false,
  ...part,
});
const credentials: readonly CredentialView[] = [
  credential('A', '4B5943', { expiration: ledgerNow + 9_000_000, uri: 'https://kyc.example.org/level/2' }),
  credential('B', 'E69CACE4BABAE7A2BAE8AA8D', { accepted: false, expiration: ledgerNow + 600_000 }),
  credential('C', '00FF17', { expired: true, expiration: ledgerNow - 90_000, kind: { issuer: bank, type: '00FF17' } }),
  credential('D', '4D454D424552', { subject: bank, kind: { issuer: me, type: '4D454D424552' }, accepted: false }),
];

const facts = {
  ...accountUnknown,
  balance: 12_480_500_000n,
  ownerCount: 7,
  sequence: 9,
  requireDestinationTag: false,
  disallowIncomingXrp: false,
  depositAuth: false,
  requireAuth: false,
  globalFreeze: false,
  defaultRipple: false,
  masterDisabled: false,
  transferRate: 1_000_000_000n,
  pseudo: false,
  preauthorizes: [] as readonly string[],
  preauthorizesCredentials: [] as AccountHoldings['facts']['preauthorizesCredentials'],
};

const lists = {
  requireDestinationTag: true,
  depositAuth: true,
  preauthorizes: [bank, harbour],
  preauthorizesCredentials: [
    [{ issuer: kyc, type: '4B5943' }],
    [
      { issuer: kyc, type: '4B5943' },
      { issuer: bank, type: '4D454D424552' },
    ],
  ],
};

function holdingsOf(has: (name: string) => boolean): AccountHoldings {
  const isFull = has('states') || has('orders');
  return {
    address: me,
    exists: !has('not-open'),
    facts: has('lists') || has('states') ? { ...facts, ...lists } : has('poor') ? { ...facts, balance: 1_200_000n } : facts,
    regularKey: null,
    noFreeze: false,
    disallowIncomingTrustline: false,
    lines: has('empty') ? [] : has('many') ? many : has('states') ? everyState : few,
    mpts: has('empty') || has('many') ? [] : isFull ? mpts : mpts.slice(0, 1),
    credentials: has('empty') ? [] : credentials,
    reserve: { base: 1_000_000n, increment: 200_000n },
    closeTime: ledgerNow,
    more: has('many'),
  };
}

function issuerOf(address: string, has: (name: string) => boolean): IssuerView {
  const isHarbour = address === harbour;
  const isBad = address === fake;
  return {
    kind: 'token',
    address,
    exists: !has('no-issuer'),
    facts: {
      ...facts,
      requireAuth: address === kyc,
      globalFreeze: isBad,
      defaultRipple: !isBad,
      requireDestinationTag: isHarbour,
      transferRate: isHarbour ? 1_002_000_000n : 1_000_000_000n,
    },
    noFreeze: address === bank,
    clawback: isHarbour,
    disallowIncomingTrustline: false,
    domain: isBad ? null : isHarbour ? 'harbour-exchange.example' : 'bank.example.org',
    tickSize: null,
    line: null,
  };
}

const practice: PracticeToken[] = [
  { asset: { kind: 'token', currency: 'USD', issuer: bank }, name: 'Practice Bank', issuer: bank, scale: null },
  { asset: { kind: 'token', currency: 'EUR', issuer: bank }, name: 'Practice Bank', issuer: bank, scale: null },
  { asset: { kind: 'token', currency: 'JPY', issuer: harbour }, name: 'Harbour Exchange', issuer: harbour, scale: null },
  { asset: { kind: 'mpt', id: mptId(1) }, name: 'Treasury Office', issuer: harbour, scale: 2 },
];

function order(nth: number, fields: OrderFields, part: Partial<OrderStatus> = {}): OrderStatus {
  return {
    id: `o${nth}`,
    planId: `p${nth}`,
    account: me,
    transactionType: fields.TransactionType,
    transaction: JSON.stringify(fields),
    phase: 'seen',
    transactionId: null,
    reason: null,
    fee: '0.00001',
    delivered: null,
    createdAt: now - 9,
    updatedAt: now - 4,
    ...part,
  };
}

const orders: OrderStatus[] = [
  order(1, acceptToken({ kind: 'token', currency: 'USD', issuer: bank }, value('2000000'))),
  order(2, acceptToken({ kind: 'token', currency: 'EUR', issuer: bank }, value('1')), { phase: 'failed', reason: 'tecINSUF_RESERVE_LINE' }),
  order(3, setAccountSetting('depositAuth', true)),
  order(4, setAccountSetting('disallowIncomingXrp', true), { phase: 'unknown' }),
  order(5, setAccountSetting('requireDestinationTag', true), { phase: 'failed', reason: 'tecINSUFF_FEE' }),
  order(7, acceptToken({ kind: 'token', currency: 'NZD', issuer: harbour }, value('100'))),
  order(6, acceptCredential({ issuer: kyc, type: 'E69CACE4BABAE7A2BAE8AA8D' })),
];

const account = (address: string, part: Partial<XrplAccountView>): XrplAccountView =>
  accountView(address, { balance: '12480.5', reserve: '2.4', spendable: '12478.1', ownerCount: 7, ...part });

/** Nothing outside of the scenes of tokens and permissions (their state says `tokens`). */
export function tokenServices(has: (name: string) => boolean): Partial<Services['main']> {
  if (!has('tokens')) return {};
  const never = new Promise<never>(() => undefined);
  const watched = account(harbour, { origin: 'watched', signs: 'none', label: 'Harbour, cold' });
  return {
    xrplAccounts: async () =>
      ok([account(me, { pays: !has('watched') }), ...(has('accounts') || has('watched') ? [{ ...watched, pays: has('watched') }] : [])]),
    xrplHoldings: async () => (has('loading') ? never : has('broken') ? refuse('backend-unreachable') : ok(holdingsOf(has))),
    xrplIssuer: async ({ asset }) => {
      if (has('issuer-loading')) return never;
      if (has('issuer-failed')) return refuse('backend-unreachable');
      if (asset.kind !== 'mpt') return ok(issuerOf(asset.kind === 'token' ? asset.issuer : bank, has));
      const found = mpts.find(({ id }) => id === asset.id) ?? null;
      return ok({ kind: 'mpt', id: asset.id, exists: found !== null, mpt: found === null ? null : { ...found, holding: null } });
    },
    orders: async () => ok(has('orders') ? orders : []),
    practiceTokens: async () => ok(practice),
    givePracticeToken: async () => ok({}),
    planOrder: async () => refuse('fee-above-ceiling'),
  };
}
