// Owns the words for what can go wrong with Bitcoin accounts whose keys are elsewhere: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsBitcoin = {
  'descriptor-unreadable': {
    en: 'This is not an account description that can be read. Export it once more from the wallet that has the keys, as an output descriptor, and paste all of it.',
    ja: 'アカウントの記述（ディスクリプター）として読み取れません。鍵を持つウォレットからもう一度「出力ディスクリプター」として書き出し、全体を貼り付けてください。',
  },
  'descriptor-checksum': {
    en: 'The eight letters after # do not fit the rest, so a character has changed on the way. Copy the description again instead of typing it.',
    ja: '# の後の 8 文字が本文と合いません。途中で文字が変わっています。手で入力せず、もう一度コピーしてください。',
  },
  'descriptor-unsupported': {
    en: 'Accounts of this kind cannot be watched here. Pullpay knows single-key accounts (wpkh, tr) and shared ones (wsh with sortedmulti), each with receive and change chains 0 and 1.',
    ja: 'この種類のアカウントには対応していません。対応しているのは、鍵が一つのもの（wpkh、tr）と、複数人で使うもの（wsh の sortedmulti）で、受取 0・おつり 1 の並びのものだけです。',
  },
  'descriptor-private': {
    en: 'A private key is in this text. It was not kept. Watching needs public keys only: export those, and delete this text wherever you stored it.',
    ja: 'この文字列には秘密鍵が含まれています。保存はしていません。残高の確認に必要なのは公開鍵だけです。公開鍵のほうを書き出し、この文字列は保存した場所から消してください。',
  },
  'descriptor-other-network': {
    en: 'These keys belong to another Bitcoin network than this wallet. Open a wallet of that network, or export the keys for this one.',
    ja: 'この鍵は、このウォレットとは別の Bitcoin ネットワークのものです。そのネットワークのウォレットを開くか、このネットワーク用の鍵を書き出してください。',
  },
  'descriptor-keys': {
    en: 'The number of signatures and the keys do not fit together: between one and fifteen different keys, of which at least one and at most all sign. Ask for the description again.',
    ja: '必要な署名の数と鍵の組み合わせが正しくありません。異なる鍵が 1〜15 個で、署名の数は 1 以上、鍵の数以下です。記述をもう一度もらってください。',
  },
  'previous-missing': {
    en: 'The transaction {txid}, from which a coin comes, is not at hand, so its amount cannot be checked and nothing was prepared. Try again; if this stays, connect to another Bitcoin server.',
    ja: '使おうとした残高の元になる取引 {txid} を取得できず、金額を確かめられないため、準備を中止しました。もう一度お試しください。続く場合は、別の Bitcoin サーバーに接続してください。',
  },
  'previous-differs': {
    en: 'The Bitcoin server told something else about the transaction {txid} than its bytes say. Nothing was prepared or signed. Connect to another server and refresh the wallet.',
    ja: 'Bitcoin サーバーの説明が、取引 {txid} の実際の中身と食い違っています。準備も署名もしていません。別のサーバーに接続し、ウォレットを更新してください。',
  },
  'psbt-unreadable': {
    en: 'This is neither a PSBT nor a finished transaction. Take the file or code that the signing device made from this payment, and take all of it.',
    ja: 'PSBT でも完成した取引でもありません。この支払いに対して署名機器が作ったファイルまたはコードを、欠けることなく取り込んでください。',
  },
  'psbt-other-transaction': {
    en: 'This is signed, but it is another transaction than the one prepared here. Nothing was sent. Sign the file of this payment, and change nothing in it.',
    ja: '署名されていますが、ここで準備した取引とは別のものです。送金していません。この支払いのファイルに、内容を変えずに署名してください。',
  },
  'psbt-signature-wrong': {
    en: 'One of the signatures does not fit this payment and its keys, so none was taken. Sign again with a device whose keys belong to this account, in the usual way (all inputs and outputs).',
    ja: 'この支払いと鍵に合わない署名が含まれているため、取り込みませんでした。このアカウントの鍵を持つ機器で、通常の方法（すべての入力と出力が対象）でもう一度署名してください。',
  },
} as const satisfies TextTable;
