// Every endpoint, with bodies made from the API's own document and with mangled ones, over a real socket: each is decided, none is a bug.
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openApiDocument } from '../src/shared/greenfield/openapi.ts';
import { type OperationName, operationNames, operationOf } from '../src/shared/greenfield/operations.ts';
import { operationSchemas } from '../src/shared/greenfield/schemas/all.ts';
import { refuse } from '../src/shared/result.ts';
import { type Serving, closeServer, serveWorld } from './fakes/api-world.ts';
import { fitting } from './helpers/from-schema.ts';

const runs = process.env.LONG === '1' ? 10_000 : 2_000;
const patienceMs = 5_000;
const { components, paths } = openApiDocument();

/** Bodies as the document describes them; null where the operation takes none. */
function bodyOf(name: OperationName): fc.Arbitrary<unknown> | null {
  const { method, path } = operationOf(name);
  const schema = paths[`/api/v1${path}`]?.[method.toLowerCase()]?.requestBody?.content['application/json'].schema;
  return schema === undefined ? null : fitting(schema, components.schemas);
}

const withBody = operationNames.filter((name) => operationOf(name).body === 'json');

it.each(withBody)('bodies made from the document fit what %s says it takes', (name) => {
  fc.assert(
    fc.property(bodyOf(name) ?? fc.constant(undefined), (body) => {
      operationSchemas[name].body?.parse(JSON.parse(JSON.stringify(body)));
    }),
    { numRuns: 50 },
  );
});

const codes = [
  'overdraft',
  'validation',
  'missing-permission',
  'payout-not-found',
  'approval-refused',
  'processor-not-found',
  'not-ready',
  'odd',
];
const answers = Object.fromEntries(operationNames.map((name) => [name, () => null]));
let world: Serving;
let turn = 0;

beforeAll(async () => {
  const kinds = [() => ({ id: 'x' }), () => [], () => null, () => 'text', ...codes.map((code) => () => refuse(code, { a: 'b' }))];
  for (const name of operationNames) answers[name] = () => kinds[(turn += 1) % kinds.length]?.() as never;
  world = await serveWorld({ answers, words: ({ code }) => code });
});
afterAll(() => closeServer(world.server));

const text = fc.string({ unit: 'binary', maxLength: 40 });
const segment = fc.oneof(
  text.map((part) => encodeURIComponent(part.replace(/[\ud800-\udfff]/g, ''))),
  fc.constantFrom('x', 'current', 'approve', '%', '%00', '%zz', '..%2f', '__proto__', 'constructor', 'a'.repeat(3000)),
);
const pair = fc.tuple(fc.constantFrom('skip', 'take', 'state', 'includeCancelled', 'a', 'currencyPair'), segment);
const query = fc.array(
  fc.oneof({ weight: 20, arbitrary: pair }, { weight: 1, arbitrary: fc.constant(['a', 'b'.repeat(3000)] as [string, string]) }),
  {
    maxLength: 70,
  },
);
const token = fc.constantFrom(
  undefined,
  'token abc',
  'Basic !!!',
  `Basic ${btoa('a:b')}`,
  'token',
  'Bearer x',
  `token ${'x'.repeat(5000)}`,
);
const type = fc.constantFrom('application/json', 'application/json', 'application/json; charset=utf-8', 'text/plain', '');
const passphrase = fc.constantFrom(undefined, 'a', '%E3%81%82', '%', 'x'.repeat(2000));

/** The text as it is, or broken at one place. */
const mangle = fc.record({
  how: fc.constantFrom('not', 'not', 'cut', 'insert', 'repeat', 'nest', 'bytes'),
  at: fc.nat(),
  what: fc.constantFrom('{', '"', '\\', ',', '1e999', '\u0000', '[[', 'null', '\ud800'),
});
type Mangle = typeof mangle extends fc.Arbitrary<infer M> ? M : never;

function mangled(body: string, { how, at, what }: Mangle): string | Uint8Array<ArrayBuffer> {
  const place = at % (body.length + 1);
  switch (how) {
    case 'cut':
      return body.slice(0, place);
    case 'insert':
      return body.slice(0, place) + what + body.slice(place);
    case 'repeat':
      return body.repeat((at % 3) + 2);
    case 'nest':
      return `${'{"a":'.repeat(at % 40)}${body}${'}'.repeat(at % 40)}`;
    case 'bytes':
      return new Uint8Array([...new TextEncoder().encode(body), 0xff, 0xc0]);
    default:
      return body;
  }
}

const request = fc.constantFrom(...operationNames).chain((name) =>
  fc.record({
    name: fc.constant(name),
    method: fc.oneof(
      { weight: 9, arbitrary: fc.constant<string>(operationOf(name).method) },
      { weight: 1, arbitrary: fc.constantFrom('PUT', 'DELETE', 'POST', 'PATCH') },
    ),
    segments: fc.array(segment, { minLength: 4, maxLength: 4 }),
    body: fc.oneof({ weight: 4, arbitrary: bodyOf(name) ?? fc.jsonValue() }, { weight: 1, arbitrary: fc.jsonValue() }),
    mangle,
    query,
    token,
    type,
    passphrase,
  }),
);

it(`${runs} requests are decided, whatever they say`, { timeout: 170_000 }, async () => {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(request, async ({ name, method, segments, body, mangle: how, query: pairs, token: authorization, ...more }) => {
      let next = 0;
      const path = operationOf(name).path.replace(/\{\w+\}/g, () => segments[next++] || 'x');
      const search = pairs.map(([key, value]) => `${key}=${value}`).join('&');
      const headers: Record<string, string> = { 'content-type': more.type };
      if (authorization !== undefined) headers.authorization = authorization;
      if (more.passphrase !== undefined) headers['pullpay-passphrase'] = more.passphrase;
      const sent = method === 'GET' ? {} : { body: mangled(JSON.stringify(body), how) };
      const signal = AbortSignal.timeout(patienceMs);
      const response = await world.fetch(`/api/v1${path}?${search.slice(0, 9000)}`, { method, headers, signal, ...sent });
      const answer = await response.text();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      expect(response.status < 500 || response.status === 503, `${method} ${path}: ${response.status} ${answer}`).toBe(true);
      if (answer !== '' && response.status !== 431) JSON.parse(answer);
    }),
    { numRuns: runs, endOnFailure: true },
  );
  // The way in is not so narrow that nothing passes, nor so wide that everything does.
  for (const status of [200, 400, 404, 422]) expect(statuses.get(status) ?? 0, String(status)).toBeGreaterThan(runs / 100);
});
