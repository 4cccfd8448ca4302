// Owns the words for what can stand against a higher fee for a transaction that waits: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsBump = {
  'bump-unknown': {
    en: 'Pullpay did not send this transaction from this wallet, so it cannot raise its fee. Raise it in the wallet that sent it.',
    ja: 'この取引はこのウォレットの Pullpay から送信されたものではないため、手数料を引き上げられません。送信したウォレットで引き上げてください。',
  },
  'bump-not-waiting': {
    en: 'This transaction no longer waits as it did: a block has it, another version took its place, or it has not been sent yet. Look at its newest state first.',
    ja: 'この取引は先ほどの状態で待ってはいません。ブロックに入ったか、別の版に置き換わったか、まだ送信されていません。最新の状態を確認してください。',
  },
  'bump-child-waits': {
    en: 'Another transaction of yours spends the change of this one. A higher fee would push it out of the network, so nothing was changed. Raise the fee of the later one: it pays for both.',
    ja: 'あなたの別の取引が、この取引のおつりを使っています。手数料を引き上げるとその取引がネットワークから外れるため、何も変更していません。後の取引の手数料を引き上げてください。両方の分を支払えます。',
  },
  'coins-not-free': {
    en: 'Not all of these coins are free: some wait for a block, are frozen or belong to another payment. Choose at least two free coins of one account.',
    ja: '選んだコインの中に、承認待ち・凍結中・別の支払いで使用中のものがあります。同じアカウントの使えるコインを 2 枚以上選んでください。',
  },
  'parent-replaced': {
    en: 'The transaction that this one was to speed up was replaced by its sender and will never be mined, so neither will this. Nothing of yours was spent. Look at what arrived instead.',
    ja: '早めようとした取引が送信者によって差し替えられたため、この取引も承認されません。あなたのお金は使われていません。代わりに届いた取引を確認してください。',
  },
  'replacement-not-taken': {
    en: 'The network still has the earlier version and does not take the one with the higher fee yet. It is offered again each minute. Either of them pays, and only one ever will.',
    ja: 'ネットワークには前の版が残っており、手数料を引き上げた版はまだ受け付けられていません。1 分ごとに再送します。支払われるのはどちらか一方だけです。',
  },
} as const satisfies TextTable;
