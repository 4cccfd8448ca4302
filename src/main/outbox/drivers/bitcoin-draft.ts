// Owns what a plan's Bitcoin lines become: as few transactions as they fit into, in random order, from the coins that may be spent.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { BitcoinBackend } from '../../backends/bitcoin-backend.ts';
import { type BatchPlan, type BatchTransaction, planBatch } from '../../chains/bitcoin/batch.ts';
import { type Below, belowOf } from '../../chains/bitcoin/batch-order.ts';
import { outpointOf } from '../../chains/bitcoin/coin-usable.ts';
import { inputWeight } from '../../chains/bitcoin/size.ts';
import type { BitcoinParams, Coin, OwnPlace } from '../../chains/bitcoin/types.ts';
import { type BitcoinAccount, type BitcoinAccounts, viewOf } from '../../wallets/bitcoin-accounts.ts';
import type { BitcoinWallet } from '../../wallets/bitcoin-wallet.ts';
import { feeRateFor, minimumFeeRate } from '../../wallets/fee-rate.ts';
import type { Afford, Draft, DraftOptions, Past } from '../driver.ts';
import type { Entry, PlanLine } from '../types.ts';
import type { AmountCheck } from './bitcoin-amounts.ts';
import { bitcoinDetail, changeAddressesOf, readBitcoinDetail } from './bitcoin-detail.ts';
import { refreshAll, refuseIfPaid, sentByAll } from './bitcoin-past.ts';

export interface BitcoinDrafting {
  readonly backend: BitcoinBackend;
  readonly params: BitcoinParams;
  readonly accounts: BitcoinAccounts;
  readonly amounts: AmountCheck;
  /** As many random bytes. */
  readonly random: (length: number) => Uint8Array;
  /** Outpoints that the user has frozen: never chosen. Absent: none. */
  readonly frozen?: () => ReadonlySet<string>;
}

/** Satoshi per 1,000 virtual bytes: more than this is a slip of the point, not a wish. */
const mostFeeRate = 2_000_000n;
/** Blocks in which a payment should confirm when the sender names no rate. */
export const feeTarget = 3;

/** As `ChainDriver.afford`. The order of the outputs costs nothing, so it is not drawn. */
export async function affordBitcoin(deps: BitcoinDrafting, options: DraftOptions): Promise<Result<Afford>> {
  const feeRate = await rateFor(deps.backend, options.feeRate);
  if (!feeRate.ok) return feeRate;
  const account = payingAccount(deps.accounts, options);
  if (!account.ok) return account;
  const refreshed = await viewOf(deps.accounts, account.value.id).refresh();
  if (!refreshed.ok) return refreshed;
  return ok((lines) => {
    const plan = batchOf(deps, account.value, lines, { ...options, feeRate: feeRate.value }, () => 0);
    return plan.ok ? ok(lines.reduce((sum, line) => sum + line.amount, plan.value.fee)) : plan;
  });
}

/**
 * As `ChainDriver.draft`. Refusals: `fee-rate-impossible`, `account-not-found`, `already-paid`, `coin-not-free`; else those of backend, batch and amounts.
 */
export async function draftBitcoin(
  deps: BitcoinDrafting,
  lines: readonly PlanLine[],
  options: DraftOptions,
): Promise<Result<readonly Draft[]>> {
  const feeRate = await rateFor(deps.backend, options.feeRate);
  if (!feeRate.ok) return feeRate;
  const account = payingAccount(deps.accounts, options);
  if (!account.ok) return account;
  const refreshed = await refreshAll(deps.accounts);
  if (!refreshed.ok) return refreshed;
  const unpaid = refuseIfPaid(sentByAll(deps.accounts), lines, options.past);
  if (!unpaid.ok) return unpaid;
  const plan = batchOf(deps, account.value, lines, { ...options, feeRate: feeRate.value }, belowOf(deps.random));
  if (!plan.ok) return plan;
  const checked = await deps.amounts(plan.value.transactions.flatMap(({ selection }) => selection.inputs));
  if (!checked.ok) return checked;
  // A lock time of the newest block keeps miners from re-mining it for our fee, as Bitcoin Core does.
  const lockTime = viewOf(deps.accounts, account.value.id).tipHeight() ?? 0;
  const ceilingOf = ceilings(plan.value.fee, options.ceiling?.total ?? null);
  return ok(plan.value.transactions.map((one) => draftOf(one, lines, { lockTime, account: account.value.id, ceilingOf })));
}

/** As `ChainDriver.standsYet`. */
export function standsYet(
  { accounts, frozen }: Pick<BitcoinDrafting, 'accounts' | 'frozen'>,
  { detail, consumes }: Pick<Entry, 'detail' | 'consumes'>,
  bound: string = accounts.pays().id,
): boolean {
  const read = readBitcoinDetail(detail);
  const isFrozen = frozen?.() ?? new Set<string>();
  return read.ok && read.value.account === bound && consumes.every((coin) => !isFrozen.has(coin));
}

