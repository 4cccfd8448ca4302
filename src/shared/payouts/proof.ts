// Owns the reading of payment proofs that the sender gives (spec §5.1, §8.1): free JSON with a type.
import { ok } from '../result.ts';
import { type Checked, invalidAt } from './claim-request.ts';
import type { PaymentProof } from './types.ts';

/**
 * Null and missing are no proof. 422 `PaymentProof` without a `proofType` text; that key's letter case does not matter. Everything else is the sender's own
 * and is kept as it was sent, whatever stands under which name: nothing here relies on it, see `proofText`. Its size is that of the request's body.
 */
export function readProof(value: unknown): Checked<PaymentProof | null> {
  if (value === undefined || value === null) return ok(null);
  if (typeof value !== 'object' || Array.isArray(value)) return notAProof();
  const entries = Object.entries(value);
  const isType = ([key]: readonly [string, unknown]): boolean => key.toLowerCase() === 'prooftype';
  const proofType: unknown = entries.filter(isType).at(-1)?.[1];
  if (typeof proofType !== 'string' || proofType.trim() === '') return notAProof();
  const rest = Object.fromEntries(entries.filter((entry) => !isType(entry)));
  return ok({ ...rest, proofType });
}

/** The text that stands in a proof under a name of any letter case (§8.1); null where there is none, and where something else than text stands there. */
export function proofText(proof: Readonly<Record<string, unknown>> | null, name: 'transactionId' | 'id' | 'link' | 'note'): string | null {
  const found: unknown = Object.entries(proof ?? {}).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];
  return typeof found === 'string' && found !== '' ? found : null;
}

function notAProof(): ReturnType<typeof invalidAt> {
  return invalidAt('PaymentProof', { code: 'payment-proof-invalid' });
}
