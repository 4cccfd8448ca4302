// Owns the faucet: a key that only the practice network knows, rich from mining, paying out practice money.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { refuse, type Result } from '../../shared/result.ts';
import { scriptOf } from './address.ts';
import { sameBytes } from './bytes.ts';
import { type ChainState, scriptHashOf, type StoredTransaction } from './chain-state.ts';
import { dustThreshold } from './check-form.ts';
import { hash160 } from './script-stack.ts';
import { witnessHash } from './sighash.ts';
import { type ChainOutput, type ChainTransaction, type Outpoint, type TransactionParts, transactionOf } from './transaction.ts';

/** Satoshi per virtual byte. */
const faucetRate = 2n;
const overheadSize = 90n;
const inputSize = 68n;
const maturity = 100;
/** SIGHASH_ALL. */
const allInputs = 1;

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

function signedHex(coins: readonly FaucetCoin[], key: Uint8Array, paid: readonly ChainOutput[]): string {
  const own = faucetScript(key);
  const change = { script: own, value: sum(coins) - sum(paid) - feeFor(coins.length) };
  const outputs = change.value >= dustThreshold(change) ? [...paid, change] : paid;
  const inputs = coins.map(({ txid, vout }) => ({ txid, vout, script: new Uint8Array(0), sequence: 0xfffffffd, witness: [] }));
  const parts: TransactionParts = { version: 2, lockTime: 0, inputs, outputs };
  const unsigned = transactionOf(parts);
  const witnesses = coins.map((coin, index) => witnessFor(unsigned, index, coin, key));
  return transactionOf({ ...parts, inputs: inputs.map((input, index) => ({ ...input, witness: witnesses[index] ?? [] })) }).hex;
}

function witnessFor(unsigned: ChainTransaction, index: number, coin: FaucetCoin, key: Uint8Array): Uint8Array[] {
  const publicKey = secp256k1.getPublicKey(key, true);
  const code = concatBytes(Uint8Array.of(0x76, 0xa9, 20), hash160(publicKey), Uint8Array.of(0x88, 0xac));
  const hash = witnessHash(unsigned, index, code, coin.value, allInputs);
  const signature = secp256k1.sign(hash, key, { prehash: false, format: 'der' });
  return [concatBytes(signature, Uint8Array.of(allInputs)), publicKey];
}

function sum(items: readonly { readonly value: bigint }[]): bigint {
  return items.reduce((total, { value }) => total + value, 0n);
}
