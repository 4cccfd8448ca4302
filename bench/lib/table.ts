// Owns the printed table, which is Markdown so that it can go into docs/performance.md as it is.
import { type Spread, spreadOf } from './statistics.ts';

export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly values: readonly number[];
  readonly digits?: number;
  readonly aim?: string;
}

const head = ['What', 'min', 'median', 'max', 'unit', 'runs', 'aim'];

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map(({ what, unit, values, digits = 0, aim = '' }) => {
    const { min, median, max, runs }: Spread = spreadOf(values);
    return [what, ...[min, median, max].map((value) => value.toFixed(digits)), unit, String(runs), aim];
  });
  const rule = head.map((_, column) => (column >= 1 && column <= 3 ? '---:' : '---'));
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
