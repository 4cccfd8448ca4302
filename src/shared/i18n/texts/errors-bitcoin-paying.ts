// Owns the words for what can go wrong when payouts are planned on Bitcoin: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsBitcoinPaying = {
  'coin-not-free': {
    en: 'The coin {coin} that you chose cannot be spent now: it is frozen, spent, or held by another payment. Choose the coins again.',
    ja: '選んだコイン {coin} は今は使えません（凍結中、使用済み、または別の支払いに確保されています）。コインを選び直してください。',
  },
} as const satisfies TextTable;
