// Owns the preflight as a screen shows it: reading, offline and ledger findings together, and what rippled would answer.
import type { PaymentReading, PreflightReport } from './api.ts';
import { classify } from './classify.ts';
import type { LedgerFacts } from './facts.ts';
import type { Finding, PaymentField } from './finding.ts';
import { inOrder } from './order.ts';
import { preflightLedger } from './preflight-ledger.ts';
import { preflightOffline } from './preflight-offline.ts';

/** Judges a payment as it was read, or a draft made by a screen (a reading without findings). */
export function preflight(reading: Pick<PaymentReading, 'draft' | 'findings'>, facts: LedgerFacts): PreflightReport {
  const { draft } = reading;
  const offline = preflightOffline(draft, facts).filter((finding) => !isExplained(finding, reading.findings));
  const findings = inOrder([...reading.findings, ...offline, ...preflightLedger(draft, facts)]);
  return {
    kind: classify(draft, facts),
    findings,
    predicted: findings[0]?.result ?? null,
    sendable: findings.every((finding) => finding.severity !== 'block'),
  };
}

const missing: ReadonlyMap<string, readonly PaymentField[]> = new Map([
  ['xrpl-account-missing', ['Account']],
  ['xrpl-destination-missing', ['Destination']],
  ['xrpl-amount-missing', ['Amount', 'DeliverMax']],
]);

/** A field that was given and could not be read is not also missing. */
function isExplained({ code }: Finding, said: readonly Finding[]): boolean {
  return said.some(({ field, severity }) => severity === 'block' && field !== null && missing.get(code)?.includes(field));
}
