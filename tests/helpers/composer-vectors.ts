// Owns the composer vectors of tests/vectors/xrpl as typed data, what a wallet of ours knows in them, and the one table from their words to our codes.
import type { Network } from '../../src/shared/network.ts';
import type { PaymentPhase } from '../../src/shared/payouts/payment-status.ts';
import { type AccountFacts, accountUnknown, type LedgerFacts, lineKey, lineUnknown, nothingKnown } from '../../src/shared/xrpl/facts.ts';
import type { FindingCode } from '../../src/shared/xrpl/finding-codes.ts';
import { readTokenValue } from '../../src/shared/xrpl/amounts/token-value.ts';

/** `about` of a vector's finding → our code. */
export const codeOfWord: Readonly<Record<string, FindingCode>> = {
  'trailing-comma': 'xrpl-json-repaired',
  'renamed-to-amount': 'xrpl-renamed-to-amount',
  'amount-given-twice': 'xrpl-amount-given-twice',
  'two-different-amounts': 'xrpl-amount-conflict',
  'receiver-disallows-xrp': 'xrpl-receiver-disallows-xrp',
  'empty-paths': 'xrpl-paths-empty',
  'value-out-of-range': 'xrpl-value-out-of-range',
  'too-many-digits': 'xrpl-value-too-many-digits',
  'not-for-poor-account': 'xrpl-credentials-poor-account',
  'tag-conflict': 'xrpl-tag-conflict',
  'wrong-network': 'xrpl-address-wrong-network',
  'memo-too-long': 'xrpl-memo-too-long',
  'look-alike': 'xrpl-warn-look-alike-address',
};

/** State of a vector's sent payment → what our outbox's driver may say of it, and whether another payment for the purpose may be built then. */
export const verdictsOfState: Readonly<Record<string, readonly { readonly kind: string; readonly mayBuildAnother: boolean }[]>> = {
  succeeded: [{ kind: 'final', mayBuildAnother: false }],
  failed: [{ kind: 'failed', mayBuildAnother: true }],
  expired: [{ kind: 'dead', mayBuildAnother: false }],
  unknown: [{ kind: 'silent', mayBuildAnother: false }],
  pending: [
    { kind: 'absent', mayBuildAnother: false },
    { kind: 'seen', mayBuildAnother: false },
  ],
};

/** The same state → the phases in which our outbox shows the payout, whether the word came before or after the bytes left. */
export const phasesOfState: Readonly<Record<string, readonly PaymentPhase[]>> = {
  succeeded: ['final'],
  failed: ['failed'],
  expired: ['unknown'],
  unknown: ['unknown'],
  pending: ['publishing', 'unknown', 'seen'],
};

export interface ComposeVector {
  readonly id: string;
  readonly title: string;
  readonly input: {
    readonly tx?: Readonly<Record<string, unknown>>;
    readonly text?: string;
    readonly pathFinder?: unknown;
    readonly seed?: string;
    readonly context?: VectorContext;
  };
  readonly expect: {
    readonly type?: string;
    readonly findings: readonly { readonly severity: string; readonly field: string | null; readonly about: string }[];
    readonly normalised?: Readonly<Record<string, unknown>>;
    readonly signed?: { readonly blob: string; readonly hash: string };
  };
}

export interface VectorContext {
  readonly network?: Network;
  readonly reserve?: { readonly base: string; readonly increment: string };
  readonly accounts?: Readonly<Record<string, VectorAccount>>;
  readonly lines?: readonly { readonly account: string; readonly peer: string; readonly currency: string; readonly balance: string }[];
}

interface VectorAccount {
  readonly exists: boolean;
  readonly balance?: string;
  readonly ownerCount?: number;
  readonly disallowIncomingXRP?: boolean;
  readonly depositAuth?: boolean;
  readonly preauthorizes?: readonly string[];
}

export function factsOf(context: VectorContext = {}): LedgerFacts {
  const { reserve, accounts = {}, lines = [] } = context;
  return {
    ...nothingKnown,
    network: context.network ?? null,
    reserve: reserve ? { base: BigInt(reserve.base), increment: BigInt(reserve.increment) } : null,
    accounts: Object.fromEntries(Object.entries(accounts).map(([address, account]) => [address, accountOf(account)])),
    lines: Object.fromEntries(
      lines.map((line) => {
        const value = readTokenValue(line.balance);
        return [lineKey(line.account, line.peer, line.currency), { ...lineUnknown, ...line, balance: value.ok ? value.value : null }];
      }),
    ),
  };
}

function accountOf(account: VectorAccount): AccountFacts | null {
  if (!account.exists) return null;
  return {
    ...accountUnknown,
    balance: account.balance === undefined ? null : BigInt(account.balance),
    ownerCount: account.ownerCount ?? null,
    disallowIncomingXrp: account.disallowIncomingXRP ?? null,
    depositAuth: account.depositAuth ?? null,
    preauthorizes: account.preauthorizes ?? null,
  };
}
