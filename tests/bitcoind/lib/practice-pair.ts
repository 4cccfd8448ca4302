// Owns a practice chain and a real node that hold the same blocks: what is mined on the one is given to the other, byte for byte.
import { judge } from '../../../src/practice/bitcoin/accept.ts';
import { feeOf, sizeOf } from '../../../src/practice/bitcoin/check-inputs.ts';
import { BitcoinSide } from '../../../src/practice/bitcoin/side.ts';
import type { Dice } from './practice-dice.ts';
import { type RealNode, RpcRefusal, startNode } from './node.ts';

/** What Bitcoin Core does unless told otherwise, in the figures that the practice chain has: Knots has its own, and Core 30 a lower minimum. */
const policy = ['-corepolicy', '-minrelaytxfee=0.00001', '-incrementalrelayfee=0.00001', '-persistmempool=0'];

/** `accepted` with virtual size and fee (satoshi), or a refusal as "code: words". */
export type Said =
  | { readonly accepted: true; readonly size: number; readonly fee: bigint }
  | { readonly accepted: false; readonly words: string };

export class ChainPair {
  readonly side: BitcoinSide;
  /** Seconds that the practice chain's clock is ahead: no block is the same as one that fell away. */
  private ahead = 0;

  private constructor(
    readonly node: RealNode,
    dice: Dice,
  ) {
    const now = () => Date.now() + this.ahead * 1000;
    this.side = new BitcoinSide({ now, random: (length) => dice.bytes(length), events: [], record: () => undefined });
  }

  /** The practice chain opens as it does in the app; the node takes its blocks. */
  static async open(command: string, dice: Dice): Promise<ChainPair> {
    const node = await startNode(command, policy);
    const pair = new ChainPair(node, dice);
    for (let height = 1; height <= pair.side.state.tip.height; height += 1) await pair.give(height);
    return pair;
  }

  stop(): Promise<void> {
    return this.node.stop();
  }

  /** Mined by the practice chain, checked by the node. */
  async mine(count = 1): Promise<void> {
    const before = this.side.state.tip.height;
    this.ahead += 1;
    this.side.mine(count);
    for (let height = before + 1; height <= before + count; height += 1) await this.give(height);
  }

  /** The practice chain's newest blocks fall away; that many empty ones take their place. The node is told nothing. */
  reorganise(depth: number, blocks: number): void {
    this.ahead += 1;
    this.side.reorganise(depth, false, blocks);
  }

  /** Gives one block of the practice chain to the node; the node's reason if it does not take it. */
  async give(height: number): Promise<void> {
    const answer = await this.node.ask('submitblock', [this.blockHex(height)]);
    if (answer !== null && answer !== 'inconclusive') throw new Error(`the node refuses block ${height}: ${String(answer)}`);
  }

  blockHex(height: number): string {
    const bytes = this.side.rawBlock(this.side.state.blockAt(height)?.hash ?? '');
    if (bytes === null) throw new Error('no such block');
    return Buffer.from(bytes).toString('hex');
  }

  /** What the practice chain would say; nothing changes. */
  practice(hex: string): Said {
    const judged = judge(this.side.state, hex);
    if (!judged.ok) return { accepted: false, words: `${judged.error.rpcCode}: ${judged.error.message}` };
    const { transaction } = judged.value;
    return { accepted: true, size: sizeOf(this.side.state, transaction), fee: feeOf(this.side.state, transaction) };
  }

  /** What the node says; nothing changes, but that a sound one enters its mempool if `sending`. A refusal is in the words of `sendrawtransaction`. */
  async real(hex: string, sending: boolean): Promise<Said> {
    const tested = await this.tested(hex);
    if (tested.accepted && !sending) return tested;
    try {
      await this.node.ask('sendrawtransaction', [hex]);
      return tested;
    } catch (error) {
      if (!(error instanceof RpcRefusal)) throw error;
      return { accepted: false, words: `${error.code}: ${error.message.replace(/^sendrawtransaction: (.*) \(-\d+\)$/s, '$1')}` };
    }
  }

  private async tested(hex: string): Promise<Said> {
    try {
      const [answer] = (await this.node.ask('testmempoolaccept', [[hex]])) as [Record<string, unknown>];
      if (answer.allowed !== true) return { accepted: false, words: String(answer['reject-reason']) };
      const fee = (answer.fees as { base: number }).base;
      return { accepted: true, size: Number(answer.vsize), fee: BigInt(Math.round(fee * 1e8)) };
    } catch (error) {
      if (error instanceof RpcRefusal) return { accepted: false, words: `${error.code}` };
      throw error;
    }
  }

  /** Into both mempools; both must take it. */
  async send(hex: string): Promise<string> {
    const sent = this.side.submit(hex);
    if (!sent.ok) throw new Error(`the practice chain refuses: ${sent.error.message}`);
    const txid = await this.node.ask('sendrawtransaction', [hex]);
    if (txid !== sent.value) throw new Error(`the node calls it ${String(txid)}, the practice chain ${sent.value}`);
    return sent.value;
  }

  /** Txids in order, of both. */
  async mempools(): Promise<{ readonly practice: readonly string[]; readonly real: readonly string[] }> {
    const real = (await this.node.ask('getrawmempool')) as string[];
    return { practice: [...this.side.state.mempool].sort(), real: [...real].sort() };
  }
}
