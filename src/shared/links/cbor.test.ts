// Tests: one value, one spelling.
import { hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMap, encodeMap, fromCodeText, toCodeText } from './cbor.ts';

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

describe('canonical CBOR', () => {
  it('sorts keys bytewise and writes every integer as short as it goes (RFC 8949 §4.2.1)', () => {
    const bytes = encodeMap(
      new Map<unknown, unknown>([
        [24, 'b'],
        [10, 'a'],
        [-1, null],
        [1, 1_000_000],
      ]),
    );
    expect(hexOf(bytes)).toBe('a4011a000f42400a616118186162' + '20f6');
  });

  it('reads back what it wrote', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.constant(null),
      fc.uint8Array(),
      fc.array(fc.string({ unit: 'grapheme' })),
    );
    const maps = fc
      .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 300 }), value), { selector: ([key]) => key })
      .map((entries) => new Map(entries));
    fc.assert(
      fc.property(maps, (map) => {
        const read = decodeMap(encodeMap(map));
        const sorted = [...map].sort(([a], [b]) => a - b);
        expect(read.ok && [...read.value]).toEqual(sorted.map(([key, item]) => [key, item]));
      }),
    );
  });

  it.each([
    ['an integer longer than needed', 'a1011801', 'code-damaged'],
    ['a length longer than needed', 'a101780161', 'code-damaged'],
    ['the same key twice', 'a201000100', 'code-damaged'],
    ['an endless map', 'bf0100ff', 'code-damaged'],
    ['an endless string', 'a1017f6161ff', 'code-damaged'],
    ['a tag', 'a101c100', 'code-damaged'],
    ['undefined', 'a101f7', 'code-damaged'],
    ['NaN', 'a101f97e00', 'code-damaged'],
    ['a huge integer', 'a1011bffffffffffffffff', 'code-damaged'],
    ['bytes left over', 'a1010000', 'code-damaged'],
    ['a torn end', 'a1', 'code-damaged'],
    ['no map', '00', 'code-damaged'],
    ['nothing', '', 'code-damaged'],
    ['keys out of order', 'a202000100', 'code-not-canonical'],
    ['a float that is whole', 'a101f93c00', 'code-not-canonical'],
    ['minus zero', 'a101f98000', 'code-not-canonical'],
    ['text that is not UTF-8', 'a10161ff', 'code-not-canonical'],
  ])('refuses %s', (_name, hex, code) => {
    expect(decodeMap(hexToBytes(hex))).toMatchObject({ ok: false, error: { code } });
  });

  it('survives nesting that would exhaust the stack', () => {
    expect(decodeMap(new Uint8Array(12_000).fill(0x81))).toMatchObject({ error: { code: 'code-damaged' } });
  });

  it('whatever is accepted has exactly one spelling', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (tail) => {
        const bytes = Uint8Array.of(0xa1, 0x01, ...tail);
        const read = decodeMap(bytes);
        if (read.ok) expect(hexOf(encodeMap(read.value))).toBe(hexOf(bytes));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('base64url', () => {
  it('has no padding and no second spelling of the last character', () => {
    expect(toCodeText(Uint8Array.of(0xfb, 0xff))).toBe('-_8');
    expect(fromCodeText('-_8')).toMatchObject({ ok: true });
    for (const text of ['-_9', '-_8=', '+/8', '-_8 ', 'A', 'é'])
      expect(fromCodeText(text)).toMatchObject({ error: { code: 'code-damaged' } });
  });

  it('is refused above 16 KiB', () => {
    expect(fromCodeText('A'.repeat(16_384))).toMatchObject({ ok: true });
    expect(fromCodeText('A'.repeat(16_385))).toMatchObject({ error: { code: 'code-too-long' } });
  });
});
