// Owns the words of the home screen.
import type { TextTable } from '../locale.ts';

export const homeTexts = {
  'home.title': { en: 'Home', ja: 'ホーム' },
  'home.todo': { en: 'Waiting for you', ja: '対応が必要なもの' },
  'home.approve': {
    en: '{count, plural, one {# claim waits for your approval} other {# claims wait for your approval}}',
    ja: '承認待ちの申請が {count} 件あります',
  },
  'home.approveText': { en: 'See the amounts at today’s rate and decide.', ja: '現在のレートで金額を確認して判断できます。' },
  'home.pay': {
    en: '{count, plural, one {# approved payout is not paid yet} other {# approved payouts are not paid yet}}',
    ja: '承認済みで未払いの支払いが {count} 件あります',
  },
  'home.payText': { en: 'Their rates are locked. Pay them together.', ja: 'レートは固定済みです。まとめて支払えます。' },
  'home.progress': {
    en: '{count, plural, one {# payment is on its way} other {# payments are on their way}}',
    ja: '{count} 件を送金しています',
  },
  'home.progressText': { en: 'Nothing to do. You will hear when they are final.', ja: '操作は不要です。確定したらお知らせします。' },
  'home.allDone': { en: 'Nothing waits for you', ja: '対応が必要なものはありません' },
  'home.allDoneText': { en: 'New claims show up here and in your notifications.', ja: '新しい申請はここと通知に表示されます。' },
  'home.backup': { en: 'This wallet is not backed up', ja: 'このウォレットはバックアップされていません' },
  'home.backupText': { en: 'Without its words nobody can restore it.', ja: '復元フレーズがないと、誰にも復元できません。' },
  'home.backupAction': { en: 'Show the words', ja: '復元フレーズを表示' },
  'home.balances': { en: 'Balances', ja: '残高' },
  'home.faucet': { en: 'Get practice coins', ja: '練習用コインをもらう' },
  'home.active': { en: 'Active pull payments', ja: '有効なプルペイメント' },
  'home.noActive': { en: 'No pull payment is active', ja: '有効なプルペイメントはありません' },
  'home.noActiveText': {
    en: 'Set terms once, share the link, approve what comes in.',
    ja: '条件を決め、リンクを渡し、届いた申請を承認します。',
  },
  'home.create': { en: 'New pull payment', ja: '新しいプルペイメント' },
  'home.apiDown': {
    en: 'Links to this computer do not work at the moment. The settings say why.',
    ja: 'このコンピューターへのリンクは現在使えません。理由は「設定」で確認できます。',
  },
} as const satisfies TextTable;
