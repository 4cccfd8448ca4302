// Owns the form in which an operation of the HTTP API is described: its words, its query, its bodies, and the codes it may answer.
import * as z from 'zod';

// Pages with a strict policy refuse generated code; say so before the first schema is used.
z.config({ jitless: true });

export interface OperationSchemas {
  readonly summary: string;
  readonly description?: string;
  /** Names and schemas of what stands behind `?`. */
  readonly query?: Readonly<Record<string, z.ZodType>>;
  /** The JSON body. Null stands for an empty one where the schema allows it. */
  readonly body?: z.ZodType;
  /** A body as somebody would send it, for those who try the operation in the viewer. */
  readonly example?: unknown;
  /** The JSON of the 200; absent where that is empty. */
  readonly answer?: z.ZodType;
  /** Codes of its 400 and of its 404. */
  readonly codes?: { readonly 400?: readonly string[]; readonly 404?: readonly string[] };
}

/** Schemas that have a name of their own in the document, by that name. */
export const components = new Map<string, z.ZodType>();

/** Gives a schema its name in the document. */
export function named<S extends z.ZodType>(id: string, schema: S): S {
  components.set(id, schema);
  return schema;
}

/** Emitted amounts: decimal text without exponent. */
export const amountOut = named(
  'Amount',
  z
    .string()
    .regex(/^-?\d{1,40}(\.\d{1,18})?$/)
    .describe('Decimal text, without exponent.'),
);
/** Accepted amounts (spec §17): text or a JSON number; which digits are allowed is checked where they are read. */
export const amountIn = named(
  'AmountInput',
  z
    .union([z.string().regex(/^\d{1,20}(\.\d{1,18})?(e[+-]?\d{1,2})?$/), z.number()])
    .describe('A decimal number as text (at most 40 digits and 18 places), or as a JSON number of at most 15 significant digits.'),
);
export const unixSeconds = named('UnixSeconds', z.int().min(0).max(253_402_300_799).describe('Seconds since 1970 (UTC).'));
export const flag = z.union([z.boolean(), z.enum(['true', 'false'])]);
/** The part of a list (D12). */
export const page = { skip: z.int().min(0).max(999_999_999), take: z.int().min(1).max(1000) };
