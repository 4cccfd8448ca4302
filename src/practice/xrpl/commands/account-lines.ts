// Owns `account_lines`: the trust lines of an account, seen from it.
import { accountId } from '../base/address.ts';
import type { JsonObject } from '../base/json.ts';
import { parseTokens, tokensText } from '../arith/quantity-text.ts';
import { negated, zeroTokens } from '../arith/quantity.ts';
import { hasFlag } from '../ledger/entries.ts';
import { lineFlags, type RippleState } from '../ledger/entries-tokens.ts';
import { hasLineFlag, peerOf } from '../lines/trust-line.ts';
import { limitField, withAccount } from './account-choice.ts';
import { answer, type Command, fail } from './command.ts';
import { furtherPage, ownedPage } from './owned-pages.ts';

const DEFAULT_LIMIT = 200;
const [MIN_LIMIT, MAX_LIMIT] = [10, 400];

/** With `ignore_default`, lines on which the account has set nothing of its own are left out. */
export const accountLines: Command = (context) =>
  withAccount(context, (root, ledger) => {
    const { request } = context;
    const { peer, ignore_default: ignoresDefault } = request;
    if (peer !== undefined && (typeof peer !== 'string' || accountId(peer) === null)) return fail('actMalformed', 'Account malformed.');
    const limit = limitField(request, DEFAULT_LIMIT, MIN_LIMIT, MAX_LIMIT);
    if (typeof limit !== 'number') return limit;
    const page = ownedPage(ledger.view, root.Account, limit, request['marker'], 'last');
    if ('ok' in page) return page;
    const lines = page.items.flatMap(({ entry }) => (entry.LedgerEntryType === 'RippleState' ? [entry] : []));
    const wanted = lines
      .filter((line) => peer === undefined || peerOf(line, root.Account) === peer)
      .filter((line) => ignoresDefault !== true || hasLineFlag(line, root.Account, 'reserve'))
      .map((line) => shownLine(line, root.Account));
    return answer({ account: root.Account, lines: wanted, ...furtherPage(page, limit, 'last'), ...ledger.fields });
  });

function shownLine(line: RippleState, account: string): JsonObject {
  const isLow = line.LowLimit.issuer === account;
  const [own, peer] = isLow ? [line.LowLimit, line.HighLimit] : [line.HighLimit, line.LowLimit];
  const balance = parseTokens(line.Balance.value) ?? zeroTokens;
  return {
    account: peer.issuer,
    balance: tokensText(isLow ? balance : negated(balance)),
    currency: line.Balance.currency,
    limit: own.value,
    limit_peer: peer.value,
    quality_in: (isLow ? line.LowQualityIn : line.HighQualityIn) ?? 0,
    quality_out: (isLow ? line.LowQualityOut : line.HighQualityOut) ?? 0,
    ...shownFlags(line.Flags, isLow),
  };
}

/** Members that appear only when they are true: name, flag of the low side, flag of the high side. */
const shown = [
  ['no_ripple', lineFlags.lowNoRipple, lineFlags.highNoRipple],
  ['authorized', lineFlags.lowAuth, lineFlags.highAuth],
  ['freeze', lineFlags.lowFreeze, lineFlags.highFreeze],
  ['deep_freeze', lineFlags.lowDeepFreeze, lineFlags.highDeepFreeze],
] as const;
const peerNames = { no_ripple: 'no_ripple_peer', authorized: 'peer_authorized', freeze: 'freeze_peer', deep_freeze: 'deep_freeze_peer' };

function shownFlags(flags: number, isLow: boolean): JsonObject {
  const pairs = shown.flatMap(([name, low, high]) => [
    [name, hasFlag(flags, isLow ? low : high)] as const,
    [peerNames[name], hasFlag(flags, isLow ? high : low)] as const,
  ]);
  return Object.fromEntries(pairs.filter(([, isSet]) => isSet));
}
