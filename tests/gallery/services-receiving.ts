// Owns the made-up payments and requests of the gallery: one of each kind, and 200 of them.
import type { Services } from '../../src/renderer/state/services.tsx';
import type { HistoryItem } from '../../src/shared/contract/main-api.ts';
import type { ReceivedPayment, ReceiveRequest } from '../../src/shared/contract/receiving.ts';
import type { XrplAccountView } from '../../src/shared/contract/xrpl-accounts.ts';
import { toXAddress } from '../../src/shared/links/xrpl-address.ts';
import { buildXrplUri } from '../../src/shared/links/xrpl-payment-uri.ts';
import { ok, refuse } from '../../src/shared/result.ts';
import type { Amount, Asset } from '../../src/shared/xrpl/amount.ts';
import { assetOf } from '../../src/shared/xrpl/amount.ts';
import { readTokenValue } from '../../src/shared/xrpl/amounts/token-value.ts';
import { day, now, overview } from './data.ts';
import type { Scene } from './services.ts';
import { accountView, holdingsOf } from '../fakes/ledger-views.ts';

const us = overview.xrpl.address;
const savings = 'rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys';
const bank = 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B';
const otherBank = 'rhub8VRN55s94qWKDv6jmDy1pUykJzF3wq';
const payer = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';
const mptId = '00000F2A3B1C5A8D3E2F4A6B7C8D9E0F1A2B3C4D5E6F7A8B';

const xrp = (drops: bigint): Amount => ({ kind: 'xrp', drops });
const usd = (value: string, issuer = bank): Amount => {
  const read = readTokenValue(value);
  if (!read.ok) throw new Error(value);
  return { kind: 'token', currency: 'USD', issuer, value: read.value };
};

