// Owns what a payment means where fields are left out (§2 of the rule book).
import { type Amount, type Asset, assetOf } from './amount.ts';
import type { PaymentDraft } from './draft.ts';

/** A draft whose sender, receiver and amount are known: the least that can be judged. */
export interface JudgedDraft extends PaymentDraft {
  readonly account: string;
  readonly destination: string;
  readonly amount: Amount;
}

export function canBeJudged(draft: PaymentDraft): draft is JudgedDraft {
  return draft.account !== null && draft.destination !== null && draft.amount !== null;
}

/** SendMax, or what the ledger takes for it: the amount itself, for a token as if issued by the sender. */
export function effectiveSendMax(draft: JudgedDraft): Amount {
  if (draft.sendMax !== null) return draft.sendMax;
  return draft.amount.kind === 'token' ? { ...draft.amount, issuer: draft.account } : draft.amount;
}

export function sourceAsset(draft: JudgedDraft): Asset {
  return assetOf(effectiveSendMax(draft));
}

/** XRP in, XRP out: the payment that takes none of the Payment flags, no SendMax and no Paths. */
export function isXrpToXrp(draft: JudgedDraft): boolean {
  return draft.amount.kind === 'xrp' && effectiveSendMax(draft).kind === 'xrp';
}

/** The branch of rippled that applies it. */
export function branchOf(draft: JudgedDraft): 'direct' | 'engine' | 'mpt' {
  if (draft.amount.kind === 'mpt') return 'mpt';
  return draft.amount.kind === 'xrp' && draft.sendMax === null && draft.paths === null ? 'direct' : 'engine';
}
