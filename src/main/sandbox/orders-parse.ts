// Owns the bodies of the sandbox's control: JSON read into orders.
import * as z from 'zod';

const most = { count: 1000, payouts: 500, text: 200, tokens: 20 };

const count = z.strictObject({ count: z.int().min(1).max(most.count) });
const text = z.string().min(1).max(most.text);

/** What goes on to the practice network, by the path it has in both places. */
export const practiceOrderShapes = {
  blocks: count,
  ledgers: count,
  faucet: z.strictObject({ address: text, amount: text }),
  rates: z.strictObject({ pair: text, rate: text }),
  'pause-blocks': z.strictObject({ paused: z.boolean() }),
} as const;
export type PracticeOrderName = keyof typeof practiceOrderShapes;

export const payShape = z.strictObject({
  payoutIds: z
    .array(z.string().min(1).max(64))
    .min(1)
    .max(most.payouts)
    .refine((ids) => new Set(ids).size === ids.length),
});

/** Satoshi per virtual byte, as text or as a number. */
export const bumpShape = z.strictObject({
  txid: z.string().regex(/^[0-9a-f]{64}$/),
  feeRate: z.union([text, z.number().positive()]).transform(String),
});

const methodId = z.string().min(1).max(120);
export const tokensShape = z.strictObject({});
export const recipientShape = z.strictObject({
  payoutMethodIds: z
    .array(methodId)
    .max(most.tokens)
    .refine((ids) => new Set(ids).size === ids.length),
});
export const acceptShape = z.strictObject({ payoutMethodId: methodId, amount: text });

export function isPracticeOrder(name: string): name is PracticeOrderName {
  return Object.hasOwn(practiceOrderShapes, name);
}

/** The body by a shape; null where it is not JSON or not of that shape. */
export function parseOrder<S extends z.ZodType>(shape: S, body: string): z.output<S> | null {
  try {
    return shape.safeParse(JSON.parse(body)).data ?? null;
  } catch {
    return null;
  }
}

/** The code in an answer of the practice network; null where there is none. */
export function parseCode(body: string): string | null {
  return parseOrder(z.looseObject({ code: z.string() }), body)?.code ?? null;
}

/** The JSON of an answer of the practice network; an empty object where it is none. */
export function parseAnswer(body: string): Readonly<Record<string, unknown>> {
  return parseOrder(z.record(z.string(), z.unknown()), body) ?? {};
}
