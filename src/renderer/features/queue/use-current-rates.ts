// Owns today's rates beside the locked ones: one question per pair of coin and unit, repeated each minute.
import { useMemo, useState } from 'react';
import type { PayoutRow } from '../../db/tables.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { useOnChange } from '../../ui/use-on-change.ts';

const everyMs = 60_000;

type Pair = Pick<PayoutRow, 'payoutCurrency' | 'originalCurrency'>;
type Paired = Pair & Pick<PayoutRow, 'id'>;

function pairOf(row: Pair): string {
  return `${row.payoutCurrency}_${row.originalCurrency}`;
}

/** One payout for each pair, at most 500 of them. */
export function onePerPair<T extends Paired>(rows: readonly T[]): readonly T[] {
  const firsts = new Map<string, T>();
  for (const row of rows) if (!firsts.has(pairOf(row))) firsts.set(pairOf(row), row);
  return [...firsts.values()].slice(0, 500);
}

/** Answers the rate of each of the rows, as decimal text; null for a pair without an answer: the screen then says less, never something old. */
export function useCurrentRates(rows: readonly Paired[]): (row: Pair) => string | null {
  const { workflow } = useServices();
  const wallet = useWallet();
  const [byPair, setByPair] = useState<ReadonlyMap<string, string>>(new Map());
  const asked = useMemo(() => onePerPair(rows), [rows]);
  const key = asked.map((row) => row.id).join(' ');
  useOnChange(`${wallet.id} ${key}`, () => {
    if (asked.length === 0) return undefined;
    let live = true;
    const ask = async (): Promise<void> => {
      const answer = await workflow.quote({ walletId: wallet.id, payoutIds: asked.map((row) => row.id) });
      if (!live || !answer.ok) return;
      setByPair(new Map(answer.value.lines.flatMap((line) => (line.rate === null ? [] : [[pairOf(line), line.rate] as const]))));
    };
    void ask();
    const timer = setInterval(() => void ask(), everyMs);
    return () => {
      live = false;
      clearInterval(timer);
    };
  });
  return (row) => byPair.get(pairOf(row)) ?? null;
}
