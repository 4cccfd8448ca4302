// Owns what a payment does to reserves: the sender's own, and that of an account which it opens (§6 of the rule book).
import type { ReserveEffects } from '../api.ts';
import { effectiveSendMax, type JudgedDraft } from '../effective.ts';
import type { LedgerFacts } from '../facts.ts';
import { feeOf, reserveOf } from '../reserve.ts';

export function reserveEffects(draft: JudgedDraft, facts: LedgerFacts): ReserveEffects {
  const sender = facts.accounts[draft.account] ?? null;
  const required = sender === null ? null : reserveOf(sender, facts);
  const spent = effectiveSendMax(draft);
  const out = spent.kind === 'xrp' ? spent.drops : 0n;
  const balance = sender?.balance ?? null;
  const balanceAfter = balance === null ? null : balance - out - (feeOf(draft, facts) ?? 0n);
  return {
    required,
    balanceAfter,
    belowReserve: required !== null && balanceAfter !== null && balanceAfter < required,
    createsAccount: facts.accounts[draft.destination] === null && draft.amount.kind === 'xrp',
  };
}
