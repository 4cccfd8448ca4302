// Owns the words of the wallet's accounts on the XRP Ledger.
import type { TextTable } from '../locale.ts';

export const accountsTexts = {
  'accounts.tab': { en: 'Accounts', ja: 'アカウント' },
  'accounts.title': { en: 'Accounts on the XRP Ledger', ja: 'XRP Ledger のアカウント' },
  'accounts.add': { en: 'Add', ja: '追加' },
  'accounts.import': { en: 'Import', ja: '取り込む' },
  'accounts.watch': { en: 'Watch', ja: '閲覧用に追加' },
  'accounts.pays': { en: 'Pays', ja: '支払い用' },
  'accounts.cannotSign': { en: 'Cannot pay', ja: '支払い不可' },
  'accounts.copy': { en: 'Copy the address of {name}', ja: '{name} のアドレスをコピー' },
  'accounts.unknown': { en: 'Unknown', ja: '不明' },
  'accounts.notFunded': { en: 'Not on the ledger yet', ja: '未開設' },
  'accounts.more': { en: 'More for {name}', ja: '{name} の操作' },
  'accounts.ofWords': { en: 'From your recovery words, {path}', ja: '復元フレーズのアカウント（{path}）' },
  'accounts.imported': {
    en: 'Imported, {algorithm}; the recovery words do not restore it',
    ja: '取り込んだアカウント（{algorithm}）。復元フレーズでは戻せません',
  },
  'accounts.watched': { en: 'Watched; its key is not here', ja: '閲覧用。鍵はこのウォレットにありません' },
  'accounts.signsUnknown': {
    en: 'Who may sign cannot be asked right now.',
    ja: '誰が署名できるかは、現在確認できません。',
  },
  'accounts.signsRegular': { en: 'Signed for by its regular key {key}.', ja: 'レギュラーキー {key} で署名します。' },
  'accounts.signsWatched': { en: 'Only looked at: it cannot pay.', ja: '閲覧のみで、支払いには使えません。' },
  'accounts.signsNone': {
    en: 'Its own key is disabled on the ledger, and the key that may sign is not in this wallet.',
    ja: '元の鍵は台帳上で無効になっており、署名できる鍵がこのウォレットにありません。',
  },
  'accounts.signsBoth': { en: 'The regular key {key} may sign for it, too.', ja: 'レギュラーキー {key} でも署名できます。' },

  'accounts.backupWords': {
    en: 'Your recovery words restore all accounts marked “from your recovery words”. Names and watched accounts are kept on this computer only.',
    ja: '「復元フレーズのアカウント」はすべて復元フレーズから戻せます。名前と閲覧用のアカウントは、このコンピューターにだけ保存されます。',
  },
  'accounts.backupTitle': { en: 'Not everything here is restored by your words', ja: '復元フレーズだけでは戻せないアカウントがあります' },
  'accounts.backupImported': {
    en: 'Imported accounts ({count}) come back only with their own seed. Keep each seed on paper; you can show it from the account’s menu. Names and watched accounts are kept on this computer only.',
    ja: '取り込んだアカウント（{count} 件）を戻すには、それぞれのシードが必要です。アカウントのメニューから表示できますので、紙に書いて保管してください。名前と閲覧用のアカウントは、このコンピューターにだけ保存されます。',
  },
  'accounts.found': {
    en: 'Further accounts of your recovery words are on the ledger: {count}',
    ja: '復元フレーズのアカウントが、台帳上にさらに {count} 件見つかりました',
  },
  'accounts.foundText': {
    en: 'They belong to this wallet and are not in the list yet.',
    ja: 'このウォレットのアカウントですが、まだ一覧にありません。',
  },
  'accounts.foundHome': {
    en: 'They belong to this wallet and are not in the list of its accounts yet. You find them later under Wallet, Accounts, too.',
    ja: 'このウォレットのアカウントですが、まだ一覧にありません。あとから「ウォレット」の「アカウント」で追加することもできます。',
  },
  'accounts.foundPass': { en: 'Not now', ja: '今はしない' },
  'accounts.foundFailed': {
    en: 'Whether the ledger knows further accounts of your recovery words could not be asked yet. It is tried again every half minute.',
    ja: '復元フレーズのほかのアカウントがレジャーにあるか、まだ確認できていません。30 秒ごとにもう一度確認します。',
  },
  'accounts.foundAdd': { en: 'Add them', ja: '一覧に追加' },

  'accounts.addTitle': { en: 'Add the next account', ja: '次のアカウントを追加' },
  'accounts.addText': {
    en: 'It is made from your recovery words, so the same words restore it. It exists on the ledger once it is sent the reserve.',
    ja: '復元フレーズから作られ、同じフレーズで復元できます。準備金以上の XRP を受け取ると、台帳上に開設されます。',
  },
  'accounts.addConfirm': { en: 'Add the account', ja: 'アカウントを追加' },
  'accounts.added': { en: 'The account is in the list.', ja: 'アカウントを一覧に追加しました。' },
  'accounts.name': { en: 'Name of the account', ja: 'アカウントの名前' },
  'accounts.nameHint': { en: 'For yourself; at most 25 characters.', ja: '自分用の名前です。25 文字まで。' },
  'accounts.watchTitle': { en: 'Watch an account', ja: '閲覧用アカウントの追加' },
  'accounts.watchText': {
    en: 'Shows balance and keys of an account without its secret. It can never pay from here, unless a key of this wallet is its regular key.',
    ja: 'シークレットなしで残高や鍵の状態を表示します。このウォレットの鍵がレギュラーキーになっている場合を除き、ここからは支払えません。',
  },
  'accounts.watchConfirm': { en: 'Watch it', ja: '追加する' },
  'accounts.address': { en: 'XRP Ledger address', ja: 'XRP Ledger のアドレス' },
  'accounts.addressHint': { en: '“r…”, or an X-address of this network.', ja: '「r…」、またはこのネットワークの X アドレス。' },

  'accounts.rename': { en: 'Rename', ja: '名前を変更' },
  'accounts.payFrom': { en: 'Pay payouts from it', ja: '支払い用にする' },
  'accounts.keys': { en: 'Signing keys', ja: '署名する鍵' },
  'accounts.showSeed': { en: 'Show the seed', ja: 'シードを表示' },
  'accounts.forget': { en: 'Forget', ja: '一覧から外す' },
  'accounts.forgetTitle': { en: 'Forget {name}?', ja: '{name} を一覧から外しますか' },
  'accounts.forgetWatched': {
    en: 'It is no longer shown. Nothing changes on the ledger, and it can be watched again at any time.',
    ja: '表示されなくなります。台帳上では何も変わらず、いつでもまた追加できます。',
  },
  'accounts.forgetWords': {
    en: 'It has never had anything on the ledger. Your recovery words can make it again at any time.',
    ja: '台帳上にまだ開設されていません。復元フレーズからいつでも作り直せます。',
  },

  'accounts.keysTitle': { en: 'Signing keys of {name}', ja: '{name} の署名する鍵' },
  'accounts.regularKey': { en: 'Regular key', ja: 'レギュラーキー' },
  'accounts.regularKeyText': {
    en: 'A second key that may sign for this account. It can be exchanged when it is lost or known to others; the address stays.',
    ja: 'このアカウントに代わって署名できる、もう 1 つの鍵です。紛失や漏えいのときは、アドレスを変えずに鍵だけを交換できます。',
  },
  'accounts.noRegularKey': { en: 'None is set.', ja: '設定されていません。' },
  'accounts.removeRegularKey': { en: 'Remove the regular key', ja: 'レギュラーキーを解除' },
  'accounts.onlyWay': {
    en: 'It is the only way to sign now, so it cannot be removed. Enable the account’s own key first.',
    ja: '現在これ以外に署名する手段がないため、解除できません。先に元の鍵を有効にしてください。',
  },
  'accounts.noOthers': {
    en: 'Add or import another account first: its key can then be the regular key of this one.',
    ja: '先に別のアカウントを追加するか取り込んでください。その鍵をレギュラーキーにできます。',
  },
  'accounts.chooseKey': { en: 'Key of the account', ja: '鍵に使うアカウント' },
  'accounts.setRegularKey': { en: 'Set as regular key', ja: 'レギュラーキーにする' },
  'accounts.masterKey': { en: 'The account’s own key', ja: 'アカウント元来の鍵（マスターキー）' },
  'accounts.masterOn': { en: 'It may sign.', ja: '署名に使えます。' },
  'accounts.masterOff': {
    en: 'It is disabled: only the regular key signs for this account.',
    ja: '無効になっています。レギュラーキーだけが署名できます。',
  },
  'accounts.enableMaster': { en: 'Enable it again', ja: '再び有効にする' },
  'accounts.masterNeedsRegular': {
    en: 'It can be disabled once a key of this wallet is the regular key.',
    ja: 'このウォレットの鍵をレギュラーキーにすると、無効にできます。',
  },
  'accounts.masterWarning': { en: 'You can lock yourself out for good', ja: '二度と使えなくなるおそれがあります' },
  'accounts.masterRisk': {
    en: 'Afterwards only the regular key can sign, also to undo this. If it is lost, nobody can ever move the money of this account.',
    ja: '以後はレギュラーキーでしか署名できず、元に戻すのにもその鍵が必要です。失うと、このアカウントのお金は誰にも動かせなくなります。',
  },
  'accounts.masterRiskImported': {
    en: 'Afterwards only the regular key can sign, also to undo this, and it was imported: your recovery words do not restore it. Without its own seed on paper nobody can ever move the money of this account.',
    ja: '以後はレギュラーキーでしか署名できず、元に戻すのにもその鍵が必要です。その鍵は取り込んだもので、復元フレーズでは戻せません。シードの控えを失うと、このアカウントのお金は誰にも動かせなくなります。',
  },
  'accounts.masterSure': { en: 'I have a backup of the regular key.', ja: 'レギュラーキーの控えを取ってあります。' },
  'accounts.disableMaster': { en: 'Disable the account’s own key', ja: '元来の鍵を無効にする' },
  'accounts.ordered': {
    en: 'Signed. The change shows here once the ledger has validated it.',
    ja: '署名しました。台帳で確定すると、ここに反映されます。',
  },
  'accounts.notConfirmed': { en: 'Nothing was signed.', ja: '署名されていません。' },
} as const satisfies TextTable;
