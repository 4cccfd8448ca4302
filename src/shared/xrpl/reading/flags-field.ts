// Owns reading Flags: a number, or the names that xrpl.js and people write.
import { tfFullyCanonicalSig, tfLimitQuality, tfNoRippleDirect, tfPartialPayment } from '../flags.ts';
import { type Read, read, unreadable } from './read.ts';
import { readUint32 } from './scalar-fields.ts';

const byName: ReadonlyMap<string, number> = new Map([
  ['tfNoRippleDirect', tfNoRippleDirect],
  ['tfPartialPayment', tfPartialPayment],
  ['tfLimitQuality', tfLimitQuality],
  ['tfFullyCanonicalSig', tfFullyCanonicalSig],
]);

/** `{ "tfPartialPayment": true }` counts as the number that it stands for. */
export function readFlags(value: unknown): Read<number> {
  if (typeof value !== 'object' || value === null) return readUint32(value, 'Flags');
  // An empty list would pass for no flags at all.
  if (Array.isArray(value)) return unreadable('xrpl-number-invalid', 'Flags');
  let flags = 0;
  for (const [name, on] of Object.entries(value)) {
    const flag = byName.get(name);
    if (flag === undefined || typeof on !== 'boolean') return unreadable('xrpl-number-invalid', 'Flags');
    if (on) flags = (flags | flag) >>> 0;
  }
  return read(flags);
}
