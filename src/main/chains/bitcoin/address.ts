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
 * Output script of an address of this network. `address-invalid` for anything else, also for witness versions that have no meaning yet:
 * whoever can spend those today is anybody (BIP141).
 */
export function scriptOfAddress(address: string, params: BitcoinParams): Result<Uint8Array> {
  prepareCurve();
  if (isFutureWitness(address)) return refuse('address-invalid', { address });
  try {
    return ok(codec.toOutputScript(address, libraryNetwork(params)));
  } catch {
    return refuse('address-invalid', { address });
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
