// Owns the words for everything that can be refused about passwords, recovery words and the vault file: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsVault = {
  'vault-missing': {
    en: 'There is no wallet on this computer yet. Create one, or restore one from its recovery words.',
    ja: 'このコンピューターにはまだウォレットがありません。新しく作成するか、復元フレーズから復元してください。',
  },
  'vault-exists': {
    en: 'This computer already has a wallet file, and Pullpay never overwrites it. Unlock it with its password and add wallets there.',
    ja: 'このコンピューターにはすでにウォレットファイルがあり、上書きはできません。パスワードでロックを解除してから、ウォレットを追加してください。',
  },
  'vault-locked': {
    en: 'The wallets are locked. Enter the password to unlock them, then try again.',
    ja: 'ウォレットがロックされています。パスワードを入力してロックを解除し、もう一度お試しください。',
  },
  'wrong-password': {
    en: 'This is not the password of this computer’s wallets. Check Caps Lock and the keyboard language, and try again. A forgotten password cannot be reset; the recovery words still restore the wallet.',
    ja: 'パスワードが違います。Caps Lock と入力言語を確かめて、もう一度入力してください。パスワードは再発行できませんが、復元フレーズがあればウォレットを復元できます。',
  },
  'too-many-attempts': {
    en: 'Several passwords are still waiting to be checked. Wait until they are done, then enter the password once.',
    ja: '確認待ちのパスワード入力が続いています。処理が終わるのを待ってから、1 回だけ入力してください。',
  },
  'password-too-short': {
    en: 'This password is too short to protect money. Choose one of at least {shortest} characters, for example several unrelated words.',
    ja: 'お金を守るには短すぎるパスワードです。関係のない単語を並べるなどして、{shortest} 文字以上にしてください。',
  },
  'vault-damaged': {
    en: 'The wallet file is damaged, for example by a failing disk. Pullpay has changed nothing in it. Go back to the copy before it, put a backup of the file in its place, or restore the wallets from their recovery words.',
    ja: 'ディスクの不具合などにより、ウォレットファイルが壊れています。Pullpay はファイルに手を加えていません。1 つ前のコピーに戻すか、バックアップのファイルと入れ替えるか、復元フレーズからウォレットを復元してください。',
  },
  'vault-hostile': {
    en: 'The wallet file asks for settings that Pullpay never writes, so somebody may have altered it. It was not opened. Use a backup that you trust, or restore the wallets from their recovery words.',
    ja: 'ウォレットファイルに Pullpay では使わない設定が含まれており、書き換えられたおそれがあるため開きませんでした。信頼できるバックアップを使うか、復元フレーズからウォレットを復元してください。',
  },
  'vault-too-new': {
    en: 'The wallet file was written by a newer Pullpay. Install the newest version and open it again; the file itself is fine.',
    ja: 'ウォレットファイルは、より新しいバージョンの Pullpay で保存されています。ファイルに問題はありませんので、Pullpay を最新版に更新してから開いてください。',
  },
  'vault-not-damaged': {
    en: 'The wallet file is in order, so there is no need to go back to an earlier copy. Unlock it with its password.',
    ja: 'ウォレットファイルは正常なので、以前のコピーに戻す必要はありません。パスワードでロックを解除してください。',
  },
  'no-previous-vault': {
    en: 'There is no usable earlier copy of the wallet file. Put a backup of the file in its place, or restore the wallets from their recovery words.',
    ja: '使えるウォレットファイルの以前のコピーが見つかりません。バックアップのファイルと入れ替えるか、復元フレーズからウォレットを復元してください。',
  },
  'wallet-not-found': {
    en: 'This wallet is not in the wallet file of this computer. Choose another wallet, or restore it from its recovery words.',
    ja: 'このウォレットは、このコンピューターのウォレットファイルにありません。別のウォレットを選ぶか、復元フレーズから復元してください。',
  },
  'wallet-exists': {
    en: 'A wallet with these recovery words is already here. Open it in the list of wallets instead of adding it again.',
    ja: 'この復元フレーズのウォレットはすでに登録されています。追加せずに、ウォレットの一覧から開いてください。',
  },
  'phrase-used-elsewhere': {
    en: 'These recovery words already belong to a wallet of another network. To keep test money and real money apart, Pullpay uses each phrase on one network only. Create a new wallet with new words.',
    ja: 'この復元フレーズは、別のネットワークのウォレットで使われています。テスト用のお金と本物のお金が混ざらないよう、1 つのフレーズは 1 つのネットワークでしか使えません。新しいフレーズでウォレットを作成してください。',
  },
  'phrase-word-count': {
    en: 'Recovery words come in 12 or 24, and {count} were entered. Check that none is missing or written twice.',
    ja: '復元フレーズは 12 語または 24 語ですが、{count} 語が入力されています。抜けている単語や重複がないか確かめてください。',
  },
  'phrase-unknown-word': {
    en: 'Word {position} is not in the list of English recovery words. Compare its spelling with your notes.',
    ja: '{position} 番目の単語は、英語の復元フレーズの単語一覧にありません。つづりを控えと見比べてください。',
  },
  'phrase-checksum': {
    en: 'All words are known, but they do not fit together. Compare each word and the order with your notes.',
    ja: '単語はすべて正しい一覧にありますが、組み合わせが合いません。単語と順番を 1 つずつ控えと見比べてください。',
  },
  'bad-wallet-name': {
    en: 'A wallet’s name needs 1 to {longest} visible characters. Choose another name.',
    ja: 'ウォレットの名前は、目に見える文字で 1〜{longest} 文字にしてください。別の名前を付けてください。',
  },
} as const satisfies TextTable;
