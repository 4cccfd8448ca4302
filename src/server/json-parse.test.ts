import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseBody } from './json-parse.ts';

const values = [fc.string({ unit: 'binary' }), fc.integer(), fc.boolean(), fc.constant(null)];

describe('the body of a request', () => {
  // One such text took three seconds at 64 KiB, and the square of its length beyond, when each quotation mark was tried again to the end.
  it.each(['"', '\\"', '"\\"', '\\', '9', '-', '[', '"a'])('made of 512 KiB of %s is refused at once', (part) => {
    expect(parseBody(`{"a":"${part.repeat(Math.floor(524_288 / part.length))}`).ok).toBe(false);
  });

  it.each([
    ['1234567890123456', 'number-too-precise'],
    ['0.1234567890123456', 'number-too-precise'],
    ['1e-400', 'number-too-precise'],
    ['-1e-400', 'number-too-precise'],
    ['123456789012345', 123456789012345],
    ['1e21', 1e21],
    ['0', 0],
    ['0.0', 0],
  ])('the number %s arrives as %s', (literal, value) => {
    expect(parseBody(`{"amount": ${literal}}`)).toEqual({ ok: true, value: { amount: value } });
  });

  it('digits and brackets inside of texts are texts', () => {
    const text = '{"note": "1234567890123456789 [[[[[[[[[[[[[[[[[[[[ \\" { \\\\"}';
    expect(parseBody(text)).toEqual({ ok: true, value: { note: '1234567890123456789 [[[[[[[[[[[[[[[[[[[[ " { \\' } });
  });

  it('of null is nothing, as an empty one is', () => {
    expect(parseBody(' null ')).toEqual({ ok: true, value: null });
  });

  it('of a name given twice the last one counts, as everywhere in JSON', () => {
    expect(parseBody('{"amount":"1","amount":"2"}')).toEqual({ ok: true, value: { amount: '2' } });
  });

  it('a property named __proto__ is a property and nothing else', () => {
    const read = parseBody('{"__proto__": {"amount": "1"}}');
    expect(read.ok && Object.hasOwn(read.value ?? {}, '__proto__')).toBe(true);
    expect(read.ok && read.value?.amount).toBeUndefined();
  });

  it('reads what JSON.parse reads, where no number is too long', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.object({ values, maxDepth: 4 })), (value) => {
        const text = JSON.stringify(value);
        expect(parseBody(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
      { numRuns: 500 },
    );
  });
});
