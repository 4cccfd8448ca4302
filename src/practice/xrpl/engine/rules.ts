// Owns the fixed rules of a practice ledger: its network id, fees and reserves, and which amendments are on.
import { asciiBytes, halfHashHex } from '../base/hex.ts';

/** Amendments that this ledger can offer. Each is on unless it is switched off. */
const offered = [
  'Credentials',
  'DeepFreeze',
  'DepositAuth',
  'DepositPreauth',
  'MPTokensV1',
  'PermissionedDEX',
  'PermissionedDomains',
  'TicketBatch',
  'fixMPTDeliveredAmount',
] as const;

/** Amendments that clients ask about and that are never on here: what they bring answers `temDISABLED`. */
const absent = ['AMM', 'Batch', 'Clawback', 'MPTokensV2', 'PermissionDelegation', 'SingleAssetVault'] as const;

export type Amendment = (typeof offered)[number] | (typeof absent)[number];

export interface Rules {
  readonly networkId: number;
  /** Drops. */
  readonly baseFee: bigint;
  readonly reserveBase: bigint;
  readonly reserveIncrement: bigint;
  /** What is on. */
  readonly amendments: ReadonlySet<Amendment>;
}

/**
 * What the main ledger has asked for since December 2024: 1 XRP, 0.2 XRP for each owned object, 10 drops for a transaction. `without` are
 * names of amendments that are off; a name that is not known throws.
 */
export function practiceRules(networkId: number, without: readonly string[] = []): Rules {
  const unknown = without.find((name) => !isAmendment(name));
  if (unknown !== undefined) throw new Error(`no amendment ${unknown}`);
  const amendments = new Set<Amendment>(offered.filter((name) => !without.includes(name)));
  return { networkId, baseFee: 10n, reserveBase: 1_000_000n, reserveIncrement: 200_000n, amendments };
}

export function isAmendment(name: string): name is Amendment {
  return [...offered, ...absent].some((known) => known === name);
}

export function isOn({ amendments }: Rules, name: Amendment): boolean {
  return amendments.has(name);
}

export function reserveOf(rules: Rules, ownerCount: number): bigint {
  return rules.reserveBase + BigInt(ownerCount) * rules.reserveIncrement;
}

/** Networks up to this id are known by their keys alone and forbid the field NetworkID. */
export const lastImplicitNetwork = 1024;

/** Amendment id (SHA-512Half of its name) → what rippled's `feature` command says of it. */
export function amendmentList(
  rules: Rules,
): Readonly<Record<string, { readonly name: string; readonly enabled: boolean; readonly supported: boolean }>> {
  const known: readonly (readonly [Amendment, boolean])[] = [
    ...offered.map((name) => [name, true] as const),
    ...absent.map((name) => [name, false] as const),
  ];
  return Object.fromEntries(
    known.map(([name, supported]) => [halfHashHex(asciiBytes(name)), { name, enabled: isOn(rules, name), supported }]),
  );
}
