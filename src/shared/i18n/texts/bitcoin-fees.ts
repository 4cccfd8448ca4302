// Owns the words around what a Bitcoin payment costs: estimates, limits, who bears the fee, what is foreseen, and whether the money suffices.
import type { TextTable } from '../locale.ts';

export const bitcoinFeeTexts = {
  'pay.rate.fast': { en: 'Fast', ja: '速い' },
  'pay.rate.normal': { en: 'Normal', ja: '普通' },
  'pay.rate.slow': { en: 'Slow', ja: '遅い' },
  'pay.rate.own': { en: 'Own rate', ja: '自分で指定' },
  'pay.about': {
    en: '{rate} sat/vB · {blocks, plural, one {likely in the next block} other {likely within # blocks}}',
    ja: '{rate} sat/vB · {blocks, plural, one {次のブロックで承認される見込み} other {# ブロック以内に承認される見込み}}',
  },
  'pay.compare': { en: 'Fast {fast} · normal {normal} · slow {slow} sat/vB', ja: '速い {fast}・普通 {normal}・遅い {slow} sat/vB' },
  'pay.source': { en: 'Estimated by {source}, {age}', ja: '{source} による見積もり（{age}）' },
  'pay.server.esplora': { en: 'the wallet’s server', ja: 'このウォレットのサーバー' },
  'pay.server.core': { en: 'your node', ja: '自分のノード' },
  'pay.server.electrum': { en: 'the Electrum server', ja: 'Electrum サーバー' },
  'pay.asking': { en: 'Asking for fee estimates…', ja: '手数料の見積もりを問い合わせています…' },
  'pay.askAgain': { en: 'Ask for estimates again', ja: '見積もりを取り直す' },
  'pay.stale': {
    en: 'These are not new: the server did not answer just now.',
    ja: '最新の値ではありません。サーバーが今は応答していません。',
  },
  'pay.noEstimates': { en: 'You can still enter a rate of your own.', ja: '手数料率を自分で指定することはできます。' },
  'pay.noRates': {
    en: 'The server has no estimates yet. The least that nodes relay is taken, or a rate of your own.',
    ja: 'サーバーにはまだ見積もりがありません。中継される最低の率か、自分で指定した率を使います。',
  },
  'pay.recipientPays': { en: 'Recipients bear the fee', ja: '手数料を受取人の負担にする' },
  'pay.recipientPaysHint': {
    en: 'The fee is shared evenly and taken from what arrives. Each payout still counts as paid in full. A recipient whose wallet looks for the exact amount will not find it by itself.',
    ja: '手数料を均等に分け、届く額から差し引きます。支払いは全額支払い済みとして扱われます。正確な金額で入金を探す受取人のウォレットでは、自動では見つかりません。',
  },
  'pay.limits': { en: 'Limits', ja: '上限の設定' },
  'pay.mostFee': { en: 'Fee at most, in all', ja: '手数料の合計の上限' },
  'pay.mostFeeHint': {
    en: 'Above it nothing is prepared. Below it, a fee may later be raised without asking you again.',
    ja: '超える場合は準備しません。上限以内であれば、後で手数料を上げる際にあらためての確認は不要です。',
  },
  'pay.mostFeeBad': {
    en: 'Enter an amount in BTC above zero, for example 0.0005.',
    ja: '0 より大きい BTC の金額を入力してください。例：0.0005',
  },
  'pay.mostRate': { en: 'Fee rate at most', ja: '手数料率の上限' },
  'pay.perTransaction': { en: 'Payouts in one transaction, at most', ja: '1 つの取引に入れる支払いの上限' },
  'pay.perTransactionHint': {
    en: 'Without a limit as many as fit go together, which costs least. Each further transaction needs a coin of its own.',
    ja: '指定しなければ入るだけまとめます。これが最も安く済みます。取引が増えると、その数だけコインが必要です。',
  },
  'pay.perTransactionBad': { en: 'Enter a whole number from 1 to 500.', ja: '1〜500 の整数を入力してください。' },
  'pay.reckoning': { en: 'Working out the fee…', ja: '手数料を計算しています…' },
  'pay.foreseen': { en: 'What this will take', ja: '支払いに必要な額' },
  'pay.foreseenFee': { en: 'Network fee', ja: 'ネットワーク手数料' },
  'pay.foreseenBorne': { en: 'Of it, borne by recipients', ja: 'うち受取人の負担' },
  'pay.foreseenLeaves': { en: 'Leaves the wallet', ja: 'ウォレットから出る額' },
  'pay.foreseenFrom': {
    en: '{transactions, plural, one {One transaction} other {# transactions}}, {coins, plural, one {from one coin} other {from # coins}}',
    ja: '取引 {transactions} 件、使うコイン {coins} 枚',
  },
  'plan.owed': { en: 'Owed', ja: '支払うべき額' },
  'plan.borne': { en: 'Fee borne by recipients', ja: '受取人が負担する手数料' },
  'plan.share': { en: 'Owed {amount} BTC − {share} BTC of the fee', ja: '{amount} BTC − 手数料 {share} BTC' },
  'payout.feeShare': { en: 'Bears of the fee', ja: '手数料の負担分' },
  'payout.arrives': { en: 'Arrives', ja: '届く額' },
  'forecast.short': {
    en: '{payments, plural, one {One approved Bitcoin payout needs} other {# approved Bitcoin payouts need}} {due} BTC and about {fee} BTC of fees, but only {spendable} BTC can be spent now. {missing} BTC are missing.',
    ja: '承認済みの Bitcoin の支払い {payments} 件に {due} BTC と手数料約 {fee} BTC が必要ですが、今使えるのは {spendable} BTC です。{missing} BTC 足りません。',
  },
  'forecast.reserved': {
    en: 'A further {reserved} BTC are reserved by payments under way.',
    ja: 'このほか {reserved} BTC は進行中の支払いに確保されています。',
  },
} as const satisfies TextTable;
