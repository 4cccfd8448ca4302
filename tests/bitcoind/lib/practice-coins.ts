// Owns the kinds of outputs that the stories pay to and spend: scripts and signatures made with bitcoinjs-lib's hashes and noble's curve, none of it the practice chain's.
import * as ecc from '@bitcoinerlab/secp256k1';
import { schnorr, secp256k1 } from '@noble/curves/secp256k1.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { crypto, initEccLib, networks, opcodes, payments, script as scripts, type Transaction } from 'bitcoinjs-lib';
import type { Dice } from './practice-dice.ts';

initEccLib(ecc);
const network = networks.regtest;
const none = new Uint8Array(0);

export interface Lock {
  readonly kind: string;
  readonly script: Uint8Array;
  /** Input script and witness, by signatures from the signer. */
  readonly unlock: (signer: Signer) => Unlocked;
}

export interface Unlocked {
  readonly script: Uint8Array;
  readonly witness: Uint8Array[];
}

export interface Coin {
  readonly txid: string;
  readonly vout: number;
  readonly value: bigint;
  readonly lock: Lock;
}

/** How a signer errs; everything right where nothing is said. */
export interface Faults {
  readonly type?: number;
  /** Satoshi added to the amount that is signed. */
  readonly amount?: bigint;
  readonly key?: Uint8Array;
  readonly bend?: (signature: Uint8Array) => Uint8Array;
  /** Not signed at all, but as large as if. */
  readonly blank?: boolean;
}

/** Signs one input. */
export class Signer {
  constructor(
    private readonly transaction: Transaction,
    private readonly index: number,
    private readonly coins: readonly Coin[],
    private readonly faults: Faults = {},
  ) {}

  old(secret: Uint8Array, code: Uint8Array): Uint8Array {
    const type = this.faults.type ?? 1;
    return this.ecdsa(secret, this.transaction.hashForSignature(this.index, code, type), type);
  }

  witness(secret: Uint8Array, code: Uint8Array): Uint8Array {
    const type = this.faults.type ?? 1;
    const value = (this.coins[this.index]?.value ?? 0n) + (this.faults.amount ?? 0n);
    return this.ecdsa(secret, this.transaction.hashForWitnessV0(this.index, code, value, type), type);
  }

  taproot(secret: Uint8Array, leaf?: Uint8Array): Uint8Array {
    if (this.faults.blank === true) return new Uint8Array(65);
    const type = this.faults.type ?? 0;
    const known = [0, 1, 2, 3, 0x81, 0x82, 0x83].includes(type) ? type : 1;
    const values = this.coins.map(({ value }) => value + (this.faults.amount ?? 0n));
    const hash = this.transaction.hashForWitnessV1(
      this.index,
      this.coins.map(({ lock }) => lock.script),
      values,
      known,
      leaf,
    );
    const signature = schnorr.sign(hash, this.faults.key ?? secret, new Uint8Array(32));
    return this.bent(type === 0 ? signature : concatBytes(signature, Uint8Array.of(type)));
  }

  private ecdsa(secret: Uint8Array, hash: Uint8Array, type: number): Uint8Array {
    if (this.faults.blank === true) return new Uint8Array(72);
    const signature = secp256k1.sign(hash, this.faults.key ?? secret, { prehash: false, format: 'der' });
    return this.bent(concatBytes(signature, Uint8Array.of(type)));
  }

  private bent(signature: Uint8Array): Uint8Array {
    return this.faults.bend?.(signature) ?? signature;
  }
}

const publicKeys = new Map<string, Uint8Array>();

export function publicKey(secret: Uint8Array): Uint8Array {
  const name = Buffer.from(secret).toString('hex');
  const key = publicKeys.get(name) ?? secp256k1.getPublicKey(secret, true);
  publicKeys.set(name, key);
  return key;
}

function outputOf({ output }: { output?: Uint8Array | undefined }): Uint8Array {
  if (output === undefined) throw new Error('a payment without a script');
  return output;
}

const pushing = (...items: readonly Uint8Array[]): Uint8Array => scripts.compile(items.map((item) => (item.length === 0 ? 0 : item)));

