// Owns signing a selection with the keys of a seed. Keys live for the length of one call and are wiped on every way out.
import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { HDKey } from '@scure/bip32';
import type { Psbt } from 'bitcoinjs-lib';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { withChildKey, withSeedKey } from '../derive-key.ts';
import { type AccountKind, accountPath, addressOfKey } from './account.ts';
import { buildPsbt } from './build.ts';
import { decodeBitcoin } from './decode.ts';
import { type Approved, matchesLines } from './match.ts';
import { outputSecret, signSchnorr } from './taproot-key.ts';
import type { BitcoinParams, Coin, KeyPosition, Selection, SignedBitcoin } from './types.ts';

export interface SigningOptions {
  readonly params: BitcoinParams;
  /** Of the account whose coins these are; absent: P2WPKH (BIP84). */
  readonly kind?: AccountKind;
  /** Number of that account below the seed; absent: 0. */
  readonly account?: number;
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
  const keys: Keys = { kind: options.kind ?? 'p2wpkh', params: options.params };
  const signed = withSeedKey(seed, accountPath(keys.params, keys.kind, options.account), (account) =>
    signWithAccount(built.value, selection, account, keys),
  );
  return signed.ok ? extract(built.value, unsigned.value.txid) : signed;
}

interface Keys {
  readonly kind: AccountKind;
  readonly params: BitcoinParams;
}

function unsignedHex(psbt: Psbt): string {
  return bytesToHex(psbt.data.globalMap.unsignedTx.toBuffer());
}

function signWithAccount(psbt: Psbt, { inputs, change }: Selection, account: HDKey, keys: Keys): Result<void> {
  if (change !== null && !isOurs(account, change, keys)) return refuse('coin-not-ours', { address: change.address });
  const stranger = inputs.find((coin) => !isOurs(account, coin, keys));
  if (stranger !== undefined) return refuse('coin-not-ours', { address: stranger.address });
  for (const [index, coin] of inputs.entries()) {
    if (!signInput(psbt, index, coin, account, keys)) return refuse('signature-invalid');
  }
  return ok(undefined);
}

function isOurs(account: HDKey, place: { readonly address: string; readonly position: KeyPosition }, { params, kind }: Keys): boolean {
  const { chain, index } = place.position;
  return withChildKey(account, [chain, index], (key) => addressOfKey(publicHalf(key), params, kind) === place.address);
}

/** Signs one input and verifies the signature with the public key alone: a faulty processor must not publish a key through a bad signature. */
function signInput(psbt: Psbt, index: number, coin: Coin, account: HDKey, { kind }: Keys): boolean {
  withChildKey(account, [coin.position.chain, coin.position.index], (key) => {
    if (kind === 'p2tr') signTaproot(psbt, index, key);
    else psbt.signInput(index, { publicKey: publicHalf(key), sign: (hash) => key.sign(hash) });
  });
  return psbt.validateSignaturesOfInput(index, (publicKey, hash, signature) =>
    kind === 'p2tr' ? schnorr.verify(signature, hash, publicKey) : secp256k1.verify(signature, hash, publicKey, { prehash: false }),
  );
}

/** The key path of BIP341 with the default sighash, which covers everything. What verifies it is the key within the coin's script, not one derived here. */
function signTaproot(psbt: Psbt, index: number, key: HDKey): void {
  const secret = outputSecretOf(key);
  try {
    psbt.updateInput(index, { tapInternalKey: publicHalf(key).subarray(1) });
    psbt.signInput(index, {
      publicKey: secp256k1.getPublicKey(secret, true),
      sign: () => {
        throw new Error('Taproot has no ECDSA signatures');
      },
      signSchnorr: (hash) => signSchnorr(hash, secret),
    });
  } finally {
    secret.fill(0);
  }
}

function outputSecretOf({ privateKey }: HDKey): Uint8Array {
  if (privateKey === null) throw new Error('a derived key lacks its private half');
  try {
    return outputSecret(privateKey);
  } finally {
    // The library hands out a copy.
    privateKey.fill(0);
  }
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
