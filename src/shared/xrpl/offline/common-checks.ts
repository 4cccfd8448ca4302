// Owns the checks that every transaction passes before the Payment's own (§3.1 of the rule book, steps 1 to 9), in rippled's order.
import { maxDrops, maxMptValue, type Amount } from '../amount.ts';
import type { PaymentDraft } from '../draft.ts';
import type { LedgerFacts } from '../facts.ts';
import { largestPlainNetwork } from '../../network.ts';
import { block, type Finding, type PaymentField } from '../finding.ts';
import { hasFlag, tfFullyCanonicalSig, tfInnerBatchTxn, tfLimitQuality, tfNoRippleDirect, tfPartialPayment } from '../flags.ts';
import { accountZero } from '../special-accounts.ts';

export type DraftCheck = (draft: PaymentDraft, facts: LedgerFacts) => Finding | null;

export function isOff(facts: LedgerFacts, ...amendments: readonly string[]): boolean {
  return facts.amendmentsOff !== null && amendments.some((name) => facts.amendmentsOff?.includes(name));
}

export const commonChecks: readonly DraftCheck[] = [
  (draft, facts) =>
    draft.credentialIds !== null && isOff(facts, 'Credentials') ? block('xrpl-credentials-disabled', 'CredentialIDs', 'temDISABLED') : null,
  (draft, facts) =>
    draft.domainId !== null && isOff(facts, 'PermissionedDEX') ? block('xrpl-domain-disabled', 'DomainID', 'temDISABLED') : null,
  (draft, facts) =>
    draft.delegate !== null && isOff(facts, 'PermissionDelegation', 'PermissionDelegationV1_1')
      ? block('xrpl-delegate-disabled', 'Delegate', 'temDISABLED')
      : null,
  (draft) =>
    draft.delegate !== null && draft.delegate === draft.account ? block('xrpl-delegate-self', 'Delegate', 'temBAD_SIGNER') : null,
  networkCheck,
  flagCheck,
  (draft) => (draft.account === accountZero ? block('xrpl-source-zero', 'Account', 'temBAD_SRC_ACCOUNT') : null),
  (draft) => (draft.fee !== null && (draft.fee < 0n || draft.fee > maxDrops) ? block('xrpl-fee-invalid', 'Fee', 'temBAD_FEE') : null),
  (draft) =>
    draft.signingPubKey === null || isKnownKey(draft.signingPubKey) ? null : block('xrpl-key-invalid', 'SigningPubKey', 'temBAD_SIGNATURE'),
  (draft) =>
    draft.ticketSequence !== null && draft.accountTxnId !== null ? block('xrpl-ticket-with-prior', 'AccountTxnID', 'temINVALID') : null,
  innerBatchCheck,
  (draft) => capCheck(draft.amount, 'Amount') ?? capCheck(draft.sendMax, 'SendMax') ?? capCheck(draft.deliverMin, 'DeliverMin'),
];

/** A missing id is filled in before signing, so it is missing only where everything else is there. */
function networkCheck(draft: PaymentDraft, { networkId }: LedgerFacts): Finding | null {
  if (networkId === null) return null;
  const given = draft.networkId;
  if (networkId <= largestPlainNetwork)
    return given === null ? null : block('xrpl-network-id-forbidden', 'NetworkID', 'telNETWORK_ID_MAKES_TX_NON_CANONICAL');
  const params = { network: String(networkId) };
  if (given !== null) return given === networkId ? null : block('xrpl-network-id-other', 'NetworkID', 'telWRONG_NETWORK', params);
  const isComplete = draft.fee !== null && (draft.sequence !== null || draft.ticketSequence !== null);
  return isComplete ? block('xrpl-network-id-missing', 'NetworkID', 'telREQUIRES_NETWORK_ID', params) : null;
}

const universal = tfFullyCanonicalSig | tfInnerBatchTxn;

function flagCheck(draft: PaymentDraft): Finding | null {
  const flags = draft.flags ?? 0;
  const ours = tfNoRippleDirect | tfPartialPayment | tfLimitQuality;
  const unknown = (flags & ~(universal | ours)) >>> 0;
  if (unknown !== 0) return block('xrpl-flag-unknown', 'Flags', 'temINVALID_FLAG', { flags: `0x${unknown.toString(16)}` });
  const isMpt = draft.amount?.kind === 'mpt';
  return isMpt && (flags & (tfNoRippleDirect | tfLimitQuality)) !== 0 ? block('xrpl-flag-not-for-mpt', 'Flags', 'temINVALID_FLAG') : null;
}

function innerBatchCheck(draft: PaymentDraft, facts: LedgerFacts): Finding | null {
  if (!hasFlag(draft.flags, tfInnerBatchTxn)) return null;
  return block('xrpl-flag-inner-batch', 'Flags', isOff(facts, 'Batch') ? 'temINVALID_FLAG' : 'temINVALID_INNER_BATCH');
}

/** Empty (several signers, or not yet signed), secp256k1, or ed25519. */
function isKnownKey(key: string): boolean {
  return /^(?:(?:02|03|ED)[0-9A-F]{64})?$/.test(key);
}

function capCheck(amount: Amount | null, field: PaymentField): Finding | null {
  const isOver = (amount?.kind === 'xrp' && amount.drops > maxDrops) || (amount?.kind === 'mpt' && amount.value > maxMptValue);
  return isOver ? block('xrpl-amount-over-cap', field, 'temBAD_AMOUNT') : null;
}