function payingAccount(accounts: BitcoinAccounts, { account }: DraftOptions): Result<BitcoinAccount> {
  const found = account === undefined ? accounts.pays() : accounts.find(account);
  return found === null ? refuse('account-not-found') : ok(found);
}

interface Rated extends DraftOptions {
  readonly feeRate: bigint;
}

function batchOf(
  deps: BitcoinDrafting,
  account: BitcoinAccount,
  lines: readonly PlanLine[],
  options: Rated,
  random: Below,
): Result<BatchPlan> {
  const wallet = viewOf(deps.accounts, account.id);
  const frozen = deps.frozen?.() ?? new Set<string>();
  const { reserved, recipientPaysFee = false, ceiling = { total: null, rate: null }, mostOutputs = Number.MAX_SAFE_INTEGER } = options;
  const coins = wallet
    .spendable({ ownUnconfirmed: true })
    .filter((coin) => isLasting(coin, options.past) && (options.coins?.has(outpointOf(coin)) ?? true));
  const named = namedAreFree(options.coins, new Set(coins.map(outpointOf)), new Set([...reserved, ...frozen]));
  if (!named.ok) return named;
  return planBatch({
    lines: lines.map(({ payoutId, address, amount }) => ({ id: payoutId, address, amount, recipientPaysFee })),
    coins,
    reserved,
    frozen,
    changeTo: changePlaces(wallet, options.open),
    feeRate: options.feeRate,
    ceiling,
    mostOutputs,
    random,
    params: deps.params,
    inputWeight: inputWeight(account.descriptor),
  });
}

/**
 * In a block, or made by a version of the journal. Of what else spends our coins (a cosigner, another computer with the same keys) a replacement may be mined:
 * what was built on it could never be mined then, nothing would prove that, and its payouts would be held for ever.
 */
function isLasting({ height, txid }: Coin, { transactions }: Past): boolean {
  return height !== null || transactions.has(txid);
}

/** Coins that the sender named one by one: what cannot be spent is told, not left out in silence. */
function namedAreFree(
  named: ReadonlySet<string> | undefined,
  spendable: ReadonlySet<string>,
  unavailable: ReadonlySet<string>,
): Result<void> {
  const gone = [...(named ?? [])].find((outpoint) => !spendable.has(outpoint) || unavailable.has(outpoint));
  return gone === undefined ? ok(undefined) : refuse('coin-not-free', { coin: gone });
}

/** A change address for each transaction of a batch, by its number from 0: none twice, and none that something on its way pays to. */
function changePlaces(wallet: Pick<BitcoinWallet, 'changeAddress'>, open: readonly Entry[]): (transaction: number) => OwnPlace {
  const promised = new Set(changeAddressesOf(open));
  const places = new Map<number, OwnPlace>();
  return (transaction) => {
    const place = places.get(transaction) ?? wallet.changeAddress(promised);
    places.set(transaction, place);
    promised.add(place.address);
    return place;
  };
}

/**
 * The most that each transaction's fee may become. Without a ceiling of the sender's what is shown is what is signed, and a higher fee needs a new word; with
 * one, what is left below it is room for a later higher fee, divided by the fees.
 */
function ceilings(fees: bigint, total: bigint | null): (fee: bigint) => bigint {
  return (fee) => (total === null || fees === 0n ? fee : fee + ((total - fees) * fee) / fees);
}

interface DraftFacts {
  readonly lockTime: number;
  readonly account: string;
  readonly ceilingOf: (fee: bigint) => bigint;
}

/** The lines stand in the order of the plan; which output pays which is part of the detail. */
function draftOf({ selection, lines: batched }: BatchTransaction, all: readonly PlanLine[], facts: DraftFacts): Draft {
  const byPayout = new Map(batched.map((line) => [line.id, line]));
  const lines = all.filter(({ payoutId }) => byPayout.has(payoutId));
  const paid = lines.flatMap(({ payoutId }) => byPayout.get(payoutId) ?? []);
  return {
    lines,
    fee: selection.fee,
    feeCeiling: facts.ceilingOf(selection.fee),
    change: selection.change?.value ?? null,
    detail: bitcoinDetail({
      selection,
      lockTime: facts.lockTime,
      account: facts.account,
      payoutIndex: paid.map(({ output }) => output),
      feeShares: paid.map(({ feeShare }) => feeShare),
    }),
    consumes: selection.inputs.map(outpointOf),
  };
}

/** Satoshi per 1,000 virtual bytes: as asked, else by the server's estimates. Refusals: `fee-rate-impossible`, the backend's. */
export async function rateFor(backend: BitcoinBackend, asked: bigint | null): Promise<Result<bigint>> {
  if (asked !== null) return asked < minimumFeeRate || asked > mostFeeRate ? refuse('fee-rate-impossible') : ok(asked);
  const rates = await backend.feeRates();
  return rates.ok ? ok(feeRateFor(rates.value, feeTarget)) : rates;
}
