// Owns the schemas of a wallet's labels: shown, set, imported and exported.
import * as z from 'zod';
import { labelLimits } from '../labels/bip329.ts';
import type { labelTypes } from '../labels/label.ts';
import { nothing, refusal, walletId } from './common.ts';
import { method } from './rpc.ts';

/** What a label can be given to on a screen. */
export const labelledTypes = ['tx', 'addr', 'output', 'pullpay-payout'] as const satisfies readonly (typeof labelTypes)[number][];
const ref = z.string().min(1).max(120);

export const shownLabel = z.object({ type: z.enum(labelledTypes), ref, label: z.string().max(labelLimits.line) });
export type ShownLabel = z.output<typeof shownLabel>;

export const labelImport = z.object({
  /** Things that the file says something about. */
  labels: z.number().int(),
  frozen: z.number().int(),
  thawed: z.number().int(),
  /** Lines of types that Pullpay does not know: kept for the next export. */
  kept: z.number().int(),
  /** How many lines were not taken, and the first hundred of them, each with the beginning of its text. */
  refused: z.number().int(),
  problems: z.array(z.object({ line: z.number().int().min(1), problem: refusal, text: z.string().max(200) })).max(100),
});
export type LabelImportReport = z.output<typeof labelImport>;

export const labelMethods = {
  /** Refusal: `labels-unreadable`. */
  labels: method(z.strictObject({ walletId }), z.array(shownLabel).max(labelLimits.lines)),
  /** An empty text takes the label away. Refusals: `label-not-plain`, `label-reference`, `labels-full`, `labels-unreadable`, those of the disk. */
  setLabel: method(z.strictObject({ walletId, type: z.enum(labelledTypes), ref, label: z.string().max(255) }), nothing),
  /** A file of BIP329. Refusals: `labels-too-large`, `labels-full`, `labels-unreadable`, those of the disk. */
  importLabels: method(z.strictObject({ walletId, text: z.string().max(labelLimits.file + 1) }), labelImport),
  /** Asks where to save the labels and frozen coins as a file of BIP329. Refusal: `labels-unreadable`. */
  saveLabels: method(z.strictObject({ walletId, suggestedName: z.string().max(100) }), z.object({ saved: z.boolean() })),
} as const;
