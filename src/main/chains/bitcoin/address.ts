// Owns the two-way street between addresses and output scripts, for the five standard kinds and no others.
import * as ecc from '@bitcoinerlab/secp256k1';
import { address as codec, initEccLib, payments } from 'bitcoinjs-lib';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import { libraryNetwork } from './params.ts';
import type { BitcoinParams } from './types.ts';

let eccReady = false;

/** Taproot addresses hold a curve point, which bitcoinjs-lib checks only with a curve library at hand. */
export function prepareCurve(): void {
  if (eccReady) return;
  initEccLib(ecc);
  eccReady = true;
}

/**
 * Scripts of the addresses asked about last, by network and address: a batch asks about each of its addresses when it is planned, built and checked, and
 * whether a Taproot address holds a curve point takes long to find out.
 */
const remembered = new Map<string, Uint8Array>();
const mostRemembered = 5_000;

/**
 * Output script of an address of this network. `address-invalid` for anything else, also for witness versions that have no meaning yet:
 * whoever can spend those today is anybody (BIP141).
 */
export function scriptOfAddress(address: string, params: BitcoinParams): Result<Uint8Array> {
  const name = `${params} ${address}`;
  const known = remembered.get(name);
  if (known !== undefined) return ok(known.slice());
  const script = readAddress(address, params);
  if (script === null) return refuse('address-invalid', { address });
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(name, script);
  return ok(script.slice());
}

function readAddress(address: string, params: BitcoinParams): Uint8Array | null {
  prepareCurve();
  if (isFutureWitness(address)) return null;
  try {
    return codec.toOutputScript(address, libraryNetwork(params));
  } catch {
    return null;
  }
}

function isFutureWitness(address: string): boolean {
  try {
    return codec.fromBech32(address).version > 1;
  } catch {
    return false;
  }
}

/** Address of a standard output script; null for the rest (OP_RETURN, bare multisig, unknown witness versions). */
export function addressOfScript(script: Uint8Array, params: BitcoinParams): string | null {
  prepareCurve();
  const network = libraryNetwork(params);
  for (const kind of [payments.p2wpkh, payments.p2tr, payments.p2pkh, payments.p2sh, payments.p2wsh]) {
    try {
      return kind({ output: script, network }).address ?? null;
    } catch {
      // Not of this kind.
    }
  }
  return null;
}
