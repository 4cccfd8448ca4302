// Owns what a wallet would know of a small practice ledger, read entry by entry: the facts that a preflight judges by.
import type { RippleState } from '../../src/practice/xrpl/ledger/entries-tokens.ts';
import { type LineFlag, hasLineFlag, readLine } from '../../src/practice/xrpl/lines/trust-line.ts';
import { addressOf, type EngineWorld } from '../../src/practice/xrpl/testing/engine-world.ts';
import type { TokenValue } from '../../src/shared/xrpl/amount.ts';
import { readTokenValue } from '../../src/shared/xrpl/amounts/token-value.ts';
import { type AccountFacts, type LedgerFacts, type LineFacts, lineKey, nothingKnown } from '../../src/shared/xrpl/facts.ts';
import { account } from '../fakes/xrpl-payments.ts';

const flag = {
  requireDest: 0x0002_0000,
  requireAuth: 0x0004_0000,
  globalFreeze: 0x0040_0000,
  defaultRipple: 0x0080_0000,
  depositAuth: 0x0100_0000,
};

/** Everything about these people and their lines in these currencies; ids that the ledger does not hold are known not to be there. */
export function factsOf(
  world: EngineWorld,
  names: readonly string[],
  currencies: readonly string[],
  absentIds: readonly string[],
): LedgerFacts {
  const accounts = Object.fromEntries(names.map((name) => [addressOf(name), accountFacts(world, name)]));
  const pairs = names.flatMap((one) => names.filter((other) => other !== one).map((other) => [addressOf(one), addressOf(other)] as const));
  const lines = Object.fromEntries(
    pairs.flatMap(([one, other]) =>
      currencies.map(
        (currency) => [lineKey(one, other, currency), lineFacts(readLine(world.view, one, other, currency), one, other)] as const,
      ),
    ),
  );
  const absent = Object.fromEntries(absentIds.map((id) => [id, null]));
  return {
    ...nothingKnown,
    networkId: 0,
    amendmentsOff: [],
    reserve: { base: world.rules.reserveBase, increment: world.rules.reserveIncrement },
    fee: { base: 10n, open: 10n },
    closeTime: world.closeTime,
    accounts,
    lines,
    issuances: absent,
    credentials: absent,
    domains: absent,
  };
}

function accountFacts(world: EngineWorld, name: string): AccountFacts | null {
  if (!world.exists(name)) return null;
  const { Balance, OwnerCount, Sequence, Flags, TransferRate = 1_000_000_000 } = world.root(name);
  return account({
    balance: BigInt(Balance),
    ownerCount: OwnerCount,
    sequence: Sequence,
    requireDestinationTag: (Flags & flag.requireDest) !== 0,
    requireAuth: (Flags & flag.requireAuth) !== 0,
    globalFreeze: (Flags & flag.globalFreeze) !== 0,
    defaultRipple: (Flags & flag.defaultRipple) !== 0,
    depositAuth: (Flags & flag.depositAuth) !== 0,
    transferRate: BigInt(TransferRate),
  });
}

function lineFacts(line: RippleState | undefined, one: string, other: string): LineFacts | null {
  if (line === undefined) return null;
  const isLow = line.LowLimit.issuer === one;
  const balance = valueOf(line.Balance.value);
  const has = (name: LineFlag, of: string): boolean => hasLineFlag(line, of, name);
  return {
    account: one,
    peer: other,
    currency: line.Balance.currency,
    balance: isLow ? balance : { ...balance, mantissa: -balance.mantissa },
    limit: valueOf((isLow ? line.LowLimit : line.HighLimit).value),
    limitPeer: valueOf((isLow ? line.HighLimit : line.LowLimit).value),
    noRipple: has('noRipple', one),
    noRipplePeer: has('noRipple', other),
    authorized: has('auth', one),
    peerAuthorized: has('auth', other),
    freeze: has('freeze', one),
    freezePeer: has('freeze', other),
    deepFreeze: has('deepFreeze', one),
    deepFreezePeer: has('deepFreeze', other),
    qualityIn: 0,
    qualityOut: 0,
  };
}

function valueOf(text: string): TokenValue {
  const read = readTokenValue(text);
  if (!read.ok) throw new Error(`no token value: ${text}`);
  return read.value;
}
