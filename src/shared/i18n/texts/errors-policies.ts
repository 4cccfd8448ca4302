// Owns the words of errors of automatic payments.
import type { TextTable } from '../locale.ts';

export const errorsPolicies = {
  'interval-out-of-range': {
    en: 'The time between two runs must be a whole number of seconds from {least} to {most}. Choose another one.',
    ja: '実行の間隔は {least} 秒から {most} 秒までの整数で指定してください。',
  },
  'fee-target-out-of-range': {
    en: 'The number of blocks for the fee must be a whole number from {least} to {most}. Choose another one.',
    ja: '手数料の目標ブロック数は {least} から {most} までの整数で指定してください。',
  },
  'threshold-invalid': {
    en: 'The smallest amount of a run must be zero or more, with at most {places} digits after the point. Correct it.',
    ja: '1 回に支払う最小額は 0 以上で、小数点以下 {places} 桁までで指定してください。',
  },
  'fee-ceiling-invalid': {
    en: 'The highest fee must be more than zero, with at most {places} digits after the point. Leave it empty for no limit.',
    ja: '手数料の上限は 0 より大きく、小数点以下 {places} 桁までで指定してください。上限なしにする場合は空欄にしてください。',
  },
  'daily-cap-invalid': {
    en: 'The most per 24 hours must be more than zero, with at most {places} digits after the point. Correct it.',
    ja: '24 時間あたりの上限額は 0 より大きく、小数点以下 {places} 桁までで指定してください。',
  },
  'processor-not-found': {
    en: 'There are no automatic payments of this kind here. They may have been removed already.',
    ja: 'この種類の自動支払いは設定されていません。すでに削除された可能性があります。',
  },
  'nothing-to-arm': {
    en: 'No automatic payment is switched on for this wallet. Add one or switch one on, then start them again.',
    ja: 'このウォレットでは自動支払いが有効になっていません。追加するか有効にしてから、もう一度開始してください。',
  },
  'policies-changed': {
    en: 'The settings are no longer those that were shown. Nothing was started; look at them again before you confirm.',
    ja: '表示した設定が変更されました。自動支払いは開始していません。設定をもう一度確認してから確定してください。',
  },
  'not-armed': {
    en: 'Automatic payments of this wallet are not started, so nothing is signed. Start them in the wallet, or pay by hand.',
    ja: 'このウォレットの自動支払いは開始していないため、署名されません。ウォレット画面で開始するか、手動で支払ってください。',
  },
} as const satisfies TextTable;
