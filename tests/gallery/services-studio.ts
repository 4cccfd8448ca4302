// Owns the made-up ledger of the gallery's payment studio: people, tokens, a book, orders, and what a server answers about them.
import { emptyStudioDraft, emptyStudioForm, type StudioForm, useStudioDrafts } from '../../src/renderer/state/studio-form.ts';
import type { Services } from '../../src/renderer/state/services.tsx';
import type { OrderStatus } from '../../src/shared/contract/orders.ts';
import type { AccountHoldings, BookOffer } from '../../src/shared/contract/xrpl-reads.ts';
import type { XrplAccountView } from '../../src/shared/contract/xrpl-accounts.ts';
import { classicAddressOf, toXAddress } from '../../src/shared/links/xrpl-address.ts';
import { ok, refuse } from '../../src/shared/result.ts';
import type { Amount, TokenValue } from '../../src/shared/xrpl/amount.ts';
import { writeAmount } from '../../src/shared/xrpl/amounts/write-amount.ts';
import { readTokenValue } from '../../src/shared/xrpl/amounts/token-value.ts';
import {
  type AccountFacts,
  accountUnknown,
  holdingKey,
  type LedgerFacts,
  type LineFacts,
  lineKey,
  lineUnknown,
  nothingKnown,
} from '../../src/shared/xrpl/facts.ts';
import { now } from './data.ts';
import { quietLine } from '../fakes/ledger-views.ts';

const person = (fill: number, last = fill): string => classicAddressOf(new Uint8Array(20).fill(fill).fill(last, 19));
const [me, friend, bank, exchange, stranger, unfunded, trader, other] = [0x11, 0x25, 0x3a, 0x47, 0x52, 0x66, 0x71, 0x8c].map((fill) =>
  person(fill),
) as [string, string, string, string, string, string, string, string];
const gold = `00000005${'3A'.repeat(20)}`;

function value(text: string): TokenValue {
  const read = readTokenValue(text);
  if (!read.ok) throw new Error(text);
  return read.value;
}
const token = (currency: string, text: string, issuer = bank): Amount => ({ kind: 'token', currency, issuer, value: value(text) });

const account = (part: Partial<AccountFacts> = {}): AccountFacts => ({
  ...accountUnknown,
  balance: 1_250_000_000n,
  ownerCount: 4,
  sequence: 5210,
  requireDestinationTag: false,
  disallowIncomingXrp: false,
  depositAuth: false,
  requireAuth: false,
  globalFreeze: false,
  defaultRipple: true,
  masterDisabled: false,
  transferRate: 1_000_000_000n,
  pseudo: false,
  tickets: [],
  ...part,
});
const line = (holder: string, currency: string, balance: string, limit = '10000'): LineFacts => ({
  ...lineUnknown,
  account: holder,
  peer: bank,
  currency,
  balance: value(balance),
  limit: value(limit),
  limitPeer: value('0'),
  ...quietLine,
});
const lines = [
  line(me, 'USD', '412.5'),
  line(me, 'EUR', '80'),
  line(friend, 'USD', '12'),
  line(friend, 'CNY', '0'),
  line(exchange, 'USD', '0'),
];
const issuance = {
  issuer: bank,
  assetScale: 2,
  transferFee: 0,
  locked: false,
  requireAuth: false,
  canTransfer: true,
  outstanding: 500_000n,
  maximum: 9_000_000n,
};

const facts: LedgerFacts = {
  ...nothingKnown,
  network: 'practice',
  networkId: 60_421,
  amendmentsOff: [],
  reserve: { base: 1_000_000n, increment: 200_000n },
  fee: { base: 10n, open: 10n },
  closeTime: 800_000_000,
  openLedger: 9_120,
  accounts: {
    [me]: account(),
    [friend]: account(),
    [exchange]: account({ requireDestinationTag: true }),
    [stranger]: account(),
    [unfunded]: null,
    [bank]: account({ transferRate: 1_002_000_000n }),
    [other]: account(),
  },
  lines: {
    ...Object.fromEntries(lines.map((one) => [lineKey(one.account, one.peer, one.currency), one])),
    [lineKey(stranger, bank, 'USD')]: null,
    [lineKey(unfunded, bank, 'USD')]: null,
    [lineKey(me, friend, 'USD')]: null,
    [lineKey(me, friend, 'CNY')]: null,
  },
  issuances: { [gold]: issuance },
  holdings: {
    [holdingKey(me, gold)]: { balance: 125_000n, locked: false, authorized: false },
    [holdingKey(friend, gold)]: { balance: 0n, locked: false, authorized: false },
    [holdingKey(stranger, gold)]: null,
  },
  signer: 'master',
};

