// Owns the words for what can be refused about the wallet's Bitcoin accounts, their addresses and the look for money on them: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsBitcoinAccounts = {
  'bitcoin-account-exists': {
    en: 'An account with these addresses is in the list already. Look for it there; to have it sign with this wallet’s recovery words, remove the watched one first.',
    ja: '同じアドレスのアカウントがすでに一覧にあります。一覧をご確認ください。このウォレットの復元フレーズで署名したい場合は、先に閲覧用のほうを一覧から外してください。',
  },
  'bitcoin-account-in-use': {
    en: 'This is the wallet’s first account or the one that pays, so it stays in the list. Choose another paying account first, or leave it.',
    ja: 'ウォレットの最初のアカウント、または支払いに使われているアカウントのため、一覧から外せません。先に別のアカウントを支払い用に選ぶか、このままお使いください。',
  },
  'account-has-payments': {
    en: 'A payment from this account is prepared or on its way. Wait until it is confirmed, or discard its plan; then remove the account.',
    ja: 'このアカウントからの支払いが準備中または処理中です。承認されるのを待つか、支払いの準備を取り消してから、アカウントを外してください。',
  },
  'bitcoin-accounts-damaged': {
    en: 'The list of this wallet’s Bitcoin accounts (bitcoin-accounts.json) is damaged, so only the first account is shown and nothing can be changed. No key is lost. Put a backup of that file in its place, or move the file away and add the accounts again.',
    ja: 'Bitcoin アカウントの一覧ファイル（bitcoin-accounts.json）が破損しているため、最初のアカウントだけを表示し、変更はできません。鍵は失われていません。ファイルをバックアップから戻すか、別の場所に移してからアカウントを追加し直してください。',
  },
  'address-gap-full': {
    en: '{gap} addresses in a row are waiting for their first payment. A wallet restored from the words would not look further, so no more are given out now. Use one of those, or widen the search with “Search again”.',
    ja: '入金のないアドレスが {gap} 件続いています。復元したウォレットはこれより先を探さないため、今は新しいアドレスを出せません。既存のアドレスを使うか、「もう一度探す」で検索の範囲を広げてください。',
  },
  'rescan-running': {
    en: 'The search is already running. Wait for its end, or stop it.',
    ja: 'すでに検索中です。終わるのを待つか、中止してください。',
  },
  'rescan-cancelled': {
    en: 'The search was stopped. What it had found is kept. Start it again to go through everything.',
    ja: '検索を中止しました。そこまでに見つかったものは残っています。すべてを調べるには、もう一度始めてください。',
  },
  'rescan-broken': {
    en: 'The search ended because of an error in Pullpay. Nothing was lost. Start it again; if it ends again, report it with the log.',
    ja: 'Pullpay の不具合により検索が終了しました。失われたものはありません。もう一度お試しになり、続く場合はログを添えてご報告ください。',
  },
} as const satisfies TextTable;
