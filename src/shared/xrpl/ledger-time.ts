// Owns the ledger's clock: whole seconds since the year 2000.

/** Seconds from 1970 to 2000, where the ledger's clock begins. */
export const rippleEpoch = 946_684_800;
