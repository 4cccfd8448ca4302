// Owns a Bitcoin transaction of the wallet taken apart from its bytes: what went in, what came out, whose it is, what it cost.
import { type BitcoinTransaction, shownParts } from '../../shared/contract/history.ts';
import { satsToText, unitsToText } from '../../shared/money/units.ts';
import type { Network } from '../../shared/network.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { BackendTransaction, BitcoinBackend } from '../backends/bitcoin-backend.ts';
import { outpointOf } from '../chains/bitcoin/coin-usable.ts';
import { decodeBitcoin } from '../chains/bitcoin/decode.ts';
import { paramsOf } from '../chains/bitcoin/params.ts';
import type { BitcoinParams, DecodedBitcoin } from '../chains/bitcoin/types.ts';
import type { Entry } from '../outbox/types.ts';
import { viewOf } from '../wallets/bitcoin-accounts.ts';
import { bitcoinHistory, confirmationsAt } from '../wallets/bitcoin-history.ts';
import { valuesOf, type WalletHistoryDeps } from './wallet-history.ts';

export interface DetailsDeps extends Pick<WalletHistoryDeps, 'coins' | 'entryOf' | 'payout' | 'seenRates'> {
  readonly backend: Pick<BitcoinBackend, 'rawTransaction'>;
  readonly network: Network;
}

/** Questions for the bytes of previous transactions; further inputs stay without an amount. */
const mostPrevious = 200;
const parallel = 4;

/** Refusals: `transaction-not-ours`, `transaction-bytes-missing`, those of the server. */
export async function bitcoinDetails(deps: DetailsDeps, transactionId: string): Promise<Result<BitcoinTransaction>> {
  const { coins, network } = deps;
  const views = coins.all().map(({ id }) => viewOf(coins, id));
  const known = views.flatMap((view) => view.transactions()).find(({ txid }) => txid === transactionId);
  const entry = deps.entryOf(transactionId);
  const version = entry?.versions.find((one) => one.transactionId === transactionId);
  if (known === undefined && version === undefined) return refuse('transaction-not-ours');
  const params = paramsOf(network);
  const decoded = await decodedBy(deps, transactionId, version?.raw ?? null, params);
  if (!decoded.ok) return decoded;
  const isOurs = (address: string | null): boolean => address !== null && coins.owns(address);
  const spent = await previousOutputs(deps, decoded.value, params);
  const tip = Math.max(0, ...views.map((view) => view.tipHeight() ?? 0));
  return ok(described(deps, { transactionId, decoded: decoded.value, spent, isOurs, entry, known: known ?? null, tip }));
}

interface Parts {
  readonly transactionId: string;
  readonly decoded: DecodedBitcoin;
  readonly spent: Spent;
  readonly isOurs: (address: string | null) => boolean;
  readonly entry: Entry | null;
  readonly known: BackendTransaction | null;
  readonly tip: number;
}

