// Owns what a line of the history is called, and whether it went out or came in.
import type { HistoryItem } from '../../../shared/contract/main-api.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import type { TextParams } from '../../../shared/i18n/translate.ts';

export interface LineTitle {
  readonly key: TextKey;
  readonly params: TextParams;
}

/** Transactions of the ledger, other than payments, that people make with this wallet. */
const types: Readonly<Record<string, TextKey>> = {
  TrustSet: 'wallet.type.TrustSet',
  OfferCreate: 'wallet.type.OfferCreate',
  OfferCancel: 'wallet.type.OfferCancel',
  AccountSet: 'wallet.type.AccountSet',
  SetRegularKey: 'wallet.type.SetRegularKey',
  DepositPreauth: 'wallet.type.DepositPreauth',
  MPTokenAuthorize: 'wallet.type.MPTokenAuthorize',
  CredentialAccept: 'wallet.type.CredentialAccept',
  CredentialDelete: 'wallet.type.CredentialDelete',
  TicketCreate: 'wallet.type.TicketCreate',
};

/** A failed payment delivered nothing, but its fee went out. */
export function isSent({ amount, failed, ledger }: Pick<HistoryItem, 'amount' | 'failed' | 'ledger'>): boolean {
  return ledger ? ledger.sent : amount.startsWith('-') || failed !== null;
}

export function titleOf(item: Pick<HistoryItem, 'amount' | 'failed' | 'ledger' | 'payoutIds'>): LineTitle {
  const { failed, ledger, payoutIds } = item;
  const plain = (key: TextKey): LineTitle => ({ key, params: {} });
  if (failed !== null) return plain('wallet.failed');
  if (ledger && ledger.type !== 'Payment') {
    const known = types[ledger.type];
    if (!ledger.sent) return plain('wallet.otherChange');
    return known ? plain(known) : { key: 'wallet.otherType', params: { type: ledger.type } };
  }
  if (!isSent(item)) return plain(isPassing(item) ? 'wallet.otherChange' : 'wallet.received');
  return payoutIds.length > 0 ? { key: 'wallet.sentPayouts', params: { count: payoutIds.length } } : plain('wallet.sent');
}

/** A payment of others that went through an offer or a line of this account: nothing of it was for the wallet. */
function isPassing({ amount, ledger }: Pick<HistoryItem, 'amount' | 'ledger'>): boolean {
  return ledger !== undefined && ledger.issued === null && !ledger.amountUnknown && /^-?0(\.0*)?$/.test(amount);
}
