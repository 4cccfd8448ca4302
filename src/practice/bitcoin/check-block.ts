// Owns reading and judging a block that another node made: the consensus rules that keep money right, in Core's words.
import { hexToBytes } from '@noble/hashes/utils.js';
import type { Result } from '../../shared/result.ts';
import { checkScripts } from './accept.ts';
import { type BlockHeader, hasWork, headerHash, merkleRootOf, subsidyAt } from './block.ts';
import { ByteReader } from './bytes.ts';
import type { ChainState } from './chain-state.ts';
import { checkConsensus } from './check-form.ts';
import { checkAmounts, checkFinal, checkPresent, checkSequenceLocks } from './check-inputs.ts';
import { type CoreRefusal, firstRefusal, refusedWith, rejected, rpcCodes, type Verdict } from './refusal.ts';
import { type ChainTransaction, readTransaction, reversedHex } from './transaction.ts';

export interface ForeignBlock {
  readonly header: BlockHeader;
  readonly coinbase: ChainTransaction;
  readonly others: readonly ChainTransaction[];
}

/** A block that fits on the tip, as far as its frame goes: work, time, root, one coinbase. */
export function readNext(state: ChainState, hex: string): Result<ForeignBlock, CoreRefusal> {
  const block = decodeBlock(hex);
  if (block === null) return { ok: false, error: refusedWith(rpcCodes.undecodable, 'Block decode failed') };
  const { header, coinbase, others } = block;
  const root = merkleRootOf([coinbase, ...others].map(({ txid }) => txid));
  const refusal = firstRefusal([
    () => (hasWork(headerHash(header)) ? null : rejected('high-hash')),
    () => (header.previous === state.tip.hash ? null : rejected('prev-blk-not-found')),
    () => (header.time > state.medianTime(state.tip.height) ? null : rejected('time-too-old')),
    () => (header.merkleRoot === root ? null : rejected('bad-txnmrklroot')),
    () => (coinbase.coinbase ? null : rejected('bad-cb-missing')),
  ]);
  return refusal === null ? { ok: true, value: block } : { ok: false, error: refusal };
}

/** What a block may hold is wider than what the mempool takes, but scripts are judged by the mempool's stricter rules here. */
export function checkInBlock(state: ChainState, transaction: ChainTransaction): Verdict {
  return firstRefusal([
    () => checkConsensus(transaction),
    () => checkFinal(state, transaction),
    () => checkPresent(state, transaction),
    () => checkSequenceLocks(state, transaction),
    () => checkAmounts(state, transaction),
    () => checkScripts(state, transaction),
  ]);
}

/** `fees`: satoshi of all others of the block. */
export function checkReward(state: ChainState, { outputs }: ChainTransaction, fees: bigint): Verdict {
  const taken = outputs.reduce((sum, { value }) => sum + value, 0n);
  return taken <= subsidyAt(state.tip.height + 1) + fees ? null : rejected('bad-cb-amount');
}

function decodeBlock(hex: string): ForeignBlock | null {
  try {
    return readBlock(new ByteReader(hexToBytes(hex)));
  } catch {
    return null;
  }
}

/** Throws on anything that is no block. */
function readBlock(reader: ByteReader): ForeignBlock {
  const header: BlockHeader = {
    version: reader.number(4),
    previous: reversedHex(reader.take(32)),
    merkleRoot: reversedHex(reader.take(32)),
    time: reader.number(4),
    bits: reader.number(4),
    nonce: reader.number(4),
  };
  const count = reader.size();
  const coinbase = readTransaction(reader);
  const others: ChainTransaction[] = [];
  while (others.length + 1 < count) others.push(readTransaction(reader));
  if (!reader.done) throw new Error('bytes are left over');
  return { header, coinbase, others };
}
