// Owns the eight letters after "#" that guard a descriptor against slips (BIP380).

const inputs = "0123456789()[],'/*abcdefgh@:$%{}" + 'IJKLMNOPQRSTUVWXYZ&+-.;<=>?!^_|~' + 'ijklmnopqrstuvwxyzABCDEFGH`#"\\ ';
const letters = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const generator = [0xf5dee51989n, 0xa9fdca3312n, 0x1bab10e32dn, 0x3706b1677an, 0x644d626ffdn];

/** The checksum of a descriptor without one; null when it holds a character that no descriptor has. */
export function descriptorChecksum(text: string): string | null {
  const symbols = symbolsOf(text);
  if (symbols === null) return null;
  const left = [...symbols, 0, 0, 0, 0, 0, 0, 0, 0].reduce(step, 1n) ^ 1n;
  return Array.from({ length: 8 }, (_, at) => letters[Number((left >> (5n * BigInt(7 - at))) & 31n)] ?? '').join('');
}

/** Each character gives its place within a group; three groups make one more symbol. */
function symbolsOf(text: string): readonly number[] | null {
  const symbols: number[] = [];
  let groups: number[] = [];
  for (const character of text) {
    const at = inputs.indexOf(character);
    if (at < 0) return null;
    symbols.push(at & 31);
    groups.push(at >> 5);
    if (groups.length < 3) continue;
    symbols.push(joined(groups));
    groups = [];
  }
  return groups.length === 0 ? symbols : [...symbols, joined(groups)];
}

function joined(groups: readonly number[]): number {
  return groups.reduce((sum, group) => sum * 3 + group, 0);
}

function step(remainder: bigint, symbol: number): bigint {
  const top = Number(remainder >> 35n);
  const shifted = ((remainder & 0x7ffffffffn) << 5n) ^ BigInt(symbol);
  return generator.reduce((sum, word, bit) => ((top >> bit) & 1 ? sum ^ word : sum), shifted);
}