function described(deps: DetailsDeps, parts: Parts): BitcoinTransaction {
  const { transactionId, decoded, spent, isOurs, entry, known, tip } = parts;
  const inputs = decoded.inputs.map((input) => {
    const previous = spent.get(outpointOf(input));
    return {
      outpoint: outpointOf(input),
      address: previous?.address ?? null,
      value: previous?.value ?? null,
      ours: isOurs(previous?.address ?? null),
    };
  });
  const fromUs = entry !== null || inputs.some(({ ours }) => ours);
  const fee = feeOf(inputs, decoded);
  const payouts = payoutsOf(entry, transactionId);
  const outputs = decoded.outputs.map(({ address, value }, index) => {
    const ours = isOurs(address);
    const payoutId = payouts.get(index) ?? null;
    return { index, address, amount: satsToText(value), ours, change: ours && fromUs && payoutId === null, payoutId };
  });
  const [item] = known === null ? [] : bitcoinHistory([known], isOurs, tip);
  const payoutIds = entry?.lines.map(({ payoutId }) => payoutId) ?? [];
  return {
    transactionId,
    version: decoded.version,
    lockTime: decoded.lockTime,
    vsize: decoded.vsize,
    replaceable: decoded.inputs.some(({ sequence }) => sequence < 0xffff_fffe),
    fee: fee === null ? null : satsToText(fee),
    feeRate: fee === null ? null : unitsToText((fee * 1_000n) / BigInt(decoded.vsize), 3),
    height: known?.height ?? null,
    at: known?.blockTime ?? null,
    confirmations: confirmationsAt(known?.height ?? null, tip),
    inputs: inputs
      .slice(0, shownParts.inputs)
      .map(({ outpoint, address, value, ours }) => ({ outpoint, address, amount: value === null ? null : satsToText(value), ours })),
    outputs: outputs.slice(0, shownParts.outputs),
    leftOut: {
      inputs: Math.max(0, inputs.length - shownParts.inputs),
      outputs: Math.max(0, outputs.length - shownParts.outputs),
    },
    versions: (entry?.versions ?? []).slice(-1_000).map((one) => ({
      transactionId: one.transactionId,
      fee: satsToText(one.fee),
      signedAt: one.signedAt,
      dead: entry?.dead.includes(one.transactionId) === true,
    })),
    values: valuesOf(deps, { txid: transactionId, amount: item?.amount ?? 0n }, payoutIds),
  };
}

function feeOf(inputs: readonly { readonly value: bigint | null }[], { outputs }: DecodedBitcoin): bigint | null {
  if (inputs.some(({ value }) => value === null)) return null;
  const paid = inputs.reduce((sum, { value }) => sum + (value ?? 0n), 0n);
  const fee = paid - outputs.reduce((sum, { value }) => sum + value, 0n);
  return fee < 0n ? null : fee;
}

/** Output index to payout, as the version that was signed says. */
function payoutsOf(entry: Entry | null, transactionId: string): ReadonlyMap<number, string> {
  const outputs = entry?.versions.find((version) => version.transactionId === transactionId)?.outputs ?? [];
  return new Map(
    outputs.flatMap((index, line) => (entry?.lines[line] === undefined ? [] : [[index, entry.lines[line].payoutId] as const])),
  );
}

/** Bytes that we signed need no server. */
async function decodedBy(
  { backend }: Pick<DetailsDeps, 'backend'>,
  transactionId: string,
  signed: string | null,
  params: BitcoinParams,
): Promise<Result<DecodedBitcoin>> {
  const raw = signed === null ? await backend.rawTransaction(transactionId) : ok(signed);
  if (!raw.ok) return raw;
  const decoded = raw.value === null ? null : decodeBitcoin(raw.value, params);
  if (decoded?.ok !== true) return refuse('transaction-bytes-missing');
  return decoded.value.txid === transactionId ? decoded : refuse('backend-wrong-transaction');
}

type Spent = ReadonlyMap<string, { readonly address: string | null; readonly value: bigint }>;

/** By outpoint, from bytes whose hash is the id that the input names. What cannot be had is missing. */
async function previousOutputs(
  { backend }: Pick<DetailsDeps, 'backend'>,
  { inputs }: DecodedBitcoin,
  params: BitcoinParams,
): Promise<Spent> {
  const ids = [...new Set(inputs.map(({ txid }) => txid))].slice(0, mostPrevious);
  const spent = new Map<string, { readonly address: string | null; readonly value: bigint }>();
  for (let start = 0; start < ids.length; start += parallel) {
    const answers = await Promise.all(ids.slice(start, start + parallel).map((txid) => decodedBy({ backend }, txid, null, params)));
    for (const answer of answers) {
      if (!answer.ok) continue;
      for (const [vout, output] of answer.value.outputs.entries()) spent.set(outpointOf({ txid: answer.value.txid, vout }), output);
    }
  }
  return spent;
}
