// Owns what ledger objects mean as facts: flags by name, lines seen from either end.
import { accountIdOf } from '../../shared/links/xrpl-address.ts';
import { accountFlags } from '../../shared/xrpl/account-flags.ts';
import { negate } from '../../shared/xrpl/amounts/token-value.ts';
import {
  type AccountFacts,
  accountUnknown,
  type CredentialFacts,
  type LineFacts,
  type MptHoldingFacts,
  type MptIssuanceFacts,
} from '../../shared/xrpl/facts.ts';
import { hasFlag } from '../../shared/xrpl/flags.ts';
import type { AccountRoot, Credential, MptIssuance, Mptoken, RippleState } from './entries-parse.ts';

/** What the account's own entry says. What it allows whom stands in other objects and stays unknown, and so do tickets unless it has none. */
export function accountFactsOf(root: AccountRoot): AccountFacts {
  const has = (bit: number) => hasFlag(root.Flags, bit);
  return {
    ...accountUnknown,
    balance: root.Balance,
    ownerCount: root.OwnerCount,
    sequence: root.Sequence,
    requireDestinationTag: has(accountFlags.requireDest),
    disallowIncomingXrp: has(accountFlags.disallowXrp),
    depositAuth: has(accountFlags.depositAuth),
    requireAuth: has(accountFlags.requireAuth),
    globalFreeze: has(accountFlags.globalFreeze),
    defaultRipple: has(accountFlags.defaultRipple),
    masterDisabled: has(accountFlags.disableMaster),
    transferRate: BigInt(root.TransferRate ?? 1_000_000_000),
    pseudo: [root.AMMID, root.VaultID, root.LoanBrokerID].some((id) => id !== undefined),
    tickets: (root.TicketCount ?? 0) === 0 ? [] : null,
    accountTxnId: root.AccountTxnID ?? null,
  };
}

const lineFlags = {
  low: { auth: 0x0004_0000, noRipple: 0x0010_0000, freeze: 0x0040_0000, deepFreeze: 0x0200_0000 },
  high: { auth: 0x0008_0000, noRipple: 0x0020_0000, freeze: 0x0080_0000, deepFreeze: 0x0400_0000 },
} as const;

/** The line as one of its two accounts sees it; null when the account is at neither end. */
export function lineSeenBy(account: string, line: RippleState): LineFacts | null {
  const isLow = line.LowLimit.issuer === account;
  if (!isLow && line.HighLimit.issuer !== account) return null;
  const [own, other] = isLow ? [line.LowLimit, line.HighLimit] : [line.HighLimit, line.LowLimit];
  const [mine, theirs] = isLow ? [lineFlags.low, lineFlags.high] : [lineFlags.high, lineFlags.low];
  const has = (bit: number) => hasFlag(line.Flags, bit);
  return {
    account,
    peer: other.issuer,
    currency: line.Balance.currency,
    balance: isLow ? line.Balance.value : negate(line.Balance.value),
    limit: own.value,
    limitPeer: other.value,
    noRipple: has(mine.noRipple),
    noRipplePeer: has(theirs.noRipple),
    authorized: has(mine.auth),
    peerAuthorized: has(theirs.auth),
    freeze: has(mine.freeze),
    freezePeer: has(theirs.freeze),
    deepFreeze: has(mine.deepFreeze),
    deepFreezePeer: has(theirs.deepFreeze),
    qualityIn: isLow ? line.LowQualityIn : line.HighQualityIn,
    qualityOut: isLow ? line.LowQualityOut : line.HighQualityOut,
  };
}

/** True when the entry is the line between these two in this currency, written as a ledger writes it: the smaller account id is the low end. */
export function isLineBetween(line: RippleState, one: string, other: string, currency: string): boolean {
  const [low, high] = [line.LowLimit, line.HighLimit];
  const isSame = [line.Balance.currency, low.currency, high.currency].every((code) => code === currency);
  const ends = [low.issuer, high.issuer];
  return isSame && ends.includes(one) && ends.includes(other) && isSmaller(low.issuer, high.issuer);
}

function isSmaller(one: string, other: string): boolean {
  const [a, b] = [accountIdOf(one), accountIdOf(other)];
  const at = a?.findIndex((byte, index) => byte !== b?.[index]) ?? -1;
  return at >= 0 && (a?.[at] ?? 0) < (b?.[at] ?? 0);
}

export function issuanceFactsOf(entry: MptIssuance): MptIssuanceFacts {
  return {
    issuer: entry.Issuer,
    assetScale: entry.AssetScale,
    transferFee: entry.TransferFee,
    locked: hasFlag(entry.Flags, 1),
    // Where a domain is attached, its credentials stand in for the issuer's word, and the holding's own flag proves nothing.
    requireAuth: hasFlag(entry.Flags, 4) && entry.DomainID === undefined,
    canTransfer: hasFlag(entry.Flags, 0x20),
    outstanding: entry.OutstandingAmount,
    maximum: entry.MaximumAmount,
  };
}

export function holdingFactsOf(entry: Mptoken): MptHoldingFacts {
  return { balance: entry.MPTAmount, locked: hasFlag(entry.Flags, 1), authorized: hasFlag(entry.Flags, 2) };
}

export function credentialFactsOf(entry: Credential): CredentialFacts {
  return {
    subject: entry.Subject,
    kind: { issuer: entry.Issuer, type: entry.CredentialType },
    accepted: hasFlag(entry.Flags, 0x0001_0000),
    expiration: entry.Expiration ?? null,
  };
}
