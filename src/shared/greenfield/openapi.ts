// Owns the OpenAPI 3.1 document of the HTTP API: made from the table of operations and their schemas, so that it cannot say anything else.
import * as z from 'zod';
import { type Operation, type OperationName, operationNames, operationOf } from './operations.ts';
import { isPermission } from './permissions.ts';
import { operationSchemas } from './schemas/all.ts';
import { type OperationSchemas, components } from './schemas/describe.ts';

export type Json = Readonly<Record<string, unknown>>;

export interface OpenApiDocument extends Json {
  readonly openapi: '3.1.0';
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Json>> } & Json;
}

export interface OpenApiOperation extends Json {
  readonly operationId: OperationName;
  readonly responses: Readonly<Record<string, Json>>;
  readonly requestBody?: { readonly required: boolean; readonly content: { readonly 'application/json': { readonly schema: Json } } };
}

const version = 'v1';
const refTo = (id: string): string => `#/components/schemas/${id}`;
const reference = (id: string): Json => ({ $ref: refTo(id) });
const json = (schema: Json): Json => ({ 'application/json': { schema } });

/** The whole document, as it is served at `/api/v1/openapi.json`. */
export function openApiDocument(): OpenApiDocument {
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const name of operationNames) {
    const { method, path } = operationOf(name);
    const full = `/api/${version}${path}`;
    paths[full] = { ...paths[full], [method.toLowerCase()]: describe(name) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Pullpay HTTP API',
      version,
      description:
        'Pull payments and payouts, compatible with the Greenfield API of BTCPay Server. Only `code` and `path` of an error are the contract; messages may change.',
    },
    servers: [{ url: '/' }],
    tags: tags.map(([, name]) => ({ name })),
    paths,
    components: { schemas: { ...errorSchemas, ...converted(components) }, securitySchemes, responses: sharedResponses },
  };
}

const securitySchemes: Json = {
  apiKey: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'Write `token` and the API key: `token KEY`. HTTP Basic with any user name and the key as password does the same.',
  },
  basic: { type: 'http', scheme: 'basic', description: 'Any user name; the API key as password.' },
  claimToken: {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: 'Write `token` and the claim’s own token, which the answer to the claim carried: `token CLAIMTOKEN`.',
  },
};

const errorSchemas: Readonly<Record<string, Json>> = {
  Refusal: {
    type: 'object',
    required: ['code', 'message'],
    properties: {
      code: { type: 'string' },
      message: { type: 'string' },
      missingPermission: { type: 'string', description: 'With `missing-permission`.' },
      failures: {
        type: 'array',
        description: 'With `approval-refused`.',
        items: { type: 'object', required: ['id', 'code'], properties: { id: { type: 'string' }, code: { type: 'string' } } },
      },
    },
  },
  Violations: {
    type: 'array',
    items: {
      type: 'object',
      required: ['path', 'message'],
      properties: { path: { type: 'string', description: 'The property; empty for the whole body.' }, message: { type: 'string' } },
    },
  },
};

const waiting: Json = { 'Retry-After': { schema: { type: 'integer' }, description: 'Seconds to wait.' } };
const sharedResponses: Json = {
  '401': { description: '`unauthenticated`: a key or token is needed', content: json(reference('Refusal')) },
  '403': { description: '`missing-permission`, also for a store that is not there', content: json(reference('Refusal')) },
  '413': { description: '`body-too-large` (64 KiB) or `body-too-deep` (16 levels)', content: json(reference('Refusal')) },
  '415': { description: '`body-type`: a body is application/json', content: json(reference('Refusal')) },
  '422': { description: 'Something in the request is wrong', content: json(reference('Violations')) },
  '429': { description: '`too-many-requests`', headers: waiting, content: json(reference('Refusal')) },
  '503': { description: '`not-ready` and other passing troubles', headers: waiting, content: json(reference('Refusal')) },
};

function describe(name: OperationName): OpenApiOperation {
  const operation = operationOf(name);
  const schemas = operationSchemas[name];
  return {
    operationId: name,
    summary: schemas.summary,
    ...(schemas.description === undefined ? {} : { description: schemas.description }),
    tags: [tagOf(operation.path)],
    ...securityOf(operation, name),
    parameters: [...pathParameters(operation.path), ...queryParameters(schemas.query ?? {}), ...passphraseOf(operation)],
    ...(schemas.body === undefined ? {} : { requestBody: requestBody(name, schemas.body, schemas.example) }),
    responses: { '200': success(name, schemas), ...errorResponses(operation, schemas) },
  };
}

