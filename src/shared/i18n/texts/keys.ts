// Owns the words of the secure window about keys of single accounts on the XRP Ledger.
import type { TextTable } from '../locale.ts';

export const keysTexts = {
  'keys.importTitle': { en: 'Import an XRP Ledger account', ja: 'XRP Ledger のアカウントを取り込む' },
  'keys.importText': {
    en: 'Type or paste the secret of the account: a family seed (“s…” or “sEd…”), or secret numbers as Xaman gives them out.',
    ja: 'アカウントのシークレットを入力または貼り付けてください。ファミリーシード（「s…」「sEd…」）か、Xaman のシークレットナンバーが使えます。',
  },
  'keys.secret': { en: 'Secret', ja: 'シークレット' },
  'keys.secretHint': {
    en: 'Secret numbers: 8 rows of 6 digits, in the order A to H.',
    ja: 'シークレットナンバーは 6 桁 × 8 行を A から H の順に入力します。',
  },
  'keys.onlyHere': {
    en: 'Only this window ever asks for a secret. It is encrypted with your password and stays on this computer.',
    ja: 'シークレットをたずねるのは、この画面だけです。パスワードで暗号化され、このコンピューターの外には出ません。',
  },
  'keys.confirmTitle': { en: 'Is this your account?', ja: 'このアカウントで間違いありませんか' },
  'keys.confirmText': {
    en: 'The secret makes the account below. Compare the address with the one that you know.',
    ja: '入力したシークレットのアカウントは次のとおりです。ご存じのアドレスと見比べてください。',
  },
  'keys.address': { en: 'Address', ja: 'アドレス' },
  'keys.algorithm': { en: 'Kind of key', ja: '鍵の種類' },
  'keys.accountName': { en: 'Name', ja: '名前' },
  'keys.accountNameHint': { en: 'For yourself, for example “Old savings”.', ja: '自分用の名前です（例：以前の貯蓄）。' },
  'keys.import': { en: 'Import', ja: '取り込む' },
  'keys.backupTitle': { en: 'Keep the secret', ja: 'シークレットは保管を続けてください' },
  'keys.backupText': {
    en: 'Your recovery words do not restore an imported account. Keep its own secret on paper.',
    ja: '取り込んだアカウントは復元フレーズでは戻せません。元のシークレットを紙に書いて保管してください。',
  },
  'keys.importedTitle': { en: 'The account was imported', ja: 'アカウントを取り込みました' },
  'keys.importedText': {
    en: 'It is in the list of accounts. Payouts are still paid from the account that paid before, until you choose another.',
    ja: 'アカウント一覧に追加されました。支払い用のアカウントは、変更するまで元のままです。',
  },
  'keys.showTitle': { en: 'Show the seed', ja: 'シードの表示' },
  'keys.showText': {
    en: 'Make sure that nobody and no camera sees the screen, and enter the password.',
    ja: '画面を人やカメラに見られないことを確かめて、パスワードを入力してください。',
  },
  'keys.show': { en: 'Show', ja: '表示する' },
  'keys.seed': { en: 'Family seed', ja: 'ファミリーシード' },
  'keys.seedOf': { en: 'Of the account', ja: '対象のアカウント' },
  'keys.seedWarning': {
    en: 'Whoever has this seed has the money of this account. Keep it on paper; no photo, no cloud.',
    ja: 'このシードを知る人は、このアカウントのお金を動かせます。紙に書いて保管し、写真やクラウドには残さないでください。',
  },
  'keys.forgetTitle': { en: 'Forget an imported account', ja: '取り込んだアカウントの削除' },
  'keys.forgetWarning': { en: 'The key is gone from this computer afterwards.', ja: 'このコンピューターから鍵が消えます。' },
  'keys.forgetText': {
    en: 'Recovery words do not bring it back. Without its own seed on paper nobody can reach the money of this account any more.',
    ja: '復元フレーズでは元に戻せません。シードの控えがなければ、このアカウントのお金は誰にも動かせなくなります。',
  },
  'keys.forget': { en: 'Forget the key', ja: '鍵を削除する' },
  'keys.forgottenTitle': { en: 'The key was forgotten', ja: '鍵を削除しました' },
  'keys.forgottenText': {
    en: 'The account is no longer in the list. Its money on the ledger is untouched.',
    ja: 'アカウントは一覧から外れました。台帳上の残高はそのままです。',
  },
} as const satisfies TextTable;
