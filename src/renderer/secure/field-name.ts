// Owns what fields of a transaction are called where one is approved.
import type { TextKey } from '../../shared/i18n/catalogue.ts';
import type { Words } from '../ui/words.tsx';

/** The ledger's own name of a field, with what it means where most people would not know. */
export function fieldName(field: string, t: Words['t']): string {
  const key = meanings.get(field);
  return key === undefined ? field : t('order.field', { meaning: t(key), field });
}

const meanings: ReadonlyMap<string, TextKey> = new Map<string, TextKey>([
  ['TransactionType', 'order.field.TransactionType'],
  ['LimitAmount', 'order.field.LimitAmount'],
  ['Destination', 'order.field.Destination'],
  ['DestinationTag', 'order.field.DestinationTag'],
  ['Amount', 'order.field.Amount'],
  ['SendMax', 'order.field.SendMax'],
  ['DeliverMin', 'order.field.DeliverMin'],
  ['Flags', 'order.field.Flags'],
  ['SetFlag', 'order.field.SetFlag'],
  ['ClearFlag', 'order.field.ClearFlag'],
  ['RegularKey', 'order.field.RegularKey'],
  ['Authorize', 'order.field.Authorize'],
  ['Unauthorize', 'order.field.Unauthorize'],
  ['MPTokenIssuanceID', 'order.field.MPTokenIssuanceID'],
  ['Issuer', 'order.field.Issuer'],
  ['CredentialType', 'order.field.CredentialType'],
  ['TicketCount', 'order.field.TicketCount'],
  ['TakerGets', 'order.field.TakerGets'],
  ['TakerPays', 'order.field.TakerPays'],
  ['Memos', 'order.field.Memos'],
  ['Paths', 'order.field.Paths'],
]);
