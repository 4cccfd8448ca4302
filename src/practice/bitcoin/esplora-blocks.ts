// Owns Esplora's paths about blocks: the tip, lists, one block and what is in it, in electrs' words (misspelling included) and status codes.
import { headerHex } from './block.ts';
import type { ChainBlock, ChainState } from './chain-state.ts';
import { type EsploraAnswer, isHash, json, text } from './esplora-answer.ts';
import { blockJson, transactionJson } from './esplora-json.ts';
import type { BitcoinSide } from './side.ts';

const blocksPerPage = 10;
const pageSize = 25;

/** `/blocks/tip/…`, and `/blocks` or `/blocks/:height`: ten blocks, newest first. */
export function answerBlocks({ state }: BitcoinSide, [first, second, ...more]: readonly string[]): EsploraAnswer | null {
  if (more.length > 0) return null;
  if (first !== 'tip') return second === undefined ? newestBlocks(state, first) : null;
  if (second === 'height') return text(200, String(state.tip.height));
  return second === 'hash' ? text(200, state.tip.hash) : null;
}

export function blockAtHeight({ state }: BitcoinSide, height: string): EsploraAnswer {
  if (!/^\d{1,10}$/.test(height)) return text(400, 'Invalid number');
  const block = state.blockAt(Number(height));
  return block === null ? text(404, 'Block not found') : text(200, block.hash);
}

export function answerBlock(side: BitcoinSide, [hash = '', what, ...more]: readonly string[]): EsploraAnswer | null {
  if (!isHash(hash)) return text(400, 'Invalid hex string');
  const block = side.state.blockOf(hash);
  if (block === null) return text(404, 'Block not found');
  const [index, ...rest] = more;
  if (rest.length > 0) return null;
  if (what === 'txs') return blockTransactions(side, block, index ?? '0');
  if (what === 'txid') return transactionIdAt(block, index ?? '');
  return index === undefined ? blockPart(side, block, what) : null;
}

function blockPart(side: BitcoinSide, block: ChainBlock, what: string | undefined): EsploraAnswer | null {
  const { state } = side;
  if (what === undefined) return json(blockJson(state, block));
  if (what === 'txids') return json(block.txids);
  if (what === 'header') return text(200, headerHex(block.header));
  if (what === 'raw') return { status: 200, type: 'application/octet-stream', body: side.rawBlock(block.hash) ?? new Uint8Array(0) };
  if (what !== 'status') return null;
  const next = state.blockAt(block.height + 1);
  return json({ in_best_chain: true, height: block.height, next_best: next?.hash ?? null });
}

function newestBlocks(state: ChainState, from: string | undefined): EsploraAnswer {
  if (from !== undefined && !/^\d{1,10}$/.test(from)) return text(400, 'Invalid number');
  const first = Math.min(from === undefined ? state.tip.height : Number(from), state.tip.height);
  const blocks = Array.from({ length: blocksPerPage }, (_, index) => state.blockAt(first - index));
  return json(blocks.flatMap((block) => (block === null ? [] : [blockJson(state, block)])));
}

function blockTransactions({ state }: BitcoinSide, { txids }: ChainBlock, start: string): EsploraAnswer {
  if (!/^\d{1,10}$/.test(start)) return text(400, 'Invalid number');
  const first = Number(start);
  if (first >= txids.length) return text(400, 'start index out of range');
  if (first % pageSize !== 0) return text(400, `start index must be a multipication of ${pageSize}`);
  const page = txids.slice(first, first + pageSize).flatMap((txid) => state.transaction(txid) ?? []);
  return json(page.map((entry) => transactionJson(state, entry)));
}

function transactionIdAt({ txids }: ChainBlock, index: string): EsploraAnswer {
  if (!/^\d{1,10}$/.test(index)) return text(400, 'Invalid number');
  const txid = txids[Number(index)];
  return txid === undefined ? text(400, 'tx index out of range') : text(200, txid);
}
