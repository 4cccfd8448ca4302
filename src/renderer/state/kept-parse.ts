// Owns the reading of what was kept over a reload of the page: only what fits is taken, field by field.
import * as z from 'zod';
import { rateQuote } from '../../shared/contract/common.ts';
import { claimTerms } from '../../shared/contract/workflow-api.ts';
import { type ClaimDraft, periodChoices, periodUnits, type PullDraft, refundBases, templates } from './drafts.ts';

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
const kept = z.object({
  pull: pullDraft,
  claims: z.record(z.string(), claimDraft),
  currentClaim: z.string().nullable(),
  texts: z.record(z.string(), text),
  walletId: z.string().nullable(),
  form: z.enum(['new-pull', 'claim']).nullable(),
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
