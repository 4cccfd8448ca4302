// Tests: pasted JSON is read exactly, repaired only where it has commas too many, and otherwise refused to the character.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonText } from './json-text-parse.ts';

const valueOf = (text: string) => {
  const read = readJsonText(text);
  return read.ok ? read.value.value : read.error;
};

describe('pasted JSON', () => {
  it('is read as every other reader reads it', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const text = JSON.stringify(value);
        const read = readJsonText(text);
        if (!read.ok) return expect(['xrpl-json-invalid', 'xrpl-json-too-long']).not.toContain(read.error.code);
        expect(JSON.parse(JSON.stringify(read.value.value), exactly)).toEqual(JSON.parse(text, exactly));
        expect(read.value.repairedText).toBeNull();
      }),
    );
  });

  /** Numbers that are kept as text compare as numbers here. */
  const exactly = (_key: string, value: unknown) =>
    typeof value === 'string' && /^-?[\d.]+(?:e[+-]?\d+)?$/i.test(value) ? Number(value) : value;

  it('keeps a number that a float would change as its own text', () => {
    expect(valueOf('{"a": 100000000000000001, "b": 0.1, "c": 12, "d": 1e3}')).toEqual({
      a: '100000000000000001',
      b: '0.1',
      c: 12,
      d: '1e3',
    });
  });

  it('loses its trailing commas and nothing else', () => {
    const read = readJsonText('{"a": [1, 2,], "b": "x,}",\n}');
    expect(read).toEqual({ ok: true, value: { value: { a: [1, 2], b: 'x,}' }, repairedText: '{"a": [1, 2], "b": "x,}"\n}' } });
    expect(readJsonText((read as { value: { repairedText: string } }).value.repairedText)).toMatchObject({ value: { repairedText: null } });
  });

  it.each([
    ['', '1', '1'],
    ['{"a": 1', '1', '8'],
    ['{"a" 1}', '1', '6'],
    ['{\n  "a": 1\n  "b": 2\n}', '3', '3'],
    ['[1,,2]', '1', '4'],
    ['{,}', '1', '2'],
    ["{'a': 1}", '1', '2'],
    ['{"a": 01}', '1', '8'],
    ['{"a": "\\x"}', '1', '7'],
    ['{} x', '1', '4'],
    ['[NaN]', '1', '2'],
  ])('%j is wrong at line %s, character %s', (text, line, column) => {
    expect(valueOf(text)).toMatchObject({ code: 'xrpl-json-invalid', params: { line, column } });
  });

  it('may have the blanks of files and web pages between its parts, and keeps those within a text', () => {
    expect(valueOf('\ufeff{\u00a0"a\u00a0":\u00a01 }\u00a0')).toEqual({ 'a\u00a0': 1 });
  });

  it('with one member twice is refused, since readers disagree which one counts', () => {
    expect(valueOf('{"Amount": "1",\n "Amount": "2"}')).toMatchObject({
      code: 'xrpl-json-twice',
      params: { name: 'Amount', line: '2', column: '2' },
    });
  });

  it('is bounded in length and depth, and a prototype is only a name', () => {
    expect(valueOf(`"${'x'.repeat(200_000)}"`)).toMatchObject({ code: 'xrpl-json-too-long' });
    expect(valueOf('['.repeat(100_000))).toMatchObject({ code: 'xrpl-json-invalid' });
    const value = valueOf('{"__proto__": {"a": 1}}');
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it('that is hostile never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[{}[\]",:0-9a-z\\ ]{0,60}$/)), (text) => void readJsonText(text)),
      { numRuns: 1000 },
    );
  });
});
