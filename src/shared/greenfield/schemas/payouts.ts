// Owns the bodies of payouts in the HTTP API: claims, approval, marks and proofs (spec §4 to §8, §16.8, §17).
import * as z from 'zod';
import { payoutStates } from '../../payouts/types.ts';
import { type OperationSchemas, amountIn, amountOut, flag, named, page, unixSeconds } from './describe.ts';

const state = z.enum(payoutStates);
const proof = named(
  'PaymentProof',
  z
    .looseObject({ proofType: z.string() })
    .describe(
      'Of Pullpay’s own payments `PayoutTransactionOnChainBlob` with `transactionId` and `link` (null where there is no explorer). Others as they were given to `mark`.',
    ),
);

const payout = named(
  'Payout',
  z.looseObject({
    id: z.string(),
    revision: z.int().min(0),
    pullPaymentId: z.string().nullable(),
    date: unixSeconds,
    destination: z.string().describe('Shortened for those who hold neither the claim’s token nor a key.'),
    destinationTag: z.int().min(0).max(4_294_967_295).nullable(),
    originalCurrency: z.string(),
    originalAmount: amountOut,
    payoutCurrency: z.string().describe('BTC, XRP, CODE.issuer, or the id of an MPT in upper case.'),
    payoutAmount: amountOut.nullable().describe('Null until approval locks the rate.'),
    payoutMethodId: z
      .string()
      .describe('BTC-CHAIN, XRP-CHAIN, a token of the XRP Ledger as CODE.issuer-CHAIN, or the 48 hex digits of an MPT with -CHAIN.'),
    state,
    paymentProof: proof.nullable(),
    metadata: z.record(z.string(), z.unknown()),
    rate: amountOut.nullable().describe('Price of one payout coin in the unit.'),
    rateRule: z.string().nullable(),
    rateSource: z.string().nullable(),
    rateLockedAt: unixSeconds.nullable(),
    note: z.string().nullish(),
    reason: z.string().nullish(),
  }),
);

const claimProperties = {
  destination: z.string().describe('An address, a bitcoin: URI, an X-address, or a classic address with ?dt=<tag>.'),
  destinationTag: z.int().min(0).max(4_294_967_295).nullish(),
  amount: amountIn.nullish().describe('In the pull payment’s unit; all that is left where nothing is said.'),
  payoutMethodId: z
    .string()
    .describe('BTC-CHAIN, XRP-CHAIN, a token of the XRP Ledger as CODE.issuer-CHAIN, or the 48 hex digits of an MPT with -CHAIN.'),
};
const note = z.string().max(200).nullish();
const claim = named(
  'Claim',
  z.looseObject({
    ...claimProperties,
    note,
    claimId: z
      .string()
      .regex(/^[0-9a-fA-F]{32}$/)
      .nullish()
      .describe('Sent again with the same content, the same claim is answered.'),
  }),
);
const edit = named('EditClaim', z.looseObject({ ...claimProperties, note, revision: z.int().nullish() }).partial());
const create = named(
  'CreatePayout',
  z.looseObject({
    ...claimProperties,
    pullPaymentId: z.string().nullish(),
    approved: z.boolean().nullish(),
    metadata: z.record(z.string(), z.unknown()).nullish(),
  }),
);
const approve = named('ApprovePayout', z.looseObject({ revision: z.int().nullish(), rateRule: z.string().nullish() }));
const mark = named(
  'MarkPayout',
  z.looseObject({ state: state.optional(), paymentProof: z.record(z.string(), z.unknown()).nullish() }).nullable(),
);
const decline = named('DeclinePayout', z.looseObject({ reason: z.string().max(200).nullish() }).nullable());
const batch = named(
  'ApprovePayouts',
  z.looseObject({
    payouts: z.array(z.looseObject({ id: z.string(), revision: z.int().nullish() })).min(1),
    rateRule: z.string().nullish(),
  }),
);

