// Owns transfers of a Bitcoin account to itself: the child that pays for a waiting parent, and small coins joined into one.
import { hexToBytes } from '@noble/hashes/utils.js';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { BitcoinBackend } from '../../backends/bitcoin-backend.ts';
import { mostInChain, payForParent, relayRate, type Waiting } from '../../chains/bitcoin/bump-child.ts';
import { fund } from '../../chains/bitcoin/bump-fund.ts';
import { outpointOf, sumOf } from '../../chains/bitcoin/coin-usable.ts';
import { decodeBitcoin } from '../../chains/bitcoin/decode.ts';
import { previousOutput } from '../../chains/bitcoin/previous-output.ts';
import { feeFor, inputWeight } from '../../chains/bitcoin/size.ts';
import type { BitcoinParams, Coin, Selection } from '../../chains/bitcoin/types.ts';
import { type BitcoinAccount, viewOf } from '../../wallets/bitcoin-accounts.ts';
import type { Draft, DraftOptions, RaiseFacts } from '../driver.ts';
import type { TransferWish } from '../transfers.ts';
import type { Ancestor, Transfer } from '../types.ts';
import type { BumpDeps } from './bitcoin-bump.ts';
import { bitcoinDetail, changeAddressesOf } from './bitcoin-detail.ts';

/** Inputs of ancestors whose amounts are looked up; more is no wallet's transaction. */
const mostInputs = 500;
const unlimited = { total: null, rate: null };

/**
 * One draft without lines whose only output is ours. Refusals: `account-cannot-sign`, `child-no-output`, `child-not-needed`, `child-chain-long`, `coin-not-ours` (a
 * coin to be joined is not a free confirmed one), `previous-missing`, `insufficient-funds`, and the backend's.
 */
export async function draftTransfer(deps: BumpDeps, wish: TransferWish, feeRate: bigint, options: DraftOptions): Promise<Result<Draft>> {
  const account = await accountOf(deps, wish);
  if (!account.ok) return account;
  const wallet = viewOf(deps.accounts, account.value.id);
  const task: Task = {
    deps,
    account: account.value,
    feeRate,
    options,
    reserved: new Set([...options.reserved, ...(deps.frozen?.() ?? [])]),
  };
  const made = wish.purpose === 'child' ? await child(task, wish.parent) : join(task, wish.coins);
  if (!made.ok) return made;
  const { selection, transfer } = made.value;
  return ok({
    lines: [],
    transfer,
    fee: selection.fee,
    feeCeiling: selection.fee,
    change: selection.change?.value ?? null,
    detail: bitcoinDetail({ selection, lockTime: wallet.tipHeight() ?? 0, account: account.value.id, payoutIndex: [], feeShares: [] }),
    consumes: selection.inputs.map(outpointOf),
  });
}

/** The account whose coins are meant. One transaction never spends coins of two. */
async function accountOf({ accounts }: BumpDeps, wish: TransferWish): Promise<Result<BitcoinAccount>> {
  for (const account of accounts.all()) {
    const view = viewOf(accounts, account.id);
    const refreshed = await view.refresh();
    if (!refreshed.ok) return refreshed;
    const isMeant = (coin: Coin): boolean => (wish.purpose === 'child' ? coin.txid === wish.parent : wish.coins.includes(outpointOf(coin)));
    if (view.coins().some(isMeant)) return account.number === null ? refuse('account-cannot-sign') : ok(account);
  }
  return refuse(wish.purpose === 'child' ? 'child-no-output' : 'coins-not-free');
}

/** What a child would have to pay for. Refusals: as `draftTransfer` where no rate mends it. */
export async function childFacts(deps: BumpDeps, parent: string): Promise<Result<RaiseFacts>> {
  const account = await accountOf(deps, { purpose: 'child', parent, feeRate: null });
  if (!account.ok) return account;
  const family = await ancestorsOf(deps, parent);
  if (!family.ok) return family;
  const { fee, vsize } = family.value.waiting;
  const rate = (fee * 1000n) / BigInt(vsize);
  const estimates = await deps.backend.feeRates();
  const least = rate + 1n > relayRate ? rate + 1n : relayRate;
  return ok({ fee, vsize, rate, leastRate: least, estimates: estimates.ok ? estimates.value : {} });
}

interface Task {
  readonly deps: BumpDeps;
  readonly account: BitcoinAccount;
  readonly feeRate: bigint;
  readonly options: DraftOptions;
  readonly reserved: ReadonlySet<string>;
}

interface Made {
  readonly selection: Selection;
  readonly transfer: Transfer;
}

