// Owns the words of what was ordered of the ledger and not yet settled, or refused: what the payment words of the same result do not fit.
import type { TextTable } from '../locale.ts';

export const tokensOrderTexts = {
  'ordered.pending': { en: 'Being changed…', ja: '変更中…' },
  'ordered.pendingText': {
    en: 'Signed and on its way. The ledger decides within some seconds; until then the old state is in force.',
    ja: '署名して送信しました。数秒以内に台帳で確定します。それまでは以前の状態が有効です。',
  },
  'ordered.unknownText': {
    en: 'No answer has come yet whether the ledger took it. Pullpay keeps asking; do not order it again.',
    ja: '台帳が受け付けたかどうか、まだ分かりません。確認を続けています。もう一度操作しないでください。',
  },
  'ordered.failed': { en: 'The last change was not made', ja: '前回の変更は行われませんでした' },
  'ordered.stopped': {
    en: 'Nothing was signed: the secure window was closed.',
    ja: '署名していません。安全なウィンドウが閉じられました。',
  },
  'ordered.sent': { en: 'Signed. The ledger confirms it within some seconds.', ja: '署名しました。数秒で台帳に反映されます。' },
  'ordered.secure': {
    en: 'You see it once more and sign it in the secure window.',
    ja: '安全なウィンドウでもう一度確認し、署名します。',
  },
  'orderFailed.reserve': {
    en: 'The account holds too little XRP for the reserve of one more entry. Add XRP, or close something that you no longer need.',
    ja: '項目を 1 つ増やすための準備金が足りません。XRP を追加するか、不要なものを終了してください。',
  },
  'orderFailed.trustRefused': {
    en: 'The issuer takes no new lines, or forbids this change. Ask the issuer.',
    ja: '発行者が新しいラインを受け付けていないか、この変更を認めていません。発行者に確認してください。',
  },
  'orderFailed.trustNothing': {
    en: 'There was nothing to change: the line does not exist any more.',
    ja: 'ラインがすでになく、変更するものがありませんでした。',
  },
  'orderFailed.peerGone': { en: 'The other account no longer exists on the ledger.', ja: '相手のアカウントはもう台帳にありません。' },
  'orderFailed.noRippleOwed': {
    en: 'NoRipple cannot be set while others hold tokens that you issued on this line.',
    ja: 'あなたが発行した残高があるラインには NoRipple を設定できません。',
  },
  'orderFailed.twice': { en: 'It was there already, so nothing was changed.', ja: 'すでに存在するため、何も変わりませんでした。' },
  'orderFailed.gone': { en: 'It was not there any more, so nothing was changed.', ja: 'すでに存在しないため、何も変わりませんでした。' },
  'orderFailed.mptHeld': { en: 'You still hold some of it. Send it back first.', ja: 'まだ残高があります。先に返却してください。' },
  'orderFailed.credentialExpired': {
    en: 'The credential had expired and was removed. Ask its issuer for a new one.',
    ja: '資格情報の期限が切れていたため削除されました。発行者に新しいものを依頼してください。',
  },
  'orderFailed.credentialForeign': {
    en: 'Only its subject or issuer may remove this credential before it expires.',
    ja: '期限前にこの資格情報を削除できるのは、対象者か発行者だけです。',
  },
  'orderFailed.issuerGone': {
    en: 'The issuer of the credential no longer exists on the ledger.',
    ja: '資格情報の発行者はもう台帳にありません。',
  },
} as const satisfies TextTable;
