// Owns the numbers by which AccountSet names account flags: asf… values, and the older bits in Flags for three of them.
import { accountFlags } from '../ledger/entries.ts';

/** asf values, from xrpl-payment.md section 21. */
export const asf = {
  requireDest: 1,
  requireAuth: 2,
  disallowXrp: 3,
  disableMaster: 4,
  accountTxnId: 5,
  noFreeze: 6,
  globalFreeze: 7,
  nftokenMinter: 10,
} as const;

/** Older bits of Flags that set or clear the same account flag as an asf value. */
export const olderBits: readonly { readonly asf: number; readonly set: number; readonly clear: number }[] = [
  { asf: asf.requireDest, set: 0x0001_0000, clear: 0x0002_0000 },
  { asf: asf.requireAuth, set: 0x0004_0000, clear: 0x0008_0000 },
  { asf: asf.disallowXrp, set: 0x0010_0000, clear: 0x0020_0000 },
];

/** Flags that anybody may set and clear at will, by asf value. Flags with conditions are not here. */
export const freeFlags: ReadonlyMap<number, number> = new Map([
  [asf.requireDest, accountFlags.requireDest],
  [asf.requireAuth, accountFlags.requireAuth],
  [asf.disallowXrp, accountFlags.disallowXrp],
  [8, accountFlags.defaultRipple],
  [9, accountFlags.depositAuth],
  [12, accountFlags.disallowIncomingNft],
  [13, accountFlags.disallowIncomingCheck],
  [14, accountFlags.disallowIncomingPayChan],
  [15, accountFlags.disallowIncomingTrustline],
]);
