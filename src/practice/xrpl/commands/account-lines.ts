// Owns `account_lines`: the trust lines of an account, seen from it.
import type { JsonObject } from '../base/json.ts';
import { parseTokens, tokensText } from '../arith/quantity-text.ts';
import { negated, zeroTokens } from '../arith/quantity.ts';
import { hasFlag } from '../ledger/entries.ts';
import { lineFlags, type RippleState } from '../ledger/entries-tokens.ts';
import { ownedIndexes } from '../ledger/owner-directory.ts';
import { withAccount } from './account-choice.ts';
import { answer, type Command } from './command.ts';

export const accountLines: Command = (context) =>
  withAccount(context, (root, ledger) => {
    const { peer } = context.request;
    const entries = ownedIndexes(ledger.view, root.Account).map((index) => ledger.view.get(index));
    const lines = entries.filter((entry) => entry?.LedgerEntryType === 'RippleState').map((line) => shownLine(line, root.Account));
    const wanted = lines.filter((line) => peer === undefined || line['account'] === peer);
    return answer({ account: root.Account, lines: wanted, ...ledger.fields });
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
