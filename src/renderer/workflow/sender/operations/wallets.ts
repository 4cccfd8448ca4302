// Owns the read-outs of a store's wallet and of rates (spec §16.6). Nothing here can spend.
import { decimalOf } from '../../../../shared/money/parse-amount.ts';
import { add, formatDecimal, subtract } from '../../../../shared/money/decimal.ts';
import type { HistoryItem, WalletOverview } from '../../../../shared/contract/main-api.ts';
import { type Query, valueOf, valuesOf } from '../../../../shared/greenfield/list-query.ts';
import { canonicalMethod } from '../../../../shared/payouts/methods.ts';
import { type Result, ok, refuse } from '../../../../shared/result.ts';
import type { WalletBook } from '../wallet-book.ts';
import type { OperationDeps } from './deps.ts';
import { storeOf } from './find.ts';
import type { Asked, Operations } from './operation.ts';

const mostPairs = 16;
const mostTransactions = 100;

export function walletOperations(deps: OperationDeps): Operations {
  return {
    readRates: (asked) => rates(deps, asked),
    readWallet: (asked) => balances(deps, asked),
    listTransactions: (asked) => transactions(deps, asked),
    readReceiveAddress: (asked) => receiveAddress(deps, asked),
  };
}

/** Each pair with its price, or with why there is none. Without `currencyPair`, both coins in the store's currency. 422: `currencyPair`. */
async function rates(deps: OperationDeps, asked: Asked): Promise<Result<unknown>> {
  const store = storeOf(asked);
  if (!store.ok) return store;
  const named = valuesOf(asked.query, 'currencyPair').map((pair) => pair.trim().toUpperCase());
  const { defaultCurrency } = deps.settings();
  const pairs = named.length > 0 ? named : [`BTC_${defaultCurrency}`, `XRP_${defaultCurrency}`];
  const wellFormed = pairs.length <= mostPairs && pairs.every((pair) => /^[\p{L}\p{Nd}]{1,12}_[\p{L}\p{Nd}]{1,12}$/u.test(pair));
  if (!wellFormed) return refuse('validation', { currencyPair: 'currency-pair-invalid' });
  const quotes = await deps.main.rates({ network: store.value.wallet.network, pairs: [...new Set(pairs)] });
  const rateOf = (pair: string): string | null => (quotes.ok ? (quotes.value.find((quote) => quote.pair === pair)?.rate ?? null) : null);
  return ok(pairs.map((currencyPair) => rateJson(currencyPair, rateOf(currencyPair))));
}

function rateJson(currencyPair: string, rate: string | null): Record<string, unknown> {
  return { currencyPair, rate, errors: rate === null ? ['rate-unavailable'] : [] };
}

type Coin = 'bitcoin' | 'xrpl';

/** The wallet of a path; other payment methods have none here (`not-found`). */
function walletOf(asked: Asked): Result<{ readonly book: WalletBook; readonly coin: Coin }> {
  const store = storeOf(asked);
  if (!store.ok) return store;
  const method = canonicalMethod(asked.path.paymentMethod ?? '');
  if (method.ok && method.value === 'BTC-CHAIN') return ok({ book: store.value, coin: 'bitcoin' });
  if (method.ok && method.value === 'XRP-CHAIN') return ok({ book: store.value, coin: 'xrpl' });
  return refuse('not-found');
}

/** Refusals: `not-found`, and what keeps the chain from answering: an old balance is none. */
async function overview(
  deps: OperationDeps,
  asked: Asked,
  needsChain: boolean,
): Promise<Result<{ readonly coin: Coin; readonly state: WalletOverview }>> {
  const wallet = walletOf(asked);
  if (!wallet.ok) return wallet;
  const { book, coin } = wallet.value;
  const state = await deps.main.walletOverview({ walletId: book.wallet.id });
  if (!state.ok) return state;
  const { problem } = state.value[coin];
  return problem !== null && needsChain ? refuse(problem) : ok({ coin, state: state.value });
}

/** Coins as decimal text. On the XRP Ledger everything is validated; `reserve` and `spendable` are extra. */
async function balances(deps: OperationDeps, asked: Asked): Promise<Result<unknown>> {
  const found = await overview(deps, asked, true);
  if (!found.ok) return found;
  const { bitcoin, xrpl } = found.value.state;
  if (found.value.coin === 'xrpl') {
    const { balance, reserve, spendable } = xrpl;
    return ok({ balance, unconfirmedBalance: '0', confirmedBalance: balance, reserve, spendable });
  }
  const { confirmed, unconfirmed } = bitcoin;
  const balance = formatDecimal(add(decimalOf(confirmed), decimalOf(unconfirmed)));
  return ok({ balance, unconfirmedBalance: unconfirmed, confirmedBalance: confirmed });
}

