import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonValue, jsonText } from './json-text.ts';

describe('jsonText', () => {
  it('writes bigints as digits, however large, and leaves out what is undefined', () => {
    expect(jsonText({ value: 2_100_000_000_000_000n, list: [1n, null, true], gone: undefined, text: '"\n' })).toBe(
      '{"value":2100000000000000,"list":[1,null,true],"text":"\\"\\n"}',
    );
    expect(jsonText(12345678901234567890n)).toBe('12345678901234567890');
  });

  it('is JSON like any other', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(jsonText(value as JsonValue))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });
});
