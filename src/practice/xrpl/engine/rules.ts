// Owns the fixed rules of a practice ledger: its network id, fees and reserves, and which optional features are on.
import { asciiBytes, halfHashHex } from '../base/hex.ts';

export interface Rules {
  readonly networkId: number;
  /** Drops. */
  readonly baseFee: bigint;
  readonly reserveBase: bigint;
  readonly reserveIncrement: bigint;
}

/** What the main ledger has asked for since December 2024: 1 XRP, 0.2 XRP for each owned object, 10 drops for a transaction. */
export function practiceRules(networkId: number): Rules {
  return { networkId, baseFee: 10n, reserveBase: 1_000_000n, reserveIncrement: 200_000n };
}

export function reserveOf(rules: Rules, ownerCount: number): bigint {
  return rules.reserveBase + BigInt(ownerCount) * rules.reserveIncrement;
}

/** Networks up to this id are known by their keys alone and forbid the field NetworkID. */
export const lastImplicitNetwork = 1024;

/** Amendments a client may ask about. What is false here answers `temDISABLED`. */
const amendments: Readonly<Record<string, boolean>> = {
  DepositAuth: true,
  DepositPreauth: true,
  TicketBatch: true,
  Clawback: false,
  Credentials: false,
  MPTokensV1: false,
  PermissionDelegation: false,
  PermissionedDEX: false,
  PermissionedDomains: false,
};

/** Amendment id (SHA-512Half of its name) → what rippled's `feature` command says of it. */
export function amendmentList(): Readonly<
  Record<string, { readonly name: string; readonly enabled: boolean; readonly supported: boolean }>
> {
  return Object.fromEntries(
    Object.entries(amendments).map(([name, enabled]) => [halfHashHex(asciiBytes(name)), { name, enabled, supported: enabled }]),
  );
}
