// Owns the words of errors that belong to no part in particular: messages between the app's own processes, the start, the screens.
import type { TextTable } from '../locale.ts';

export const errorsScreens = {
  internal: {
    en: 'Pullpay has made a mistake of its own. Nothing was sent by this step. Try again; if it comes back, restart Pullpay.',
    ja: 'Pullpay の内部で問題が起きました。この操作で送金は行われていません。もう一度試し、続く場合は Pullpay を再起動してください。',
  },
  'bad-answer': {
    en: 'One part of Pullpay answered in a way the other does not understand. Restart Pullpay; your data is safe.',
    ja: 'Pullpay の内部のやり取りで、理解できない応答がありました。Pullpay を再起動してください。データは失われません。',
  },
  'unknown-method': {
    en: 'This function is not available in this window. Restart Pullpay, and update it if that does not help.',
    ja: 'この機能は現在のウィンドウでは使えません。Pullpay を再起動し、それでも使えない場合は更新してください。',
  },
  'screens-unreadable': {
    en: 'The program file of this screen could not be read. Try again; if it comes back, install Pullpay again. Your data is safe.',
    ja: 'この画面のプログラムファイルを読み込めませんでした。もう一度試し、続く場合は Pullpay を入れ直してください。データは失われません。',
  },
  'bad-arguments': {
    en: 'A field holds something that Pullpay cannot take ({path}). Check what you typed and try again.',
    ja: '入力に受け付けられない内容があります（{path}）。内容を見直して、もう一度お試しください。',
  },
} as const satisfies TextTable;
