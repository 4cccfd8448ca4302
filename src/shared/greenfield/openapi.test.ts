// The document against the table it is made from, and what other parts of the app emit against the document.
import { describe, expect, it } from 'vitest';
import { effective, pullPayment, start } from '../../../tests/fakes/payouts.ts';
import { bookOf } from '../payouts/payout-book.ts';
import { type Json, openApiDocument } from './openapi.ts';
import { operationNames, operationOf } from './operations.ts';
import type { PaymentProof } from '../payouts/types.ts';
import { payoutJson } from './payout-json.ts';
import { isPermission } from './permissions.ts';
import { pullPaymentJson } from './pull-payment-json.ts';
import { operationSchemas } from './schemas/all.ts';

const document = openApiDocument();
const text = JSON.stringify(document);

interface Described {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters: readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  readonly requestBody?: { readonly required: boolean; readonly content: Json };
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Json }>> }>>;
  readonly security: readonly Json[];
  readonly 'x-permission'?: string;
}

function described(name: (typeof operationNames)[number]): Described {
  const { method, path } = operationOf(name);
  return document.paths[`/api/v1${path}`]?.[method.toLowerCase()] as unknown as Described;
}

/** What a reference of the document points to. */
function at(reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .reduce<unknown>((node, key) => (node as Json)[key], document);
}

describe('the OpenAPI document', () => {
  it.each(operationNames)('describes %s: path, bodies, and who may', (name) => {
    const operation = described(name);
    const { path, body, answer, access } = operationOf(name);
    expect(operation.operationId).toBe(name);
    expect(operation.summary.length).toBeGreaterThan(5);
    const inPath = operation.parameters.filter((parameter) => parameter.in === 'path').map((parameter) => parameter.name);
    expect(inPath).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, parameter]) => parameter));
    expect(operation.requestBody !== undefined).toBe(body === 'json');
    const schema = operation.responses['200']?.content?.['application/json']?.schema;
    expect(schema !== undefined).toBe(answer === 'json');
    if (schema !== undefined) expect(Object.keys(schema).length).toBeGreaterThan(0);
    expect(operation.responses['401'] !== undefined).toBe(access !== 'anyone');
    expect(operation['x-permission']).toBe(isPermission(access) ? access : undefined);
    for (const status of ['429', '503']) expect(operation.responses[status]).toBeDefined();
  });

  it('shows examples that fit', () => {
    const shown = operationNames.filter((name) => operationSchemas[name].example !== undefined);
    expect(shown.length).toBeGreaterThan(5);
    for (const name of shown) expect(operationSchemas[name].body?.safeParse(operationSchemas[name].example).success, name).toBe(true);
  });

  it('describes nothing else', () => {
    const ids = Object.values(document.paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId));
    expect(ids.toSorted()).toEqual([...operationNames].toSorted());
  });

  it('has everything that it refers to', () => {
    const references = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = '']) => reference);
    expect(references.length).toBeGreaterThan(100);
    for (const reference of new Set(references)) {
      expect(reference).toMatch(/^#\/components\//);
      expect(at(reference), reference).toBeTypeOf('object');
    }
    expect(text).not.toMatch(/"\$(?:id|schema|defs)"/);
  });

  it('says which bodies may be left out', () => {
    expect(described('claim').requestBody?.required).toBe(true);
    expect(described('markPayout').requestBody?.required).toBe(false);
    expect(described('cancelPayout').requestBody?.required).toBe(false);
  });

  it('lists the codes of a refused claim', () => {
    expect(JSON.stringify(described('claim').responses['400'])).toContain('`overdraft`');
    expect(JSON.stringify(described('claim').responses['404'])).toContain('`pullpayment-not-found`');
  });

  it('is the same each time it is made', () => {
    expect(JSON.stringify(openApiDocument())).toBe(text);
  });
});

describe('what is emitted is what is described', () => {
  const lock = { rate: '50000', rateRule: null, rateSource: 'practice', rateLockedAt: start };
  const proof = { proofType: 'PayoutTransactionOnChainBlob', transactionId: 'ab'.repeat(32) };
  const foreign = { proofType: 'ledger-entry', id: 17, transactionId: { row: 3 }, link: ['a'] };

  it('a proof of another system is whole for those who may see it; strangers learn its type, and a transaction where it is text', () => {
    const shown = (proof: PaymentProof, viewer: 'full' | 'anonymous') => payoutJson(effective({ proof }), viewer).paymentProof;
    expect(shown(foreign, 'full')).toEqual(foreign);
    expect(shown(foreign, 'anonymous')).toEqual({ proofType: 'ledger-entry' });
    expect(shown({ proofType: 'x', TransactionId: 'cd', secret: 1 }, 'anonymous')).toEqual({ proofType: 'x', transactionId: 'cd' });
  });

  it.each([
    ['new', effective()],
    ['approved', effective({ state: 'AwaitingPayment', payoutAmount: '0.1', rateLock: lock })],
    ['paid', effective({ state: 'Completed', payoutAmount: '0.1', rateLock: lock, proof })],
    ['paid outside, by a system with proofs of its own', effective({ state: 'Completed', proof: foreign })],
    ['without a pull payment', effective({ pullPaymentId: null, metadata: { source: 'orders' } })],
  ] as const)('a payout that is %s, for everybody', (_name, payout) => {
    for (const viewer of ['full', 'anonymous'] as const) operationSchemas.readPayout.answer?.parse(payoutJson(payout, viewer));
    operationSchemas.listPayouts.answer?.parse([payoutJson(payout, 'full')]);
  });

  it.each([
    ['with a period', { period: 86_400 }],
    ['without one', { period: null, expiresAt: null }],
    ['that is not yet open', { startsAt: start + 1000 }],
    ['in hours', { unit: 'HOUR', defaultPrice: { amount: '50', currency: 'USD' } }],
    ['that is archived', { archived: true }],
  ] as const)('a pull payment %s', (_name, terms) => {
    const emitted = pullPaymentJson(pullPayment(terms), bookOf([]), start, 'http://127.0.0.1:4711', 'practice');
    operationSchemas.readPullPayment.answer?.parse(emitted);
    operationSchemas.listPullPayments.answer?.parse([emitted]);
  });

  it('and what is not described is noticed', () => {
    const { state: _state, ...less } = payoutJson(effective(), 'full');
    expect(operationSchemas.readPayout.answer?.safeParse(less).success).toBe(false);
    const wrong = { ...payoutJson(effective(), 'full'), originalAmount: 1 };
    expect(operationSchemas.readPayout.answer?.safeParse(wrong).success).toBe(false);
  });
});
