// Owns addresses of the stories' outputs, by bitcoinjs-lib.
import { address, networks } from 'bitcoinjs-lib';

export function publicKeyAddress(script: Uint8Array): string {
  return address.fromOutputScript(script, networks.regtest);
}
