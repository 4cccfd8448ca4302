// Owns the scene of the payer's stories: a node with a bank that pays coins to the payer, and payees of the bank's wallet.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressAt } from '../../../../src/main/chains/bitcoin/account.ts';
import { fund, openBank } from '../funded.ts';
import type { RealNode } from '../node.ts';
import { type Claim, Payer, type PayerOptions } from './payer.ts';
import { wordsOf } from './seed.ts';

const bank = 'bank';

export class Scene {
  private readonly open: Payer[] = [];
  private claims = 0;

  private constructor(
    readonly node: RealNode,
    readonly story: string,
    readonly home: string,
    /** Where blocks of the bank go. */
    readonly miner: string,
  ) {}

  /** So many coins of 0.01 are the payer's, in a block. */
  static async at(node: RealNode, story: string, coins = 6): Promise<Scene> {
    const wallets = (await node.ask('listwallets')) as readonly string[];
    const miner = wallets.includes(bank) ? String(await node.ask('getnewaddress', [], bank)) : await openBank(node, bank);
    const home = await mkdtemp(join(tmpdir(), 'pullpay-payer-'));
    const { xpub } = wordsOf(story);
    const places = Array.from({ length: coins }, (_, index) => {
      const position = { chain: 0, index } as const;
      return { position, address: addressAt(xpub, position, 'regtest'), value: 1_000_000n };
    });
    await fund(node, bank, places);
    return new Scene(node, story, home, miner);
  }

  /** The app starts; what ran before must have been closed. */
  async start(more: Partial<Pick<PayerOptions, 'checkpoint' | 'between'>> = {}): Promise<Payer> {
    const { url, cookieFile } = this.node.place;
    const payer = await Payer.open({ story: this.story, home: this.home, node: { url, cookieFile }, timeoutMs: 20_000, ...more });
    this.open.push(payer);
    return payer;
  }

  /** Claims to fresh addresses of the bank, each of another amount and kind. */
  async claimed(count: number): Promise<readonly Claim[]> {
    const made: Claim[] = [];
    for (const kind of ['bech32', 'bech32m', 'p2sh-segwit', 'legacy']
      .flatMap((each) => Array.from({ length: count }, () => each))
      .slice(0, count)) {
      this.claims += 1;
      const address = String(await this.node.ask('getnewaddress', ['', kind], bank));
      made.push({ id: `payout ${this.claims}`, address, amount: 20_000n + BigInt(this.claims) });
    }
    return made;
  }

  bank(method: string, params: readonly unknown[] = []): Promise<unknown> {
    return this.node.ask(method, params, bank);
  }

  /** A block that holds nothing of the mempool. */
  async mineEmpty(count: number): Promise<void> {
    for (let made = 0; made < count; made += 1) await this.node.ask('generateblock', [this.miner, []]);
  }

  async end(): Promise<void> {
    for (const payer of this.open) await payer.close();
    await rm(this.home, { recursive: true, force: true });
  }
}