function holdingsOf(address: string): AccountHoldings {
  const exists = facts.accounts[address] != null;
  const mpts =
    address === me || address === friend
      ? [
          {
            id: gold,
            holding: facts.holdings[holdingKey(address, gold)] ?? null,
            issuance,
            ticker: 'GOLD',
            metadata: null,
            canClawback: false,
            canLock: false,
          },
        ]
      : [];
  return {
    address,
    exists,
    facts: facts.accounts[address] ?? accountUnknown,
    regularKey: null,
    noFreeze: false,
    disallowIncomingTrustline: false,
    lines: lines.filter((one) => one.account === address),
    mpts,
    credentials:
      address === me
        ? [
            {
              id: 'C5'.repeat(32),
              subject: me,
              kind: { issuer: bank, type: '4B5943' },
              accepted: true,
              expiration: null,
              uri: null,
              expired: false,
            },
          ]
        : [],
    reserve: { base: 1_000_000n, increment: 200_000n },
    closeTime: 800_000_000,
    more: false,
  };
}

const offer = (sequence: number, gets: Amount, pays: Amount, funded = gets): BookOffer => ({
  owner: trader,
  sequence,
  gets,
  getsFunded: funded,
  pays,
  paysFunded: pays,
  quality: '1',
  expiration: null,
});
const lessonBook = [offer(1, token('CNY', '95'), token('USD', '15')), offer(2, token('CNY', '5'), token('USD', '2'))];
const longBook: readonly BookOffer[] = [
  ...lessonBook.slice(0, 1),
  offer(3, token('CNY', '240'), token('USD', '40'), token('CNY', '120')),
  offer(4, token('CNY', '60'), token('USD', '10.5'), token('CNY', '0')),
  offer(5, token('CNY', '300'), token('USD', '60')),
  offer(6, token('CNY', '410'), token('USD', '102')),
  offer(7, token('CNY', '90'), token('USD', '36')),
];

const payment = (part: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ TransactionType: 'Payment', Account: me, Destination: friend, Amount: '25000000', ...part });
const order = (id: number, part: Partial<OrderStatus>): OrderStatus => ({
  id: `o${id}`.padEnd(32, '0'),
  planId: `p${id}`.padEnd(32, '0'),
  account: me,
  transactionType: 'Payment',
  transaction: payment({}),
  phase: 'final',
  transactionId: 'AB12'.repeat(16),
  delivered: null,
  reason: null,
  fee: '0.00001',
  createdAt: now - 600 * id,
  updatedAt: now - 600 * id,
  ...part,
});
const orders: readonly OrderStatus[] = [
  order(0, {
    phase: 'publishing',
    transaction: payment({ Amount: writeAmount(token('USD', '40')), SendMax: writeAmount(token('USD', '40.08')) }),
  }),
  order(1, {
    transaction: payment({ Amount: writeAmount(token('CNY', '100')), SendMax: writeAmount(token('USD', '16')), Flags: 131_072 }),
    delivered: token('CNY', '97.5'),
  }),
  order(2, {
    phase: 'failed',
    reason: 'tecPATH_PARTIAL',
    transaction: payment({ Amount: writeAmount(token('CNY', '100')), SendMax: writeAmount(token('USD', '10')) }),
  }),
  order(3, {}),
  order(4, { transactionType: 'TrustSet', transaction: '{"TransactionType":"TrustSet"}' }),
  order(5, { phase: 'unknown', transaction: payment({ Destination: exchange, DestinationTag: 20_451 }) }),
];
const accounts: readonly XrplAccountView[] = [
  [me, 'phrase', ''],
  [other, 'imported', 'Savings, old paper wallet'],
  [stranger, 'watched', 'Cold'],
].map(([address = '', origin, label = ''], index) => ({
  address,
  xAddress: toXAddress(address, null, 'practice'),
  label,
  origin: origin as XrplAccountView['origin'],
  index: index === 0 ? 0 : null,
  algorithm: 'secp256k1',
  signs: origin === 'watched' ? 'none' : 'master',
  regularKey: null,
  masterDisabled: false,
  pays: index === 0,
  exists: true,
  balance: '1250',
  reserve: '1.8',
  spendable: '1248.2',
  ownerCount: 4,
  problem: null,
}));