const list = { includeCancelled: flag, includeArchived: flag, state: z.array(state), ...page };
const refusedClaims = [
  'archived',
  'expired',
  'not-started',
  'payment-method-not-supported',
  'duplicate-claim',
  'duplicate-destination',
  'overdraft',
  'amount-too-low',
  'destination-tag-required',
  'destination-refused',
  'no-trust-line',
  'destination-not-funded',
];
const unknownPayout = { 404: ['payout-not-found'] } as const;
const approving = ['rate-unavailable', 'invalid-state', 'old-revision', 'amount-too-low'];
const undecided = { 400: ['invalid-state'] } as const;
const marking = { 400: ['invalid-state', 'overdraft', 'duplicate-destination', 'expired', 'archived', 'not-started'] } as const;

const paidOutside = { state: 'Completed', paymentProof: { proofType: 'external-proof', id: 'settled by bank wire' } };

export const payoutSchemas = {
  listClaims: {
    summary: 'Payouts of a pull payment, newest first',
    query: list,
    answer: z.array(payout),
    codes: { 404: ['pullpayment-not-found'] },
  },
  claim: {
    summary: 'Claim from a pull payment',
    description: 'The 200 is sent when the claim is on the sender’s disk. `claimToken` is shown this once.',
    body: claim,
    example: { payoutMethodId: 'XRP-CHAIN', destination: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh?dt=7', amount: '25.50', note: 'March' },
    answer: named('ClaimedPayout', payout.extend({ claimToken: z.string().describe('Proves, later on, that the claim is yours.') })),
    codes: { 400: refusedClaims, 404: ['pullpayment-not-found'] },
  },
  readClaim: { summary: 'Read a payout; all of it with the claim’s token', answer: payout, codes: unknownPayout },
  editClaim: {
    summary: 'Change your claim while nobody has decided about it',
    body: edit,
    answer: payout,
    codes: { 400: [...refusedClaims, 'invalid-state', 'old-revision'], ...unknownPayout },
  },
  cancelClaim: { summary: 'Withdraw your claim while nobody has decided about it', codes: { ...undecided, ...unknownPayout } },
  listPayouts: { summary: 'Payouts of a store, newest first', query: list, answer: z.array(payout) },
  createPayout: {
    summary: 'Create a payout, with or without a pull payment',
    body: create,
    example: { payoutMethodId: 'XRP-CHAIN', destination: 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh?dt=7', amount: '25.50', approved: false },
    answer: payout,
    codes: { 400: refusedClaims, 404: ['pullpayment-not-found'] },
  },
  approvePayouts: {
    summary: 'Approve several payouts at one rate, all or none',
    body: batch,
    example: { payouts: [{ id: '4tYexample', revision: 0 }], rateRule: '50000' },
    answer: z.array(payout),
    codes: { 400: ['approval-refused', 'rate-unavailable'] },
  },
  readPayout: { summary: 'Read a payout', answer: payout, codes: unknownPayout },
  readPayoutInStore: { summary: 'Read a payout of this store', answer: payout, codes: unknownPayout },
  approvePayout: {
    summary: 'Approve a payout and lock its rate',
    body: approve,
    example: { revision: 0 },
    answer: payout,
    codes: { 400: approving, ...unknownPayout },
  },
  approvePayoutInStore: {
    summary: 'Approve a payout of this store and lock its rate',
    body: approve,
    example: { revision: 0 },
    answer: payout,
    codes: { 400: approving, ...unknownPayout },
  },
  cancelPayout: { summary: 'Cancel a payout', body: decline, codes: { ...undecided, ...unknownPayout } },
  cancelPayoutInStore: { summary: 'Cancel a payout of this store', body: decline, codes: { ...undecided, ...unknownPayout } },
  markPayout: {
    summary: 'Mark a payout; Completed where no state is given',
    body: mark,
    example: paidOutside,
    codes: { ...marking, ...unknownPayout },
  },
  markPayoutInStore: { summary: 'Mark a payout of this store', body: mark, example: paidOutside, codes: { ...marking, ...unknownPayout } },
  markPayoutPaid: { summary: 'Mark a payout as paid', codes: { ...undecided, ...unknownPayout } },
  markPayoutPaidInStore: { summary: 'Mark a payout of this store as paid', codes: { ...undecided, ...unknownPayout } },
} as const satisfies Readonly<Record<string, OperationSchemas>>;
