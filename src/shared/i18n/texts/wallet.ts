// Owns the words of the wallet screen.
import type { TextTable } from '../locale.ts';

export const walletTexts = {
  'wallet.title': { en: 'Wallet', ja: 'ウォレット' },
  'wallet.account': { en: 'Account', ja: 'アカウント' },
  'wallet.accountNumber': { en: 'Account {number}', ja: 'アカウント {number}' },
  'wallet.tabs': { en: 'Chains', ja: 'チェーン' },
  'wallet.balance': { en: 'Balance', ja: '残高' },
  'wallet.unconfirmed': { en: 'Arriving', ja: '入金待ち' },
  'wallet.reserved': { en: 'Reserved for payments', ja: '支払い用に確保' },
  'wallet.spendable': { en: 'Spendable', ja: '使える金額' },
  'wallet.reserve': { en: 'Ledger reserve', ja: '準備金' },
  'wallet.reserveHint': {
    en: 'The XRP Ledger keeps this amount locked as long as the account exists.',
    ja: 'アカウントがある間、XRP Ledger が確保しておく金額です。',
  },
  'wallet.notFunded': { en: 'This account does not exist on the ledger yet', ja: 'このアカウントはまだ台帳にありません' },
  'wallet.notFundedText': {
    en: 'It begins to exist with the first payment of at least the reserve.',
    ja: '準備金以上の最初の入金で有効になります。',
  },
  'wallet.receive': { en: 'Receive', ja: '受け取る' },
  'wallet.receiveBitcoin': {
    en: 'A fresh address each time keeps your payments apart.',
    ja: '毎回新しいアドレスを使うと、入金どうしを結び付けられにくくなります。',
  },
  'wallet.receiveXrpl': {
    en: 'One account for all payments. No tag is needed.',
    ja: 'すべての入金を 1 つのアカウントで受け取ります。タグは不要です。',
  },
  'wallet.address': { en: 'Address', ja: 'アドレス' },
  'wallet.xAddress': { en: 'X-address', ja: 'X アドレス' },
  'wallet.qrBitcoin': { en: 'Code to scan with your Bitcoin address', ja: 'Bitcoin アドレスの QR コード' },
  'wallet.qrXrpl': { en: 'Code to scan with your XRP Ledger address', ja: 'XRP Ledger アドレスの QR コード' },
  'wallet.history': { en: 'History', ja: '履歴' },
  'wallet.noHistory': { en: 'Nothing has come in or gone out', ja: '入出金はまだありません' },
  'wallet.noHistoryText': {
    en: 'Give your address to somebody, or get practice coins.',
    ja: 'アドレスを相手に伝えるか、練習用コインをもらってください。',
  },
  'wallet.received': { en: 'Received', ja: '受け取り' },
  'wallet.sent': { en: 'Sent', ja: '送金' },
  'wallet.sentPayouts': { en: '{count, plural, one {Paid # payout} other {Paid # payouts}}', ja: '{count} 件の支払い' },
  'wallet.failed': { en: 'Failed, only the fee was used', ja: '失敗（手数料のみ）' },
  'wallet.pending': { en: 'Not confirmed yet', ja: '未確定' },
  'wallet.col.what': { en: 'What', ja: '内容' },
  'wallet.col.when': { en: 'When', ja: '日時' },
  'wallet.col.fee': { en: 'Fee', ja: '手数料' },
  'wallet.updated': { en: 'Updated {when}', ja: '更新：{when}' },
  'wallet.faucetDone': { en: 'Practice coins are on their way.', ja: '練習用コインを送っています。' },
  'wallet.stale': {
    en: 'The chain cannot be asked at the moment. The figures may be old.',
    ja: '現在チェーンに接続できません。表示が古い可能性があります。',
  },
} as const satisfies TextTable;