/** What the studio asks of main. */
export function studioMain(has: (name: string) => boolean): Partial<Services['main']> {
  const never = new Promise<never>(() => undefined);
  const asked = <T>(answer: T): Promise<{ ok: true; value: T }> | Promise<never> => (has('loading') ? never : Promise.resolve(ok(answer)));
  const broken = has('failed-ledger');
  return {
    xrplAccounts: async () => (has('loading') ? never : ok(has('one-account') ? accounts.slice(0, 1) : accounts)),
    orders: async () =>
      broken
        ? refuse('not-ready')
        : asked(
            has('empty')
              ? []
              : has('many')
                ? Array.from(
                    { length: 200 },
                    (_, index) =>
                      ({
                        ...orders[index % orders.length],
                        ...order(index, orders[index % orders.length] ?? {}),
                        createdAt: now - 600 * index,
                      }) as OrderStatus,
                  )
                : orders,
          ),
    xrplFacts: async () => (broken ? refuse('backend-unreachable') : asked(facts)),
    xrplHoldings: async ({ address }) => (broken ? refuse('backend-unreachable') : asked(holdingsOf(address))),
    xrplBook: async () => (broken ? refuse('backend-unreachable') : asked(has('lesson') ? lessonBook : has('no-book') ? [] : longBook)),
    xrplPaths: async () =>
      ok({
        alternatives: [
          {
            paths_computed: [[{ currency: 'CNY', issuer: bank }], [{ currency: 'XRP' }, { currency: 'CNY', issuer: bank }]],
            source_amount: writeAmount(token('USD', '17')),
          },
          { paths_computed: [], source_amount: '31200000' },
        ],
      }),
    xrplSimulate: async () =>
      has('trial-fails')
        ? ok({ engine_result: 'tecPATH_DRY', tx_json: { Fee: '10' }, meta: {} })
        : ok({
            engine_result: 'tesSUCCESS',
            tx_json: { Fee: '10' },
            meta: { delivered_amount: has('cross') ? writeAmount(token('CNY', '100')) : '25000000' },
          }),
    practiceTokens: async () =>
      ok([
        { asset: { kind: 'token', currency: 'USD', issuer: bank }, name: 'Practice Bank', issuer: bank, scale: null },
        { asset: { kind: 'token', currency: 'JPY', issuer: bank }, name: 'Practice Bank', issuer: bank, scale: null },
      ]),
    practiceLesson: async ({ account: asking }) =>
      has('failed-ledger')
        ? refuse('practice-not-running')
        : asked({
            usd: { kind: 'token', currency: 'USD', issuer: bank },
            cny: { kind: 'token', currency: 'CNY', issuer: bank },
            destination: friend,
            accepted: !has('not-accepted') && asking !== '',
            balance: '40',
          }),
  };
}

const form = (part: Partial<StudioForm>): StudioForm => ({ ...emptyStudioForm, ...part });
const asset = { usd: { kind: 'token', currency: 'USD', issuer: bank }, cny: { kind: 'token', currency: 'CNY', issuer: bank } } as const;
const cross = form({ destination: friend, deliver: { asset: asset.cny, value: '100' }, spend: { asset: asset.usd, value: '17.17' } });
const forms: Readonly<Record<string, StudioForm>> = {
  xrp: form({ destination: friend, deliver: { asset: { kind: 'xrp' }, value: '25' } }),
  token: form({ destination: friend, deliver: { asset: asset.usd, value: '40' } }),
  redeem: form({ destination: bank, deliver: { asset: asset.usd, value: '40' }, tag: '7' }),
  cross: {
    ...cross,
    paths: JSON.stringify([[{ currency: 'CNY', issuer: bank }], [{ currency: 'XRP' }, { currency: 'CNY', issuer: bank }]]),
  },
  limited: {
    ...cross,
    deliver: { asset: asset.cny, value: '400' },
    spend: { asset: asset.usd, value: '80' },
    limitQuality: true,
    partial: true,
    least: '50',
  },
  conversion: form({ destination: me, deliver: { asset: asset.cny, value: '100' }, spend: { asset: asset.usd, value: '17.17' } }),
  mpt: form({ destination: friend, deliver: { asset: { kind: 'mpt', id: gold, scale: 2 }, value: '12.34' } }),
  tag: form({ destination: exchange, deliver: { asset: { kind: 'xrp' }, value: '25' } }),
  'no-line': form({ destination: stranger, deliver: { asset: asset.usd, value: '40' } }),
  unfunded: form({ destination: unfunded, deliver: { asset: asset.usd, value: '40' } }),
  odd: form({
    destination: 'rNobody',
    deliver: { asset: { kind: 'token', currency: '5553440000000000000000000000000000000000', issuer: stranger }, value: '1.2.3' },
    tag: '007',
  }),
};
const pasted = `{
  "TransactionType": "Payment",
  "Account": "${me}",
  "Destination": "${toXAddress(friend, 77, 'practice')}",
  "Amount": "25000000",
  "DeliverMax": "25000000",
  "Memos": [{ "Memo": { "MemoData": "E58D81E69C88E58886" } },],
}`;

/** Fills the form of a scene. */
export function fillStudio(states: readonly string[]): void {
  const name = states.find((state) => state in forms);
  const expert = states.includes('expert');
  const broken = states.includes('broken-json');
  const change = useStudioDrafts.getState().change;
  if (states.includes('pasted') || broken)
    change('w1', {
      ...emptyStudioDraft,
      form: forms['xrp'] ?? emptyStudioForm,
      expert: true,
      json: broken ? pasted.replace('"Amount":', '"Amount"') : pasted,
    });
  else if (name !== undefined || expert) change('w1', { ...emptyStudioDraft, form: forms[name ?? ''] ?? emptyStudioForm, expert });
}
