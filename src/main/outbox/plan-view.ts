// Owns what the secure window shows of a plan: totals first, then every destination in full.
import type { Chain, Network } from '../../shared/network.ts';
import type { OutboxState } from './state.ts';
import type { Entry, Plan, PlanLine } from './types.ts';

export interface PlanTotal {
  readonly chain: Chain;
  readonly asset: string;
  readonly payments: number;
  readonly transactions: number;
  /** Satoshi or drops, like all amounts here. */
  readonly amount: bigint;
  readonly fee: bigint;
  readonly feeCeiling: bigint;
  /** What comes back to the wallet; null when nothing does. */
  readonly change: bigint | null;
}

export interface PlanRowView extends PlanLine {
  /** Never paid before by this wallet, at this address and tag. */
  readonly newPayee: boolean;
}

export interface PlanView {
  readonly planId: string;
  readonly walletId: string;
  readonly network: Network;
  readonly digest: string;
  /** One use, for exactly this digest. An earlier one of the same plan is void from now on. */
  readonly token: string;
  readonly expiresAt: number;
  readonly totals: readonly PlanTotal[];
  readonly rows: readonly PlanRowView[];
}

export function describePlan(state: OutboxState, plan: Plan, token: string): PlanView {
  const paid = paidDestinations(state);
  const { id, walletId, network, digest, expiresAt } = plan;
  const rows = plan.entries.flatMap((entry) => entry.lines).map((line) => ({ ...line, newPayee: !paid.has(destinationOf(line)) }));
  return { planId: id, walletId, network, digest, token, expiresAt, totals: totalsOf(plan.entries), rows };
}

function totalsOf(entries: readonly Entry[]): readonly PlanTotal[] {
  const totals = new Map<string, PlanTotal>();
  for (const entry of entries) {
    const key = `${entry.chain} ${entry.lines[0]?.asset ?? ''}`;
    const before = totals.get(key);
    totals.set(key, before === undefined ? totalOf(entry) : sum(before, totalOf(entry)));
  }
  return [...totals.values()];
}

function totalOf(entry: Entry): PlanTotal {
  const { chain, lines, fee, feeCeiling, change } = entry;
  const amount = lines.reduce((total, line) => total + line.amount, 0n);
  return { chain, asset: lines[0]?.asset ?? '', payments: lines.length, transactions: 1, amount, fee, feeCeiling, change };
}

function sum(a: PlanTotal, b: PlanTotal): PlanTotal {
  return {
    ...a,
    payments: a.payments + b.payments,
    transactions: a.transactions + b.transactions,
    amount: a.amount + b.amount,
    fee: a.fee + b.fee,
    feeCeiling: a.feeCeiling + b.feeCeiling,
    change: a.change === null && b.change === null ? null : (a.change ?? 0n) + (b.change ?? 0n),
  };
}

function paidDestinations(state: OutboxState): ReadonlySet<string> {
  const final = [...state.entries.values()].filter((entry) => entry.state === 'final');
  return new Set(final.flatMap((entry) => entry.lines.map(destinationOf)));
}

function destinationOf(line: PlanLine): string {
  return `${line.chain} ${line.address} ${line.tag ?? '-'}`;
}
