// Owns the words of the notifications.
import type { TextTable } from '../locale.ts';

export const noteTexts = {
  'notes.title': { en: 'Notifications', ja: '通知' },
  'notes.list': { en: 'Notifications, newest first', ja: '通知の一覧（新しい順）' },
  'notes.unread': { en: '{count} unread', ja: '未読 {count} 件' },
  'notes.allRead': { en: 'All read', ja: 'すべて既読です' },
  'notes.markAll': { en: 'Mark all as read', ja: 'すべて既読にする' },
  'notes.remove': { en: 'Remove this notification', ja: 'この通知を消す' },
  'notes.isUnread': { en: 'Unread', ja: '未読' },
  'notes.empty': { en: 'No notifications', ja: '通知はありません' },
  'notes.emptyText': {
    en: 'You hear here when a claim arrives and when a payment is final or has failed.',
    ja: '申請が届いたとき、支払いが確定または失敗したときにお知らせします。',
  },
  'notes.payout_awaitingapproval': {
    en: '{count, plural, one {A claim waits for your approval} other {# claims wait for your approval}}',
    ja: '{count} 件の申請が承認を待っています',
  },
  'notes.payout_awaitingpayment': {
    en: '{count, plural, one {A claim was approved and waits to be paid} other {# claims were approved and wait to be paid}}',
    ja: '{count} 件の申請が承認され、支払いを待っています',
  },
  'notes.payment-final': {
    en: '{count, plural, one {A payment is final} other {# payments are final}}',
    ja: '{count} 件の支払いが確定しました',
  },
  'notes.payment-failed': {
    en: '{count, plural, one {A payment failed; nothing was paid} other {# payments failed; nothing was paid}}',
    ja: '{count} 件の支払いが失敗しました（支払いなし）',
  },
  'notes.external-payout-transaction': {
    en: '{count, plural, one {Another wallet seems to have paid a claim: confirm or reject it} other {Other wallets seem to have paid # claims: confirm or reject them}}',
    ja: '{count} 件の申請が、ほかのウォレットから支払われたようです。確認または却下してください',
  },
  'notes.notice': { en: 'Notice', ja: 'お知らせ' },
} as const satisfies TextTable;
