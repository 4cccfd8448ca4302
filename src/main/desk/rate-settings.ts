// Owns the document of the user's price sources: its defaults, and what may be put into it.
import type { RateSettings, RateSettingsChange } from '../../shared/contract/rate-settings.ts';
import { parseUnit } from '../../shared/money/currencies.ts';
import { formatDecimal, sign } from '../../shared/money/decimal.ts';
import { parseDecimal } from '../../shared/money/parse-amount.ts';
import type { Seconds } from '../../shared/payouts/types.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';

/** Nobody outside is asked until the user turns a source on. */
export const defaultRateSettings: RateSettings = { mode: 'fallback', sources: ['practice'], maxAgeSeconds: 300, manual: [] };

/** Refusals: `rate-source-twice`, `rate-pair-invalid`, `rate-pair-twice`, `manual-rate-invalid` (params: what was typed). */
export function changedRateSettings(before: RateSettings, change: RateSettingsChange, now: Seconds): Result<RateSettings> {
  const { mode = before.mode, sources = before.sources, maxAgeSeconds = before.maxAgeSeconds } = change;
  if (new Set(sources).size < sources.length) return refuse('rate-source-twice');
  const manual = change.manual === undefined ? ok(before.manual) : manualRates(before.manual, change.manual, now);
  return manual.ok ? ok({ mode, sources, maxAgeSeconds, manual: manual.value }) : manual;
}

type Manual = RateSettings['manual'];

function manualRates(before: Manual, typed: readonly { pair: string; rate: string }[], now: Seconds): Result<Manual> {
  const made: Manual = [];
  for (const { pair: pairText, rate: rateText } of typed) {
    const pair = readPair(pairText);
    if (pair === null) return refuse('rate-pair-invalid', { pair: pairText.slice(0, 30) });
    if (made.some((other) => other.pair === pair)) return refuse('rate-pair-twice', { pair });
    const read = parseDecimal(rateText.normalize('NFKC'));
    if (!read.ok || sign(read.value) <= 0) return refuse('manual-rate-invalid', { pair });
    const rate = formatDecimal(read.value);
    const same = before.find((other) => other.pair === pair && other.rate === rate);
    made.push({ pair, rate, at: same?.at ?? now });
  }
  return ok(made);
}

/** "btc_usd", "BTC/USD" and "BTC USD" are the same pair; null for what is none. */
export function readPair(text: string): string | null {
  const parts = text
    .normalize('NFKC')
    .trim()
    .split(/[_/\s-]+/);
  const units = parts.map(parseUnit);
  const [coin, unit] = units;
  if (units.length !== 2 || coin?.ok !== true || unit?.ok !== true || coin.value === unit.value) return null;
  return `${coin.value}_${unit.value}`;
}
