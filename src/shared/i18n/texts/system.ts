// Owns the words outside the windows: the message that travels with a link, the operating system's notifications and boxes, the tray.
import type { TextTable } from '../locale.ts';

export const systemTexts = {
  'message.intro': {
    en: '{name}: you can claim up to {amount} {unit} {period}.',
    ja: '「{name}」：{period}最大 {amount} {unit} を申請できます。',
  },
  'message.introOnce': { en: '{name}: you can claim up to {amount} {unit}.', ja: '「{name}」：最大 {amount} {unit} を申請できます。' },
  'message.day': { en: 'every day', ja: '毎日' },
  'message.week': { en: 'every week', ja: '毎週' },
  'message.month': { en: 'every 30 days', ja: '30 日ごとに' },
  'message.days': { en: 'every {days} days', ja: '{days} 日ごとに' },
  'message.seconds': { en: 'every {seconds} seconds', ja: '{seconds} 秒ごとに' },
  'message.appLink': { en: 'Open this link with Pullpay:', ja: 'Pullpay で次のリンクを開いてください：' },
  'message.answerByCode': {
    en: 'Pullpay then makes a claim code. Please send that code back to me.',
    ja: '申請すると Pullpay が申請コードを作ります。そのコードを私に送り返してください。',
  },
  'message.thisComputer': { en: 'This link works on my own computer only.', ja: 'このリンクは私のコンピューターの中でだけ使えます。' },
  'message.whileOn': {
    en: 'This link works only while my computer is on.',
    ja: 'このリンクは私のコンピューターが起動している間だけ使えます。',
  },
  'system.claimTitle': { en: 'New claim', ja: '新しい申請' },
  'system.claimBody': {
    en: '{count, plural, one {A claim waits} other {# claims wait}} for your approval.',
    ja: '{count} 件の申請が承認を待っています。',
  },
  'system.claimBodyAmount': { en: '{amount} waits for your approval.', ja: '{amount} が承認を待っています。' },
  'system.paidTitle': { en: 'Payment confirmed', ja: '支払いが確定しました' },
  'system.paidBody': { en: 'A payout was completed.', ja: '支払いが完了しました。' },
  'system.receivedTitle': { en: 'Payment received', ja: '入金がありました' },
  'system.receivedBody': {
    en: '{count, plural, one {A payment} other {# payments}} arrived on the XRP Ledger.',
    ja: 'XRP Ledger に {count} 件の入金がありました。',
  },
  'system.attentionTitle': { en: 'A payment needs you', ja: '支払いの確認が必要です' },
  'system.externalTitle': { en: 'Paid from outside?', ja: '外部からの支払い？' },
  'system.externalBody': {
    en: 'Another wallet seems to have paid a claim. Confirm or reject it in the queue.',
    ja: 'ほかのウォレットから申請が支払われたようです。一覧で確認または却下してください。',
  },
  'system.attentionBody': {
    en: 'A payment failed. Open the queue to see why.',
    ja: '支払いに失敗しました。一覧を開いて理由を確認してください。',
  },
  'system.startFailed': { en: 'Pullpay cannot start', ja: 'Pullpay を起動できません' },
  'system.stopped': { en: 'Pullpay had to stop', ja: 'Pullpay を停止しました' },
  'system.stoppedDetail': {
    en: 'An error in the program ended it. What was promised or sent is recorded, and nothing is paid twice. Start Pullpay again; if this comes back, report it.',
    ja: 'プログラムの不具合により終了しました。約束した支払いと送信済みの支払いは記録されており、二重に支払われることはありません。Pullpay を起動し直してください。繰り返す場合は、不具合としてお知らせください。',
  },
  'system.dataFolder': { en: 'Data folder: {folder}', ja: 'データフォルダー: {folder}' },
  'tray.show': { en: 'Open Pullpay', ja: 'Pullpay を開く' },
  'tray.quit': { en: 'Quit', ja: '終了' },
  'tray.armed': { en: 'Pays automatically: {names}', ja: '自動支払い中：{names}' },
  'tray.disarm': { en: 'Stop automatic payments', ja: '自動支払いを止める' },
  'tray.unread': { en: '{count, plural, one {# unread} other {# unread}}', ja: '未読 {count} 件' },
} as const satisfies TextTable;
