// Owns leaving Paths out where they have no use: the reference wants none there, and for XRP and MPTs the ledger refuses them (§7.1 of the rule book).
import { classify } from './classify.ts';
import type { PaymentDraft } from './draft.ts';
import { type LedgerFacts, nothingKnown } from './facts.ts';
import { hasFlag, tfNoRippleDirect } from './flags.ts';

/**
 * The draft without Paths if it is XRP for XRP, an MPT, or a token over the one line between the two parties; else the same draft. A screen that takes this
 * over says so (the words of `xrpl-warn-paths-not-needed`). With tfNoRippleDirect the paths are all there is, and stay.
 */
export function withoutNeedlessPaths(draft: PaymentDraft, facts: LedgerFacts = nothingKnown): PaymentDraft {
  const kind = classify(draft, facts);
  const needless = [kind?.type, kind?.underlying].some(
    (type) => type === 'direct-xrp' || type === 'mpt' || type === 'issue' || type === 'redeem',
  );
  return needless && draft.paths !== null && !hasFlag(draft.flags, tfNoRippleDirect) ? { ...draft, paths: null } : draft;
}
