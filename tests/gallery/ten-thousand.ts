// Owns ten thousand claims that wait, for the stories of long lists; what is approved leaves them.
import { create } from 'zustand';
import type { PayoutRow } from '../../src/renderer/db/tables.ts';
import type { Quote } from '../../src/shared/contract/workflow-api.ts';
import { now, payouts } from './data.ts';

const first = payouts[0];

function row(index: number): readonly PayoutRow[] {
  if (!first) return [];
  const number = String(index).padStart(5, '0');
  return [
    {
      ...first,
      id: `many-${number}`,
      order: index,
      createdAt: now - 10_000 + index,
      originalAmount: `${1 + (index % 90)}.25`,
      note: `claim ${number}`,
    },
  ];
}

/** Newest first. */
export const useMany = create<{ readonly rows: readonly PayoutRow[] }>()(() => ({
  rows: Array.from({ length: 10_000 }, (_, index) => row(9_999 - index)).flat(),
}));

export function approveMany(ids: readonly string[]): void {
  const gone = new Set(ids);
  useMany.setState(({ rows }) => ({ rows: rows.filter((item) => !gone.has(item.id)) }));
}

export function quoteMany(ids: readonly string[]): Quote {
  const lines = ids.map((payoutId) => ({
    payoutId,
    revision: 0,
    originalAmount: '1.25',
    originalCurrency: 'USD',
    payoutAmount: '0.00002',
    payoutCurrency: 'BTC',
    rate: '62500',
    rateSource: 'practice',
    rateAt: now,
    problem: null,
  }));
  return { snapshotId: 's', takenAt: now, validUntil: now + 60, lines };
}
