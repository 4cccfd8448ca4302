// Owns `noripple_check`: does an account have the rippling flags that its role asks for, and which transactions would set them.
import type { JsonObject } from '../base/json.ts';
import { accountFlags, type AccountRoot, hasFlag } from '../ledger/entries.ts';
import type { RippleState } from '../ledger/entries-tokens.ts';
import { ownedItems } from '../ledger/owned-items.ts';
import type { ReadView } from '../ledger/view.ts';
import { hasLineFlag, isLow, peerOf } from '../lines/trust-line.ts';
import { limitField, withAccount } from './account-choice.ts';
import { answer, type Command, fail } from './command.ts';

const DEFAULT_LIMIT = 300;
const [MIN_LIMIT, MAX_LIMIT] = [10, 400];
const SET_DEFAULT_RIPPLE = 8;
const trustSetFlags = { setNoRipple: 0x0002_0000, clearNoRipple: 0x0004_0000 } as const;

interface Problem {
  readonly text: string;
  /** What would mend it, without sender, number and fee; null if nothing is proposed. */
  readonly fix: JsonObject | null;
}

export const noRippleCheck: Command = (context) => {
  const { request, api, server } = context;
  const { role, transactions } = request;
  if (role === undefined) return fail('invalidParams', "Missing field 'role'.");
  if (role !== 'gateway' && role !== 'user') return fail('invalidParams', "Invalid field 'role'.");
  const limit = limitField(request, DEFAULT_LIMIT, MIN_LIMIT, MAX_LIMIT);
  if (typeof limit !== 'number') return limit;
  if (api === 2 && transactions !== undefined && typeof transactions !== 'boolean')
    return fail('invalidParams', "Invalid field 'transactions'.");
  return withAccount(context, (root, ledger) => {
    const problems = [...accountProblems(root, role), ...lineProblems(ledger.view, root.Account, role, limit)];
    const fixes = problems.flatMap(({ fix }) => (fix === null ? [] : [fix]));
    const frame = { Account: root.Account, Fee: String(server.ledger.rules.baseFee) };
    const proposed = fixes.map((fix, i): JsonObject => ({ ...fix, ...frame, Sequence: root.Sequence + i }));
    const shown = transactions === true ? { transactions: proposed } : {};
    return answer({ problems: problems.map(({ text }) => text), ...shown, ...ledger.fields });
  });
};

type Role = 'gateway' | 'user';

function accountProblems({ Flags }: AccountRoot, role: Role): readonly Problem[] {
  const ripples = hasFlag(Flags, accountFlags.defaultRipple);
  if (role === 'user' && ripples) return [{ text: 'The default ripple flag is set, which is meant for gateways only', fix: null }];
  if (role === 'user' || ripples) return [];
  const fix = { TransactionType: 'AccountSet', SetFlag: SET_DEFAULT_RIPPLE };
  return [{ text: 'The default ripple flag is not set, without which tokens cannot move between holders', fix }];
}

function lineProblems(view: ReadView, account: string, role: Role, limit: number): readonly Problem[] {
  const looked = [...ownedItems(view, account)].map(({ entry }) => entry);
  const lines = looked.flatMap((entry) => (entry.LedgerEntryType === 'RippleState' ? [entry] : []));
  const wrong = lines.filter((line) => hasLineFlag(line, account, 'noRipple') === (role === 'gateway'));
  return wrong.slice(0, limit).map((line) => lineProblem(line, account, role));
}

function lineProblem(line: RippleState, account: string, role: Role): Problem {
  const peer = peerOf(line, account);
  const { currency } = line.Balance;
  const verb = role === 'gateway' ? 'Clear' : 'Set';
  const limit = { ...(isLow(line, account) ? line.LowLimit : line.HighLimit), issuer: peer };
  const Flags = role === 'gateway' ? trustSetFlags.clearNoRipple : trustSetFlags.setNoRipple;
  return {
    text: `${verb} the no ripple flag on the ${currency} line to ${peer}`,
    fix: { TransactionType: 'TrustSet', LimitAmount: limit, Flags },
  };
}
