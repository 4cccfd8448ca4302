// Owns the reading of payment forms that were kept over a reload of the page.
import * as z from 'zod';
import type { FormAmount, FormAsset, StudioDraft, StudioForm } from './studio-form.ts';

const text = z.string().max(20_000);
const json = z.string().max(200_000);
const asset: z.ZodType<FormAsset> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('xrp') }),
  z.object({ kind: z.literal('token'), currency: text, issuer: text }),
  z.object({ kind: z.literal('mpt'), id: text, scale: z.number().int().min(0).max(255) }),
]);
const amount: z.ZodType<FormAmount> = z.object({ asset, value: text });
const form: z.ZodType<StudioForm> = z.object({
  account: text,
  destination: text,
  tag: text,
  deliver: amount,
  spend: amount.nullable(),
  partial: z.boolean(),
  least: text,
  limitQuality: z.boolean(),
  noDirect: z.boolean(),
  otherFlags: z.number().int().min(0).max(0xffff_ffff),
  paths: json,
  sourceTag: text,
  invoiceId: text,
  credentialIds: text,
  domainId: text,
  memos: z.array(z.object({ type: json, data: json, format: json, hex: z.boolean() })).max(1000),
  fee: text,
  sequence: text,
  ticketSequence: text,
  lastLedgerSequence: text,
  networkId: text,
  accountTxnId: text,
  delegate: text,
  signingPubKey: text,
  rest: z.record(z.string(), z.unknown()),
});
const draft: z.ZodType<StudioDraft> = z.object({
  form,
  json: json.nullable(),
  expert: z.boolean(),
  former: z.object({ form, json: json.nullable() }).nullable(),
});

/** By wallet. What does not fit is left out as a whole, so that it takes no other form with it. */
export const keptStudioDrafts: z.ZodType<Readonly<Record<string, StudioDraft>>> = z.record(z.string(), draft).catch({});
