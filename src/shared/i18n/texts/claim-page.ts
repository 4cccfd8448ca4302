// Owns the words of the claim page that works without the app.
import type { TextTable } from '../locale.ts';

export const claimPageTexts = {
  'page.title': { en: 'Claim a payment', ja: '支払いを申請する' },
  'page.unnamed': { en: 'A payment for you', ja: 'あなたへの支払い' },
  'page.intro': {
    en: 'Somebody has set money aside for you. Say where to send it, and give the code that you get to the sender.',
    ja: 'あなたが受け取れるお金が用意されています。受け取り先を入力し、できあがったコードを送り主に渡してください。',
  },
  'page.private': {
    en: 'This page works by itself: nothing that you type leaves it until you send the code.',
    ja: 'このページだけで完結しています。コードを送るまで、入力した内容が外に出ることはありません。',
  },
  'page.amount': { en: 'Amount', ja: '金額' },
  'page.upTo': { en: 'Up to {amount}', ja: '上限 {amount}' },
  'page.resets': { en: 'Period', ja: '期間' },
  'page.starts': { en: 'From', ja: '開始' },
  'page.ends': { en: 'Until', ja: '終了' },
  'page.noEnd': { en: 'open', ja: '期限なし' },
  'page.network': { en: 'Network', ja: 'ネットワーク' },
  'page.senderKey': { en: 'Sender’s key', ja: '送り主の公開鍵' },
  'page.again': { en: 'Change something', ja: '入力し直す' },
  'page.done': { en: 'Your claim code', ja: '申請コード' },
  'page.doneText': {
    en: 'Send it back to whoever sent you this page. Your claim exists once they have added it, so make one code only.',
    ja: 'このページを送ってきた人に返してください。相手が追加した時点で申請になります。コードは 1 つだけ作ってください。',
  },
  'page.codeField': { en: 'The code, as text', ja: 'コード（テキスト）' },
  'page.copy': { en: 'Copy', ja: 'コピー' },
  'page.save': { en: 'Save as a file', ja: 'ファイルに保存' },
  'page.mail': { en: 'Write a mail', ja: 'メールを書く' },
  'page.mailSubject': { en: 'My claim: {name}', ja: '申請コード：{name}' },
  'page.qr': { en: 'The claim as a code to scan', ja: '申請コードの QR コード' },
  'page.noQr': {
    en: 'It is too long to scan; send it as text or file.',
    ja: '長すぎて読み取れないため、テキストかファイルで送ってください。',
  },
  'page.openApp': { en: 'Open in Pullpay', ja: 'Pullpay で開く' },
  'page.openAppText': {
    en: 'With the app you can follow your claim until it is paid.',
    ja: 'アプリを使うと、支払われるまでの状態を確認できます。',
  },
  'page.language': { en: 'Language', ja: '言語' },
  'page.required': {
    en: 'Something is missing or not right. Look at the marked fields.',
    ja: '入力に不足か誤りがあります。印の付いた欄を確認してください。',
  },
} as const satisfies TextTable;
