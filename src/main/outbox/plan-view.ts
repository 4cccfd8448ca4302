// Owns what the secure window shows of a plan: totals first, then every destination in full.
import type { Chain, Network } from '../../shared/network.ts';
import { resemblanceTo } from '../../shared/payouts/resembling.ts';
import { accountOf } from './consumed.ts';
import { borneByRecipients, feeSharesOf } from './fee-shares.ts';
import { readBitcoinDetail } from './drivers/bitcoin-detail.ts';
import type { OutboxState } from './state.ts';
import type { Entry, Order, Plan, PlanLine, Transfer } from './types.ts';

export interface PlanTotal {
  readonly chain: Chain;
  readonly asset: string;
  /** AssetScale of an MPT; null for every other asset. */
  readonly scale: number | null;
  readonly payments: number;
  readonly transactions: number;
  /** Whole units of the asset (`assetPlaces`). */
  readonly amount: bigint;
  /** Satoshi or drops, as everything below. */
  readonly fee: bigint;
  readonly feeCeiling: bigint;
  /** Part of the fee that the recipients bear: it is taken from what they get. */
  readonly borne: bigint;
  /** What comes back to the wallet; null when nothing does. */
  readonly change: bigint | null;
  /** Account of the XRP Ledger that it is paid from; null on Bitcoin, and in plans from before plans named one. */
  readonly account: string | null;
}

export interface PlanRowView extends PlanLine {
  /** Satoshi of the fee that the recipient bears: what arrives is the amount less this. */
  readonly feeShare: bigint;
  /** Never paid before by this wallet, at this address and tag. */
  readonly newPayee: boolean;
  /** An address that this wallet has paid and that this one resembles without being it; absent for none. */
  readonly resembles?: string;
}

/** A transaction that pays no payout. */
export interface PlanOrderView {
  /** Id of its entry. */
  readonly id: string;
  readonly order: Order;
  /** Drops. */
  readonly fee: bigint;
  readonly feeCeiling: bigint;
}

/** A transaction whose only output is ours. */
export interface PlanTransferView {
  /** Id of its entry. */
  readonly id: string;
  readonly purpose: Transfer['purpose'];
  readonly parent: string | null;
  /** Our address, and what arrives there, in satoshi. */
  readonly address: string;
  readonly amount: bigint;
  readonly fee: bigint;
  readonly coins: number;
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
  readonly orders: readonly PlanOrderView[];
  readonly transfers: readonly PlanTransferView[];
}

export function describePlan(state: OutboxState, plan: Plan, token: string): PlanView {
  const paid = paidDestinations(state);
  const { id, walletId, network, digest, expiresAt } = plan;
  const alike = resemblanceTo(paidAddresses(state));
  const resembled = (address: string): Pick<PlanRowView, 'resembles'> => {
    const resembles = alike(address);
    return resembles === null ? {} : { resembles };
  };
  const rows = plan.entries.flatMap((entry) => {
    const shares = feeSharesOf(entry);
    return entry.lines.map((line, at) => ({
      ...line,
      feeShare: shares[at] ?? 0n,
      newPayee: !paid.has(destinationOf(line)),
      ...resembled(line.address),
    }));
  });
  const orders = plan.entries.flatMap((entry) => orderIn(entry) ?? []);
  return {
    planId: id,
    walletId,
    network,
    digest,
    token,
    expiresAt,
    totals: totalsOf(plan.entries),
    rows,
    orders,
    transfers: plan.entries.flatMap((entry) => transferIn(entry) ?? []),
  };
}

function orderIn({ id, order, fee, feeCeiling }: Entry): PlanOrderView | null {
  return order === null ? null : { id, order, fee, feeCeiling };
}

/** Read from what is signed. */
function transferIn({ id, transfer, detail, fee, consumes }: Entry): PlanTransferView | null {
  if (transfer === undefined) return null;
  const read = readBitcoinDetail(detail);
  const change = read.ok ? read.value.selection.change : null;
  const { purpose, parent } = transfer;
  return { id, purpose, parent, address: change?.address ?? '', amount: change?.value ?? 0n, fee, coins: consumes.length };
}

/** By asset; orders have no total, for they stand whole in the view. */
function totalsOf(entries: readonly Entry[]): readonly PlanTotal[] {
  const totals = new Map<string, PlanTotal>();
  for (const entry of entries.filter(({ lines }) => lines.length > 0)) {
    const key = `${entry.chain} ${entry.lines[0]?.asset ?? ''}`;
    const before = totals.get(key);
    totals.set(key, before === undefined ? totalOf(entry) : sum(before, totalOf(entry)));
  }
  return [...totals.values()];
}

function totalOf(entry: Entry): PlanTotal {
  const { chain, lines, fee, feeCeiling, change } = entry;
  const amount = lines.reduce((total, line) => total + line.amount, 0n);
  return {
    chain,
    asset: lines[0]?.asset ?? '',
    scale: lines[0]?.scale ?? null,
    payments: lines.length,
    transactions: 1,
    amount,
    fee,
    feeCeiling,
    borne: borneByRecipients(entry),
    change,
    account: chain === 'xrpl' ? accountOf(entry) : null,
  };
}

function sum(a: PlanTotal, b: PlanTotal): PlanTotal {
  return {
    ...a,
    payments: a.payments + b.payments,
    transactions: a.transactions + b.transactions,
    amount: a.amount + b.amount,
    fee: a.fee + b.fee,
    feeCeiling: a.feeCeiling + b.feeCeiling,
    borne: a.borne + b.borne,
    change: a.change === null && b.change === null ? null : (a.change ?? 0n) + (b.change ?? 0n),
  };
}

function paidDestinations(state: OutboxState): ReadonlySet<string> {
  return new Set(paidLines(state).map(destinationOf));
}

/** Paid by us: an address that merely sent us something may have been made to resemble one of these. */
function paidAddresses(state: OutboxState): ReadonlySet<string> {
  return new Set(paidLines(state).map(({ address }) => address));
}

function paidLines(state: OutboxState): readonly PlanLine[] {
  return [...state.entries.values()].filter((entry) => entry.state === 'final').flatMap((entry) => entry.lines);
}

function destinationOf(line: PlanLine): string {
  return `${line.chain} ${line.address} ${line.tag ?? '-'}`;
}