async function child({ deps, account, feeRate, options, reserved }: Task, parent: string): Promise<Result<Made>> {
  const wallet = viewOf(deps.accounts, account.id);
  const outputs = wallet.coins().filter(({ txid, height }) => txid === parent && height === null);
  if (outputs.every((coin) => reserved.has(outpointOf(coin)))) return refuse('child-no-output');
  const family = await ancestorsOf(deps, parent);
  if (!family.ok) return family;
  const { waiting, ancestors } = family.value;
  const selection = payForParent({
    waiting,
    outputs,
    coins: wallet.spendable({ ownUnconfirmed: false }),
    reserved,
    to: wallet.changeAddress(changeAddressesOf(options.open)),
    feeRate,
    ceiling: unlimited,
    params: deps.params,
    inputWeight: inputWeight(account.descriptor),
  });
  return selection.ok ? ok({ selection: selection.value, transfer: { purpose: 'child', parent, ancestors } }) : selection;
}

function join({ deps, account, feeRate, options, reserved }: Task, wanted: readonly string[]): Result<Made> {
  const wallet = viewOf(deps.accounts, account.id);
  const free = wallet.spendable({ ownUnconfirmed: false }).filter((coin) => !reserved.has(outpointOf(coin)));
  const inputs = free.filter((coin) => wanted.includes(outpointOf(coin)));
  if (inputs.length < 2 || inputs.length !== new Set(wanted).size) return refuse('coins-not-free');
  const selection = fund({
    inputs,
    outputs: [],
    changeTo: wallet.changeAddress(changeAddressesOf(options.open)),
    changeIndex: undefined,
    coins: [],
    reserved,
    feeRate,
    feeOf: (vsize) => feeFor(vsize, feeRate),
    ceiling: unlimited,
    params: deps.params,
    inputWeight: inputWeight(account.descriptor),
  });
  return selection.ok ? ok({ selection: selection.value, transfer: { purpose: 'join', parent: null, ancestors: [] } }) : selection;
}

interface Family {
  readonly waiting: Waiting;
  readonly ancestors: readonly Ancestor[];
}

/** The parent and all that it is built on and no block holds, added up from bytes: no server's word for a fee is taken. */
async function ancestorsOf({ backend, params }: BumpDeps, parent: string): Promise<Result<Family>> {
  const due = [parent];
  const found = new Map<string, Ancestor>();
  let [fee, vsize, inputs] = [0n, 0, 0];
  for (let txid = due.pop(); txid !== undefined; txid = due.pop()) {
    if (found.has(txid)) continue;
    const known = await backend.transaction(txid);
    if (!known.ok) return known;
    if (known.value !== null && known.value.height !== null) {
      if (txid === parent) return refuse('bump-not-waiting');
      continue;
    }
    const read = await readOne(backend, params, txid);
    if (!read.ok) return read;
    inputs += read.value.spent.length;
    if (found.size >= mostInChain || inputs > mostInputs) return refuse('child-chain-long');
    found.set(txid, { txid, inputs: read.value.spent.map(({ txid: from, vout }) => `${from}:${vout}`) });
    fee += read.value.fee;
    vsize += read.value.vsize;
    due.push(...read.value.spent.map((input) => input.txid));
  }
  return ok({ waiting: { count: found.size, fee, vsize }, ancestors: [...found.values()] });
}

interface ReadOne {
  readonly fee: bigint;
  readonly vsize: number;
  readonly spent: readonly { readonly txid: string; readonly vout: number }[];
}

async function readOne(backend: BitcoinBackend, params: BitcoinParams, txid: string): Promise<Result<ReadOne>> {
  const bytes = await bytesOf(backend, txid);
  if (!bytes.ok) return bytes;
  const decoded = decodeBitcoin(bytes.value, params);
  if (!decoded.ok) return decoded;
  let fee = -sumOf(decoded.value.outputs);
  for (const input of decoded.value.inputs.slice(0, mostInputs + 1)) {
    const previous = await bytesOf(backend, input.txid);
    if (!previous.ok) return previous;
    const output = previousOutput(hexToBytes(previous.value), input.txid, input.vout);
    if (!output.ok) return output;
    fee += output.value.value;
  }
  return ok({ fee, vsize: decoded.value.vsize, spent: decoded.value.inputs });
}

async function bytesOf(backend: BitcoinBackend, txid: string): Promise<Result<string>> {
  const bytes = await backend.rawTransaction(txid);
  if (!bytes.ok) return bytes;
  return bytes.value === null ? refuse('previous-missing', { txid }) : ok(bytes.value);
}
