// Owns a wallet's coins as the screens see them: every account, each coin with its state, its flags and the payouts that hold it.
import type { JoiningAdvice, WalletCoin, WalletCoins } from '../../shared/contract/coins.ts';
import { unitsToText, satsToText } from '../../shared/money/units.ts';
import type { Network } from '../../shared/network.ts';
import { ok, type Refusal, refuse, type Result } from '../../shared/result.ts';
import type { BackendTransaction } from '../backends/bitcoin-backend.ts';
import { adviseConsolidation } from '../chains/bitcoin/coin-consolidation.ts';
import { type CoinFlags, coinFlags, type Receipt } from '../chains/bitcoin/coin-flags.ts';
import { outpointOf } from '../chains/bitcoin/coin-usable.ts';
import { coinViews, type CoinView } from '../chains/bitcoin/coin-states.ts';
import { longTermFeeRate } from '../chains/bitcoin/coin-waste.ts';
import { paramsOf } from '../chains/bitcoin/params.ts';
import { inputWeight } from '../chains/bitcoin/size.ts';
import { type BitcoinAccountList, viewOf } from '../wallets/bitcoin-accounts.ts';
import { confirmationsAt } from '../wallets/bitcoin-history.ts';
import type { BitcoinWallet } from '../wallets/bitcoin-wallet.ts';
import { feeRateFor } from '../wallets/fee-rate.ts';
import type { LabelBook } from '../wallets/label-book.ts';

export interface CoinListDeps {
  readonly accounts: BitcoinAccountList;
  readonly labels: Pick<LabelBook, 'frozen' | 'problem'>;
  /** Payouts whose live plan holds an outpoint, by outpoint. */
  readonly holders: () => ReadonlyMap<string, readonly string[]>;
}

/** Satoshi: coins below this are small. */
const smallBelow = 100_000n;
/** Nobody joins coins in a hurry: a day. */
const patientTarget = 144;
const mostPayouts = 1_000;

/** Asks the chain first; where it cannot be asked, the list is as known. */
export async function coinList({ accounts, labels, holders }: CoinListDeps): Promise<WalletCoins> {
  const all = accounts.all();
  const refreshed = await accounts.refresh();
  const marks = { flags: flagsOf(accounts), frozen: labels.frozen(), held: holders() };
  const pays = accounts.pays().id;
  return {
    coins: all.flatMap(({ id }) => coinsOf(id, viewOf(accounts, id), marks)),
    accounts: all.map(({ id, name }) => ({ id, name, pays: id === pays })),
    problem: refreshed.ok ? null : plain(refreshed.error),
    labels: labels.problem === null ? null : plain(labels.problem),
  };
}

interface Marks {
  readonly flags: CoinFlags;
  readonly frozen: ReadonlySet<string>;
  readonly held: ReadonlyMap<string, readonly string[]>;
}

function coinsOf(account: string, view: BitcoinWallet, { flags, frozen, held }: Marks): readonly WalletCoin[] {
  const times = new Map(view.transactions().map(({ txid, blockTime }) => [txid, blockTime]));
  const tip = view.tipHeight() ?? 0;
  const views = coinViews(view.coins(), { reserved: new Set(held.keys()), frozen, flags });
  const described = ({ coin, outpoint, state, isFrozen, isDust, isReused }: CoinView): WalletCoin => ({
    outpoint,
    account,
    amount: satsToText(coin.value),
    address: coin.address,
    change: coin.position.chain === 1,
    confirmations: confirmationsAt(coin.height, tip),
    at: times.get(coin.txid) ?? null,
    state,
    frozen: isFrozen,
    dust: isDust,
    reused: isReused,
    payoutIds: [...(held.get(outpoint) ?? [])].slice(0, mostPayouts),
  });
  return views.map(described);
}

/** Over all accounts together: money between two of them is not a stranger's. */
function flagsOf(accounts: BitcoinAccountList): CoinFlags {
  const views = accounts.all().map(({ id }) => viewOf(accounts, id));
  const isOurs = (address: string | null): boolean => address !== null && accounts.owns(address);
  const transactions = new Map(views.flatMap((view) => view.transactions().map((entry) => [entry.txid, entry] as const)));
  return coinFlags([...transactions.values()].flatMap((entry) => receiptsIn(entry, isOurs)));
}

function receiptsIn(
  { txid, height, inputs, outputs }: BackendTransaction,
  isOurs: (address: string | null) => boolean,
): readonly Receipt[] {
  const fromUs = inputs.some(({ address }) => isOurs(address));
  return outputs.flatMap(({ address, value }, vout) =>
    address !== null && isOurs(address) ? [{ txid, vout, address, value, fromUs, height }] : [],
  );
}

function plain({ code, params }: Refusal): { code: string; params?: Record<string, string> } {
  return params === undefined ? { code } : { code, params: { ...params } };
}

/** What joining the small coins of an account costs now and saves later. Refusals: `account-not-found`, those of the server. */
export async function joiningAdviceOf(
  { accounts, labels, holders }: CoinListDeps,
  {
    account,
    network,
    rates,
  }: { readonly account: string; readonly network: Network; readonly rates: () => Promise<Result<Readonly<Record<string, bigint>>>> },
): Promise<Result<JoiningAdvice | null>> {
  const known = accounts.find(account);
  if (known === null) return refuse('account-not-found');
  const asked = await rates();
  if (!asked.ok) return asked;
  const view = viewOf(accounts, account);
  const feeRate = feeRateFor(asked.value, patientTarget);
  const advised = adviseConsolidation({
    coins: view.coins(),
    keepApart: new Set([...holders().keys(), ...labels.frozen(), ...flagsOf(accounts).dust]),
    smallBelow,
    feeRate,
    laterRate: longTermFeeRate,
    to: view.changeAddress(new Set()),
    params: paramsOf(network),
    inputWeight: inputWeight(known.descriptor),
  });
  if (!advised.ok || advised.value === null) return advised.ok ? ok(null) : advised;
  const { selection, count, value, costsNow, savesLater, breakEvenRate, paysOff } = advised.value;
  return ok({
    count,
    coins: known.number === null ? [] : selection.inputs.map(outpointOf),
    smallBelow: satsToText(smallBelow),
    value: satsToText(value),
    costsNow: satsToText(costsNow),
    savesLater: satsToText(savesLater),
    rateNow: unitsToText(feeRate, 3),
    rateLater: unitsToText(longTermFeeRate, 3),
    breakEvenRate: unitsToText(breakEvenRate, 3),
    paysOff,
  });
}
