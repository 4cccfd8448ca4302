// Owns making requests out of an OpenAPI document: paths with ids that exist and ids that do not, bodies by their schemas and bodies that are bent.
import fc from 'fast-check';

export interface Call {
  readonly method: string;
  /** After `/api/v1`. */
  readonly path: string;
  readonly body?: unknown;
  /** With the store's key. */
  readonly key: boolean;
}

/** A JSON schema, as far as it is read here. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> };
}

export interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** Ids that exist, by the name of the parameter in the table of operations. */
export interface Known {
  readonly store: readonly string[];
  readonly pullPayment: readonly string[];
  readonly payout: readonly string[];
  readonly address: readonly string[];
}

/** These would take the key of the run away. */
const left = new Set(['DELETE /api-keys/current']);

export function calls(document: OpenApi, known: Known): fc.Arbitrary<Call> {
  const made = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([method]) => ['get', 'post', 'put', 'delete'].includes(method))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path: path.replace(/^\/api\/v1/, ''), operation })),
  );
  const usable = made.filter(({ method, path }) => !left.has(`${method} ${path}`));
  if (usable.length < 20) throw new Error('the OpenAPI document is too short to be true');
  return fc.oneof(...usable.map(({ method, path, operation }) => call(document, known, method, path, operation)));
}

function call(document: OpenApi, known: Known, method: string, path: string, operation: Operation): fc.Arbitrary<Call> {
  const schema = operation.requestBody?.content?.['application/json']?.schema;
  const body =
    method === 'GET'
      ? fc.constant(undefined)
      : fc.oneof({ weight: 4, arbitrary: bySchema(document, schema ?? {}, known) }, { weight: 1, arbitrary: junk });
  return fc
    .tuple(filled(path, known), query(operation), body, fc.integer({ min: 0, max: 9 }))
    .map(([at, asked, sent, dice]) => ({ method, path: `${at}${asked}`, ...(sent === undefined ? {} : { body: sent }), key: dice > 0 }));
}

/** Parameters of the path: mostly ids that exist. */
function filled(path: string, known: Known): fc.Arbitrary<string> {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  return fc.tuple(...names.map((name) => idFor(name, known))).map((ids) => {
    let at = -1;
    return path.replace(/\{\w+\}/g, () => encodeURIComponent(ids[(at += 1)] ?? 'x'));
  });
}

function idFor(name: string, known: Known): fc.Arbitrary<string> {
  const strange = fc.constantFrom('x', '0', '..', '%00', "';--", '1'.repeat(300), '時間', 'BTC-LN', 'toString', '__proto__');
  const kinds: Readonly<Record<string, readonly string[]>> = {
    store: known.store,
    pullPayment: known.pullPayment,
    payout: known.payout,
    processor: ['OnChainAutomatedPayoutSenderFactory'],
    paymentMethod: ['BTC-CHAIN', 'XRP-CHAIN'],
  };
  const kind = Object.keys(kinds).find((candidate) => name.toLowerCase().startsWith(candidate.toLowerCase()));
  const good = kind === undefined ? undefined : kinds[kind];
  return good === undefined ? strange : fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...good) }, { weight: 1, arbitrary: strange });
}

function query(operation: Operation): fc.Arbitrary<string> {
  const names = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query').map((parameter) => parameter.name);
  const value = fc.constantFrom('true', 'false', '0', '1', '1000', '1001', '-1', 'Completed', 'Cancelled', 'BTC_USD', '%F0%9F%92%A9', '');
  const pair = fc.tuple(fc.constantFrom(...names, 'unknown'), value).map(([name, given]) => `${name}=${given}`);
  return fc.array(pair, { maxLength: 3 }).map((pairs) => (pairs.length === 0 ? '' : `?${pairs.join('&')}`));
}

/** Values that break careless code. */
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(
    'not json',
    '{',
    '[]',
    '{"a":',
    '\u0000',
    '{"__proto__":{"x":1}}',
    '9'.repeat(70_000),
    '{"amount":1e999}',
    'null',
  ),
);
const strangeText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '',
    ' ',
    '-0',
    'NaN',
    'Infinity',
    '1e400',
    '-1',
    '0',
    '0.00000001',
    '1e3',
    '💸'.repeat(60),
    '%%%',
    '(((',
    '1/0',
    'kraken(BTC_USD)',
    '__proto__',
  ),
);

/** Mostly what the schema says, with wrong types, missing and additional properties among it. */
function bySchema(document: OpenApi, schema: Schema, known: Known, depth = 0): fc.Arbitrary<unknown> {
  const at = resolved(document, schema);
  const wrong = fc.oneof(strangeText, fc.constantFrom<unknown>(null, true, [], {}, -1, 1.5, 2 ** 53, 1e300));
  if (depth > 5) return wrong;
  const right = rightFor(document, at, known, depth);
  return fc.oneof({ weight: 6, arbitrary: right }, { weight: depth === 0 ? 0 : 1, arbitrary: wrong });
}

function rightFor(document: OpenApi, at: Schema, known: Known, depth: number): fc.Arbitrary<unknown> {
  const within = (part: Schema) => bySchema(document, part, known, depth + 1);
  const choices: readonly Schema[] | undefined = at.anyOf ?? at.oneOf;
  if (choices) return fc.oneof(...choices.map(within));
  if (at.enum) return fc.constantFrom<unknown>(...at.enum);
  const type = Array.isArray(at.type) ? at.type[0] : at.type;
  if (type === 'array') return fc.array(within(at.items ?? {}), { maxLength: 4 });
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer' || type === 'number')
    return fc.oneof(fc.integer({ min: -10, max: 100_000 }), fc.constantFrom(0, 60, 3600, 86_400, 4_102_444_800));
  if (type === 'string')
    return fc.oneof(
      strangeText,
      fc.constantFrom(...known.address, ...known.payout, ...known.pullPayment, 'BTC-CHAIN', 'XRP', 'BTC', 'USD', '1', '0.5', '12.3'),
    );
  const properties = Object.entries(at.properties ?? {});
  if (properties.length === 0) return fc.jsonValue({ maxDepth: 2 }).map((value) => ({ value }));
  return fc.record(Object.fromEntries(properties.map(([name, part]) => [name, within(part)])), { requiredKeys: [] });
}

/** A reference (`#/components/schemas/Name`) leads to what it names. */
function resolved(document: OpenApi, schema: Schema): Schema {
  const names = schema.$ref?.slice(2).split('/') ?? [];
  const step = (found: unknown, name: string): unknown => (found as Readonly<Record<string, unknown>> | undefined)?.[name];
  return names.length === 0 ? schema : ((names.reduce(step, document) ?? {}) as Schema);
}