const tags = [
  ['/pull-payments', 'Pull payments and claims'],
  ['/stores/{store}/pull-payments', 'Pull payments and claims'],
  ['/stores/{store}/payouts', 'Payouts'],
  ['/payouts', 'Payouts'],
  ['/stores/{store}/payout-processors', 'Payout processors'],
  ['/payout-processors', 'Payout processors'],
  ['/stores/{store}/webhooks', 'Webhooks'],
  ['/users/me', 'Notifications'],
  ['/api-keys', 'API keys'],
  ['/stores/{store}/rates', 'Wallets and rates'],
  ['/stores/{store}/payment-methods', 'Wallets and rates'],
  ['/', 'Server and stores'],
] as const;

function tagOf(path: string): string {
  return tags.find(([start]) => path.startsWith(start))?.[1] ?? '';
}

function securityOf({ access }: Operation, name: OperationName): Json {
  if (access === 'claim') return { security: [{ claimToken: [] }] };
  // More is shown with it, nothing is refused without.
  if (name === 'readClaim') return { security: [{}, { claimToken: [] }, { apiKey: [] }] };
  if (access === 'anyone') return { security: [] };
  const security = { security: [{ apiKey: [] }, { basic: [] }] };
  return isPermission(access) ? { ...security, 'x-permission': access } : security;
}

function pathParameters(path: string): readonly Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
}

function queryParameters(query: Readonly<Record<string, z.ZodType>>): readonly Json[] {
  return Object.entries(query).map(([name, schema]) => ({ name, in: 'query', required: false, schema: plain(z.toJSONSchema(schema)) }));
}

/** Whatever reads or claims from a pull payment by its link may need it. */
function passphraseOf({ access, path }: Operation): readonly Json[] {
  if (access !== 'anyone' || !path.startsWith('/pull-payments/')) return [];
  const description = 'The passphrase of the pull payment, where it has one: percent-encoded UTF-8.';
  return [{ name: 'Pullpay-Passphrase', in: 'header', required: false, description, schema: { type: 'string' } }];
}

function requestBody(name: OperationName, body: z.ZodType, example: unknown): NonNullable<OpenApiOperation['requestBody']> {
  const content = { schema: schemaOf(`${name}Body`, body), ...(example === undefined ? {} : { example }) };
  return { required: !body.safeParse(null).success, content: { 'application/json': content } };
}

function success(name: OperationName, { answer }: OperationSchemas): Json {
  if (answer === undefined) return { description: 'Done; the body is empty' };
  return { description: 'Done', content: json(schemaOf(`${name}Answer`, answer)) };
}

function errorResponses({ access, body }: Operation, { codes = {} }: OperationSchemas): Json {
  const keyed = access === 'anyone' ? [] : ['401', '403'];
  const shared = [...keyed, ...(body === 'json' ? ['413', '415'] : []), '422', '429', '503'];
  const own = Object.entries(codes).map(([status, list]) => [
    status,
    { description: list.map((code) => `\`${code}\``).join(', '), content: json(reference('Refusal')) },
  ]);
  return Object.fromEntries([...own, ...shared.map((status) => [status, { $ref: `#/components/responses/${status}` }])]);
}

/** A reference where the schema has a name, else the schema itself. */
function schemaOf(fallback: string, schema: z.ZodType): Json {
  const known = [...components].find(([, candidate]) => candidate === schema);
  return known ? reference(known[0]) : (converted([...components, [fallback, schema]])[fallback] ?? {});
}

/** JSON schemas by name; those that have a name refer to each other by it. */
function converted(schemas: Iterable<readonly [string, z.ZodType]>): Readonly<Record<string, Json>> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of schemas) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { uri: refTo, io: 'input' }).schemas;
  return Object.fromEntries(Object.entries(made).map(([id, schema]) => [id, plain(schema)]));
}

/** Without the marks of a document of its own. */
function plain(schema: object): Json {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema' && key !== '$id'));
}
