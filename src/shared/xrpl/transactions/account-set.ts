// Owns AccountSet as the owner of an account orders it: one setting on or off (§21 of the rule book).
import type { OrderFields } from './order-fields.ts';

/** asf numbers of the settings that the screens offer. */
export const accountSettings = {
  requireDestinationTag: 1,
  disallowIncomingXrp: 3,
  defaultRipple: 8,
  depositAuth: 9,
} as const;
export type AccountSetting = keyof typeof accountSettings;

export function setAccountSetting(setting: AccountSetting, on: boolean): OrderFields {
  return { TransactionType: 'AccountSet', [on ? 'SetFlag' : 'ClearFlag']: accountSettings[setting] };
}
