// Owns looking a trust line up from either of its ends.
import { negate } from './amounts/token-value.ts';
import { type LedgerFacts, type LineFacts, lineKey } from './facts.ts';

/** The line as `account` sees it. Undefined: not known; null: there is none. */
export function lineBetween(facts: LedgerFacts, account: string, peer: string, currency: string): LineFacts | null | undefined {
  const own = facts.lines[lineKey(account, peer, currency)];
  if (own !== undefined) return own;
  const other = facts.lines[lineKey(peer, account, currency)];
  return other ? mirrored(other) : other;
}

/** The same line seen by its other end. Qualities are known of one end only. */
export function mirrored(line: LineFacts): LineFacts {
  return {
    account: line.peer,
    peer: line.account,
    currency: line.currency,
    balance: line.balance === null ? null : negate(line.balance),
    limit: line.limitPeer,
    limitPeer: line.limit,
    noRipple: line.noRipplePeer,
    noRipplePeer: line.noRipple,
    authorized: line.peerAuthorized,
    peerAuthorized: line.authorized,
    freeze: line.freezePeer,
    freezePeer: line.freeze,
    deepFreeze: line.deepFreezePeer,
    deepFreezePeer: line.deepFreeze,
    qualityIn: null,
    qualityOut: null,
  };
}
