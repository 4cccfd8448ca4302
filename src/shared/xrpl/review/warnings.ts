// Owns what the payer should know though the ledger would not object (§18 of the rule book: the pitfalls that belong to composing).
import { compareAmounts } from '../amounts/compare.ts';
import { describeCurrency } from '../amounts/currency-words.ts';
import { parRate } from '../amounts/token-arithmetic.ts';
import { amountText } from '../amounts/write-amount.ts';
import { type Amount, assetOf, sameAsset } from '../amount.ts';
import type { PaymentReview, People } from '../api.ts';
import { effectiveSendMax, type JudgedDraft } from '../effective.ts';
import type { LedgerFacts } from '../facts.ts';
import { finding, type Finding } from '../finding.ts';
import { hasFlag, tfLimitQuality, tfPartialPayment } from '../flags.ts';
import type { PaymentKind } from '../kind.ts';
import { lineBetween } from '../line-between.ts';
import { lookAlikes } from '../look-alike.ts';
import { dropsToText } from '../../money/units.ts';
import { feeRate, issuerBetween } from './costs.ts';

/** What a warning may look at. */
export interface Reviewed {
  readonly draft: JudgedDraft;
  readonly facts: LedgerFacts;
  readonly people: People;
  readonly kind: PaymentKind;
  readonly reserve: PaymentReview['reserve'];
}

type Warning = (reviewed: Reviewed) => Finding | null;

/** A SendMax more than this many percent above the quote needs a deliberate yes. */
export const slippagePercent = 5n;
/** A fee more than this many times the reference fee is told of. */
export const highFeeFactor = 10n;

export function warningsOf(reviewed: Reviewed): readonly Finding[] {
  const named = [...receiverWarnings, ...tokenWarnings, ...costWarnings, ...fieldWarnings].map((warning) => warning(reviewed));
  return [...named.filter((one) => one !== null), ...currencyWarnings(reviewed)];
}

const receiverWarnings: readonly Warning[] = [
  ({ draft, people }) => {
    const [alike] = lookAlikes(people.contacts, [draft.destination]);
    return alike ? finding('xrpl-warn-look-alike-address', 'warn', 'Destination', null, { name: alike.resembles.name }) : null;
  },
  ({ draft, facts }) => {
    const isKnown =
      (facts.accounts[draft.destination]?.requireDestinationTag ?? null) !== null || facts.accounts[draft.destination] === null;
    const isOwn = draft.account === draft.destination;
    return draft.destinationTag === null && !isKnown && !isOwn ? finding('xrpl-warn-tag-unknown-need', 'info', 'DestinationTag') : null;
  },
  ({ reserve, facts }) =>
    reserve.createsAccount
      ? finding('xrpl-warn-new-account', 'info', 'Destination', null, { reserve: facts.reserve ? dropsToText(facts.reserve.base) : '' })
      : null,
  ({ kind, draft }) =>
    kind.direction === 'mpt-burn' || kind.type === 'redeem' || kind.underlying === 'redeem'
      ? finding('xrpl-warn-burn', 'warn', 'Destination', null, { amount: amountText(draft.amount) })
      : null,
];

const tokenWarnings: readonly Warning[] = [
  ({ draft, facts }) => {
    const issuer = issuerBetween(draft);
    const isOff = issuer !== null && facts.accounts[issuer]?.defaultRipple === false;
    return isOff ? finding('xrpl-warn-no-default-ripple', 'warn', 'Amount') : null;
  },
  ({ draft, facts }) => (feeRate(draft, facts) === null ? finding('xrpl-warn-transfer-rate-unknown', 'warn', 'SendMax') : null),
  ({ draft, facts }) => {
    const rate = feeRate(draft, facts) ?? parRate;
    return rate > parRate && draft.sendMax === null ? finding('xrpl-warn-send-max-missing', 'warn', 'SendMax') : null;
  },
  specialIssuer,
  receiverQuality,
];

/** Both amounts name the parties themselves: without Paths only the line between the two is used. */
function specialIssuer({ draft, facts }: Reviewed): Finding | null {
  const { amount, account, destination } = draft;
  const source = effectiveSendMax(draft);
  const isSpecial = amount.kind === 'token' && amount.issuer === destination && source.kind === 'token' && source.issuer === account;
  if (!isSpecial || draft.paths !== null || account === destination) return null;
  return lineBetween(facts, account, destination, amount.currency) ? null : finding('xrpl-warn-special-issuer', 'warn', 'Amount');
}

function receiverQuality({ draft, facts }: Reviewed): Finding | null {
  const { amount } = draft;
  if (amount.kind !== 'token') return null;
  const quality = lineBetween(facts, draft.destination, amount.issuer, amount.currency)?.qualityIn ?? 0;
  return quality !== 0 && BigInt(quality) < parRate ? finding('xrpl-warn-receiver-quality', 'info', 'Amount') : null;
}

