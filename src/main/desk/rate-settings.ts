// Owns the document of the user's price sources: its defaults, and what may be put into it.
import type { RateSettings, RateSettingsChange } from '../../shared/contract/rate-settings.ts';
import { parseUnit } from '../../shared/money/currencies.ts';
import { formatDecimal, sign } from '../../shared/money/decimal.ts';
import { isClassicAddress } from '../../shared/links/xrpl-address.ts';
import { parseDecimal } from '../../shared/money/parse-amount.ts';
import { readMethod } from '../../shared/payouts/methods.ts';
import type { Seconds } from '../../shared/payouts/types.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';

/** Nobody outside is asked until the user turns a source on. */
export const defaultRateSettings: RateSettings = { mode: 'fallback', sources: ['practice'], maxAgeSeconds: 300, manual: [], ledger: [] };

/**
 * Refusals: `rate-source-twice`, `rate-pair-invalid`, `rate-pair-twice`, `manual-rate-invalid`, and of the tokens that stand for units `unit-invalid`, `rate-unit-twice`,
 * `rate-unit-xrp`, `rate-token-invalid`, `rate-depth-invalid` (params: what was typed).
 */
export function changedRateSettings(before: RateSettings, change: RateSettingsChange, now: Seconds): Result<RateSettings> {
  const { mode = before.mode, sources = before.sources, maxAgeSeconds = before.maxAgeSeconds } = change;
  if (new Set(sources).size < sources.length) return refuse('rate-source-twice');
  const manual = change.manual === undefined ? ok(before.manual) : manualRates(before.manual, change.manual, now);
  if (!manual.ok) return manual;
  const ledger = change.ledger === undefined ? ok(before.ledger) : ledgerUnits(change.ledger);
  return ledger.ok ? ok({ mode, sources, maxAgeSeconds, manual: manual.value, ledger: ledger.value }) : ledger;
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

type LedgerUnits = RateSettings['ledger'];

function ledgerUnits(typed: readonly { unit: string; token: string; depth: string }[]): Result<LedgerUnits> {
  const made: LedgerUnits = [];
  for (const { unit: unitText, token: tokenText, depth: depthText } of typed) {
    const unit = parseUnit(unitText);
    if (!unit.ok) return unit;
    if (unit.value === 'XRP') return refuse('rate-unit-xrp');
    if (made.some((other) => other.unit === unit.value)) return refuse('rate-unit-twice', { unit: unit.value });
    const token = readMethod(`${tokenText.normalize('NFKC').trim()}-CHAIN`);
    if (token?.kind !== 'token' || !isClassicAddress(token.currency.split('.')[1] ?? ''))
      return refuse('rate-token-invalid', { token: tokenText.slice(0, 80) });
    const depth = parseDecimal(depthText.normalize('NFKC'));
    if (!depth.ok || sign(depth.value) <= 0) return refuse('rate-depth-invalid', { unit: unit.value });
    made.push({ unit: unit.value, token: token.currency, depth: formatDecimal(depth.value) });
  }
  return ok(made);
}

const pairText = /^(.+?)[_/\s-]+([^_/\s-]+)$/u;

/** "btc_usd", "BTC/USD" and "BTC USD" are the same pair; the coin may be a token with its issuer, or an MPT. Null for what is none. */
export function readPair(text: string): string | null {
  const [, coinText = '', unitText = ''] = pairText.exec(text.normalize('NFKC').trim()) ?? [];
  const [coin, unit] = [coinOf(coinText), parseUnit(unitText)];
  return coin === null || !unit.ok || coin === unit.value ? null : `${coin}_${unit.value}`;
}

function coinOf(text: string): string | null {
  const unit = parseUnit(text);
  if (unit.ok) return unit.value;
  const issued = readMethod(`${text}-CHAIN`);
  return issued?.kind === 'token' || issued?.kind === 'mpt' ? issued.currency : null;
}
