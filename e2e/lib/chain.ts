// Owns what a story may do to the practice network and see on it, past the app: blocks, ledgers, pauses, lies, reorganisations, payments to an address.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { newBitcoinAddress, newXrplAddress } from './addresses.ts';
import { LedgerEyes } from './ledger-eyes.ts';
import { LedgerHands } from './ledger-hands.ts';
import { askLedger } from './xrpl-socket.ts';

export type ChainName = 'bitcoin' | 'xrpl';

/** One payment that a chain knows of. */
export interface Payment {
  readonly transactionId: string;
  /** Satoshi or drops to this address (and tag, where one was asked for); null for a token. */
  readonly amount: bigint | null;
  readonly confirmed: boolean;
}

/** How broadcasts are answered. `lose-reply`: taken, no answer. `late`: taken, answered late. `reject`: refused. `duplicate`: as if it were known already. */
export type Lie = 'lose-reply' | 'late' | 'reject' | 'duplicate' | 'none';

interface Endpoint {
  readonly port: number;
  readonly token: string;
}

export class Chain {
  /** People with keys of their own on the XRP Ledger. */
  readonly ledger = new LedgerHands({
    port: async () => (await this.endpoint()).port,
    faucet: (address, amount) => this.faucet(address, amount),
    close: () => this.closeLedgers(),
  });

  /** What stands on the XRP Ledger, asked past the app. */
  readonly eyes = new LedgerEyes(async () => (await this.endpoint()).port);

  constructor(private readonly home: string) {}

  /** Makes Bitcoin blocks with all that waits. */
  async mine(count = 1): Promise<void> {
    await this.order('blocks', { count });
  }

  /** Closes and validates ledgers. */
  async closeLedgers(count = 1): Promise<void> {
    await this.order('ledgers', { count });
  }

  /** Stops blocks and ledgers from coming by themselves (or lets them come again): the story then decides when time moves. */
  async pause(paused = true): Promise<void> {
    await this.order('pause-blocks', { paused });
    await this.order('pause-ledgers', { paused });
  }

  async faucet(address: string, amount: string): Promise<void> {
    await this.order('faucet', { address, amount });
  }

  /** "BTC_USD" and its price as decimal text. */
  async setRate(pair: string, rate: string): Promise<void> {
    await this.order('rates', { pair, rate });
  }

  /** Drops the newest blocks. `vanish`: their transactions are not taken up again. */
  async reorganise(depth: number, { vanish = false } = {}): Promise<void> {
    await this.order('reorg', { depth, vanish });
  }

  async lie(chain: ChainName, what: Lie, { count = 1, delayMs = 5000 } = {}): Promise<void> {
    await this.order('lie', { chain, what, count, delayMs });
  }

  newAddress(chain: ChainName): string {
    return chain === 'bitcoin' ? newBitcoinAddress() : newXrplAddress();
  }

  /** Every payment to an address that the network knows, waiting or confirmed, failed ones left out. */
  async paymentsTo(chain: ChainName, address: string): Promise<readonly Payment[]> {
    return chain === 'bitcoin' ? this.bitcoinPayments(address) : this.xrplPayments(address);
  }

  /** Exactly one confirmed payment stands at this address; answers it. */
  async expectOnePayment(chain: ChainName, address: string): Promise<Payment> {
    const payments = await this.paymentsTo(chain, address);
    expect(payments, `payments to ${address}`).toHaveLength(1);
    const [only] = payments as [Payment];
    expect(only.confirmed, 'the payment is confirmed').toBe(true);
    return only;
  }

  /** Blocks and ledgers until `what` no longer throws. */
  async moveUntil(what: () => Promise<void>, timeoutMs = 30_000): Promise<void> {
    await expect(async () => {
      await this.mine();
      await this.closeLedgers();
      await what();
    }).toPass({ timeout: timeoutMs, intervals: [300, 500, 700, 1000] });
  }

