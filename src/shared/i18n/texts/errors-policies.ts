// Owns the words of errors of automatic payments.
import type { TextTable } from '../locale.ts';

export const errorsPolicies = {
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
