// Owns the order in which rippled comes upon what is wrong with a payment (§3 of the rule book), so that what it would report first stands first.
import type { FindingCode } from './finding-codes.ts';
import { offlineCodes, readingCodes } from './finding-codes.ts';
import type { Finding, Severity } from './finding.ts';

type Stage = readonly FindingCode[];

/** Codes of one row are of one check: among them the order of finding stands. */
const stages: readonly Stage[] = [
  // Before the engine: bytes that cannot be made or parsed, local checks.
  [...readingCodes, 'xrpl-account-missing', 'xrpl-destination-missing', 'xrpl-amount-missing', 'xrpl-paths-empty'],
  ['xrpl-memo-empty', 'xrpl-memo-characters', 'xrpl-memo-too-long'],
  // Stateless.
  ['xrpl-credentials-disabled', 'xrpl-domain-disabled'],
  ['xrpl-delegate-disabled'],
  ['xrpl-delegate-self'],
  ['xrpl-network-id-forbidden', 'xrpl-network-id-missing', 'xrpl-network-id-other'],
  ['xrpl-flag-unknown', 'xrpl-flag-not-for-mpt'],
  ['xrpl-source-zero'],
  ['xrpl-fee-invalid'],
  ['xrpl-key-invalid'],
  ['xrpl-ticket-with-prior'],
  ['xrpl-flag-inner-batch'],
  ['xrpl-amount-over-cap'],
  ['xrpl-mpt-disabled'],
  ['xrpl-mpt-with-paths'],
  ['xrpl-domain-zero'],
  ['xrpl-mpt-other-send-max'],
  ['xrpl-destination-zero'],
  ['xrpl-send-max-not-positive'],
  ['xrpl-amount-not-positive'],
  ['xrpl-currency-spells-xrp'],
  ['xrpl-redundant'],
  ['xrpl-direct-send-max'],
  ['xrpl-direct-paths'],
  ['xrpl-direct-partial'],
  ['xrpl-direct-limit-quality'],
  ['xrpl-direct-no-direct'],
  ['xrpl-deliver-min-without-partial', 'xrpl-deliver-min-not-positive', 'xrpl-deliver-min-other-asset', 'xrpl-deliver-min-above-amount'],
  ['xrpl-credentials-count', 'xrpl-credentials-twice'],
  // With the ledger, read only.
  ['xrpl-source-absent'],
  ['xrpl-sequence-and-ticket'],
  ['xrpl-sequence-ahead', 'xrpl-sequence-past', 'xrpl-ticket-ahead', 'xrpl-ticket-absent'],
  ['xrpl-prior-differs'],
  ['xrpl-window-passed'],
  ['xrpl-master-disabled', 'xrpl-key-stranger'],
  ['xrpl-fee-too-low', 'xrpl-fee-queued'],
  ['xrpl-fee-not-covered'],
  ['xrpl-receiver-absent-token'],
  ['xrpl-receiver-absent-partial'],
  ['xrpl-receiver-absent-amount'],
  ['xrpl-tag-needed'],
  ['xrpl-too-many-paths', 'xrpl-too-many-steps'],
  ['xrpl-credential-absent', 'xrpl-credential-not-yours', 'xrpl-credential-not-accepted'],
  ['xrpl-domain-absent'],
  ['xrpl-domain-sender-outside'],
  ['xrpl-domain-receiver-outside'],
  // Applying. The codes of the three branches (XRP, engine, MPT) meet in deposit authorization only.
  ['xrpl-funds-short'],
  ['xrpl-pseudo-account'],
  ['xrpl-mpt-absent'],
  ['xrpl-mpt-sender-not-opted-in', 'xrpl-mpt-sender-not-authorized'],
  ['xrpl-mpt-receiver-not-opted-in', 'xrpl-mpt-receiver-not-authorized'],
  ['xrpl-mpt-not-transferable'],
  ['xrpl-credential-expired'],
  ['xrpl-deposit-refused'],
  ['xrpl-mpt-locked'],
  ['xrpl-mpt-fee-uncovered'],
  ['xrpl-mpt-below-minimum'],
  ['xrpl-mpt-funds-short', 'xrpl-mpt-supply-cap'],
  ['xrpl-no-direct-without-paths'],
  offlineCodes.filter((code) => code.startsWith('xrpl-path-')),
];

const rank: ReadonlyMap<FindingCode, number> = new Map(stages.flatMap((codes, index) => codes.map((code) => [code, index] as const)));
const severities: Readonly<Record<Severity, number>> = { block: 0, warn: 1, info: 2 };

/** Sorts findings: those with a result as rippled meets them, then blocks, warnings, information. Among equals the given order stands. */
export function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => placeOf(a) - placeOf(b) || severities[a.severity] - severities[b.severity]);
}

/** Codes that no row names come last of those with a result: what the engine says of the ledger's lines and liquidity. */
function placeOf(finding: Finding): number {
  return finding.result === null ? stages.length + 1 : (rank.get(finding.code) ?? stages.length);
}
