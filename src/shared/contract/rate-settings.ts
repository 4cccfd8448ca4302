// Owns the user's choice of price sources, as it is kept, shown and changed.
import * as z from 'zod';
import { decimalText, refusal, seconds } from './common.ts';

export const rateSourceIds = ['practice', 'kraken', 'coingecko', 'bitflyer', 'ledger', 'manual'] as const;
export type RateSourceId = (typeof rateSourceIds)[number];

/** Bounds of the staleness limit. */
export const ageLimit = { least: 10, most: 86_400 } as const;
export const mostManualRates = 100;

export const mostLedgerUnits = 50;

/** "BTC_USD": a unit of at most 12 letters and digits (a letter may take two UTF-16 units) for a coin, which is such a unit, a token of up to 75 characters, or an MPT. */
const ratePair = z.string().min(3).max(110);
/** As typed; `updateRateSettings` says what is wrong with it. */
const typedText = z.string().max(160);

/** Which token of the ledger stands for a unit in its order books, and for how much of the unit a price must be had. */
const ledgerUnit = z.strictObject({
  unit: z.string().min(1).max(24),
  /** "USD.rIssuer": code and issuer. */
  token: z.string().min(5).max(80),
  depth: decimalText,
});

export const rateSettings = z.strictObject({
  /** `fallback`: the first source that answers. `median`: the middle of all answers, of which there must be two unless only one source is on. */
  mode: z.enum(['fallback', 'median']),
  /** Those that are on, in the order in which they are asked. */
  sources: z.array(z.enum(rateSourceIds)).max(rateSourceIds.length),
  /** An older price is not used. Typed prices do not age. */
  maxAgeSeconds: z.number().int().min(ageLimit.least).max(ageLimit.most),
  manual: z.array(z.strictObject({ pair: ratePair, rate: decimalText, at: seconds })).max(mostManualRates),
  /** Empty in documents of before. */
  ledger: z.array(ledgerUnit).max(mostLedgerUnits).default([]),
});
export type RateSettings = z.output<typeof rateSettings>;

/** A change names what it changes. A typed price whose text stays keeps its time; another is dated by main. */
export const rateSettingsChange = z.strictObject({
  mode: rateSettings.shape.mode.exactOptional(),
  sources: rateSettings.shape.sources.exactOptional(),
  maxAgeSeconds: rateSettings.shape.maxAgeSeconds.exactOptional(),
  manual: z
    .array(z.strictObject({ pair: typedText, rate: typedText }))
    .max(mostManualRates)
    .exactOptional(),
  ledger: z
    .array(z.strictObject({ unit: typedText, token: typedText, depth: typedText }))
    .max(mostLedgerUnits)
    .exactOptional(),
});
export type RateSettingsChange = z.output<typeof rateSettingsChange>;

export const triedRates = z.object({
  /** Each source that is on, in order. */
  answers: z.array(
    z.object({
      source: z.enum(rateSourceIds),
      rate: decimalText.nullable(),
      at: seconds.nullable(),
      problem: refusal.nullable(),
    }),
  ),
  /** What approving would lock now. */
  combined: z.object({ rate: decimalText, source: z.string().max(64), at: seconds }).nullable(),
  problem: refusal.nullable(),
});
export type TriedRates = z.output<typeof triedRates>;
