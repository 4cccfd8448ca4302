// Owns the Payment's own checks that need no ledger (§3.1 of the rule book, step 10), in rippled's order.
import { assetOf, sameAsset, sameCurrency, signOf } from '../amount.ts';
import { compareAmounts } from '../amounts/compare.ts';
import { hexSpellingXrp } from '../amounts/currency-code.ts';
import { effectiveSendMax, isXrpToXrp, type JudgedDraft } from '../effective.ts';
import type { LedgerFacts } from '../facts.ts';
import type { FindingCode } from '../finding-codes.ts';
import { block, type Finding, type PaymentField } from '../finding.ts';
import { hasFlag, tfLimitQuality, tfNoRippleDirect, tfPartialPayment } from '../flags.ts';
import type { LedgerResult } from '../results.ts';
import { accountZero } from '../special-accounts.ts';
import { isOff } from './common-checks.ts';

export type PaymentCheck = (draft: JudgedDraft, facts: LedgerFacts) => Finding | null;

export const maxCredentials = 8;

export const paymentChecks: readonly PaymentCheck[] = [
  (draft, facts) => blockIf(draft.amount.kind === 'mpt' && isOff(facts, 'MPTokensV1'), 'xrpl-mpt-disabled', 'Amount', 'temDISABLED'),
  (draft) => blockIf(draft.amount.kind === 'mpt' && draft.paths !== null, 'xrpl-mpt-with-paths', 'Paths', 'temMALFORMED'),
  (draft) => blockIf(/^0{64}$/.test(draft.domainId ?? ''), 'xrpl-domain-zero', 'DomainID', 'temMALFORMED'),
  (draft) => blockIf(mixesMpt(draft), 'xrpl-mpt-other-send-max', 'SendMax', 'temMALFORMED'),
  (draft) => blockIf(draft.destination === accountZero, 'xrpl-destination-zero', 'Destination', 'temDST_NEEDED'),
  (draft) => blockIf(draft.sendMax !== null && signOf(draft.sendMax) <= 0, 'xrpl-send-max-not-positive', 'SendMax', 'temBAD_AMOUNT'),
  (draft) => blockIf(signOf(draft.amount) <= 0, 'xrpl-amount-not-positive', 'Amount', 'temBAD_AMOUNT'),
  currencyCheck,
  (draft) => blockIf(isRedundant(draft), 'xrpl-redundant', 'Destination', 'temREDUNDANT'),
  (draft) => ifDirect(draft, draft.sendMax !== null, 'xrpl-direct-send-max', 'SendMax', 'temBAD_SEND_XRP_MAX'),
  (draft) => ifDirect(draft, draft.paths !== null, 'xrpl-direct-paths', 'Paths', 'temBAD_SEND_XRP_PATHS'),
  (draft) => ifDirect(draft, hasFlag(draft.flags, tfPartialPayment), 'xrpl-direct-partial', 'Flags', 'temBAD_SEND_XRP_PARTIAL'),
  (draft) => ifDirect(draft, hasFlag(draft.flags, tfLimitQuality), 'xrpl-direct-limit-quality', 'Flags', 'temBAD_SEND_XRP_LIMIT'),
  (draft) => ifDirect(draft, hasFlag(draft.flags, tfNoRippleDirect), 'xrpl-direct-no-direct', 'Flags', 'temBAD_SEND_XRP_NO_DIRECT'),
  deliverMinCheck,
  credentialCheck,
];

function blockIf(isWrong: boolean, code: FindingCode, field: PaymentField, result: LedgerResult): Finding | null {
  return isWrong ? block(code, field, result) : null;
}

function ifDirect(draft: JudgedDraft, isWrong: boolean, code: FindingCode, field: PaymentField, result: LedgerResult): Finding | null {
  return blockIf(isWrong && isXrpToXrp(draft), code, field, result);
}

/** An MPT is paid in itself only, and pays for nothing else. */
function mixesMpt(draft: JudgedDraft): boolean {
  const { amount, sendMax } = draft;
  if (sendMax === null || (amount.kind !== 'mpt' && sendMax.kind !== 'mpt')) return false;
  return !sameAsset(assetOf(amount), assetOf(sendMax));
}

function currencyCheck(draft: JudgedDraft): Finding | null {
  for (const [field, amount] of [
    ['SendMax', draft.sendMax],
    ['Amount', draft.amount],
  ] as const)
    if (amount?.kind === 'token' && amount.currency === hexSpellingXrp) return block('xrpl-currency-spells-xrp', field, 'temBAD_CURRENCY');
  return null;
}

function isRedundant(draft: JudgedDraft): boolean {
  return (
    draft.account === draft.destination && draft.paths === null && sameCurrency(assetOf(effectiveSendMax(draft)), assetOf(draft.amount))
  );
}

function deliverMinCheck(draft: JudgedDraft): Finding | null {
  const { amount, deliverMin } = draft;
  if (deliverMin === null) return null;
  const refused = (code: FindingCode) => block(code, 'DeliverMin', 'temBAD_AMOUNT');
  if (!hasFlag(draft.flags, tfPartialPayment)) return refused('xrpl-deliver-min-without-partial');
  if (signOf(deliverMin) <= 0) return refused('xrpl-deliver-min-not-positive');
  if (!sameAsset(assetOf(amount), assetOf(deliverMin))) return refused('xrpl-deliver-min-other-asset');
  return compareAmounts(deliverMin, amount) > 0 ? refused('xrpl-deliver-min-above-amount') : null;
}

function credentialCheck({ credentialIds: ids }: JudgedDraft): Finding | null {
  if (ids === null) return null;
  if (ids.length === 0 || ids.length > maxCredentials)
    return block('xrpl-credentials-count', 'CredentialIDs', 'temMALFORMED', { limit: String(maxCredentials) });
  return new Set(ids).size < ids.length ? block('xrpl-credentials-twice', 'CredentialIDs', 'temMALFORMED') : null;
}
