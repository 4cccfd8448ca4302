// Owns the reading of payment proofs that the sender gives (spec §5.1, §8.1): free JSON with a type.
import { ok } from '../result.ts';
import { type Checked, invalidAt } from './claim-request.ts';
import type { PaymentProof } from './types.ts';

/** Null and missing are no proof. 422 `PaymentProof` without a `proofType` text; the key's letter case does not matter. */
export function readProof(value: unknown): Checked<PaymentProof | null> {
  if (value === undefined || value === null) return ok(null);
  if (typeof value !== 'object' || Array.isArray(value)) return notAProof();
  let proofType: unknown;
  const rest: Record<string, unknown> = {};
  for (const [key, content] of Object.entries(value)) {
    if (key.toLowerCase() === 'prooftype') proofType = content;
    else rest[key] = content;
  }
  if (typeof proofType !== 'string' || proofType.trim() === '') return notAProof();
  const { id, transactionId, link, ...extra } = rest;
  if (!isText(id) || !isText(transactionId) || (link !== null && !isText(link))) return notAProof();
  return ok({
    ...extra,
    proofType,
    ...(transactionId === undefined ? {} : { transactionId }),
    ...(id === undefined ? {} : { id }),
    ...(link === undefined ? {} : { link }),
  });
}

function isText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function notAProof(): ReturnType<typeof invalidAt> {
  return invalidAt('PaymentProof', { code: 'payment-proof-invalid' });
}
