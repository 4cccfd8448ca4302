// Owns the blocks an Electrum server names: the newest ones held as one linked row, older ones each by its own work; and the proofs that a transaction is in one.
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { BlockPlace } from './bitcoin-backend.ts';
import type { BitcoinNetwork } from './bitcoin-networks.ts';
import { askElectrum, type ElectrumConnection } from './electrum-connection.ts';
import { type BlockHeader, hasWork, headerHexLength, readHeader, rootOf } from './electrum-header.ts';
import * as shape from './electrum-parse.ts';

/** Blocks below the newest that are held as a row in which each names the one before it: a day of them. */
const rowLength = 144;
const mostOld = 5_000;
const mostProved = 50_000;
/** How often a chain that moves under our questions is begun anew. */
const attempts = 3;

export interface Tip extends BlockPlace {
  readonly header: BlockHeader;
}

/** Refusals of every method beside the connection's: `backend-false-chain` for blocks that do not follow from each other or lack work. */
export class ElectrumChain {
  private readonly connection: ElectrumConnection;
  private readonly network: BitcoinNetwork;
  /** From the newest block down. */
  private row: BlockHeader[] = [];
  private top = -1;
  private turn: Promise<Result<'done' | 'moved'>> = Promise.resolve(ok('done'));
  private readonly old = new Map<number, BlockHeader>();
  /** The hash of the block, by transaction and height. */
  private readonly proved = new Map<string, string>();

  constructor(connection: ElectrumConnection, network: BitcoinNetwork) {
    this.connection = connection;
    this.network = network;
  }

  /** Asks anew. What was held stays only where the new block follows from it. */
  async tip(): Promise<Result<Tip>> {
    const answer = await askElectrum(this.connection, shape.tip, 'blockchain.headers.subscribe');
    if (!answer.ok) return answer;
    const { height } = answer.value;
    const header = readHeader(answer.value.hex);
    if (!hasWork(header, height, this.network)) return this.isFalse();
    const newest = this.row[0];
    if (height === this.top + 1 && newest !== undefined && header.previous === newest.hash) this.row = [header, ...this.row];
    else if (height !== this.top || header.hash !== newest?.hash) {
      this.row = [header];
      this.old.clear();
    }
    this.top = height;
    return ok({ height, hash: header.hash, header });
  }

  /** The block at this height in the chain that ends with the newest block last seen; null above it. */
  async at(height: number): Promise<Result<BlockHeader | null>> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      if (height > this.top) {
        const newest = await this.tip();
        if (!newest.ok) return newest;
        if (height > newest.value.height) return ok(null);
      }
      const held = this.row[this.top - height] ?? this.old.get(height);
      if (held !== undefined) return ok(held);
      const filled = await (this.top - height < rowLength ? this.lengthenInTurn(height) : this.fetchOld(height));
      if (!filled.ok) return filled;
      if (filled.value === 'moved') {
        const newest = await this.tip();
        if (!newest.ok) return newest;
      }
    }
    return this.isFalse();
  }

  /**
   * Proves that the transaction is in the block at this height; answers with the block. `backend-unproved` when the proof does not fit, also because the chain has just moved on:
   * then both, history and newest block, are to be asked anew.
   */
  async prove(txid: string, height: number): Promise<Result<BlockHeader>> {
    const header = await this.at(height);
    if (!header.ok) return header;
    const unproved = refuse('backend-unproved', { txid, height: `${height}` });
    if (header.value === null) return unproved;
    const key = `${txid}:${height}`;
    if (this.proved.get(key) === header.value.hash) return ok(header.value);
    const proof = await askElectrum(this.connection, shape.merkle, 'blockchain.transaction.get_merkle', [txid, height]);
    if (!proof.ok) return proof.error.code === 'backend-refused' ? unproved : proof;
    const { pos, merkle } = proof.value;
    if (rootOf(txid, pos, merkle) !== header.value.merkleRoot) return unproved;
    if (this.proved.size >= mostProved) this.proved.delete(this.proved.keys().next().value ?? '');
    this.proved.set(key, header.value.hash);
    return ok(header.value);
  }

  /** Many transactions are proved at once: the row grows for one of them at a time. */
  private lengthenInTurn(height: number): Promise<Result<'done' | 'moved'>> {
    this.turn = this.turn.then(() => {
      const depth = this.top - height;
      const isHeld = depth < 0 || depth >= rowLength || this.row[depth] !== undefined;
      return isHeld ? ok('done') : this.lengthen(height);
    });
    return this.turn;
  }

  /** Fetches what is missing between the row's end and this height. "moved" when it does not follow, which a reorganisation explains once. */
  private async lengthen(height: number): Promise<Result<'done' | 'moved'>> {
    const row = this.row;
    const end = this.top - row.length + 1;
    const last = row.at(-1);
    if (last === undefined) return ok('moved');
    const count = end - height;
    const answer = await askElectrum(this.connection, shape.headers, 'blockchain.block.headers', [height, count]);
    if (!answer.ok) return answer;
    const { hex } = answer.value;
    // Another question has changed the row meanwhile.
    if (this.row !== row) return ok('done');
    if (hex.length !== count * headerHexLength) return ok('moved');
    const more: BlockHeader[] = [];
    let previous = last.previous;
    for (let index = count - 1; index >= 0; index -= 1) {
      const header = readHeader(hex.slice(index * headerHexLength, (index + 1) * headerHexLength));
      if (header.hash !== previous) return ok('moved');
      if (!hasWork(header, height + index, this.network)) return this.isFalse();
      previous = header.previous;
      more.push(header);
    }
    this.row = [...row, ...more];
    return ok('done');
  }

  private async fetchOld(height: number): Promise<Result<'done'>> {
    const row = this.row;
    const answer = await askElectrum(this.connection, shape.header, 'blockchain.block.header', [height]);
    if (!answer.ok) return answer;
    const header = readHeader(answer.value);
    if (!hasWork(header, height, this.network) || !this.fitsNeighbours(height, header)) return this.isFalse();
    if (this.row !== row) return ok('done');
    if (this.old.size >= mostOld) this.old.delete(this.old.keys().next().value ?? -1);
    this.old.set(height, header);
    return ok('done');
  }

  private fitsNeighbours(height: number, header: BlockHeader): boolean {
    const above = this.row[this.top - height - 1] ?? this.old.get(height + 1);
    const below = this.old.get(height - 1);
    return (above === undefined || above.previous === header.hash) && (below === undefined || header.previous === below.hash);
  }

  private isFalse(): ReturnType<typeof refuse> {
    return refuse('backend-false-chain', { host: this.connection.place });
  }
}
