// Owns the bodies of pull payments in the HTTP API (spec §2, §17).
import * as z from 'zod';
import { networks } from '../../network.ts';
import { type OperationSchemas, amountIn, amountOut, flag, named, page, unixSeconds } from './describe.ts';

const defaultPrice = z
  .looseObject({ amount: amountOut, currency: z.string() })
  .nullable()
  .describe('Price of one unit, for units without a market.');

const pullPayment = named(
  'PullPayment',
  z.looseObject({
    id: z.string(),
    name: z.string(),
    description: z.string().describe('Plain text; line breaks count.'),
    currency: z.string().describe('The unit: a currency, SATS, or a word of 1 to 12 letters and digits.'),
    amount: amountOut.describe('What may be claimed in each period, or altogether where there is none.'),
    startsAt: unixSeconds,
    expiresAt: unixSeconds.nullable(),
    BOLT11Expiration: z.int().describe('Days.'),
    archived: z.boolean(),
    viewLink: z.string(),
    autoApproveClaims: z.boolean(),
    payoutMethods: z.array(z.string()),
    period: z.int().nullable().describe('Seconds.'),
    status: z.enum(['active', 'future', 'expired', 'archived']),
    currentPeriod: z.looseObject({ start: unixSeconds, end: unixSeconds.nullable() }).nullable(),
    claimed: amountOut.describe('Claimed in the current period.'),
    available: amountOut.describe('Left in the current period.'),
    defaultPrice,
    network: z.enum(networks).describe('Where it is paid. On `practice`, `test` and `regtest` the money is not real.'),
  }),
);

const create = named(
  'CreatePullPayment',
  z.looseObject({
    name: z.string().max(50).nullish(),
    description: z.string().nullish(),
    amount: amountIn,
    currency: z.string(),
    period: z.int().min(1).nullish().describe('Seconds. The whole amount is there again in each period.'),
    startsAt: unixSeconds.nullish(),
    expiresAt: unixSeconds.nullish(),
    BOLT11Expiration: z.union([z.int().min(0), z.string()]).nullish(),
    payoutMethods: z
      .array(z.string())
      .min(1)
      .max(8)
      .nullish()
      .describe(
        'BTC-CHAIN and XRP-CHAIN where nothing is said. Tokens (CODE.issuer-CHAIN) and MPTs only where they are named; they need not be held.',
      ),
    autoApproveClaims: z.boolean().nullish(),
    defaultPrice: z.looseObject({ amount: amountIn, currency: z.string() }).nullish(),
    passphrase: z
      .string()
      .min(1)
      .max(200)
      .nullish()
      .describe('Strangers must say it in the header Pullpay-Passphrase; it is never shown again.'),
  }),
);

export const pullPaymentSchemas = {
  listPullPayments: {
    summary: 'Pull payments of a store, newest start first',
    query: { includeArchived: flag, ...page },
    answer: z.array(pullPayment),
  },
  createPullPayment: {
    summary: 'Create a pull payment',
    body: create,
    example: { name: 'Wages', amount: '100', currency: 'USD', period: 2_592_000, payoutMethods: ['BTC-CHAIN', 'XRP-CHAIN'] },
    answer: pullPayment,
  },
  readPullPayment: { summary: 'Read a pull payment', answer: pullPayment, codes: { 404: ['pullpayment-not-found'] } },
  archivePullPayment: {
    summary: 'Archive a pull payment and cancel what is not being paid',
    codes: { 400: ['invalid-state'] },
  },
  archivePullPaymentInStore: {
    summary: 'Archive a pull payment of this store',
    codes: { 400: ['invalid-state'], 404: ['pullpayment-not-found'] },
  },
  readLnurl: {
    summary: 'Not supported: there is no Lightning here',
    answer: z.looseObject({ lnurlBech32: z.string(), lnurlUri: z.string() }),
    codes: { 400: ['lnurl-not-supported'], 404: ['pullpayment-not-found'] },
  },
  linkBoltcard: {
    summary: 'Not supported: there is no Lightning here',
    body: z.looseObject({ UID: z.string().nullish(), LNURLW: z.string().nullish() }).nullable(),
    answer: z.looseObject({ LNURLW: z.string(), version: z.int() }),
    codes: { 400: ['lnurl-not-supported'], 404: ['pullpayment-not-found'] },
  },
} as const satisfies Readonly<Record<string, OperationSchemas>>;