const plain: ReceivedPayment = {
  transactionId: 'E3FE6EA3D48F0C2B639448020EA4F03D4F4F8FFDB243A852A0F59177921B4879',
  account: us,
  sender: payer,
  at: now - 3_700,
  ledger: 92_441_207,
  credited: xrp(25_000_000n),
  reason: null,
  failed: null,
  requested: xrp(25_000_000n),
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

let made = 0;
const payment = (part: Partial<ReceivedPayment>): ReceivedPayment => {
  made += 1;
  return {
    ...plain,
    transactionId: made.toString(16).padStart(4, '0').toUpperCase().repeat(16),
    at: now - made * 5_000,
    ledger: 92_441_207 - made * 1_250,
    ...part,
  };
};

const request = (id: string, label: string, amount: Amount | null, part: Partial<ReceiveRequest> = {}): ReceiveRequest => {
  const asset: Asset = amount === null ? { kind: 'xrp' } : assetOf(amount);
  const tag = part.tag ?? 2_871_440_913;
  return {
    id,
    createdAt: now - 2 * day,
    account: us,
    asset,
    amount,
    tag,
    label,
    uri: buildXrplUri({ address: us, tag, asset, amount }, 'practice'),
    xAddress: toXAddress(us, tag, 'practice'),
    received: null,
    payments: 0,
    paid: false,
    whole: true,
    missing: amount,
    excess: null,
    ...part,
  };
};

const requests: readonly ReceiveRequest[] = [
  request('r1', 'Invoice 2041, Aiko Tanaka', xrp(120_000_000n), { tag: 884_120_655 }),
  request('r2', '請求書 2026-11（株式会社みらいデザイン 制作費）', usd('4800'), {
    tag: 3_120_004_781,
    received: usd('1250.5'),
    payments: 1,
    missing: usd('3549.5'),
  }),
  request('r3', 'Tickets', xrp(25_000_000n), { tag: 77, received: xrp(25_000_000n), payments: 1, paid: true, missing: null }),
  request('r4', 'Donations', null, { tag: 1_002_233_440, received: xrp(61_500_000n), payments: 14, paid: true }),
  request('r5', '', usd('10'), { tag: 619_204_001, received: usd('12'), payments: 1, paid: true, missing: null, excess: usd('2') }),
];

const payments: readonly ReceivedPayment[] = [
  payment({
    credited: usd('1250.5'),
    requested: usd('4800'),
    partial: true,
    tag: 3_120_004_781,
    sourceTag: 5_501,
    match: 'answers',
    requestId: 'r2',
    memos: ['First half, the rest follows on Friday', 'https://evil.example/claim-your-airdrop ‮gnp.exe'],
    invoiceId: 'AB'.repeat(32),
  }),
  payment({ tag: 77, match: 'answers', requestId: 'r3' }),
  payment({ credited: xrp(5_250_000n), requested: xrp(5_250_000n), tag: 4_410, match: 'unknown-tag' }),
  payment({ credited: null, reason: 'amount-unknown', crossCheck: 'not-shown', requested: xrp(900_000_000_000n), partial: true }),
  payment({ sender: 'rPT1SxFXVs4zpvvPqGUZ6vK2yDDTnWnbpAYe', credited: xrp(1n), requested: xrp(1n), dust: true, resembles: payer }),
  payment({
    credited: usd('5000', otherBank),
    requested: usd('5000', otherBank),
    otherIssuer: bank,
    tag: 884_120_655,
    match: 'other-asset',
    requestId: 'r1',
  }),
  payment({
    credited: { kind: 'mpt', id: mptId, value: 1_250_00n },
    requested: { kind: 'mpt', id: mptId, value: 1_300_00n },
    crossCheck: 'less',
  }),
  payment({ sender: savings, account: us, own: true, credited: xrp(40_000_000n), requested: xrp(40_000_000n) }),
  payment({ credited: xrp(12n), requested: xrp(12n), dust: true, tag: 0, match: 'unknown-tag', memos: ['FREE XRP'] }),
  payment({ credited: usd('0.0000000000000001234'), requested: usd('1000000'), partial: true, crossCheck: 'less' }),
];

const manyPayments: readonly ReceivedPayment[] = Array.from({ length: 200 }, (_, index) =>
  payment({
    ...(payments[index % 10] ?? plain),
    transactionId: index.toString(16).padStart(64, 'A').toUpperCase(),
    at: now - index * 4_000,
  }),
);
const manyRequests: readonly ReceiveRequest[] = Array.from({ length: 200 }, (_, index) => {
  const like = requests[index % 5];
  return { ...(like ?? request('', '', null)), id: index < 5 ? (like?.id ?? '') : `many${index}`, createdAt: now - index * day };
});

const account = (address: string, label: string, part: Partial<XrplAccountView> = {}): XrplAccountView =>
  accountView(address, {
    xAddress: toXAddress(address, null, 'practice'),
    label,
    pays: address === us,
    balance: '1204.5',
    reserve: '1.4',
    spendable: '1203.1',
    ownerCount: 2,
    ...part,
  });

const line = {
  account: us,
  peer: bank,
  currency: 'USD',
  balance: null,
  limit: null,
  limitPeer: null,
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
const limit = { mantissa: 1_000_000_000_000_000n, exponent: -9 };

const holdings = holdingsOf(us, {
  lines: [
    { ...line, limit },
    { ...line, peer: otherBank, limit },
  ],
  mpts: [
    {
      id: mptId,
      metadata: null,
      canClawback: false,
      canLock: false,
      holding: { balance: 125_000n, locked: false, authorized: true },
      issuance: {
        issuer: bank,
        assetScale: 2,
        transferFee: 0,
        locked: false,
        requireAuth: false,
        canTransfer: true,
        outstanding: 1n,
        maximum: 9_000_000n,
      },
      ticker: 'GOLD',
    },
  ],
});

const moved = (part: Partial<HistoryItem>, ledger: Partial<NonNullable<HistoryItem['ledger']>>): HistoryItem => {
  made += 1;
  return {
    chain: 'xrpl',
    transactionId: made.toString(16).padStart(4, '0').toUpperCase().repeat(16),
    amount: '0',
    fee: '0.000012',
    at: now - made * 9_000,
    confirmations: 1,
    counterparties: [payer],
    payoutIds: [],
    failed: null,
    ledger: {
      account: us,
      type: 'Payment',
      issued: null,
      delivered: null,
      requested: null,
      partial: false,
      amountUnknown: false,
      sent: true,
      ...ledger,
    },
    ...part,
  };
};

/** One line of each kind on the XRP Ledger. */
const ledgerLines: readonly HistoryItem[] = [
  moved({ fee: '0' }, { issued: usd('1250.5'), requested: usd('4800'), partial: true, sent: false }),
  moved({ amount: '-25' }, {}),
  moved({}, { issued: usd('-11'), delivered: usd('10') }),
  moved({ amount: '-2.104' }, { delivered: usd('4.2') }),
  moved({ fee: '0' }, { issued: { kind: 'mpt', id: mptId, value: 1_250n }, sent: false }),
  moved({}, { issued: { kind: 'mpt', id: mptId.replace('F2A', 'E1B'), value: -980_000n } }),
  moved({ fee: '0' }, { amountUnknown: true, sent: false }),
  moved({ counterparties: [] }, { type: 'TrustSet' }),
  moved({ counterparties: [] }, { type: 'NFTokenMint' }),
  moved({ fee: '0' }, { type: 'OfferCreate', sent: false, account: savings }),
  moved({ failed: 'tecPATH_DRY' }, {}),
  moved({ failed: 'tecNO_DST_INSUF_XRP' }, {}),
];

/** Answers of main for the scenes whose state says `receiving`. */
export function receivingServices({ has }: Scene): Partial<Services['main']> {
  if (!has('receiving')) return {};
  const never = new Promise<never>(() => undefined);
  const none = has('empty');
  const accounts = [account(us, ''), account(savings, 'Savings', { pays: false, index: 1 })];
  return {
    xrplAccounts: async () => ok(has('several') ? accounts : accounts.slice(0, 1)),
    xrplHoldings: async () => (has('loading') ? never : has('failed-ledger') ? refuse('backend-unreachable') : ok(holdings)),
    xrplReceived: async () =>
      has('loading') ? never : has('failed-ledger') ? refuse('backend-unreachable') : ok(none ? [] : has('many') ? manyPayments : payments),
    receiveRequests: async () =>
      has('loading')
        ? never
        : has('damaged')
          ? refuse('file-damaged')
          : ok(none ? [] : has('many') ? manyRequests : has('failed-ledger') ? requests.slice(0, 1) : requests),
    addReceiveRequest: async () => (has('disk-full') ? refuse('disk-full') : ok(requests[0] ?? request('r1', '', null))),
    removeReceiveRequest: async () => ok({}),
    walletHistory: async () => ok([...ledgerLines]),
    // The other issuance is gone from the ledger: raw units is all that is known.
    xrplIssuer: async ({ asset }) => {
      const id = asset.kind === 'mpt' ? asset.id : '';
      const mpt = holdings.mpts.find((one) => one.id === id) ?? null;
      return ok({ kind: 'mpt', id, exists: mpt !== null, mpt });
    },
  };
}
