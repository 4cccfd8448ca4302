// Owns the words of the frame: sidebar, lock, links that arrive, keyboard help.
import type { TextTable } from '../locale.ts';

export const frameTexts = {
  'nav.label': { en: 'Main', ja: 'メイン' },
  'nav.home': { en: 'Home', ja: 'ホーム' },
  'nav.pulls': { en: 'Pull payments', ja: 'プルペイメント' },
  'nav.queue': { en: 'Payouts', ja: '承認と支払い' },
  'nav.claims': { en: 'My claims', ja: '自分の申請' },
  'nav.wallet': { en: 'Wallet', ja: 'ウォレット' },
  'nav.notifications': { en: 'Notifications', ja: '通知' },
  'nav.settings': { en: 'Settings', ja: '設定' },
  'nav.waiting': { en: '{count} waiting', ja: '{count} 件が待っています' },
  'nav.switchWallet': { en: 'Switch wallet', ja: 'ウォレットを切り替える' },
  'nav.addWallet': { en: 'Add a wallet', ja: 'ウォレットを追加' },
  'nav.lock': { en: 'Lock', ja: 'ロックする' },
  'nav.unlock': { en: 'Unlock', ja: 'ロックを解除' },
  'nav.keyboard': { en: 'Keyboard', ja: 'キーボード操作' },
  'nav.locked': {
    en: 'Locked. Claims still arrive; paying needs your password.',
    ja: 'ロック中です。申請は届きますが、支払いにはパスワードが必要です。',
  },

  'nav.vaultProblem': {
    en: 'The wallet file needs your attention. Until then nothing can be signed.',
    ja: 'ウォレットのファイルを確認してください。それまで署名はできません。',
  },
  'nav.startAgain': { en: 'Start it again', ja: '起動し直す' },
  'nav.vaultProblemAction': { en: 'See what can be done', ja: '対処方法を見る' },

  'link.arrived': { en: 'A link has arrived', ja: 'リンクが届きました' },
  'link.arrivedText': {
    en: 'Your work here is kept. Open the link when you are ready.',
    ja: '入力中の内容はそのまま残ります。準備ができたら開いてください。',
  },
  'link.openTitle': { en: 'Open a link or code', ja: 'リンクやコードを開く' },
  'link.field': { en: 'Link or code', ja: 'リンクまたはコード' },
  'link.hint': {
    en: 'Paste what you were sent: a pullpay:// link, a web link of a pull payment, a claim code or a receipt.',
    ja: '受け取ったものを貼り付けてください。pullpay:// のリンク、プルペイメントの Web リンク、申請コード、受領コードが使えます。',
  },
  'link.reading': { en: 'Reading the link…', ja: 'リンクを読み取っています…' },
  'link.receiptDone': { en: 'The receipt was added to your claim.', ja: '受領の知らせを申請に反映しました。' },
  'link.passphraseTitle': { en: 'The sender asks for a passphrase', ja: '送り主が合言葉を求めています' },
  'link.passphraseText': {
    en: 'Whoever sent you the link tells you the passphrase. It goes to the sender’s app only and is kept until you quit.',
    ja: 'リンクの送り主から聞いた合言葉を入力してください。送り主のアプリにだけ送られ、このアプリを終了すると消えます。',
  },
  'link.passphrase': { en: 'The sender’s passphrase', ja: '送り主の合言葉' },
  'link.passphraseSend': { en: 'Show the terms', ja: '内容を表示' },
  'link.hostTitle': { en: 'Contact this computer?', ja: 'このコンピューターに接続しますか？' },
  'link.hostText': {
    en: 'To read the terms, Pullpay has to ask the computer below. It will see your internet address. You are asked once per computer.',
    ja: '条件を読み取るには、下のコンピューターに問い合わせる必要があります。相手にはあなたの IP アドレスが見えます。確認するのは、コンピューターごとに初回だけです。',
  },
  'link.hostAllow': { en: 'Contact it', ja: '接続する' },
  'link.kind.public': { en: 'Public address on the internet', ja: 'インターネット上の公開アドレス' },
  'link.kind.private': {
    en: 'Private address: a computer in your own network',
    ja: 'プライベートアドレス（同じネットワーク内のコンピューター）',
  },
  'link.kind.onion': { en: 'Tor address (.onion)', ja: 'Tor アドレス（.onion）' },
  'link.kind.loopback': { en: 'This very computer', ja: 'このコンピューター自身' },
  'link.plainHttp': {
    en: 'This connection is not encrypted. Go on only inside a network you trust.',
    ja: 'この接続は暗号化されません。信頼できるネットワークの中でだけ続けてください。',
  },

  'help.title': { en: 'Keyboard', ja: 'キーボード操作' },
  'help.everywhere': { en: 'Everywhere', ja: 'すべての画面' },
  'help.queue': { en: 'In the payouts list', ja: '承認と支払いの一覧' },
  'help.sections': { en: 'Go to a section', ja: '各画面へ移動' },
  'help.thisSheet': { en: 'This sheet', ja: 'この一覧を開く' },
  'help.paste': { en: 'Open a link or code', ja: 'リンクやコードを開く' },
  'help.hide': { en: 'Hide or show amounts', ja: '金額の表示・非表示' },
  'help.lock': { en: 'Lock', ja: 'ロックする' },
  'help.close': { en: 'Close a sheet', ja: 'シートを閉じる' },
  'help.confirm': { en: 'Confirm a sheet', ja: 'シートの内容を確定' },
  'help.move': { en: 'Next and previous row', ja: '次の行・前の行' },
  'help.select': { en: 'Select the row', ja: '行を選択' },
  'help.selectAll': { en: 'Select all', ja: 'すべて選択' },
  'help.openRow': { en: 'Show the row in full', ja: '行の詳細を開く' },
  'help.act': { en: 'Approve or pay the selection', ja: '選択したものを承認・支払い' },
} as const satisfies TextTable;
