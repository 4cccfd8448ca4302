// Owns the words for transactions of an own account on the XRP Ledger that cannot be made, signed or sent: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsOrders = {
  'key-not-here': {
    en: 'This wallet does not hold the key of this account, so nothing can be signed for it. Choose another account, or import the key.',
    ja: 'このウォレットにはこのアカウントの鍵がないため、署名できません。別のアカウントを選ぶか、鍵を取り込んでください。',
  },
} as const satisfies TextTable;
