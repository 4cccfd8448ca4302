import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { quickCheck } from './quick-check.ts';

const claim = z.strictObject({
  type: z.literal('claim'),
  id: z.string().min(1).max(8),
  hash: z
    .string()
    .regex(/^[0-9a-f]{4}$/)
    .nullable(),
  at: z.number().int().min(0).max(99),
  share: z.number().min(0),
  kind: z.enum(['a', 'b']),
  metadata: z.record(z.string(), z.unknown()),
  sure: z.boolean(),
});
const approval = z.strictObject({ type: z.literal('approval'), ids: z.array(z.string().min(1)).min(1).max(4) });
const record = z.object({ seq: z.int().min(1), event: z.discriminatedUnion('type', [claim, approval]) });

const claims = fc.record({
  type: fc.constant('claim'),
  id: fc.string({ minLength: 1, maxLength: 8 }),
  hash: fc.option(fc.stringMatching(/^[0-9a-f]{4}$/)),
  at: fc.nat({ max: 99 }),
  share: fc.double({ min: 0, noNaN: true }),
  kind: fc.constantFrom('a', 'b'),
  metadata: fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })),
  sure: fc.boolean(),
});
const approvals = fc.record({ type: fc.constant('approval'), ids: fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 4 }) });
const records: fc.Arbitrary<unknown> = fc
  .record({ seq: fc.integer({ min: 1 }), event: fc.oneof(claims, approvals) })
  .map((value) => JSON.parse(JSON.stringify(value)));

/** The same value with something else in one place of it, at any depth. */
function spoilt(value: unknown, [turn, ...turns]: readonly number[], other: unknown): unknown {
  if (turn === undefined || typeof value !== 'object' || value === null) return other;
  const keys = Object.keys(value);
  const key = keys[turn % (keys.length + 1)] ?? 'more';
  const copy: Record<string, unknown> = { ...value };
  copy[key] = spoilt(copy[key], turns, other);
  return copy;
}

describe('a quick check', () => {
  it('takes only what the schema takes, and takes as it is', () => {
    const turns = fc.array(fc.nat({ max: 9 }), { maxLength: 3 });
    const cases = fc.oneof(
      records,
      fc.tuple(records, turns, fc.jsonValue({ maxDepth: 2 })).map((parts) => spoilt(...parts)),
    );
    let quick = 0;
    fc.assert(
      fc.property(cases, (value) => {
        if (!quickCheck(record)(value)) return;
        quick += 1;
        expect(record.safeParse(value)).toEqual({ success: true, data: value });
      }),
    );
    expect(quick).toBeGreaterThan(0);
  });

  it.each([
    ['a text', z.string(), 'x'],
    ['a whole number', z.number().int().min(1), 1],
    ['null', z.string().nullable(), null],
    ['a list', z.array(z.number()), [1, 2]],
    ['a field that may be absent, and is', z.strictObject({ a: z.string(), b: z.number().exactOptional() }), { a: 'x' }],
    ['a field that may be absent, and is not', z.strictObject({ a: z.string(), b: z.number().exactOptional() }), { a: 'x', b: 1 }],
    ['fields that a loose object does not name', z.looseObject({ a: z.string() }), { a: 'x', b: [1] }],
    ['one of several shapes', record, { seq: 1, event: { type: 'approval', ids: ['a'] } }],
  ])('takes %s at once', (_name, schema, value) => {
    expect(quickCheck(schema)(value)).toBe(true);
  });

  it.each([
    ['a default that would be added', z.object({ a: z.string().default('x') }), {}],
    ['a field that may be missing', z.object({ a: z.string().optional() }), { a: 'x' }],
    ['one that may be absent but not undefined', z.strictObject({ a: z.string().exactOptional() }), { a: undefined }],
    ['another one in its place', z.strictObject({ a: z.string().exactOptional() }), { b: 'x' }],
    ['a text that would be changed', z.string().trim(), 'x'],
    ['a number that would be read from text', z.coerce.number(), 1],
    ['a rule in code', z.string().refine(() => true), 'x'],
    ['a rule over a whole object', z.strictObject({ a: z.string() }).refine(() => true), { a: 'x' }],
    ['a pattern with a memory', z.string().regex(/x/g), 'x'],
    ['fields that would be dropped', z.object({ a: z.string() }), { a: 'x', b: 1 }],
    ['a key that is no field', z.record(z.string(), z.unknown()), JSON.parse('{"__proto__": 1}')],
    ['no JSON object', z.record(z.string(), z.unknown()), new Date()],
  ])('leaves %s to the schema', (_name, schema, value) => {
    expect(quickCheck(schema)(value)).toBe(false);
  });
});
