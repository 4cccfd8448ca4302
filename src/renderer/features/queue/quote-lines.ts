// Owns the reading of a rate snapshot: problems, totals, the distinct rates in it.
import type { QuoteLine } from '../../../shared/contract/workflow-api.ts';
import { formatDecimal } from '../../../shared/money/decimal.ts';
import { decimalOf } from '../../../shared/money/parse-amount.ts';
import { dearRounding } from '../../../shared/payouts/conversion.ts';
import type { Refusal } from '../../../shared/result.ts';
import { type Sum, sumByUnit } from '../../state/sums.ts';

/** Lines with the failures of a refused approval laid over them (`approval-refused`: payout id → code). */
export function withFailures(lines: readonly QuoteLine[], refusal: Refusal | null): readonly QuoteLine[] {
  if (refusal?.code !== 'approval-refused' || !refusal.params) return lines;
  const failures = refusal.params;
  return lines.map((line) => {
    const code = failures[line.payoutId];
    return code === undefined ? line : { ...line, problem: { code } };
  });
}

export function problemLines(lines: readonly QuoteLine[]): readonly QuoteLine[] {
  return lines.filter((line) => line.problem !== null);
}

/** Those with a problem lead, then those that rounding makes dearer: among hundreds nobody would find them. */
export function problemsFirst(lines: readonly QuoteLine[]): readonly QuoteLine[] {
  const good = lines.filter((line) => line.problem === null);
  const dear = new Set(dearLines(good));
  return [...problemLines(lines), ...dear, ...good.filter((line) => !dear.has(line))];
}

/** Lines that would be paid noticeably more than was claimed. */
export function dearLines(lines: readonly QuoteLine[]): readonly QuoteLine[] {
  return lines.filter((line) => line.problem === null && roundedBy(line) !== null);
}

/** What will be paid, by coin. Lines with a problem do not count. */
export function totals(lines: readonly QuoteLine[]): readonly Sum[] {
  return sumByUnit(lines, (line) =>
    line.problem === null && line.payoutAmount !== null ? { amount: line.payoutAmount, unit: line.payoutCurrency } : null,
  );
}

/** By how much rounding makes a line dearer than the claim, in its unit; null where nobody would notice. */
export function roundedBy({ originalAmount, payoutAmount, rate }: QuoteLine): string | null {
  if (payoutAmount === null || rate === null) return null;
  const extra = dearRounding(decimalOf(originalAmount), decimalOf(rate), decimalOf(payoutAmount));
  return extra === null ? null : formatDecimal(extra);
}

export interface QuotedRate {
  readonly coin: string;
  readonly unit: string;
  readonly rate: string;
  readonly source: string;
  readonly at: number;
}

/** Each pair of coin and unit once; a coin against itself needs no rate. */
export function distinctRates(lines: readonly QuoteLine[]): readonly QuotedRate[] {
  const rates = new Map<string, QuotedRate>();
  for (const line of lines) {
    if (line.payoutCurrency === line.originalCurrency || line.rate === null || line.rateSource === null || line.rateAt === null) continue;
    rates.set(`${line.payoutCurrency}_${line.originalCurrency}`, {
      coin: line.payoutCurrency,
      unit: line.originalCurrency,
      rate: line.rate,
      source: line.rateSource,
      at: line.rateAt,
    });
  }
  return [...rates.values()];
}
