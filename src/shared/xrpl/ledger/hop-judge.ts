// Owns what snapshots say about a single hop of a path (§8.2 of the rule book). Only what is known counts: an unknown line is a possible one.
import type { Finding } from '../finding.ts';
import { block } from '../finding.ts';
import type { JudgedDraft } from '../effective.ts';
import type { LedgerFacts, LineFacts } from '../facts.ts';
import { lineBetween } from '../line-between.ts';
import type { Hop, HopJudge, Issue } from '../strand.ts';
import { compareValues, negate } from '../amounts/token-value.ts';
import type { LedgerResult } from '../results.ts';

type Direct = Extract<Hop, { kind: 'direct' }>;
/** What the judge says goes into the payment's result: every `ter` of a hop is recorded as tecPATH_DRY. */
const dry: LedgerResult = 'tecPATH_DRY';

export function ledgerJudge(draft: JudgedDraft, facts: LedgerFacts): HopJudge {
  return {
    before: (hop, previous, isWhole) => (hop.kind === 'direct' ? beforeDirect(draft, facts, hop, previous, isWhole) : null),
    after: (hop, previous) => {
      if (hop.kind === 'direct') return afterDirect(draft, facts, hop, previous);
      return hop.kind === 'book' ? afterBook(draft, facts, hop, previous) : null;
    },
  };
}

function beforeDirect(draft: JudgedDraft, facts: LedgerFacts, hop: Direct, previous: Hop | null, isWhole: boolean): Finding | null {
  if (isAbsent(draft, facts, hop.from)) return block('xrpl-issuer-absent', 'Amount', dry, { account: hop.from });
  const frozen = isWhole ? null : freezeOf(draft, facts, hop);
  if (frozen) return frozen;
  return previous?.kind === 'direct' ? rippling(draft, facts, previous.from, hop) : null;
}

/** A receiver that the payment opens is there before its paths are tried. */
function isAbsent(draft: JudgedDraft, facts: LedgerFacts, account: string): boolean {
  return account !== draft.destination && facts.accounts[account] === null;
}

function freezeOf(draft: JudgedDraft, facts: LedgerFacts, hop: Direct): Finding | null {
  const params = { currency: hop.currency, account: hop.to };
  if (facts.accounts[hop.to]?.globalFreeze) return block('xrpl-global-freeze', fieldOf(draft, hop), dry, params);
  const line = lineBetween(facts, hop.from, hop.to, hop.currency);
  if (!line) return null;
  if (line.freezePeer) {
    // The issuer's freeze stops what its holder sends on; the receiver's own freeze stops what its issuer passes to it.
    return hop.to === draft.destination && hop.from !== draft.account
      ? block('xrpl-receiver-freezes-issuer', 'Destination', dry, params)
      : block('xrpl-source-frozen', fieldOf(draft, hop), dry, params);
  }
  if (!line.deepFreeze && !line.deepFreezePeer) return null;
  return hop.from === draft.account
    ? block('xrpl-source-frozen', fieldOf(draft, hop), dry, params)
    : block('xrpl-receiver-deep-frozen', 'Destination', dry, params);
}

function fieldOf(draft: JudgedDraft, hop: Direct): 'SendMax' | 'Amount' {
  return hop.from === draft.account && draft.sendMax !== null ? 'SendMax' : 'Amount';
}

/** Value may not enter by one line and leave by another where the account in the middle has NoRipple on both. */
function rippling(draft: JudgedDraft, facts: LedgerFacts, previousFrom: string, hop: Direct): Finding | null {
  const inward = lineBetween(facts, hop.from, previousFrom, hop.currency);
  const outward = lineBetween(facts, hop.from, hop.to, hop.currency);
  if (inward === null) return lineMissing(draft, previousFrom, hop.from, hop.currency);
  if (outward === null) return lineMissing(draft, hop.from, hop.to, hop.currency);
  return inward?.noRipple && outward?.noRipple
    ? block('xrpl-no-ripple', 'Amount', dry, { account: hop.from, currency: hop.currency })
    : null;
}

function lineMissing(draft: JudgedDraft, from: string, to: string, currency: string): Finding {
  if (to === draft.destination) return block('xrpl-receiver-line-missing', 'Destination', dry, { currency, issuer: from });
  if (from === draft.account) return block('xrpl-source-line-missing', 'Account', dry, { currency, issuer: to });
  return block('xrpl-path-line-missing', 'Paths', dry, { currency, from, to });
}

function afterDirect(draft: JudgedDraft, facts: LedgerFacts, hop: Direct, previous: Hop | null): Finding | null {
  const line = lineBetween(facts, hop.from, hop.to, hop.currency);
  if (line === undefined) return null;
  if (line === null) return lineMissing(draft, hop.from, hop.to, hop.currency);
  const params = { currency: hop.currency, issuer: hop.from };
  const lacksAuth = facts.accounts[hop.from]?.requireAuth === true && line.authorized === false && line.balance?.mantissa === 0n;
  if (lacksAuth) return block('xrpl-receiver-not-authorized', 'Destination', dry, params);
  if (previous?.kind === 'book' && line.noRipple)
    return block('xrpl-no-ripple', 'Amount', dry, { account: hop.from, currency: hop.currency });
  return isFull(line) ? fullLine(draft, hop) : null;
}

/** Nothing of the other's tokens is left to give back, and no room for own ones. */
function isFull(line: LineFacts): boolean {
  const { balance, limitPeer } = line;
  if (balance === null || limitPeer === null || balance.mantissa > 0n) return false;
  return compareValues(negate(balance), limitPeer) >= 0;
}

function fullLine(draft: JudgedDraft, hop: Direct): Finding {
  if (hop.to === draft.destination)
    return block('xrpl-receiver-line-full', 'Destination', dry, { currency: hop.currency, issuer: hop.from });
  if (hop.from === draft.account) return block('xrpl-token-funds-none', 'Account', dry, { currency: hop.currency, issuer: hop.to });
  return block('xrpl-path-line-missing', 'Paths', dry, { currency: hop.currency, from: hop.from, to: hop.to });
}

function afterBook(draft: JudgedDraft, facts: LedgerFacts, hop: Extract<Hop, { kind: 'book' }>, previous: Hop | null): Finding | null {
  const issuers: readonly Issue[] = [hop.in, hop.out];
  const gone = issuers.find((issue) => issue.currency !== 'XRP' && isAbsent(draft, facts, issue.account));
  if (gone) return block('xrpl-issuer-absent', 'Amount', 'tecNO_ISSUER', { account: gone.account });
  if (previous?.kind !== 'direct') return null;
  const line = lineBetween(facts, hop.in.account, previous.from, hop.in.currency);
  if (line === null) return block('xrpl-source-line-missing', 'Account', dry, { currency: hop.in.currency, issuer: hop.in.account });
  return line?.noRipple ? block('xrpl-no-ripple', 'Amount', dry, { account: hop.in.account, currency: hop.in.currency }) : null;
}
