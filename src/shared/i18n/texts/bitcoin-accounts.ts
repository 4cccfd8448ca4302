// Owns the words of the wallet's Bitcoin accounts, the search for money on them, and their receive addresses.
import type { TextTable } from '../locale.ts';

export const bitcoinAccountsTexts = {
  'bitcoinAccounts.title': { en: 'Bitcoin accounts', ja: 'Bitcoin アカウント' },
  'bitcoinAccounts.first': { en: 'Main account', ja: 'メインアカウント' },
  'bitcoinAccounts.number': { en: 'Account {number}', ja: 'アカウント {number}' },
  'bitcoinAccounts.taprootNumber': { en: 'Taproot account {number}', ja: 'Taproot アカウント {number}' },
  'bitcoinAccounts.watchedName': { en: 'Watched account', ja: '閲覧用アカウント' },
  'bitcoinAccounts.sharedName': { en: 'Shared account', ja: '共有アカウント' },
  'bitcoinAccounts.ofWords': { en: 'From your recovery words, {path}', ja: '復元フレーズのアカウント（{path}）' },
  'bitcoinAccounts.segwit': { en: 'SegWit (BIP84)', ja: 'SegWit アドレス（BIP84）' },
  'bitcoinAccounts.taproot': { en: 'Taproot (BIP86)', ja: 'Taproot アドレス（BIP86）' },
  'bitcoinAccounts.shared': { en: '{threshold} of {keys} must sign', ja: '{keys} 人中 {threshold} 人の署名が必要' },
  'bitcoinAccounts.keysElsewhere': { en: 'Watched; the keys are on another device', ja: '閲覧用。鍵は別の機器にあります' },
  'bitcoinAccounts.paysElsewhere': {
    en: 'Payouts from it wait for signatures from the other device.',
    ja: 'このアカウントからの支払いは、別の機器での署名を待ちます。',
  },
  'bitcoinAccounts.watchOnly': { en: 'Watched', ja: '閲覧用' },
  'bitcoinAccounts.arriving': { en: '{amount} on the way', ja: '着金待ち {amount}' },
  'bitcoinAccounts.all': { en: 'All accounts ({count})', ja: '全アカウント（{count} 件）' },
  'bitcoinAccounts.paying': { en: 'Balance of the account that pays', ja: '支払い用アカウントの残高' },

  'bitcoinAccounts.add': { en: 'Add', ja: '追加' },
  'bitcoinAccounts.watch': { en: 'Watch', ja: '閲覧用に追加' },
  'bitcoinAccounts.search': { en: 'Search again', ja: 'もう一度探す' },
  'bitcoinAccounts.addTitle': { en: 'Add a Bitcoin account', ja: 'Bitcoin アカウントを追加' },
  'bitcoinAccounts.addText': {
    en: 'It is made from your recovery words, so the same words restore it. Its addresses have nothing in common with those of your other accounts.',
    ja: '復元フレーズから作られ、同じフレーズで復元できます。アドレスはほかのアカウントとは別のものになります。',
  },
  'bitcoinAccounts.kind': { en: 'Kind of addresses', ja: 'アドレスの種類' },
  'bitcoinAccounts.segwitText': {
    en: 'Every service can pay to it. Choose this when in doubt.',
    ja: 'ほとんどのサービスが対応しています。迷ったらこちらをお選びください。',
  },
  'bitcoinAccounts.taprootText': {
    en: 'Cheaper to spend from. A few older services cannot pay to it yet.',
    ja: '支払い時の手数料が安くなります。一部の古いサービスからは送金できないことがあります。',
  },
  'bitcoinAccounts.watchTitle': { en: 'Watch a Bitcoin account', ja: '閲覧用の Bitcoin アカウントを追加' },
  'bitcoinAccounts.watchText': {
    en: 'Shows balance and addresses of an account whose keys are on another device, or that several people share. Private keys are never asked for.',
    ja: '鍵が別の機器にあるアカウントや、複数人で使うアカウントの残高とアドレスを表示します。秘密鍵を入力する必要はありません。',
  },
  'bitcoinAccounts.text': { en: 'Descriptor or extended public key', ja: 'ディスクリプターまたは拡張公開鍵' },
  'bitcoinAccounts.textHint': {
    en: 'Begins with “wpkh(”, “tr(”, “wsh(sortedmulti(”, or is an xpub or zpub (on test networks tpub or vpub).',
    ja: '「wpkh(」「tr(」「wsh(sortedmulti(」で始まる文字列、または xpub・zpub（テスト用は tpub・vpub）です。',
  },
  'bitcoinAccounts.firstAddress': { en: 'Its first address', ja: '最初のアドレス' },
  'bitcoinAccounts.compare': {
    en: 'Compare it with the first address that the other wallet shows.',
    ja: '元のウォレットに表示される最初のアドレスと見比べてください。',
  },
  'bitcoinAccounts.compareKind': {
    en: 'Compare it with the first address that the other wallet shows. If it differs, choose the other kind.',
    ja: '元のウォレットに表示される最初のアドレスと見比べてください。異なる場合は、もう一方の種類を選んでください。',
  },
  'bitcoinAccounts.details': { en: 'Descriptor', ja: 'ディスクリプター' },
  'bitcoinAccounts.detailsTitle': { en: 'Descriptor of {name}', ja: '{name} のディスクリプター' },
  'bitcoinAccounts.detailsText': {
    en: 'Other wallets watch this account with it. Whoever has it sees every address and amount of the account, and can spend nothing.',
    ja: 'ほかのウォレットでこのアカウントを閲覧するときに使います。これを知る人は、すべてのアドレスと金額を見られますが、支払うことはできません。',
  },
  'bitcoinAccounts.copyDescriptor': { en: 'Copy the descriptor', ja: 'ディスクリプターをコピー' },
  'bitcoinAccounts.fingerprint': { en: 'Fingerprint of the keys', ja: '鍵のフィンガープリント' },
  'bitcoinAccounts.path': { en: 'Derivation path', ja: '導出パス' },
  'bitcoinAccounts.gap': { en: 'Searches past unused addresses', ja: '未使用アドレスを調べる件数' },
  'bitcoinAccounts.unknownFingerprint': {
    en: 'Not known yet: it is learned the next time an account of your words is added or searched for.',
    ja: 'まだ不明です。復元フレーズのアカウントを追加または検索すると分かります。',
  },
  'bitcoinAccounts.remove': { en: 'Remove', ja: '一覧から外す' },
  'bitcoinAccounts.removeTitle': { en: 'Remove {name} from the list?', ja: '{name} を一覧から外しますか' },
  'bitcoinAccounts.removeWords': {
    en: 'Its balance is no longer shown or counted. Nothing moves on the chain, and your recovery words bring it back at any time.',
    ja: '残高が表示・合算されなくなります。ブロックチェーン上では何も変わらず、復元フレーズからいつでも戻せます。',
  },
  'bitcoinAccounts.removeWatched': {
    en: 'Its balance is no longer shown or counted. Nothing moves on the chain. To watch it again you need its descriptor.',
    ja: '残高が表示・合算されなくなります。ブロックチェーン上では何も変わりません。もう一度閲覧するには、ディスクリプターが必要です。',
  },
  'bitcoinAccounts.found': {
    en: 'Further Bitcoin accounts of your recovery words were used: {count}, with {amount} together',
    ja: '復元フレーズの Bitcoin アカウントが、さらに {count} 件見つかりました（合計 {amount}）',
  },
  'bitcoinAccounts.backup': {
    en: 'Your recovery words restore all Bitcoin accounts that come from them. Watched and shared accounts are kept on this computer only: keep their descriptors.',
    ja: '復元フレーズの Bitcoin アカウントは、フレーズから戻せます。閲覧用と共有のアカウントはこのコンピューターにだけ保存されるため、ディスクリプターを控えてください。',
  },

  'rescan.title': { en: 'Search for money again', ja: '残高をもう一度探す' },
  'rescan.text': {
    en: 'Asks about every address of every account, and about further accounts of your recovery words. Use it when something is missing, for example after the words were used in another wallet.',
    ja: 'すべてのアカウントのアドレスと、復元フレーズのほかのアカウントを調べ直します。ほかのウォレットで同じフレーズを使った後など、残高が足りないと思われるときにお使いください。',
  },
  'rescan.gap': { en: 'Search past so many unused addresses', ja: '未使用アドレスを何件先まで調べるか' },
  'rescan.gapHint': {
    en: '20 is usual. More takes longer, and stays so for these accounts.',
    ja: '通常は 20 件です。増やすと時間がかかり、この設定は以後も保たれます。',
  },
  'rescan.start': { en: 'Search', ja: '探す' },
  'rescan.running': { en: 'Searching for money', ja: '残高を探しています' },
  'rescan.progress': {
    en: 'Account {done} of {accounts} · {addresses} addresses looked at · {used} used · {found} found',
    ja: 'アカウント {done} / {accounts}・{addresses} 件のアドレスを確認・うち {used} 件が使用済み・{found}',
  },
  'rescan.node': {
    en: 'Your node is reading old blocks first: {percent}%. That can take hours and goes on when Pullpay is closed.',
    ja: 'ノードが過去のブロックを読み込んでいます（{percent}%）。数時間かかることがあり、Pullpay を閉じても続きます。',
  },
  'rescan.stop': { en: 'Stop', ja: '中止' },
  'rescan.done': {
    en: 'Searched: {addresses} addresses, {used} of them used, {found} found',
    ja: '検索が終わりました（アドレス {addresses} 件、使用済み {used} 件、{found}）',
  },
  'rescan.cancelled': {
    en: 'The search was stopped. What it had found is kept.',
    ja: '検索を中止しました。そこまでに見つかったものは残っています。',
  },
  'rescan.failed': { en: 'The search could not be finished', ja: '検索を完了できませんでした' },

  'receiveBitcoin.title': { en: 'Receive bitcoin', ja: 'ビットコインの受け取り' },
  'receiveBitcoin.account': { en: 'Account', ja: 'アカウント' },
  'receiveBitcoin.text': {
    en: 'Give each payer an address of their own. It changes by itself once it has been used.',
    ja: '支払う相手ごとに別のアドレスを伝えてください。使われると自動的に次のアドレスに変わります。',
  },
  'receiveBitcoin.new': { en: 'New address', ja: '新しいアドレス' },
  'receiveBitcoin.left': {
    en: '{left} more can be given out before the search of another wallet would miss them.',
    ja: 'あと {left} 件まで新しいアドレスを出せます。それを超えると、ほかのウォレットでの復元時に見つからなくなります。',
  },
  'receiveBitcoin.ask': { en: 'Ask for an amount', ja: '金額を指定する' },
  'receiveBitcoin.amount': { en: 'Amount in BTC', ja: '金額（BTC）' },
  'receiveBitcoin.amountBad': {
    en: 'Write an amount with at most 8 decimals, for example 0.015.',
    ja: '小数 8 桁までの金額を入力してください。例：0.015',
  },
  'receiveBitcoin.label': { en: 'Your name, for the payer', ja: '相手に表示する名前' },
  'receiveBitcoin.message': { en: 'What it is for', ja: '内容' },
  'receiveBitcoin.copyUri': { en: 'Copy as a link', ja: 'リンクとしてコピー' },
  'receiveBitcoin.qr': { en: 'Code with the Bitcoin address to scan', ja: 'ビットコインアドレスの QR コード' },
  'receiveBitcoin.given': { en: 'Addresses given out', ja: 'これまでのアドレス' },
  'receiveBitcoin.none': { en: 'No address was used or given out yet.', ja: '使われたアドレスや、伝えたアドレスはまだありません。' },
  'receiveBitcoin.col.address': { en: 'Address', ja: 'アドレス' },
  'receiveBitcoin.col.received': { en: 'Came in', ja: '入金' },
  'receiveBitcoin.used': { en: 'Used', ja: '使用済み' },
  'receiveBitcoin.reused': { en: 'Paid {times} times', ja: '{times} 回入金' },
  'receiveBitcoin.waiting': { en: 'Nothing came in', ja: '入金なし' },
  'receiveBitcoin.reuse': {
    en: 'Do not give out a used address again: everybody could see that both payments are yours.',
    ja: '使用済みのアドレスは再び伝えないでください。どちらの入金もあなたのものだと誰にでも分かってしまいます。',
  },
} as const satisfies TextTable;
