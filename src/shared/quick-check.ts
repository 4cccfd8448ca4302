// Owns the quick look before a schema's parse. Parsing copies every object and costs ten times as much, which tells where a journal of 200,000 records is read.
import * as z from 'zod';

/** True only where the schema would take the value and answer an equal one. False says nothing: ask the schema. */
export type QuickCheck = (value: unknown) => boolean;

const never: QuickCheck = () => false;

/** The quick check of a schema, made from the schema itself. What it does not understand (defaults, fields that may be undefined, transforms …) is never quick. */
export function quickCheck(schema: z.core.$ZodType): QuickCheck {
  if (schema instanceof z.ZodUnknown) return () => true;
  if (schema instanceof z.ZodBoolean) return (value) => typeof value === 'boolean';
  if (schema instanceof z.ZodNullable) return nullable(quickCheck(schema.def.innerType));
  if (schema instanceof z.ZodLiteral) return oneOf(schema.values);
  if (schema instanceof z.ZodEnum) return oneOf(new Set(schema.options));
  if (schema instanceof z.ZodString) return withChecks(isText, schema.def.checks, textCheck);
  if (schema instanceof z.ZodNumber) return number(schema);
  if (schema instanceof z.ZodArray) return array(schema);
  if (schema instanceof z.ZodRecord) return record(schema);
  if (schema instanceof z.ZodDiscriminatedUnion) return union(schema);
  if (schema instanceof z.ZodObject) return object(schema);
  return never;
}

const isText: QuickCheck = (value) => typeof value === 'string';
/** JSON knows neither NaN nor infinity. */
const isFinite: QuickCheck = (value) => typeof value === 'number' && Number.isFinite(value);

function nullable(inner: QuickCheck): QuickCheck {
  return (value) => value === null || inner(value);
}

function oneOf(values: ReadonlySet<unknown>): QuickCheck {
  return (value) => values.has(value);
}

type Checks = readonly z.core.$ZodCheck<never>[] | undefined;
type Understood = (check: unknown) => QuickCheck | null;

function withChecks(base: QuickCheck, checks: Checks, understood: Understood): QuickCheck {
  const all = (checks ?? []).map((check) => understood(check) ?? never);
  return (value) => base(value) && all.every((check) => check(value));
}

function textCheck(check: unknown): QuickCheck | null {
  if (check instanceof z.core.$ZodCheckMinLength || check instanceof z.core.$ZodCheckMaxLength) return lengthCheck(check);
  if (!(check instanceof z.core.$ZodCheckRegex)) return null;
  const { pattern } = check._zod.def;
  // A pattern with a memory answers by its last question.
  return pattern.global || pattern.sticky ? null : (value) => typeof value === 'string' && pattern.test(value);
}

function lengthCheck(check: unknown): QuickCheck | null {
  const lengthOf = (value: unknown): number => (typeof value === 'string' || Array.isArray(value) ? value.length : Number.NaN);
  if (check instanceof z.core.$ZodCheckMinLength) {
    const { minimum } = check._zod.def;
    return (value) => lengthOf(value) >= minimum;
  }
  if (check instanceof z.core.$ZodCheckMaxLength) {
    const { maximum } = check._zod.def;
    return (value) => lengthOf(value) <= maximum;
  }
  return null;
}

function number(schema: z.ZodNumber): QuickCheck {
  const { def } = schema;
  if ('coerce' in def && def.coerce === true) return never;
  const format = schema instanceof z.ZodNumberFormat ? numberCheck(schema) : () => true;
  if (format === null) return never;
  return withChecks((value) => isFinite(value) && format(value), def.checks, numberCheck);
}

function numberCheck(check: unknown): QuickCheck | null {
  if (check instanceof z.core.$ZodCheckNumberFormat || check instanceof z.ZodNumberFormat)
    return check._zod.def.format === 'safeint' ? Number.isSafeInteger : null;
  if (check instanceof z.core.$ZodCheckGreaterThan) {
    const { value: least, inclusive } = check._zod.def;
    if (typeof least !== 'number') return null;
    return (value) => typeof value === 'number' && (value > least || (inclusive && value === least));
  }
  if (check instanceof z.core.$ZodCheckLessThan) {
    const { value: most, inclusive } = check._zod.def;
    if (typeof most !== 'number') return null;
    return (value) => typeof value === 'number' && (value < most || (inclusive && value === most));
  }
  return null;
}

function array({ def }: z.ZodArray): QuickCheck {
  const element = quickCheck(def.element);
  return withChecks((value) => Array.isArray(value) && value.every(element), def.checks, lengthCheck);
}

function record({ def }: z.ZodRecord): QuickCheck {
  if (def.checks?.length || !(def.keyType instanceof z.ZodString) || def.keyType.def.checks?.length) return never;
  const each = quickCheck(def.valueType);
  return (value) => {
    if (!isPlain(value)) return false;
    for (const key of Object.keys(value)) if (key === '__proto__' || !each(value[key])) return false;
    return true;
  };
}

function union({ def }: z.ZodDiscriminatedUnion): QuickCheck {
  const { discriminator } = def;
  const byValue = new Map<unknown, QuickCheck>();
  for (const option of def.options) {
    const name = option instanceof z.ZodObject ? option.shape[discriminator] : undefined;
    if (!(name instanceof z.ZodLiteral)) return never;
    for (const value of name.values) byValue.set(value, quickCheck(option));
  }
  return (value) => isPlain(value) && (byValue.get(value[discriminator]) ?? never)(value);
}

/** Without a word on further fields the schema would drop them, so there may be none; a loose one keeps them. */
function object({ def }: z.ZodObject): QuickCheck {
  if (def.checks?.length) return never;
  const loose = def.catchall instanceof z.ZodUnknown;
  const fields = Object.entries(def.shape).map(([name, schema]) => {
    const mayLack = schema instanceof z.ZodExactOptional;
    return { name, mayLack, check: quickCheck(mayLack ? schema.def.innerType : schema) };
  });
  return (value) => {
    if (!isPlain(value)) return false;
    let there = 0;
    for (const { name, mayLack, check } of fields) {
      if (!Object.hasOwn(value, name)) {
        if (mayLack) continue;
        return false;
      }
      if (!check(value[name])) return false;
      there += 1;
    }
    return loose ? !Object.hasOwn(value, '__proto__') : Object.keys(value).length === there;
  };
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
