// Owns the JSON shapes of Blockstream's Esplora (electrs, src/rest.rs): transactions, statuses, blocks, coins, statistics.
import { bytesToHex } from '@noble/hashes/utils.js';
import { addressOf } from './address.ts';
import type { ChainBlock, ChainState, StoredTransaction } from './chain-state.ts';
import { scriptHashOf } from './chain-state.ts';
import type { JsonValue } from './json-text.ts';
import { asmOf } from './script-asm.ts';
import { esploraKind } from './script-kind.ts';
import type { ChainInput, ChainOutput } from './transaction.ts';

export function statusJson(block: ChainBlock | null): JsonValue {
  if (block === null) return { confirmed: false };
  return { confirmed: true, block_height: block.height, block_hash: block.hash, block_time: block.header.time };
}

export function transactionJson(state: ChainState, { transaction, block, fee }: StoredTransaction): JsonValue {
  return {
    txid: transaction.txid,
    version: transaction.version,
    locktime: transaction.lockTime,
    vin: transaction.inputs.map((input) => inputJson(state, input, transaction.coinbase)),
    vout: transaction.outputs.map(outputJson),
    size: transaction.size,
    weight: transaction.weight,
    fee,
    status: statusJson(block),
  };
}

function inputJson(state: ChainState, input: ChainInput, coinbase: boolean): JsonValue {
  const prevout = coinbase ? null : state.output(input);
  return {
    txid: input.txid,
    vout: input.vout,
    prevout: prevout === null ? null : outputJson(prevout),
    scriptsig: bytesToHex(input.script),
    scriptsig_asm: asmOf(input.script),
    witness: input.witness.length > 0 ? input.witness.map((item) => bytesToHex(item)) : undefined,
    is_coinbase: coinbase,
    sequence: input.sequence,
  };
}

function outputJson({ script, value }: ChainOutput): JsonValue {
  return {
    scriptpubkey: bytesToHex(script),
    scriptpubkey_asm: asmOf(script),
    scriptpubkey_type: esploraKind(script),
    scriptpubkey_address: addressOf(script) ?? undefined,
    value,
  };
}

export function blockJson(state: ChainState, block: ChainBlock): JsonValue {
  const transactions = block.txids.flatMap((txid) => state.transaction(txid)?.transaction ?? []);
  // 80 bytes of header and the count of transactions.
  const frame = 80 + (block.txids.length < 253 ? 1 : 3);
  return {
    id: block.hash,
    height: block.height,
    version: block.header.version,
    timestamp: block.header.time,
    tx_count: block.txids.length,
    size: transactions.reduce((sum, { size }) => sum + size, frame),
    weight: transactions.reduce((sum, { weight }) => sum + weight, frame * 4),
    merkle_root: block.header.merkleRoot,
    previousblockhash: block.height === 0 ? undefined : block.header.previous,
    mediantime: state.medianTime(block.height),
    nonce: block.header.nonce,
    bits: block.header.bits,
    difficulty: 0,
  };
}

export function spendJson(state: ChainState, txid: string, vout: number): JsonValue {
  const spender = state.spender({ txid, vout });
  if (spender === null) return { spent: false };
  const block = state.transaction(spender.txid)?.block ?? null;
  return { spent: true, txid: spender.txid, vin: spender.vin, status: statusJson(block) };
}

/** Unspent outputs of a script, by chain and mempool together. */
export function coinsJson(state: ChainState, scriptHash: string): JsonValue {
  return state.touching(scriptHash).flatMap(({ transaction, block }) =>
    transaction.outputs.flatMap(({ script, value }, vout) => {
      if (scriptHashOf(script) !== scriptHash || state.spender({ txid: transaction.txid, vout }) !== null) return [];
      return [{ txid: transaction.txid, vout, status: statusJson(block), value }];
    }),
  );
}

/** `kind` is the path's word, `name` what stood after it: Esplora repeats both. */
export function statsJson(state: ChainState, kind: string, name: string, scriptHash: string): JsonValue {
  const all = state.touching(scriptHash);
  const sums = (entries: readonly StoredTransaction[]) => sumsJson(state, scriptHash, entries);
  return {
    [kind]: name,
    chain_stats: sums(all.filter(({ block }) => block !== null)),
    mempool_stats: sums(all.filter(({ block }) => block === null)),
  };
}

function sumsJson(state: ChainState, scriptHash: string, entries: readonly StoredTransaction[]): JsonValue {
  const ours = (outputs: readonly (ChainOutput | null)[]) =>
    outputs.flatMap((output) => (output !== null && scriptHashOf(output.script) === scriptHash ? [output.value] : []));
  const funded = entries.flatMap(({ transaction }) => ours(transaction.outputs));
  const spent = entries.flatMap(({ transaction }) =>
    transaction.coinbase ? [] : ours(transaction.inputs.map((input) => state.output(input))),
  );
  const total = (values: readonly bigint[]) => values.reduce((sum, value) => sum + value, 0n);
  return {
    funded_txo_count: funded.length,
    funded_txo_sum: total(funded),
    spent_txo_count: spent.length,
    spent_txo_sum: total(spent),
    tx_count: entries.length,
  };
}

export function recentJson({ transaction, fee }: StoredTransaction): JsonValue {
  return {
    txid: transaction.txid,
    fee,
    vsize: transaction.virtualSize,
    value: transaction.outputs.reduce((sum, { value }) => sum + value, 0n),
  };
}

/** Waiting transactions in all. Rates are only shown, so a float does them no harm; `fee_histogram` has steps of at least 100,000 virtual bytes, from the best paid down (electrs, mempool.rs). */
export function mempoolJson(state: ChainState): JsonValue {
  const waiting = state.mempool.flatMap((txid) => state.transaction(txid) ?? []);
  const sizes = waiting.map(({ transaction: { virtualSize }, fee }) => ({ virtualSize, rate: Number(fee) / virtualSize }));
  return {
    count: waiting.length,
    vsize: sizes.reduce((sum, { virtualSize }) => sum + virtualSize, 0),
    total_fee: waiting.reduce((sum, { fee }) => sum + fee, 0n),
    fee_histogram: histogram(sizes),
  };
}

const histogramStep = 100_000;

function histogram(sizes: readonly { readonly virtualSize: number; readonly rate: number }[]): JsonValue[] {
  const steps: JsonValue[] = [];
  let size = 0;
  let last = 0;
  for (const { virtualSize, rate } of [...sizes].sort((left, right) => right.rate - left.rate)) {
    if (size > histogramStep && last !== rate) {
      steps.push([last, size]);
      size = 0;
    }
    size += virtualSize;
    last = rate;
  }
  if (size > 0) steps.push([last, size]);
  return steps;
}
