// Owns signing a selection with the keys of a seed. Keys live for the length of one call and are wiped on every way out.
import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { HDKey } from '@scure/bip32';
import { type Psbt, script, Transaction } from 'bitcoinjs-lib';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { withChildKeys, withSeedKey } from '../derive-key.ts';
import { type AccountKind, accountPath, addressOfKey } from './account.ts';
import { buildPsbt } from './build.ts';
import { decodeBitcoin } from './decode.ts';
import { type Approved, matchesLines } from './match.ts';
import { outputSecret, signSchnorr } from './taproot-key.ts';
import type { BitcoinParams, Selection, SignedBitcoin } from './types.ts';
import { witnessDigests } from './witness-digest.ts';

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
  return bytesToHex(unsignedBytes(psbt));
}

function unsignedBytes(psbt: Psbt): Uint8Array {
  return psbt.data.globalMap.unsignedTx.toBuffer();
}

/** Whether every place is ours is known before the first key signs. */
function signWithAccount(psbt: Psbt, { inputs, change }: Selection, account: HDKey, keys: Keys): Result<void> {
  const others = change === null ? [] : [change];
  const places = [...others, ...inputs];
  const paths = places.map(({ position }) => [position.chain, position.index]);
  return withChildKeys(account, paths, (children) => {
    const stranger = places.find((place, index) => !isAddressOf(children[index], place.address, keys));
    if (stranger !== undefined) return refuse('coin-not-ours', { address: stranger.address });
    const sign = keys.kind === 'p2tr' ? taprootSigner(psbt) : witnessSigner(psbt);
    const isSigned = inputs.every((_, index) => {
      const key = children[others.length + index];
      return key !== undefined && sign(index, key);
    });
    return isSigned ? ok(undefined) : refuse('signature-invalid');
  });
}

function isAddressOf(key: HDKey | undefined, address: string, { params, kind }: Keys): boolean {
  return key !== undefined && addressOfKey(publicHalf(key), params, kind) === address;
}

/** Signs one input and verifies the signature with the public key alone: a faulty processor must not publish a key through a bad signature. */
type InputSigner = (index: number, key: HDKey) => boolean;

function taprootSigner(psbt: Psbt): InputSigner {
  return (index, key) => {
    signTaproot(psbt, index, key);
    return psbt.validateSignaturesOfInput(index, (publicKey, hash, signature) => schnorr.verify(signature, hash, publicKey));
  };
}

/** Two readings of the bytes: what is signed and what it is checked against are reckoned apart. */
function witnessSigner(psbt: Psbt): InputSigner {
  const [toSign, toCheck] = [unsignedBytes(psbt), unsignedBytes(psbt)].map((bytes) => witnessDigests(Transaction.fromBuffer(bytes)));
  return (index, key) => {
    const coin = psbt.data.inputs[index]?.witnessUtxo;
    if (coin === undefined || toSign === undefined || toCheck === undefined) return false;
    const publicKey = publicHalf(key);
    const signature = key.sign(toSign(index, coin));
    if (!secp256k1.verify(signature, toCheck(index, coin), publicKey, { prehash: false })) return false;
    psbt.updateInput(index, {
      partialSig: [{ pubkey: publicKey, signature: script.signature.encode(signature, Transaction.SIGHASH_ALL) }],
    });
    return true;
  };
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
