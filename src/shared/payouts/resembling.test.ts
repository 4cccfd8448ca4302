// Owns the proof that an address made to resemble a paid payee's is flagged, and nothing else is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resemblanceTo, resembles } from './resembling.ts';

const alice = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';
const mallory = 'bc1qw50zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzf3t4';
const resembledOf = (address: string, paid: ReadonlySet<string>) => resemblanceTo(paid)(address);
const ripple = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';

describe('a look-alike', () => {
  it('shares the first characters after the prefix and the last four with a payee who was paid', () => {
    expect(resembledOf(mallory, new Set([alice]))).toBe(alice);
    expect(resembledOf('rHb9xxxxxxxxxxxxxxxxxxxxxxxxxxdtyTh', new Set([alice, ripple]))).toBe(ripple);
    // Base58 means another address in another case, and looks the same.
    expect(resembledOf('rhB9CJAWyB4rj91VRWn96DkukG4bwDtyTh', new Set([ripple]))).toBe(ripple);
    expect(resembles(mallory, alice)).toBe(true);
  });

  it('is not the payee, in either case of SegWit, nor who shares only what all addresses share', () => {
    expect(resembledOf(alice, new Set([alice, mallory]))).toBeNull();
    expect(resembledOf(alice.toUpperCase(), new Set([alice]))).toBeNull();
    expect(resembledOf('bc1qaaad6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', new Set([alice]))).toBeNull();
    expect(resembledOf(`${alice.slice(0, -4)}aaaa`, new Set([alice]))).toBeNull();
    expect(resembledOf('bc1pw50zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzf3t4', new Set([alice]))).toBeNull();
    expect(resembledOf(mallory, new Set())).toBeNull();
  });

  it('is flagged whatever lies in the middle', () => {
    const middle = fc.string({ unit: fc.constantFrom(...Array.from('023456789acdefghjklmnpqrstuvwxyz')), minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(middle, (text) => {
        const address = `bc1qw50${text}f3t4`;
        expect(resembledOf(address, new Set([alice]))).toBe(address === alice ? null : alice);
      }),
    );
  });

  it('of one letter is nobody’s', () => expect(resembledOf('', new Set([alice]))).toBeNull());
});
