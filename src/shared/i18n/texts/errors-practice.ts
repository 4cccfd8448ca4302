// Owns the words for refusals of the practice network's host: the faucet, its controls, its folder.
import type { TextTable } from '../locale.ts';

export const errorsPractice = {
  'practice-address-unknown': {
    en: '{address} is not an address of the practice network. Copy the address from the Receive screen of a practice wallet: it starts with bcrt1, r or T.',
    ja: '{address} は練習用ネットワークのアドレスではありません。練習用ウォレットの「受け取る」画面から、bcrt1、r、T のいずれかで始まるアドレスをコピーしてください。',
  },
  'practice-faucet-amount': {
    en: 'The faucet cannot pay this amount. Enter a positive number with at most 8 decimal places for Bitcoin (at least 0.000006) or 6 for XRP.',
    ja: 'この金額の練習用コインは受け取れません。正の数を、Bitcoin は小数点以下 8 桁まで（0.000006 以上）、XRP は 6 桁までで入力してください。',
  },
  'practice-faucet-empty': {
    en: 'The faucet has not enough practice coins ready. Ask for less, or try again after the next practice block.',
    ja: '今すぐ渡せる練習用コインが足りません。金額を減らすか、練習用の次のブロックができてからもう一度お試しください。',
  },
  'practice-held': {
    en: 'Another copy of Pullpay already runs the practice network in this folder. Keep using that one, or close it and try again.',
    ja: '別の Pullpay が、このフォルダーで練習用ネットワークをすでに動かしています。そちらをそのまま使うか、終了してからもう一度お試しください。',
  },
  'practice-port-taken': {
    en: 'Another program already uses a port that the practice network was told to use. Choose another port, or end that program.',
    ja: '練習用ネットワークに指定されたポートは、別のプログラムが使っています。別のポートを選ぶか、そのプログラムを終了してください。',
  },
  'practice-damaged': {
    en: 'The practice network cannot read its file {file}, so it has not started. No real money is involved: move the practice folder elsewhere and start Pullpay again for a new practice network.',
    ja: '練習用ネットワークのファイル {file} を読み取れないため、起動できませんでした。実際のお金には影響ありません。練習用のフォルダーを別の場所に移してから Pullpay を起動し直すと、新しい練習用ネットワークが始まります。',
  },
  'practice-rate-invalid': {
    en: 'This practice rate was not set. Give a pair such as BTC_USD and a positive number without exponent.',
    ja: '練習用のレートを設定できませんでした。BTC_USD のような通貨ペアと、指数表記ではない正の数を指定してください。',
  },
  'practice-rate-unknown': {
    en: 'The practice network has no rate for this pair of currencies. Choose another currency, or set a practice rate for the pair.',
    ja: '練習用ネットワークには、この通貨ペアのレートがありません。別の通貨を選ぶか、このペアの練習用レートを設定してください。',
  },
  'practice-token': {
    en: 'The practice network did not recognise this copy of Pullpay. Restart Pullpay so that it reads the practice folder again.',
    ja: '練習用ネットワークが、この Pullpay を確認できませんでした。Pullpay を再起動して、練習用のフォルダーを読み込み直してください。',
  },
  'practice-command-invalid': {
    en: 'The practice network did not understand this request. Check its fields; if it came from a button, update all copies of Pullpay to the same version.',
    ja: '練習用ネットワークがこの要求を理解できませんでした。入力内容を確認してください。ボタン操作で表示された場合は、すべての Pullpay を同じバージョンに更新してください。',
  },
  'practice-not-testing': {
    en: 'This practice network was not started for tests, so it cannot be told to misbehave. Start it with the option --testing.',
    ja: 'この練習用ネットワークはテスト用に起動されていないため、異常な動作をさせることはできません。--testing オプションを付けて起動してください。',
  },
} as const satisfies TextTable;