export function p2wpkh(secret: Uint8Array): Lock {
  const pubkey = publicKey(secret);
  const code = outputOf(payments.p2pkh({ pubkey, network }));
  const script = outputOf(payments.p2wpkh({ pubkey, network }));
  return { kind: 'p2wpkh', script, unlock: (signer) => ({ script: none, witness: [signer.witness(secret, code), pubkey] }) };
}

export function p2pkh(secret: Uint8Array, compressed = true): Lock {
  const pubkey = secp256k1.getPublicKey(secret, compressed);
  const script = outputOf(payments.p2pkh({ pubkey, network }));
  return { kind: 'p2pkh', script, unlock: (signer) => ({ script: pushing(signer.old(secret, script), pubkey), witness: [] }) };
}

function p2pk(secret: Uint8Array): Lock {
  const script = scripts.compile([publicKey(secret), opcodes.OP_CHECKSIG ?? 0]);
  return { kind: 'p2pk', script, unlock: (signer) => ({ script: pushing(signer.old(secret, script)), witness: [] }) };
}

/** Redeem scripts are pushed as they are, not as the number that they may look like. */
function pushOf(script: Uint8Array): Uint8Array {
  return concatBytes(script.length < 76 ? Uint8Array.of(script.length) : Uint8Array.of(76, script.length), script);
}

/** A lock inside P2SH: its script is shown by the input. */
export function nested(inner: Lock): Lock {
  const script = concatBytes(Uint8Array.of(0xa9, 20), crypto.hash160(inner.script), Uint8Array.of(0x87));
  const unlock = (signer: Signer): Unlocked => {
    const { script: pushed, witness } = inner.unlock(signer);
    return { script: concatBytes(pushed, pushOf(inner.script)), witness };
  };
  return { kind: `p2sh-${inner.kind}`, script, unlock };
}

function multisigScript(needed: number, secrets: readonly Uint8Array[]): Uint8Array {
  const keys = secrets.map(publicKey).sort((left, right) => Buffer.compare(left, right));
  return outputOf(payments.p2ms({ m: needed, pubkeys: keys, network }));
}

/** Signatures in the order of their keys. */
function signersOf(needed: number, secrets: readonly Uint8Array[]): readonly Uint8Array[] {
  return [...secrets].sort((left, right) => Buffer.compare(publicKey(left), publicKey(right))).slice(0, needed);
}

function bareMultisig(needed: number, secrets: readonly Uint8Array[]): Lock {
  const script = multisigScript(needed, secrets);
  const unlock = (signer: Signer): Unlocked => ({
    script: pushing(none, ...signersOf(needed, secrets).map((secret) => signer.old(secret, script))),
    witness: [],
  });
  return { kind: 'multisig', script, unlock };
}

/** Any script by its hash in witness version 0. `items` come before the script. */
export function p2wsh(kind: string, code: Uint8Array, items: (signer: Signer) => readonly Uint8Array[]): Lock {
  const script = concatBytes(Uint8Array.of(0, 32), crypto.sha256(code));
  return { kind, script, unlock: (signer) => ({ script: none, witness: [...items(signer), code] }) };
}

export function p2wshMultisig(needed: number, secrets: readonly Uint8Array[]): Lock {
  const code = multisigScript(needed, secrets);
  const items = (signer: Signer) => [none, ...signersOf(needed, secrets).map((secret) => signer.witness(secret, code))];
  return p2wsh('p2wsh-multisig', code, items);
}

function tweakedSecret(secret: Uint8Array, root: Uint8Array): Uint8Array {
  const key = publicKey(secret);
  const even = key[0] === 2 ? secret : ecc.privateNegate(secret);
  const tweaked = ecc.privateAdd(even, crypto.taggedHash('TapTweak', concatBytes(key.subarray(1), root)));
  if (tweaked === null) throw new Error('a tweak that gives no key');
  return tweaked;
}

export function p2tr(secret: Uint8Array): Lock {
  const tweaked = tweakedSecret(secret, none);
  const script = concatBytes(Uint8Array.of(0x51, 32), publicKey(tweaked).subarray(1));
  return { kind: 'p2tr', script, unlock: (signer) => ({ script: none, witness: [signer.taproot(tweaked)] }) };
}

