// Owns the answer to "what kind of payment is this?" from its shape (§4 of the rule book; the first rule that fits decides).
import { sameCurrency } from './amount.ts';
import { mptIssuerOf } from './amounts/mpt.ts';
import type { PaymentDraft } from './draft.ts';
import { canBeJudged, effectiveSendMax, type JudgedDraft, sourceAsset } from './effective.ts';
import { type LedgerFacts, nothingKnown } from './facts.ts';
import { hasFlag, tfPartialPayment } from './flags.ts';
import type { Direction, PaymentKind, PaymentType } from './kind.ts';
import { lineBetween } from './line-between.ts';

/**
 * Kind of a payment; null while sender, receiver or amount are missing. `facts` decide where the receiver is named as issuer: with a line on which the
 * sender holds its tokens it is a return to the issuer, else it may mean any issuer that the receiver accepts.
 */
export function classify(draft: PaymentDraft, facts: LedgerFacts = nothingKnown): PaymentKind | null {
  if (!canBeJudged(draft)) return null;
  const partial = hasFlag(draft.flags, tfPartialPayment);
  const underlying = typeWithoutFlags(draft, facts);
  const isPartialType = partial && !['mpt', 'conversion', 'direct-xrp'].includes(underlying);
  return {
    type: isPartialType ? 'partial' : underlying,
    underlying: isPartialType ? underlying : null,
    direction: directionOf(draft),
    partial,
  };
}

function typeWithoutFlags(draft: JudgedDraft, facts: LedgerFacts): PaymentType {
  if (draft.amount.kind === 'mpt') return 'mpt';
  if (draft.account === draft.destination) return 'conversion';
  const source = effectiveSendMax(draft);
  if (draft.amount.kind === 'xrp' && source.kind === 'xrp') return 'direct-xrp';
  if (draft.amount.kind !== 'token' || source.kind !== 'token' || !sameCurrency(draft.amount, source)) return 'cross-currency';
  return betweenTheTwo(draft, draft.amount.issuer, source.issuer, draft.amount.currency, facts);
}

/** A token whose issuers are both one of the two parties travels along the one line between them. */
function betweenTheTwo(draft: JudgedDraft, issuer: string, sourceIssuer: string, currency: string, facts: LedgerFacts): PaymentType {
  const parties = [draft.account, draft.destination];
  if (!parties.includes(issuer) || !parties.includes(sourceIssuer)) return 'cross-currency';
  if (issuer === draft.account) return 'issue';
  const line = lineBetween(facts, draft.account, draft.destination, currency);
  if (line === null) return 'cross-currency';
  return line?.balance && line.balance.mantissa < 0n ? 'issue' : 'redeem';
}

function directionOf(draft: JudgedDraft): Direction {
  const { amount } = draft;
  const source = sourceAsset(draft);
  if (amount.kind === 'mpt') {
    const issuer = mptIssuerOf(amount.id);
    if (issuer === draft.account) return 'mpt-mint';
    return issuer === draft.destination ? 'mpt-burn' : 'mpt-transfer';
  }
  if (source.kind === 'token' && amount.kind === 'token') return sameCurrency(source, amount) ? 'same-token' : 'token-to-token';
  if (amount.kind === 'token') return 'xrp-to-token';
  return source.kind === 'xrp' ? 'xrp-to-xrp' : 'token-to-xrp';
}
