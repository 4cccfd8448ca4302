// Owns the measure of judging payments of the XRP Ledger: reading, all offline checks and all checks with a known ledger, in plain Node.
import { formOf } from '../../src/renderer/features/studio/form-json.ts';
import { judge, readStudio } from '../../src/renderer/features/studio/judge.ts';
import { normalisePayment } from '../../src/shared/xrpl/normalise.ts';
import { preflight } from '../../src/shared/xrpl/preflight.ts';
import { facts, gateway, paymentJson, usd } from '../../tests/fakes/xrpl-payments.ts';
import type { Row } from './table.ts';

const runs = 5;
const each = 5_000;
const known = facts();
const path = [{ account: gateway }, { currency: 'EUR', issuer: gateway }, { currency: 'XRP' }, { currency: 'CNY', issuer: gateway }];
const payments = {
  'XRP to a known account': paymentJson(),
  'a token through its issuer': paymentJson({ Amount: usd('10'), SendMax: usd('10') }),
  'an exchange with 6 paths': paymentJson({ Amount: usd('10'), SendMax: '20000000', Paths: Array.from({ length: 6 }, () => path) }),
};

export function measurePreflight(): Promise<readonly Row[]> {
  const rows = Object.entries(payments).map(([name, json]): Row => {
    const values = Array.from({ length: runs + 1 }, () => perSecond(json)).slice(1);
    return { what: `Preflights: ${name}`, unit: 'per s', values };
  });
  return Promise.resolve([...rows, studioRow()]);
}

/** A keystroke in the studio: the whole form is written, read, judged and reviewed. */
function studioRow(): Row {
  const json = payments['an exchange with 6 paths'];
  const form = formOf(normalisePayment(json, 'practice'), json, () => 0);
  const people = { contacts: [], knownIssuers: {} };
  const strokes = 500;
  const values = Array.from({ length: runs + 1 }, () => {
    const started = performance.now();
    for (let run = 0; run < strokes; run += 1) judge(readStudio({ form, json: null }, 'practice', null), known, people);
    return strokes / ((performance.now() - started) / 1000);
  });
  return { what: 'Studio: keystrokes in an exchange with 6 paths', unit: 'per s', values: values.slice(1), aim: '≥ 20' };
}

function perSecond(json: Readonly<Record<string, unknown>>): number {
  const started = performance.now();
  for (let run = 0; run < each; run += 1) preflight(normalisePayment(json, 'practice'), known);
  return each / ((performance.now() - started) / 1000);
}
