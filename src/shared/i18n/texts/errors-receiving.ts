// Owns the words of what receiving refuses.
import type { TextTable } from '../locale.ts';

export const errorsReceiving = {
  'receive-account-not-own': {
    en: 'This account does not belong to the wallet. Choose one of its own accounts for the request.',
    ja: 'このアカウントはこのウォレットのものではありません。請求には自分のアカウントを選んでください。',
  },
  'receive-amount-invalid': {
    en: 'A request needs an amount above zero of its asset. Correct the amount, or leave it empty to take any amount.',
    ja: '請求の金額は、選んだ資産で 0 より大きくしてください。金額を直すか、空欄にすると任意の金額で受け取れます。',
  },
  'receive-requests-full': {
    en: 'This wallet already has {limit} requests. Remove some that are no longer needed, then make the new one.',
    ja: 'このウォレットの請求はすでに {limit} 件あります。不要なものを削除してから作成してください。',
  },
} as const satisfies TextTable;
