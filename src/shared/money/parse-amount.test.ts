import { describe, expect, it } from 'vitest';
import { formatDecimal } from './decimal.ts';
import { decimalOf, parseAmount, parseDecimal, parseOptionalAmount } from './parse-amount.ts';

function read(value: unknown): string {
  const result = parseAmount(value);
  return result.ok ? formatDecimal(result.value) : result.error.code;
}

describe('amounts from JSON', () => {
  it.each([
    ['12.3', '12.3'],
    ['0.10', '0.1'],
    ['1e3', '1000'],
    ['5E-7', '0.0000005'],
    ['1.5e+2', '150'],
    ['-0.1', '-0.1'],
    ['.5', '0.5'],
    [' 7 ', '7'],
    ['0', '0'],
    ['0.000000000000000001', '0.000000000000000001'],
    ['1.0000000000000000000000', '1'],
    ['9'.repeat(40), '9'.repeat(40)],
    [12.3, '12.3'],
    [1e-7, '0.0000001'],
    [1e21, `1${'0'.repeat(21)}`],
    [123456789012345, '123456789012345'],
    [0, '0'],
  ])('%j is %s', (value, expected) => {
    expect(read(value)).toBe(expected);
  });

  it.each([
    ['', 'number-invalid'],
    ['abc', 'number-invalid'],
    ['NaN', 'number-invalid'],
    ['Infinity', 'number-invalid'],
    ['-0', 'number-invalid'],
    ['-0.0', 'number-invalid'],
    ['1,5', 'number-invalid'],
    ['0x10', 'number-invalid'],
    ['1 000', 'number-invalid'],
    ['５', 'number-invalid'],
    ['5.', 'number-invalid'],
    ['.', 'number-invalid'],
    ['e5', 'number-invalid'],
    ['1e-19', 'number-too-precise'],
    ['1e-999', 'number-too-precise'],
    ['9'.repeat(41), 'number-too-long'],
    ['1e40', 'number-too-long'],
    ['1e999', 'number-too-long'],
    ['1'.repeat(5000), 'number-too-long'],
    [Number.NaN, 'number-invalid'],
    [Number.POSITIVE_INFINITY, 'number-invalid'],
    [-0, 'number-invalid'],
    [0.1234567890123456, 'number-inexact'],
    [9007199254740991, 'number-inexact'],
    [null, 'number-invalid'],
    [true, 'number-invalid'],
    [{}, 'number-invalid'],
    [['1'], 'number-invalid'],
  ])('%j is refused: %s', (value, code) => {
    expect(read(value)).toBe(code);
  });

  it('a blank, null or missing amount is no amount where none is needed', () => {
    for (const value of ['', '  ', null, undefined]) expect(parseOptionalAmount(value)).toEqual({ ok: true, value: null });
    expect(parseOptionalAmount('x').ok).toBe(false);
  });

  it('keeps the sign with an exponent', () => {
    const negative = parseDecimal('-25e-1');
    expect(negative.ok && formatDecimal(negative.value)).toBe('-2.5');
  });

  it('throws on text of our own that is no decimal, for that is a bug', () => {
    expect(() => decimalOf('1e5')).toThrow(TypeError);
    expect(() => decimalOf('')).toThrow(TypeError);
  });
});
