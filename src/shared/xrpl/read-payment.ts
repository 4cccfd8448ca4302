// Owns the import of a payment from text: the expert's editor, a pasted sample of the documentation, a file.
import type { Network } from '../network.ts';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import type { PaymentReading } from './api.ts';
import { finding } from './finding.ts';
import { normalisePayment } from './normalise.ts';
import { readJsonText } from './reading/json-text-parse.ts';

/**
 * Reads the JSON of a payment. Trailing commas are repaired and told of. Codes: those of `readJsonText` (with line and column), and
 * `xrpl-json-not-object`; what is wrong with single fields is in the findings.
 */
export function readPaymentText(text: string, network: Network | null): Result<PaymentReading> {
  const json = readJsonText(text);
  if (!json.ok) return json;
  const { value, repairedText } = json.value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('xrpl-json-not-object');
  const reading = normalisePayment(Object.fromEntries(Object.entries(value)), network);
  if (repairedText === null) return ok(reading);
  return ok({ ...reading, repairedText, findings: [finding('xrpl-json-repaired', 'info', null), ...reading.findings] });
}
