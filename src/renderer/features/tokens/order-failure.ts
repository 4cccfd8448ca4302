// Owns the words of a failed order: by its kind and result where the words of a payment would mislead.
import type { OrderStatus } from '../../../shared/contract/orders.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';

const any: Readonly<Record<string, TextKey>> = {
  tecNO_LINE_INSUF_RESERVE: 'orderFailed.reserve',
  tecINSUF_RESERVE_LINE: 'orderFailed.reserve',
  tecINSUFFICIENT_RESERVE: 'orderFailed.reserve',
  tecDUPLICATE: 'orderFailed.twice',
  tecNO_ENTRY: 'orderFailed.gone',
};

const ofKind: Readonly<Record<string, TextKey>> = {
  'TrustSet tecNO_PERMISSION': 'orderFailed.trustRefused',
  'TrustSet tecNO_LINE_REDUNDANT': 'orderFailed.trustNothing',
  'TrustSet tecNO_DST': 'orderFailed.peerGone',
  'MPTokenAuthorize tecHAS_OBLIGATIONS': 'orderFailed.mptHeld',
  'MPTokenAuthorize tecOBJECT_NOT_FOUND': 'orderFailed.gone',
  'CredentialAccept tecEXPIRED': 'orderFailed.credentialExpired',
  'CredentialAccept tecNO_ISSUER': 'orderFailed.issuerGone',
  'CredentialDelete tecNO_PERMISSION': 'orderFailed.credentialForeign',
  'DepositPreauth tecNO_TARGET': 'orderFailed.peerGone',
  'DepositPreauth tecNO_ISSUER': 'orderFailed.issuerGone',
};

/** Null where the common words of the code fit. */
export function failureKey({ transactionType, reason }: Pick<OrderStatus, 'transactionType' | 'reason'>): TextKey | null {
  if (reason === null) return null;
  return ofKind[`${transactionType} ${reason}`] ?? any[reason] ?? null;
}
