// Owns the smallest amount that nodes relay, by kind of output.

/**
 * Dust limit of an output script in satoshi: three times its own size plus the size of spending it, at 1 sat/vB
 * (Bitcoin Core's GetDustThreshold at the default 3,000 sat/kvB): P2PKH 546, P2SH 540, P2WPKH 294, P2WSH and P2TR 330.
 */
export function dustLimit(script: Uint8Array): bigint {
  const output = 8 + 1 + script.length;
  const spending = isWitnessProgram(script) ? 41 + 26 : 41 + 107;
  return BigInt(3 * (output + spending));
}

function isWitnessProgram(script: Uint8Array): boolean {
  const [version, length] = script;
  if (version === undefined || length === undefined || script.length < 4 || script.length > 42) return false;
  return (version === 0 || (version >= 0x51 && version <= 0x60)) && length === script.length - 2;
}
