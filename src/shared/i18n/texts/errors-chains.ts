// Owns the words for what can go wrong with coins, transactions and the servers that know the chains: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsChains = {
  'address-invalid': {
    en: '{address} is not a Bitcoin address of this network. Compare it with the original, character by character, or ask the recipient for another one.',
    ja: '{address} は、このネットワークの Bitcoin アドレスではありません。元のアドレスと一文字ずつ見比べるか、受取人に別のアドレスを確認してください。',
  },
  'amount-impossible': {
    en: 'This amount or fee rate cannot exist on Bitcoin. Check both: amounts go up to 21 million BTC, and the fee rate must be above zero.',
    ja: 'この金額または手数料率は Bitcoin では成立しません。金額は 2,100 万 BTC まで、手数料率は 0 より大きい値です。両方を見直してください。',
  },
  'output-dust': {
    en: 'The payment of {amount} BTC to {address} is too small for the Bitcoin network, which carries {minimum} BTC or more there. Nothing was cancelled: leave it out of this run, or approve it again when it is worth more.',
    ja: '{address} への {amount} BTC は少なすぎて、Bitcoin ネットワークで送れません（このアドレスへの最小額は {minimum} BTC）。何も取り消されていません。今回の支払いから外すか、価値が上がってから承認し直してください。',
  },
  'insufficient-funds': {
    en: 'There is not enough {asset} to pay this: {available} can be spent, {needed} is needed with the fee, {missing} is missing. Add {asset} to this wallet or pay fewer payouts at once. Coins of payments still under way come free when these are confirmed.',
    ja: '{asset} が足りません。使える額は {available}、手数料を含む必要額は {needed}、不足は {missing} です。このウォレットに {asset} を入金するか、一度に支払う件数を減らしてください。送金途中の分は、確認されると再び使えるようになります。',
  },
  'nothing-to-pay': {
    en: 'There is no payout in this payment. Select at least one approved payout and start again.',
    ja: '支払う対象がありません。承認済みの支払いを 1 件以上選んで、もう一度始めてください。',
  },
  'transaction-too-large': {
    en: 'This payment would become larger than the Bitcoin network carries in one transaction. Pay fewer payouts at once, or first send your many small coins to yourself.',
    ja: 'この支払いは、Bitcoin の 1 回の取引で扱える大きさを超えます。一度に支払う件数を減らすか、先に細かい残高を自分あてに送ってまとめてください。',
  },
  'transaction-unreadable': {
    en: 'A prepared transaction could not be read back, so it was not used. Nothing was sent. Discard this payment and prepare it anew.',
    ja: '準備した取引を読み直せなかったため、使用しませんでした。送金は行われていません。この支払いを破棄して、準備し直してください。',
  },
  'transaction-mismatch': {
    en: 'The transaction is not exactly what was approved ({part}), so it was not signed and nothing was sent. Discard this payment and prepare it anew. If this comes back, do not pay and report it.',
    ja: '取引の内容が承認したものと一致しないため（{part}）、署名も送金も行いませんでした。この支払いを破棄して、準備し直してください。繰り返す場合は支払いをせず、不具合としてお知らせください。',
  },
  'coin-not-ours': {
    en: 'The address {address} does not belong to the keys of this wallet, so nothing was signed. Refresh the wallet and prepare the payment anew.',
    ja: 'アドレス {address} はこのウォレットの鍵のものではないため、署名しませんでした。ウォレットを更新してから、支払いを準備し直してください。',
  },
  'signature-invalid': {
    en: 'A signature failed its own check and was thrown away; nothing was sent. Try once more. If it happens again, restart the computer: its memory or processor may be at fault.',
    ja: '作成した署名が検査に通らなかったため破棄しました。送金は行われていません。もう一度お試しください。繰り返す場合は、メモリーや CPU の不調が考えられるため、コンピューターを再起動してください。',
  },
  'payment-malformed': {
    en: 'The XRP Ledger would refuse this payment as malformed ({part}). Check destination, tag and amount of the payout, and prepare the payment anew.',
    ja: 'XRP Ledger が受け付けない形式の支払いです（{part}）。宛先、タグ、金額を見直して、支払いを準備し直してください。',
  },
  'not-an-xrp-payment': {
    en: 'This transaction is not a plain payment of XRP, so Pullpay does not sign or send it. Discard it and prepare the payment anew.',
    ja: 'XRP の通常の支払いではないため、Pullpay は署名も送信もしません。破棄して、支払いを準備し直してください。',
  },
  'backend-unreachable': {
    en: 'The server that knows the chain cannot be reached. Check your internet connection; Pullpay goes on trying by itself, and nothing is paid twice.',
    ja: 'チェーンの情報を持つサーバーに接続できません。インターネット接続を確認してください。Pullpay は自動で再接続を続けます。二重に支払われることはありません。',
  },
  'backend-timeout': {
    en: 'The server did not answer in time. Wait a little and refresh; what was already sent is looked up again by itself.',
    ja: 'サーバーから時間内に応答がありませんでした。少し待ってから更新してください。送信済みのものは自動で確認し直します。',
  },
  'backend-garbled': {
    en: 'The server answered with something that makes no sense, so it was ignored. If this goes on, choose another server in the settings.',
    ja: 'サーバーの応答が正しい形ではなかったため、無視しました。続く場合は、設定で別のサーバーを選んでください。',
  },
  'backend-too-large': {
    en: 'The server sent far more data than a true answer can have, so reading was stopped. Choose another server in the settings.',
    ja: 'サーバーの応答が異常に大きいため、読み込みを中止しました。設定で別のサーバーを選んでください。',
  },
  'backend-redirected': {
    en: 'The server wanted to pass Pullpay on to another address, which is not followed. Enter the server’s final address in the settings.',
    ja: 'サーバーが別のアドレスへ転送しようとしましたが、従いませんでした。設定に、転送先ではなく実際のサーバーのアドレスを入力してください。',
  },
  'backend-refused': {
    en: 'The server refused the question (its answer: {status}). Try again in a few minutes, or choose another server in the settings.',
    ja: 'サーバーが問い合わせを断りました（応答：{status}）。数分後にもう一度試すか、設定で別のサーバーを選んでください。',
  },
  'backend-host-not-allowed': {
    en: 'Pullpay may not connect to {host}: you have not allowed it. If you trust this server, allow it in the settings under “Connections”.',
    ja: '{host} への接続は許可されていません。信頼できるサーバーであれば、設定の「接続」で許可してください。',
  },
  'backend-not-synced': {
    en: 'The XRP Ledger server is still catching up with the network. Wait a few minutes, or choose another server in the settings.',
    ja: 'XRP Ledger のサーバーが、まだネットワークに追いついていません。数分待つか、設定で別のサーバーを選んでください。',
  },
  'practice-not-running': {
    en: 'The practice network is not running yet. It starts by itself within a few seconds; if it does not, restart Pullpay.',
    ja: '練習用ネットワークがまだ動いていません。通常は数秒で自動的に始まります。始まらない場合は Pullpay を再起動してください。',
  },
  'rate-stale': {
    en: 'The newest exchange rate for {pair} is too old to lock. Try again in a moment, or enter a rate by hand.',
    ja: '{pair} の最新レートが古すぎるため、固定できません。少し待ってから試すか、レートを手で入力してください。',
  },
  'rate-one-answer': {
    en: 'Only one source has a price for {pair}, and a median needs two. Turn on another source, or take the first that answers.',
    ja: '{pair} の価格を答えた取得元が 1 つだけです。中央値には 2 つ必要です。取得元を追加するか、「最初に答えたもの」に切り替えてください。',
  },
} as const satisfies TextTable;
