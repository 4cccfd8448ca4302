// Owns the replacement of a Bitcoin version that waits: the same payouts from the same coins at a higher fee, and what would be driven out with it.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { BitcoinBackend } from '../../backends/bitcoin-backend.ts';
import { bump, type BumpRequest, type Descendant } from '../../chains/bitcoin/bump.ts';
import { leastRate, mostEvicted } from '../../chains/bitcoin/bump-rules.ts';
import { outpointOf } from '../../chains/bitcoin/coin-usable.ts';
import { decodeBitcoin } from '../../chains/bitcoin/decode.ts';
import { outputsInOrder, payoutIndex } from '../../chains/bitcoin/output-order.ts';
import { inputWeight } from '../../chains/bitcoin/size.ts';
import type { BitcoinParams, Selection } from '../../chains/bitcoin/types.ts';
import { type BitcoinAccounts, viewOf } from '../../wallets/bitcoin-accounts.ts';
import type { RaiseFacts, RaiseOptions, RaisedDraft } from '../driver.ts';
import type { Entry, Version } from '../types.ts';
import { bitcoinDetail, type BitcoinDetail, changeAddressesOf, readBitcoinDetail } from './bitcoin-detail.ts';

export interface BumpDeps {
  readonly backend: BitcoinBackend;
  readonly params: BitcoinParams;
  readonly accounts: BitcoinAccounts;
  readonly frozen?: () => ReadonlySet<string>;
}

/** Outputs that are looked after for who spends them: payees rarely spend what has no block, and the network has the last word. */
const mostLookedAt = 100;

/** What a replacement must pay. Refusals: those of `raiseBitcoin` that no rate mends. */
export async function raiseFacts(deps: BumpDeps, entry: Entry, version: Version, options: RaiseOptions): Promise<Result<RaiseFacts>> {
  const prepared = await prepare(deps, entry, version, options);
  if (!prepared.ok) return prepared;
  const { original, signedVsize, descendants } = prepared.value.request;
  const childFees = descendants.reduce((sum, { fee }) => sum + fee, 0n);
  const estimates = await deps.backend.feeRates();
  return ok({
    fee: version.fee,
    vsize: signedVsize,
    rate: (version.fee * 1000n) / BigInt(signedVsize),
    leastRate: leastRate(original.vsize, { fee: original.fee, vsize: signedVsize, childFees }),
    estimates: estimates.ok ? estimates.value : {},
  });
}

/**
 * The replacement, unsigned. Refusals: `plan-unreadable`, `account-not-found`, `account-cannot-sign` (keys elsewhere), `bump-child-pays` and `bump-child-waits` (a later
 * entry of ours spends its change), `bump-not-waiting` (an output is spent in a block), those of the backend and of `bump`.
 */
export async function raiseBitcoin(
  deps: BumpDeps,
  entry: Entry,
  version: Version,
  feeRate: bigint,
  options: RaiseOptions,
): Promise<Result<RaisedDraft>> {
  const prepared = await prepare(deps, entry, version, options);
  if (!prepared.ok) return prepared;
  const { detail, request } = prepared.value;
  const bumped = bump({ ...request, feeRate });
  if (!bumped.ok) return bumped;
  const selection = bumped.value;
  return ok({
    fee: selection.fee,
    change: selection.change?.value ?? null,
    vsize: selection.vsize,
    detail: bitcoinDetail({ ...detail, selection, payoutIndex: placesIn(selection, detail) }),
    consumes: selection.inputs.map(outpointOf),
  });
}

/** Where each line's output is now: outputs keep their order, but change that came or went moves them. */
function placesIn(selection: Selection, old: BitcoinDetail): readonly number[] {
  const before = old.selection.outputs.map((_, position) => payoutIndex(old.selection, position));
  return old.payoutIndex.map((index) => payoutIndex(selection, before.indexOf(index)));
}

interface Prepared {
  readonly detail: BitcoinDetail;
  readonly request: Omit<BumpRequest, 'feeRate'>;
}

async function prepare(deps: BumpDeps, entry: Entry, version: Version, options: RaiseOptions): Promise<Result<Prepared>> {
  const detail = readBitcoinDetail(version.detail ?? entry.detail);
  if (!detail.ok) return detail;
  const account = deps.accounts.find(detail.value.account);
  if (account === null) return refuse('account-not-found');
  if (account.number === null) return refuse('account-cannot-sign');
  const later = ownChild(version, options.open);
  if (later !== null) return refuse(later.lines.length > 0 ? 'bump-child-pays' : 'bump-child-waits');
  const wallet = viewOf(deps.accounts, account.id);
  const refreshed = await wallet.refresh();
  if (!refreshed.ok) return refreshed;
  const signed = decodeBitcoin(version.raw, deps.params);
  if (!signed.ok) return signed;
  const { selection } = detail.value;
  const descendants = await descendantsOf(deps.backend, version.transactionId, outputsInOrder(selection).length);
  if (!descendants.ok) return descendants;
  // A version that no node has now may still be the one that miners have, so the dearest one is to be outbid.
  const fee = entry.versions.reduce((most, one) => (one.fee > most ? one.fee : most), 0n);
  const request = {
    original: { ...selection, fee },
    signedVsize: signed.value.vsize,
    descendants: descendants.value,
    coins: wallet.spendable({ ownUnconfirmed: false }),
    reserved: new Set([...options.reserved, ...(deps.frozen?.() ?? [])]),
    changeTo: wallet.changeAddress(changeAddressesOf([entry, ...options.open])),
    ceiling: { total: null, rate: null },
    params: deps.params,
    inputWeight: inputWeight(account.descriptor),
  };
  return ok({ detail: detail.value, request });
}

/** A later entry of ours that was built on this version. */
function ownChild({ transactionId }: Version, open: readonly Entry[]): Entry | null {
  const builtOn = (outpoints: readonly string[]): boolean => outpoints.some((outpoint) => outpoint.startsWith(`${transactionId}:`));
  return open.find((entry) => builtOn(entry.consumes) || entry.versions.some(({ consumes }) => builtOn(consumes))) ?? null;
}

/** Transactions of others that would be driven out, as far as the server tells; a fee that it does not know counts as nothing. */
async function descendantsOf(backend: BitcoinBackend, txid: string, outputs: number): Promise<Result<readonly Descendant[]>> {
  const found = new Map<string, Descendant>();
  const due = Array.from({ length: Math.min(outputs, mostLookedAt) }, (_, vout) => ({ txid, vout }));
  for (let at = due[0]; at !== undefined && found.size < mostEvicted; due.shift(), at = due[0]) {
    const spender = await backend.spender(at.txid, at.vout);
    if (!spender.ok) return spender;
    if (spender.value === null || found.has(spender.value.txid)) continue;
    if (spender.value.height !== null) return refuse('bump-not-waiting');
    const child = await backend.transaction(spender.value.txid);
    if (!child.ok) return child;
    found.set(spender.value.txid, { fee: child.value?.fee ?? 0n, hasPayout: false });
    const further = (child.value?.outputs ?? []).slice(0, mostLookedAt).map((_, vout) => ({ txid: child.value?.txid ?? '', vout }));
    if (due.length < mostLookedAt * 2) due.push(...further);
  }
  return ok([...found.values()]);
}
