// Owns the transactions by which an account says which keys may sign for it: its regular key, and its own key on or off.

/** AccountSet flag asfDisableMaster. */
const disableMaster = 4;

/** Null takes the regular key away. */
export function setRegularKey(key: string | null): Readonly<Record<string, unknown>> {
  return { TransactionType: 'SetRegularKey', ...(key === null ? {} : { RegularKey: key }) };
}

/** The ledger refuses to disable it without another way to sign (tecNO_ALTERNATIVE_KEY), and takes that order only from the master key itself. */
export function setMasterKey(enabled: boolean): Readonly<Record<string, unknown>> {
  return { TransactionType: 'AccountSet', ...(enabled ? { ClearFlag: disableMaster } : { SetFlag: disableMaster }) };
}