/** A tree of two leaves; the first is spent. `version` of the leaf: 0xc0 is tapscript. */
export function p2trScript(
  kind: string,
  inner: Uint8Array,
  code: Uint8Array,
  items: (signer: Signer, leaf: Uint8Array) => readonly Uint8Array[],
  version = 0xc0,
): Lock {
  const other = crypto.taggedHash('TapLeaf', Uint8Array.of(0xc0, 1, 0x51));
  const leaf = crypto.taggedHash('TapLeaf', concatBytes(Uint8Array.of(version), withSize(code)));
  const root = crypto.taggedHash('TapBranch', concatBytes(...[leaf, other].sort((left, right) => Buffer.compare(left, right))));
  const internal = publicKey(inner).subarray(1);
  const output = ecc.xOnlyPointAddTweak(internal, crypto.taggedHash('TapTweak', concatBytes(internal, root)));
  if (output === null) throw new Error('a tweak that gives no key');
  const control = concatBytes(Uint8Array.of(version | output.parity), internal, other);
  const script = concatBytes(Uint8Array.of(0x51, 32), output.xOnlyPubkey);
  return { kind, script, unlock: (signer) => ({ script: none, witness: [...items(signer, leaf), code, control] }) };
}

function withSize(code: Uint8Array): Uint8Array {
  return concatBytes(code.length < 253 ? Uint8Array.of(code.length) : Uint8Array.of(253, code.length & 255, code.length >> 8), code);
}

function tapscriptKey(inner: Uint8Array, secret: Uint8Array): Lock {
  const code = scripts.compile([publicKey(secret).subarray(1), opcodes.OP_CHECKSIG ?? 0]);
  return p2trScript('p2tr-script', inner, code, (signer, leaf) => [signer.taproot(secret, leaf)]);
}

/** Two of three by OP_CHECKSIGADD, the last key not signing. */
function tapscriptMultisig(inner: Uint8Array, [first, second, third]: readonly [Uint8Array, Uint8Array, Uint8Array]): Lock {
  const key = (secret: Uint8Array) => concatBytes(Uint8Array.of(32), publicKey(secret).subarray(1));
  const add = Uint8Array.of(0xba);
  const code = concatBytes(key(first), Uint8Array.of(0xac), key(second), add, key(third), add, Uint8Array.of(0x52, 0x9c));
  return p2trScript('p2tr-multisig', inner, code, (signer, leaf) => [none, signer.taproot(second, leaf), signer.taproot(first, leaf)]);
}

/** One of a hundred keys: making keys would take most of the stories' time. */
export function keyOf(dice: Dice): Uint8Array {
  return crypto.sha256(Uint8Array.of(dice.int(1, 100)));
}

/** Three that differ. */
function threeKeys(dice: Dice): readonly [Uint8Array, Uint8Array, Uint8Array] {
  const first = dice.int(1, 98);
  const key = (number: number) => crypto.sha256(Uint8Array.of(number));
  return [key(first), key(first + 1), key(first + 2)];
}

/** Kinds that hold their keys in the open. Knots lets nobody pay to them since 29.3 (no output script over 34 bytes), but takes blocks that do. */
export function openLock(dice: Dice): Lock {
  const three = threeKeys(dice);
  return dice.once(2) ? bareMultisig(dice.int(1, 3), three) : p2pk(keyOf(dice));
}

/** The kinds that a valid payment is to and from. */
export function anyLock(dice: Dice): Lock {
  const key = () => keyOf(dice);
  const three = threeKeys(dice);
  return dice.pick<() => Lock>([
    () => p2wpkh(key()),
    () => p2wpkh(key()),
    () => p2tr(key()),
    () => p2tr(key()),
    () => p2pkh(key(), !dice.once(4)),
    () => nested(p2wpkh(key())),
    () => p2wshMultisig(2, three),
    () => nested(p2wshMultisig(2, three)),
    () => nested(bareMultisig(2, three)),
    () => tapscriptKey(key(), key()),
    () => tapscriptMultisig(key(), three),
  ])();
}
