// Owns the words for what can be refused about a wallet's accounts on the XRP Ledger and their keys: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsAccounts = {
  'seed-invalid': {
    en: 'This is neither a family seed (it begins with “s”) nor secret numbers (8 rows of 6 digits). Recovery words are restored as a wallet of their own. Check what you copied.',
    ja: 'ファミリーシード（「s」で始まる文字列）でも、シークレットナンバー（6 桁 × 8 行）でもありません。復元フレーズの場合は、別のウォレットとして復元してください。入力した内容をご確認ください。',
  },
  'seed-checksum': {
    en: 'This seed has a typing mistake: at least one letter is wrong, missing or too many. Compare it letter by letter; capital and small letters differ.',
    ja: 'シードに入力の間違いがあります。文字の誤り・抜け・余分がないか、大文字と小文字の違いにも注意して 1 文字ずつ確かめてください。',
  },
  'secret-numbers-count': {
    en: 'Secret numbers have 8 rows of 6 digits, and {count} were found. Enter all rows from A to H.',
    ja: 'シークレットナンバーは 6 桁の数字が 8 行ですが、入力されたのは {count} 行です。A から H までの行をすべて入力してください。',
  },
  'secret-numbers-invalid': {
    en: 'Row {row} has a typing mistake, or rows changed places. Compare row {row} with your paper and correct it.',
    ja: '{row} 行目に入力の間違いがあるか、行の順序が入れ替わっています。控えと {row} 行目を見比べて直してください。',
  },
  'key-used-elsewhere': {
    en: 'This secret has been used in a wallet of the “{network}” network. A key is never used on two networks, because a payment signed for one could be valid on the other. Use another account here.',
    ja: 'この鍵は「{network}」ネットワークのウォレットで使われたものです。一方の署名がもう一方でも有効になるおそれがあるため、同じ鍵を 2 つのネットワークで使うことはできません。ここでは別のアカウントをお使いください。',
  },
  'account-exists': {
    en: 'The account {address} is already in a wallet on this computer. Look for it in the list of accounts.',
    ja: 'アカウント {address} は、このコンピューターのウォレットにすでにあります。アカウント一覧をご確認ください。',
  },
  'watch-address-invalid': {
    en: 'This is not an address of this network’s XRP Ledger (“r…”, or an X-address). Compare it with the original, letter by letter.',
    ja: 'このネットワークの XRP Ledger のアドレス（「r…」または X アドレス）ではありません。元のアドレスと 1 文字ずつ見比べてください。',
  },
  'account-not-found': {
    en: 'This wallet has no such account any more. Open the list of accounts again.',
    ja: 'このアカウントはもうウォレットにありません。アカウント一覧を開き直してください。',
  },
  'account-cannot-sign': {
    en: 'This wallet holds no key that may sign for this account, so it cannot pay. Import its secret, or choose another account.',
    ja: 'このアカウントのために署名できる鍵がウォレットにないため、支払いに使えません。シークレットを取り込むか、別のアカウントを選んでください。',
  },
  'account-in-use': {
    en: 'This account pays payouts, has money or something on the ledger, or is the first of the wallet, so it stays in the list. Choose another paying account first, or leave it.',
    ja: '支払いに使われている、台帳に残高や記録がある、またはウォレットの最初のアカウントであるため、一覧から外せません。先に別のアカウントを支払い用に選ぶか、このままお使いください。',
  },
  'key-signs-for': {
    en: 'This key is the only one here that signs for the account {account}: without it nothing of that account could be moved. First give that account another signing key (Accounts, Signing keys), or import its own secret.',
    ja: 'この鍵は、アカウント {account} のために署名できる唯一の鍵です。削除すると、そのアカウントの資産を動かせなくなります。先に「アカウント」の「署名鍵」で別の鍵を設定するか、そのアカウント自身のシークレットを取り込んでください。',
  },
  'account-unchecked': {
    en: 'The ledger cannot be asked now whether this account is free to go. Check the connection and try again.',
    ja: '現在台帳に接続できず、このアカウントを外してよいか確認できません。接続を確かめて、もう一度お試しください。',
  },
  'too-many-accounts': {
    en: 'This wallet already has as many accounts of this kind as it may have ({most}). Forget one that you no longer need.',
    ja: 'この種類のアカウントは上限の {most} 件に達しています。不要なものを一覧から外してください。',
  },
  'accounts-damaged': {
    en: 'The list of this wallet’s accounts (xrpl-accounts.json) is damaged, so only the first account is shown and nothing can be changed. No key is lost. Put a backup of that file in its place, or move the file away and add the accounts again.',
    ja: 'アカウント一覧のファイル（xrpl-accounts.json）が破損しているため、最初のアカウントだけを表示し、変更はできません。鍵は失われていません。ファイルをバックアップから戻すか、別の場所に移してからアカウントを追加し直してください。',
  },
  'armed-account-imported': {
    en: 'Automatic payments use only the accounts of the recovery words, and the paying account was imported. Choose a paying account of the recovery words, or pay by hand.',
    ja: '自動支払いで使えるのは復元フレーズのアカウントだけですが、支払い用のアカウントは取り込まれたものです。復元フレーズのアカウントを支払い用に選ぶか、手動でお支払いください。',
  },
} as const satisfies TextTable;
