// Owns the ledger's own names of transaction flags and account settings, for people who read what they sign.
import { hasFlag } from './flags.ts';

const named: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Payment: { tfNoRippleDirect: 0x1_0000, tfPartialPayment: 0x2_0000, tfLimitQuality: 0x4_0000 },
  TrustSet: {
    tfSetfAuth: 0x1_0000,
    tfSetNoRipple: 0x2_0000,
    tfClearNoRipple: 0x4_0000,
    tfSetFreeze: 0x10_0000,
    tfClearFreeze: 0x20_0000,
    tfSetDeepFreeze: 0x40_0000,
    tfClearDeepFreeze: 0x80_0000,
  },
  AccountSet: {
    tfRequireDestTag: 0x1_0000,
    tfOptionalDestTag: 0x2_0000,
    tfRequireAuth: 0x4_0000,
    tfOptionalAuth: 0x8_0000,
    tfDisallowXRP: 0x10_0000,
    tfAllowXRP: 0x20_0000,
  },
  OfferCreate: { tfPassive: 0x1_0000, tfImmediateOrCancel: 0x2_0000, tfFillOrKill: 0x4_0000, tfSell: 0x8_0000, tfHybrid: 0x10_0000 },
  MPTokenAuthorize: { tfMPTUnauthorize: 1 },
};

const settings: ReadonlyMap<number, string> = new Map([
  [1, 'asfRequireDest'],
  [2, 'asfRequireAuth'],
  [3, 'asfDisallowXRP'],
  [4, 'asfDisableMaster'],
  [5, 'asfAccountTxnID'],
  [6, 'asfNoFreeze'],
  [7, 'asfGlobalFreeze'],
  [8, 'asfDefaultRipple'],
  [9, 'asfDepositAuth'],
  [10, 'asfAuthorizedNFTokenMinter'],
  [12, 'asfDisallowIncomingNFTokenOffer'],
  [13, 'asfDisallowIncomingCheck'],
  [14, 'asfDisallowIncomingPayChan'],
  [15, 'asfDisallowIncomingTrustline'],
  [16, 'asfAllowTrustLineClawback'],
  [17, 'asfAllowTrustLineLocking'],
]);

/** Names of the flags that are set on a transaction of this type; those without a name are left out. */
export function flagNames(type: string, flags: number): readonly string[] {
  const names = Object.entries(named[type] ?? {}).flatMap(([name, flag]) => (hasFlag(flags, flag) ? [name] : []));
  return hasFlag(flags, 0x8000_0000) ? [...names, 'tfFullyCanonicalSig'] : names;
}

/** Name of the account setting that `SetFlag` or `ClearFlag` names; null for an unknown one. */
export function settingName(value: number): string | null {
  return settings.get(value) ?? null;
}