/** A Bitcoin address must not be used twice, and only the chain says which ones were; the XRP Ledger's is always the same. */
async function receiveAddress(deps: OperationDeps, asked: Asked): Promise<Result<unknown>> {
  const wallet = walletOf(asked);
  if (!wallet.ok) return wallet;
  const found = await overview(deps, asked, wallet.value.coin === 'bitcoin');
  if (!found.ok) return found;
  const { bitcoin, xrpl } = found.value.state;
  if (found.value.coin === 'bitcoin') return ok({ address: bitcoin.address, paymentLink: bitcoin.uri, keyPath: null });
  return ok({ address: xrpl.address, paymentLink: null, keyPath: null });
}

/** Newest first. `statusFilter` and `labelFilter` as BTCPay's; `skip`, and `limit` of at most 100. 422: `Skip`, `Limit`. */
async function transactions(deps: OperationDeps, asked: Asked): Promise<Result<unknown>> {
  const part = readPart(asked.query);
  if (!part.ok) return part;
  const wallet = walletOf(asked);
  if (!wallet.ok) return wallet;
  const { book, coin } = wallet.value;
  const history = await deps.main.walletHistory({ walletId: book.wallet.id });
  if (!history.ok) return history;
  const statuses = valuesOf(asked.query, 'statusFilter').map((status) => status.toLowerCase());
  const label = valueOf(asked.query, 'labelFilter');
  const now = deps.now();
  const shown = history.value
    .filter((item) => item.chain === coin && (statuses.length === 0 || statuses.includes(statusOf(item).toLowerCase())))
    .map((item) => transactionJson(item, book, now))
    .filter(({ labels }) => label === null || Object.hasOwn(labels, label));
  return ok(shown.slice(part.value.skip, part.value.skip + part.value.limit));
}

function readPart(query: Query): Result<{ readonly skip: number; readonly limit: number }> {
  const skip = wholeNumber(valueOf(query, 'skip') ?? '0');
  const limit = wholeNumber(valueOf(query, 'limit') ?? String(mostTransactions));
  if (skip === null) return refuse('validation', { Skip: 'list-range' });
  return limit === null || limit < 1
    ? refuse('validation', { Limit: 'list-range' })
    : ok({ skip, limit: Math.min(limit, mostTransactions) });
}

function wholeNumber(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number.parseInt(text, 10) : null;
}

function statusOf({ confirmations }: HistoryItem): string {
  return confirmations > 0 ? 'Confirmed' : 'Unconfirmed';
}

/** `amount` is what the wallet has more or less through it, its own fee included. What no block has dated yet has the time of the answer. */
function transactionJson(item: HistoryItem, book: WalletBook, now: number) {
  return {
    transactionHash: item.transactionId,
    comment: '',
    labels: labelsOf(item, book),
    amount: formatDecimal(subtract(decimalOf(item.amount), decimalOf(item.fee))),
    fee: item.fee,
    blockHash: null,
    blockHeight: null,
    confirmations: item.confirmations,
    timestamp: item.at ?? now,
    status: statusOf(item),
    failed: item.failed,
  };
}

/** By name, as BTCPay has them: the payouts that it pays, by their pull payments ("" for the sender's own). */
function labelsOf(item: HistoryItem, book: WalletBook): Readonly<Record<string, unknown>> {
  const payoutIds = item.payoutIds.filter((id) => book.state.payouts.get(id)?.route !== 'remote');
  if (payoutIds.length === 0) return {};
  const byPullPayment: Record<string, string[]> = {};
  for (const id of payoutIds) (byPullPayment[book.state.payouts.get(id)?.pullPaymentId ?? ''] ??= []).push(id);
  const pullPaymentIds = Object.keys(byPullPayment).filter((id) => id !== '');
  const payout = { type: 'payout', text: 'payout', ids: payoutIds, pullPaymentPayouts: byPullPayment };
  return pullPaymentIds.length === 0
    ? { payout }
    : { payout, 'pull-payment': { type: 'pull-payment', text: 'pull-payment', ids: pullPaymentIds } };
}