  /** Waits until some copy hosts the practice network again. */
  async ready(): Promise<void> {
    await expect(async () => {
      const { port } = await this.endpoint();
      expect((await fetch(`http://127.0.0.1:${port}/health`)).ok).toBe(true);
    }).toPass({ timeout: 20_000, intervals: [100, 200, 400] });
  }

  /** Satoshi of each coin that a Bitcoin transaction spends. */
  async spentBy(transactionId: string): Promise<readonly bigint[]> {
    const { port } = await this.endpoint();
    const answer = await fetch(`http://127.0.0.1:${port}/bitcoin/tx/${transactionId}`);
    const { vin } = (await answer.json()) as { readonly vin: readonly { readonly prevout: { readonly value: number } }[] };
    return vin.map(({ prevout }) => BigInt(prevout.value));
  }

  /** Satoshi that a Bitcoin transaction leaves to the miner. */
  async feeOf(transactionId: string): Promise<bigint> {
    const { port } = await this.endpoint();
    const answer = await fetch(`http://127.0.0.1:${port}/bitcoin/tx/${transactionId}`);
    return BigInt(((await answer.json()) as { readonly fee: number }).fee);
  }

  private async bitcoinPayments(address: string): Promise<readonly Payment[]> {
    const { port } = await this.endpoint();
    const answer = await fetch(`http://127.0.0.1:${port}/bitcoin/address/${address}/txs`);
    const transactions = (await answer.json()) as BitcoinTransaction[];
    return transactions.flatMap(({ txid, status, vout }) => {
      const outputs = vout.filter((output) => output.scriptpubkey_address === address);
      return outputs.map((output) => ({ transactionId: txid, amount: BigInt(output.value), confirmed: status.confirmed }));
    });
  }

  private async xrplPayments(address: string): Promise<readonly Payment[]> {
    const { port } = await this.endpoint();
    const command = { command: 'account_tx', account: address, ledger_index_min: -1, ledger_index_max: -1, limit: 200 };
    const { transactions } = (await askLedger(port, command).catch(noAccount)) as unknown as { transactions: LedgerTransaction[] };
    return transactions
      .map(({ tx, tx_json, meta, hash, validated }) => ({
        tx: { hash, ...tx_json, ...tx } as Readonly<Record<string, unknown>>,
        meta,
        validated,
      }))
      .filter(({ tx, meta }) => tx.Destination === address && meta.TransactionResult === 'tesSUCCESS')
      .map(({ tx, meta, validated }) => ({ transactionId: String(tx.hash), amount: dropsOf(meta.delivered_amount), confirmed: validated }));
  }

  private async order(name: string, body: Readonly<Record<string, unknown>>): Promise<void> {
    const { port, token } = await this.endpoint();
    const headers = { 'content-type': 'application/json', 'x-pullpay-practice-token': token };
    const answer = await fetch(`http://127.0.0.1:${port}/control/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`practice network refused ${name}: ${answer.status} ${await answer.text()}`);
  }

  private async endpoint(): Promise<Endpoint> {
    return JSON.parse(await readFile(join(this.home, 'practice', 'endpoint.json'), 'utf8')) as Endpoint;
  }
}

/** Null for what is no XRP. */
function dropsOf(delivered: unknown): bigint | null {
  return typeof delivered === 'string' ? BigInt(delivered) : null;
}

interface BitcoinTransaction {
  readonly txid: string;
  readonly status: { readonly confirmed: boolean };
  readonly vout: readonly { readonly scriptpubkey_address?: string; readonly value: number }[];
}

interface LedgerTransaction {
  readonly tx?: Readonly<Record<string, unknown>>;
  readonly tx_json?: Readonly<Record<string, unknown>>;
  readonly hash?: string;
  readonly meta: { readonly TransactionResult: string; readonly delivered_amount: unknown };
  readonly validated: boolean;
}

function noAccount(error: Error): Record<string, unknown> {
  if (error.message.startsWith('actNotFound')) return { transactions: [] };
  throw error;
}
