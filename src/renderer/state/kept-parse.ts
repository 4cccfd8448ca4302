// Owns the reading of what was kept over a reload of the page: only what fits is taken, field by field.
import * as z from 'zod';
import { rateQuote } from '../../shared/contract/common.ts';
import { claimTerms } from '../../shared/contract/workflow-api.ts';
import { pullPaymentStatuses } from '../../shared/payouts/pull-payment-status.ts';
import { payoutStates } from '../../shared/payouts/types.ts';
import { type ClaimDraft, periodChoices, periodUnits, type PullDraft, refundBases, templates } from './drafts.ts';
import { pullOrders, type PullsView } from './pulls-view.ts';
import { keptStudioDrafts } from './kept-studio-parse.ts';
import { chainFilters, type QueueFilter } from './queue-filter.ts';
import type { Route } from './route.ts';
import { walletTabs } from './wallet-tab.ts';

const text = z.string().max(20_000);
const pullDraft: z.ZodType<PullDraft> = z.object({
  template: z.enum(templates),
  name: text,
  description: text,
  limit: text,
  unit: text,
  price: text,
  priceCurrency: text,
  period: z.enum(periodChoices),
  periodCount: text,
  periodUnit: z.enum(periodUnits),
  startsLater: z.boolean(),
  startDate: text,
  hasEnd: z.boolean(),
  endDate: text,
  bitcoin: z.boolean(),
  xrp: z.boolean(),
  tokens: z.array(z.string().max(120)).max(8).default([]),
  autoApprove: z.boolean(),
  autoPerClaim: text,
  autoPerDay: text,
  hasPassphrase: z.boolean(),
  refund: z.object({
    paid: text,
    paidIn: text,
    basis: z.enum(refundBases),
    rateThen: text,
    rateNow: rateQuote.nullable(),
    custom: text,
    minus: text,
  }),
});
const claimDraft: z.ZodType<ClaimDraft> = z.object({
  claimId: z.string().regex(/^[0-9a-f]{32}$/),
  terms: claimTerms,
  methodId: text,
  destination: text,
  tag: text,
  all: z.boolean(),
  amount: text,
  note: text,
  sent: z.object({ myClaimId: text, claimLink: text.nullable() }).nullable(),
});
const id = z.string().max(200);
const queueFilter: z.ZodType<QueueFilter> = z.object({
  search: text,
  chain: z.enum(chainFilters),
  pull: id,
  least: text,
  most: text,
  from: text,
  to: text,
});
const pullsView: z.ZodType<PullsView> = z.object({ tab: z.enum(pullPaymentStatuses), search: text, order: z.enum(pullOrders) });
const route: z.ZodType<Route> = z.discriminatedUnion('screen', [
  z.object({ screen: z.literal(['home', 'new-pull', 'claims', 'claim', 'notifications', 'settings', 'add-wallet']) }),
  z.object({ screen: z.literal('pulls'), view: pullsView.exactOptional() }),
  z.object({ screen: z.literal(['pull', 'my-claim']), id }),
  z.object({
    screen: z.literal('queue'),
    tab: z.enum(payoutStates),
    payoutId: id.exactOptional(),
    filter: queueFilter.exactOptional(),
  }),
  z.object({ screen: z.literal('studio'), lesson: z.literal(true).exactOptional() }),
  z.object({ screen: z.literal('wallet'), tab: z.enum(walletTabs).exactOptional() }),
]);
const kept = z.object({
  pull: pullDraft,
  claims: z.record(z.string(), claimDraft),
  currentClaim: z.string().nullable(),
  texts: z.record(z.string(), text),
  studio: keptStudioDrafts,
  walletId: z.string().nullable(),
  route,
});
export type Kept = z.output<typeof kept>;

/** Null where nothing was kept, or something that this version does not understand. */
export function parseKept(stored: string | null): Kept | null {
  if (stored === null) return null;
  try {
    return kept.parse(JSON.parse(stored));
  } catch {
    return null;
  }
}