const costWarnings: readonly Warning[] = [
  ({ draft }) => {
    const anything = hasFlag(draft.flags, tfPartialPayment) && draft.deliverMin === null;
    return anything ? finding('xrpl-warn-partial-without-minimum', 'warn', 'DeliverMin') : null;
  },
  ({ draft, facts }) => aboveQuote(draft.sendMax, facts.quote),
  ({ draft, facts: { fee } }) =>
    draft.fee !== null && fee !== null && draft.fee > fee.base * highFeeFactor
      ? finding('xrpl-warn-fee-high', 'warn', 'Fee', null, { fee: dropsToText(draft.fee), usual: dropsToText(fee.base) })
      : null,
  ({ reserve }) => (reserve.belowReserve ? finding('xrpl-warn-fee-from-reserve', 'warn', 'Fee') : null),
  ({ draft }) =>
    hasFlag(draft.flags, tfLimitQuality) && draft.sendMax === null ? finding('xrpl-warn-limit-without-send-max', 'info', 'Flags') : null,
  ({ kind }) => (kind.type === 'direct-xrp' ? null : finding('xrpl-warn-failure-costs', 'info', null)),
];

function aboveQuote(sendMax: Amount | null, quote: Amount | null): Finding | null {
  if (sendMax === null || quote === null || !sameAsset(assetOf(sendMax), assetOf(quote))) return null;
  const limit = scaled(quote, 100n + slippagePercent);
  const isAbove = compareAmounts(scaled(sendMax, 100n), limit) > 0;
  return isAbove ? finding('xrpl-warn-send-max-above-quote', 'warn', 'SendMax', null, { quote: amountText(quote) }) : null;
}

/** Only for comparing: the mantissa leaves its normal form. */
function scaled(amount: Amount, factor: bigint): Amount {
  if (amount.kind === 'xrp') return { kind: 'xrp', drops: amount.drops * factor };
  if (amount.kind === 'mpt') return { ...amount, value: amount.value * factor };
  return { ...amount, value: { mantissa: amount.value.mantissa * factor, exponent: amount.value.exponent } };
}

const fieldWarnings: readonly Warning[] = [
  ({ draft }) => (draft.memos !== null || draft.invoiceId !== null ? finding('xrpl-warn-public-notes', 'info', 'Memos') : null),
  ({ draft, kind }) =>
    draft.domainId !== null && ['xrp-to-xrp', 'same-token', 'mpt-mint', 'mpt-burn', 'mpt-transfer'].includes(kind.direction)
      ? finding('xrpl-warn-domain-not-needed', 'warn', 'DomainID')
      : null,
  ({ draft, kind }) => {
    const isOneLine = [kind.type, kind.underlying].some((type) => type === 'issue' || type === 'redeem');
    return draft.paths !== null && isOneLine ? finding('xrpl-warn-paths-not-needed', 'info', 'Paths') : null;
  },
  ({ draft, kind }) =>
    kind.type === 'conversion' && draft.paths === null ? finding('xrpl-warn-conversion-without-paths', 'info', 'Paths') : null,
  ({ draft, facts }) =>
    draft.credentialIds?.some((id) => (facts.credentials[id]?.expiration ?? null) !== null)
      ? finding('xrpl-warn-expiry-by-ledger', 'info', 'CredentialIDs')
      : null,
  ({ draft, facts }) =>
    draft.credentialIds !== null && facts.accounts[draft.destination]?.depositAuth === false
      ? finding('xrpl-warn-credentials-not-needed', 'info', 'CredentialIDs')
      : null,
];

/** Codes that pass for others, and known codes from issuers that are not known. */
function currencyWarnings({ draft, people }: Reviewed): readonly Finding[] {
  const parties = [draft.account, draft.destination];
  return (
    [
      ['Amount', draft.amount],
      ['SendMax', draft.sendMax],
    ] as const
  ).flatMap(([field, amount]) => {
    if (amount?.kind !== 'token') return [];
    const { text, looksLike } = describeCurrency(amount.currency);
    const known = people.knownIssuers[amount.currency] ?? [];
    const isOther = known.length > 0 && !known.includes(amount.issuer) && !parties.includes(amount.issuer);
    return [
      ...(looksLike === null ? [] : [finding('xrpl-warn-look-alike-currency', 'warn', field, null, { currency: text, looksLike })]),
      ...(isOther ? [finding('xrpl-warn-other-issuer', 'warn', field, null, { currency: text, issuer: amount.issuer })] : []),
    ];
  });
}
