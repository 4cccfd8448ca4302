// Owns how large a transaction will be before it is signed. Sizes are upper bounds: signatures may come out one or two bytes shorter.

/** Outpoint, empty scriptSig, sequence. */
const inputBase = 36 + 1 + 4;
/** Stack count, a 72-byte signature (low S, any R, sighash byte) and a 33-byte key, each with its length. */
const p2wpkhWitness = 1 + 1 + 72 + 1 + 33;
/** Largest transaction that nodes relay (MAX_STANDARD_TX_WEIGHT / 4). */
export const maxStandardVsize = 100_000;

/** Virtual bytes that one more P2WPKH input costs. */
export const inputVsize = Math.ceil((inputBase * 4 + p2wpkhWitness) / 4);

/** Virtual bytes of a transaction with `inputs` P2WPKH inputs and outputs of these scripts. */
export function vsizeOf(inputs: number, scripts: readonly Uint8Array[]): number {
  const outputs = scripts.reduce((sum, script) => sum + 8 + compactSize(script.length) + script.length, 0);
  const base = 4 + compactSize(inputs) + inputs * inputBase + compactSize(scripts.length) + outputs + 4;
  const witness = 2 + inputs * p2wpkhWitness;
  return Math.ceil((base * 4 + witness) / 4);
}

function compactSize(count: number): number {
  return count < 0xfd ? 1 : count <= 0xffff ? 3 : 5;
}

/** Fee in satoshi, rounded up, for a size at a rate in satoshi per 1,000 virtual bytes. */
export function feeFor(vsize: number, feeRate: bigint): bigint {
  return (BigInt(vsize) * feeRate + 999n) / 1000n;
}
