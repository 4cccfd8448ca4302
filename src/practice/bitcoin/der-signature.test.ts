// Signatures in scripts: the one allowed form.
import { secp256k1 } from '@noble/curves/secp256k1.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derSignature, type ScriptSignature } from './der-signature.ts';

const secret = new Uint8Array(32).fill(3);
const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const order = secp256k1.Point.Fn.ORDER;

describe('derSignature', () => {
  it('reads every signature that noble writes', () => {
    fc.assert(
      fc.property(bytes32, (hash) => {
        const der = secp256k1.sign(hash, secret, { prehash: false, format: 'der' });
        const parsed = derSignature(Uint8Array.of(...der, 1)) as ScriptSignature;
        expect(parsed.hashType).toBe(1);
        expect(secp256k1.verify(parsed.compact, hash, secp256k1.getPublicKey(secret), { prehash: false })).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('refuses the mirrored S, which anybody could make of it', () => {
    const hash = new Uint8Array(32).fill(7);
    const { r, s } = secp256k1.Signature.fromBytes(secp256k1.sign(hash, secret, { prehash: false }));
    const mirrored = new secp256k1.Signature(r, order - s).toBytes('der');
    expect(derSignature(Uint8Array.of(...mirrored, 1))).toBe('Non-canonical signature: S value is unnecessarily high');
  });

  it('never throws and never takes a changed length for good', () => {
    const der = secp256k1.sign(new Uint8Array(32).fill(5), secret, { prehash: false, format: 'der' });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 90 }), (noise) => {
        const result = derSignature(noise);
        expect(typeof result === 'string' || result.compact.length === 64).toBe(true);
      }),
    );
    for (const at of [0, 1, 2, 3]) {
      const changed = Uint8Array.of(...der, 1);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(derSignature(changed)).toBe('Non-canonical DER signature');
    }
  });

  it('knows the six hash types', () => {
    const der = secp256k1.sign(new Uint8Array(32).fill(5), secret, { prehash: false, format: 'der' });
    const good = Array.from({ length: 256 }, (_, type) => type).filter(
      (type) => typeof derSignature(Uint8Array.of(...der, type)) !== 'string',
    );
    expect(good).toEqual([0x01, 0x02, 0x03, 0x81, 0x82, 0x83]);
  });
});
