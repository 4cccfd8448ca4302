// Owns Bitcoin addresses for tests: as many as wanted, well formed, nobody's.
import { bech32 } from '@scure/base';

/** A P2WPKH address of the practice network, another one for each number. */
export function bitcoinAddress(number: number): string {
  const program = Uint8Array.from({ length: 20 }, (_unused, index) => (number >> (8 * (index % 4))) & 0xff);
  return bech32.encode('bcrt', [0, ...bech32.toWords(program)]);
}
