// Owns signing a selection with the keys of a seed. Keys live for the length of one call and are wiped on every way out.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { HDKey } from '@scure/bip32';
import type { Psbt } from 'bitcoinjs-lib';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { withChildKey, withSeedKey } from '../derive-key.ts';
import { accountPath, addressOfKey } from './account.ts';
import { buildPsbt } from './build.ts';
import { decodeBitcoin } from './decode.ts';
import { type Approved, matchesLines } from './match.ts';
import type { BitcoinParams, Coin, KeyPosition, Selection, SignedBitcoin } from './types.ts';

export interface SigningOptions {
  readonly params: BitcoinParams;
  /** Height of the newest block, or 0. */
  readonly lockTime: number;
  /** What the sender approved; the unsigned bytes are decoded and compared with it before the first key is used. */
  readonly approved: Approved;
}

/**
 * Builds, checks and signs a selection with the account keys of `seed` (64 bytes; the caller wipes it). The same arguments give the same bytes.
 * Refusals: `transaction-mismatch` (not what was approved), `coin-not-ours` (a coin or the change is not at its position), `signature-invalid`.
 */
export function signSelection(selection: Selection, seed: Uint8Array, options: SigningOptions): Result<SignedBitcoin> {
  const built = buildPsbt(selection, options.params, options.lockTime);
  if (!built.ok) return built;
  const unsigned = decodeBitcoin(unsignedHex(built.value), options.params);
  if (!unsigned.ok) return unsigned;
  const approved = matchesLines(unsigned.value, selection, options.approved, options.params);
  if (!approved.ok) return approved;
  const signed = withSeedKey(seed, accountPath(options.params), (account) =>
    signWithAccount(built.value, selection, account, options.params),
  );
  return signed.ok ? extract(built.value, unsigned.value.txid) : signed;
}

function unsignedHex(psbt: Psbt): string {
  return bytesToHex(psbt.data.globalMap.unsignedTx.toBuffer());
}

function signWithAccount(psbt: Psbt, { inputs, change }: Selection, account: HDKey, params: BitcoinParams): Result<void> {
  if (change !== null && !isOurs(account, change, params)) return refuse('coin-not-ours', { address: change.address });
  for (const [index, coin] of inputs.entries()) {
    if (!isOurs(account, coin, params)) return refuse('coin-not-ours', { address: coin.address });
    if (!signInput(psbt, index, coin, account)) return refuse('signature-invalid');
  }
  return ok(undefined);
}

function isOurs(account: HDKey, place: { readonly address: string; readonly position: KeyPosition }, params: BitcoinParams): boolean {
  const { chain, index } = place.position;
  return withChildKey(account, [chain, index], (key) => addressOfKey(publicHalf(key), params) === place.address);
}

/** Signs one input and verifies the signature with the public key alone: a faulty processor must not publish a key through a bad signature. */
function signInput(psbt: Psbt, index: number, coin: Coin, account: HDKey): boolean {
  return withChildKey(account, [coin.position.chain, coin.position.index], (key) => {
    psbt.signInput(index, { publicKey: publicHalf(key), sign: (hash) => key.sign(hash) });
    return psbt.validateSignaturesOfInput(index, (publicKey, hash, signature) =>
      secp256k1.verify(signature, hash, publicKey, { prehash: false }),
    );
  });
}

function publicHalf(key: HDKey): Uint8Array {
  if (key.publicKey === null) throw new Error('a derived key lacks its public half');
  return key.publicKey;
}

/** Witnesses do not count in a txid (BIP141), so it must not have changed by signing. */
function extract(psbt: Psbt, txid: string): Result<SignedBitcoin> {
  // The approved ceiling has been checked; the library's own fee limit is a fixed rate that knows nothing of it.
  const transaction = psbt.finalizeAllInputs().extractTransaction(true);
  return transaction.getId() === txid ? ok({ hex: transaction.toHex(), txid }) : refuse('signature-invalid');
}
