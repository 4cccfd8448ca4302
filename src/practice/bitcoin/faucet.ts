// Owns the faucet: a key that only the practice network knows, rich from mining, paying out practice money.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { Transaction } from 'bitcoinjs-lib';
import { refuse, type Result } from '../../shared/result.ts';
import { scriptOf } from './address.ts';
import { sameBytes } from './bytes.ts';
import { type ChainState, scriptHashOf, type StoredTransaction } from './chain-state.ts';
import { dustThreshold } from './check-form.ts';
import { type Outpoint, reversedBytes } from './transaction.ts';
import { hash160 } from './verify-input.ts';

/** Satoshi per virtual byte. */
const faucetRate = 2n;
const overheadSize = 90n;
const inputSize = 68n;
const maturity = 100;

interface FaucetCoin extends Outpoint {
  readonly value: bigint;
}

export function faucetScript(key: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(0, 20), hash160(secp256k1.getPublicKey(key, true)));
}

/**
 * A signed transaction (hex) that pays `amount` satoshi to `address`, from confirmed coins only, so that grants never queue behind each other.
 * Refusals: `practice-address-unknown`, `practice-faucet-amount` (dust or less), `practice-faucet-empty` (until the next block, or for good).
 */
export function faucetPayment(state: ChainState, key: Uint8Array, address: string, amount: bigint): Result<string> {
  const script = scriptOf(address);
  if (script === null) return refuse('practice-address-unknown', { address });
  if (amount < dustThreshold({ script })) return refuse('practice-faucet-amount');
  const chosen = chosenCoins(ripeCoins(state, key), amount);
  if (chosen === null) return refuse('practice-faucet-empty');
  return { ok: true, value: signedHex(chosen, key, [{ script, value: amount }]) };
}

/** Biggest first: grants are small, so one coin nearly always does. */
function ripeCoins(state: ChainState, key: Uint8Array): readonly FaucetCoin[] {
  const script = faucetScript(key);
  const coins = state
    .touching(scriptHashOf(script))
    .filter((entry) => isRipe(state, entry))
    .flatMap((entry) => coinsOf(state, entry, script));
  return coins.sort((left, right) => (left.value < right.value ? 1 : -1));
}

function isRipe(state: ChainState, { transaction, block }: StoredTransaction): boolean {
  return block !== null && (!transaction.coinbase || state.tip.height + 1 - block.height >= maturity);
}

function coinsOf(state: ChainState, { transaction }: StoredTransaction, script: Uint8Array): FaucetCoin[] {
  return transaction.outputs.flatMap((output, vout) => {
    const { txid } = transaction;
    const ours = sameBytes(output.script, script) && state.spender({ txid, vout }) === null;
    return ours ? [{ txid, vout, value: output.value }] : [];
  });
}

function feeFor(inputs: number): bigint {
  return faucetRate * (overheadSize + inputSize * BigInt(inputs));
}

function chosenCoins(coins: readonly FaucetCoin[], amount: bigint): readonly FaucetCoin[] | null {
  // The smallest single coin that suffices keeps the big ones whole.
  const single = coins.filter(({ value }) => value >= amount + feeFor(1)).at(-1);
  if (single !== undefined) return [single];
  const chosen: FaucetCoin[] = [];
  let total = 0n;
  for (const coin of coins.slice(0, 500)) {
    chosen.push(coin);
    total += coin.value;
    if (total >= amount + feeFor(chosen.length)) return chosen;
  }
  return null;
}

function signedHex(coins: readonly FaucetCoin[], key: Uint8Array, outputs: readonly { script: Uint8Array; value: bigint }[]): string {
  const codec = new Transaction();
  codec.version = 2;
  for (const { txid, vout } of coins) codec.addInput(reversedBytes(txid), vout, 0xfffffffd);
  for (const { script, value } of outputs) codec.addOutput(script, value);
  const own = faucetScript(key);
  const change = sum(coins) - sum(outputs) - feeFor(coins.length);
  if (change >= dustThreshold({ script: own })) codec.addOutput(own, change);
  for (const [index, coin] of coins.entries()) codec.setWitness(index, witnessFor(codec, index, coin, key));
  return codec.toHex();
}

function witnessFor(codec: Transaction, index: number, coin: FaucetCoin, key: Uint8Array): Uint8Array[] {
  const publicKey = secp256k1.getPublicKey(key, true);
  const scriptCode = concatBytes(Uint8Array.of(0x76, 0xa9, 20), hash160(publicKey), Uint8Array.of(0x88, 0xac));
  const hash = codec.hashForWitnessV0(index, scriptCode, coin.value, Transaction.SIGHASH_ALL);
  const signature = secp256k1.sign(hash, key, { prehash: false, format: 'der' });
  return [concatBytes(signature, Uint8Array.of(Transaction.SIGHASH_ALL)), publicKey];
}

function sum(items: readonly { readonly value: bigint }[]): bigint {
  return items.reduce((total, { value }) => total + value, 0n);
}
