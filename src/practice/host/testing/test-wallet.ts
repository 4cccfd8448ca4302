// Owns a little wallet for tests: coins asked of Esplora, payments built by bitcoinjs-lib's Psbt, which the checker does not use.
import * as ecc from '@bitcoinerlab/secp256k1';
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { initEccLib, networks, Psbt, payments, type Transaction } from 'bitcoinjs-lib';
import type { TestPractice } from './practice.ts';

initEccLib(ecc);

export interface TestCoin {
  readonly txid: string;
  readonly vout: number;
  readonly value: number;
  readonly status: { readonly confirmed: boolean };
}

export interface Spend {
  readonly coins: readonly Pick<TestCoin, 'txid' | 'vout' | 'value'>[];
  readonly to: readonly { readonly address: string; readonly value: number }[];
  readonly sequence?: number;
  readonly lockTime?: number;
}

export class TestWallet {
  readonly publicKey: Uint8Array;
  readonly address: string;
  private readonly script: Uint8Array;
  private readonly secret: Uint8Array;

  constructor(seed: number) {
    this.secret = new Uint8Array(32).fill(seed);
    this.publicKey = secp256k1.getPublicKey(this.secret, true);
    const { address, output } = payments.p2wpkh({ pubkey: this.publicKey, network: networks.regtest });
    if (address === undefined || output === undefined) throw new Error('a test key without an address');
    this.address = address;
    this.script = output;
  }

  async coins(practice: TestPractice): Promise<readonly TestCoin[]> {
    return practice.json<TestCoin[]>(`/bitcoin/address/${this.address}/utxo`);
  }

  /** Coins from the faucet, each of whole-coin text, confirmed. */
  async fund(practice: TestPractice, ...amounts: readonly string[]): Promise<readonly TestCoin[]> {
    for (const amount of amounts) await practice.control('faucet', { address: this.address, amount });
    await practice.control('blocks', { count: 1 });
    return this.coins(practice);
  }

  /** Signed hex. What is not paid to anybody is fee. */
  spend(spend: Spend): string {
    return this.signed(spend).toHex();
  }

  signed({ coins, to, sequence = 0xfffffffd, lockTime = 0 }: Spend): Transaction {
    const psbt = new Psbt({ network: networks.regtest, maximumFeeRate: 1e9 });
    psbt.setVersion(2).setLocktime(lockTime);
    for (const { txid, vout, value } of coins)
      psbt.addInput({ hash: txid, index: vout, sequence, witnessUtxo: { script: this.script, value: BigInt(value) } });
    for (const { address, value } of to) psbt.addOutput({ address, value: BigInt(value) });
    psbt.signAllInputs({ publicKey: this.publicKey, sign: (hash) => secp256k1.sign(hash, this.secret, { prehash: false }) });
    return psbt.finalizeAllInputs().extractTransaction(true);
  }
}

/** What Core said, out of the body that Esplora wraps it in. */
export function reasonOf(text: string): { readonly code: number; readonly message: string } {
  return JSON.parse(text.replace('sendrawtransaction RPC error: ', ''));
}
