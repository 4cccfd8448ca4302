// Owns the words for what can go wrong when payouts are planned on Bitcoin: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsBitcoinPaying = {
  'fee-ceiling-unreadable': {
    en: 'The limit of the fee is no amount that can be meant. Enter more than zero, with at most eight decimals in BTC or three in sat/vB, or leave it empty.',
    ja: '手数料の上限を読み取れません。0 より大きい値を、BTC は小数 8 桁、sat/vB は小数 3 桁までで入力するか、空欄にしてください。',
  },
  'coin-not-free': {
    en: 'The coin {coin} that you chose cannot be spent now: it is frozen, spent, or held by another payment. Choose the coins again.',
    ja: '選んだコイン {coin} は今は使えません（凍結中、使用済み、または別の支払いに確保されています）。コインを選び直してください。',
  },
} as const satisfies TextTable;
