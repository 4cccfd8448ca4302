// Owns the flags of an account's own entry (AccountRoot), by what they are called in the protocol.

export const accountFlags = {
  requireDest: 0x0002_0000,
  requireAuth: 0x0004_0000,
  disallowXrp: 0x0008_0000,
  disableMaster: 0x0010_0000,
  noFreeze: 0x0020_0000,
  globalFreeze: 0x0040_0000,
  defaultRipple: 0x0080_0000,
  depositAuth: 0x0100_0000,
  disallowIncomingTrustline: 0x2000_0000,
  allowClawback: 0x8000_0000,
} as const;
