// Owns the words of payments that are signed on another machine.
import type { TextTable } from '../locale.ts';

export const elsewhereTexts = {
  'payout.phase.elsewhere': { en: 'Waits for signatures from another device', ja: '別の機器での署名を待っています' },
  'attempts.elsewhere': { en: 'Ready to be signed on another device', ja: '別の機器での署名待ちになりました' },
  'attempts.cosigned': { en: 'A signature came back', ja: '署名を受け取りました' },
  'attempts.given-up': { en: 'Given up: by your word nobody signed it', ja: '取りやめました（誰も署名していないと申告）' },
} satisfies TextTable;
