// Owns a wallet's history as the screens see it: both chains and every account together, each line with its payouts and what it was worth.
import type { HistoryItem } from '../../shared/contract/main-api.ts';
import { dropsToText, satsToText } from '../../shared/money/units.ts';
import type { Chain } from '../../shared/network.ts';
import type { Payout } from '../../shared/payouts/types.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Entry } from '../outbox/types.ts';
import { type BitcoinAccountList, viewOf } from '../wallets/bitcoin-accounts.ts';
import { type BitcoinHistoryItem, bitcoinHistory } from '../wallets/bitcoin-history.ts';
import type { SeenRates } from '../wallets/seen-rates.ts';
import type { XrplAccounts } from '../wallets/xrpl-accounts.ts';
import type { XrplHistoryItem } from '../wallets/xrpl-history.ts';
import type { XrplWallet } from '../wallets/xrpl-wallet.ts';
import { lockedValues, recordedValue } from './history-values.ts';

export interface WalletHistoryDeps {
  readonly coins: BitcoinAccountList;
  /** None where the network set has no XRP Ledger. */
  readonly accounts: Pick<XrplAccounts, 'all'>;
  readonly ledger: (address: string) => XrplWallet;
  readonly entryOf: (transactionId: string) => Entry | null;
  readonly payout: (id: string) => Payout | null;
  readonly seenRates: SeenRates;
}

export interface HistoryAsked {
  /** Absent: both. */
  readonly chain?: Chain;
  /** Absent: 100. */
  readonly most?: number;
}

const usualLength = 100;

/** Newest first; what is not in a block yet comes before everything else. Refusals: those of the chains that are asked. */
export async function walletHistory(deps: WalletHistoryDeps, { chain, most = usualLength }: HistoryAsked): Promise<Result<HistoryItem[]>> {
  const items: HistoryItem[] = [];
  if (chain !== 'xrpl') {
    const looked = await lookAtBitcoin(deps);
    if (!looked.ok) return looked;
    items.push(...looked.value.slice(0, most).map((item) => bitcoinItem(deps, item)));
  }
  if (chain !== 'bitcoin') {
    const asked = deps.accounts.all().map(({ address }) => deps.ledger(address).history(most));
    for (const ledger of await Promise.all(asked)) {
      if (!ledger.ok) return ledger;
      items.push(...ledger.value.map((item) => xrplItem(deps, item)));
    }
  }
  return ok(items.sort((a, b) => (b.at ?? Number.MAX_SAFE_INTEGER) - (a.at ?? Number.MAX_SAFE_INTEGER)).slice(0, most));
}

/** Asks the chain about every Bitcoin account, and takes the price for what is new. Refusals: those of the server. */
export async function lookAtBitcoin({
  coins,
  seenRates,
}: Pick<WalletHistoryDeps, 'coins' | 'seenRates'>): Promise<Result<readonly BitcoinHistoryItem[]>> {
  const refreshed = await coins.refresh();
  if (!refreshed.ok) return refreshed;
  const views = coins.all().map(({ id }) => viewOf(coins, id));
  const tip = Math.max(0, ...views.map((view) => view.tipHeight() ?? 0));
  const isOurs = (address: string | null): boolean => address !== null && coins.owns(address);
  const items = bitcoinHistory(
    views.flatMap((view) => view.transactions()),
    isOurs,
    tip,
  );
  await seenRates.look(items);
  return ok(items);
}

function bitcoinItem(deps: WalletHistoryDeps, item: BitcoinHistoryItem): HistoryItem {
  const payoutIds = payoutsIn(deps, item.txid);
  return {
    chain: 'bitcoin',
    transactionId: item.txid,
    amount: satsToText(item.amount),
    fee: satsToText(item.fee),
    at: item.time,
    confirmations: item.confirmations,
    counterparties: item.counterparties.slice(0, 20),
    payoutIds,
    failed: null,
    ...raisable(deps, item),
    values: valuesOf(deps, item, payoutIds),
  };
}

/** Ours may be replaced; what others sent us may be spent by a child. */
function raisable({ entryOf }: WalletHistoryDeps, { txid, time, net }: BitcoinHistoryItem): Pick<HistoryItem, 'raise'> {
  if (time !== null) return {};
  if (entryOf(txid) !== null) return { raise: 'fee' };
  return net > 0n ? { raise: 'child' } : {};
}

/** What a Bitcoin transaction was worth. */
export function valuesOf(
  deps: Pick<WalletHistoryDeps, 'payout' | 'seenRates'>,
  { txid, amount }: Pick<BitcoinHistoryItem, 'txid' | 'amount'>,
  payoutIds: readonly string[],
): ReturnType<typeof lockedValues> {
  const locked = lockedValues(payoutIds.flatMap((id) => deps.payout(id) ?? []));
  return locked.length > 0 ? locked : recordedValue(amount, deps.seenRates.of(txid));
}

function xrplItem(deps: WalletHistoryDeps, item: XrplHistoryItem): HistoryItem {
  const { account, type, issued, delivered, requested, partial, amountUnknown } = item;
  const payoutIds = payoutsIn(deps, item.hash);
  const paid = item.failed === null ? payoutIds.flatMap((id) => deps.payout(id) ?? []) : [];
  return {
    chain: 'xrpl',
    transactionId: item.hash,
    amount: dropsToText(item.amount),
    fee: dropsToText(item.fee),
    at: item.time,
    confirmations: 1,
    counterparties: item.counterparty === null ? [] : [item.counterparty],
    payoutIds,
    failed: item.failed,
    values: lockedValues(paid),
    ledger: { account, type, issued, delivered, requested, partial, amountUnknown, sent: item.fee > 0n },
  };
}

function payoutsIn({ entryOf }: Pick<WalletHistoryDeps, 'entryOf'>, transactionId: string): string[] {
  return entryOf(transactionId)?.lines.map((line) => line.payoutId) ?? [];
}
