// Owns the words of raising the fee of a Bitcoin transaction that waits, in the main and in the secure window.
import type { TextTable } from '../locale.ts';

export const raiseTexts = {
  'raise.open': { en: 'Raise the fee…', ja: '手数料を引き上げる…' },
  'raise.title': { en: 'Raise the fee', ja: '手数料の引き上げ' },
  'raise.intro': {
    en: 'The transaction waits for a block. A new version with a higher fee takes its place: the same payouts, paid by the same coins. Only one of the versions is ever paid.',
    ja: 'この取引はブロックに入るのを待っています。手数料を引き上げた新しい版に差し替えます。支払い先と使うコインは同じで、実際に支払われるのはどちらか一方だけです。',
  },
  'raise.nowTitle': { en: 'Now', ja: '現在' },
  'raise.fee': { en: 'Fee', ja: '手数料' },
  'raise.rate': { en: 'Rate', ja: '手数料率' },
  'raise.least': { en: 'Least new rate', ja: '新しい率の下限' },
  'raise.choose': { en: 'New rate', ja: '新しい手数料率' },
  'raise.next': { en: 'Next block', ja: '次のブロック' },
  'raise.within': { en: 'Within about {blocks} blocks', ja: '約 {blocks} ブロック以内' },
  'raise.leastChoice': { en: 'As little as possible', ja: 'できるだけ少なく' },
  'raise.own': { en: 'My own rate', ja: '自分で決める' },
  'raise.ownField': { en: 'Rate', ja: '手数料率' },
  'raise.ownBad': { en: 'At least {least}, with at most three decimals', ja: '{least} 以上、小数点以下 3 桁まで' },
  'raise.noEstimates': {
    en: 'The server gives no estimate just now. The least rate lifts it above its old version; a higher one makes it quicker.',
    ja: '現在、サーバーから目安の率が得られません。下限の率でも前の版よりは優先されます。高くすればさらに早くなります。',
  },
  'raise.total': { en: 'New fee, about', ja: '新しい手数料（概算）' },
  'raise.more': { en: 'More than now, about', ja: '増える額（概算）' },
  'raise.payer': {
    en: 'You pay the difference. It comes from the change; where that is too small, a further coin is added. Nobody gets less.',
    ja: '差額はあなたの負担です。おつりから差し引き、足りなければコインを追加します。受取額は変わりません。',
  },
  'raise.continue': { en: 'Continue to confirmation', ja: '確認へ進む' },
  'raise.waiting': { en: 'Waiting for your confirmation…', ja: '確認を待っています…' },
  'raise.stopped': { en: 'You did not confirm it, so nothing was changed.', ja: '確定されなかったため、何も変更していません。' },
  'raise.done': { en: 'The version with the higher fee is on its way.', ja: '手数料を引き上げた版を送信しています。' },
  'raise.before': { en: 'Fee now', ja: '現在の手数料' },
  'raise.after': { en: 'New fee', ja: '新しい手数料' },
  'raise.difference': { en: 'You pay more', ja: '追加の負担' },
  'raise.change': { en: 'Comes back to you', ja: 'おつり' },
  'raise.noChange': { en: 'Nothing', ja: 'なし' },
  'raise.coins': { en: 'Coins', ja: '使うコイン' },
  'raise.coinsSame': { en: '{count, plural, one {the same one} other {the same #}}', ja: '同じ {count} 枚' },
  'raise.coinsMore': {
    en: '{count, plural, one {# coin} other {# coins}}, {added} of them added',
    ja: '{count} 枚（うち {added} 枚を追加）',
  },
  'raise.replaces': { en: 'Takes the place of', ja: '差し替える取引' },
  'raise.unchanged': {
    en: 'The payouts below stay exactly as they are: same addresses, same amounts. They are paid once, by this version or by an earlier one.',
    ja: '下の支払いはそのままです。宛先も金額も変わりません。支払われるのは、この版か前の版のどちらかで一度だけです。',
  },
  'raise.confirm': { en: 'Pay the higher fee', ja: 'この手数料で差し替える' },
  'raise.keep': { en: 'Leave it as it is', ja: '差し替えない' },
} as const satisfies TextTable;
