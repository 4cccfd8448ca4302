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
  'output-dust-after-fee': {
    en: 'The payment of {amount} BTC to {address} bears {share} BTC of the fee, and what is left is less than the {minimum} BTC that the Bitcoin network carries. Let the sender bear the fee of this one, wait for lower fees, or leave it out.',
    ja: '{address} への {amount} BTC は、手数料の負担分 {share} BTC を引くと、Bitcoin ネットワークで送れる最小額 {minimum} BTC を下回ります。この 1 件の手数料を送る側の負担にするか、手数料が下がるのを待つか、今回は外してください。',
  },
  'fee-over-ceiling': {
    en: 'The fee would be {fee} BTC, more than the {ceiling} BTC that you allowed. Nothing was prepared. Choose a lower fee rate, pay fewer payouts at once, or raise the limit.',
    ja: '手数料が {fee} BTC となり、設定した上限 {ceiling} BTC を超えるため、準備を中止しました。手数料率を下げるか、一度に支払う件数を減らすか、上限を上げてください。',
  },
  'fee-rate-over-ceiling': {
    en: 'This would take a fee rate of {rate} sat/vB, more than the {ceiling} sat/vB that you allowed. Choose a lower rate, or raise the limit.',
    ja: 'この取引には {rate} sat/vB の手数料率が必要ですが、設定した上限は {ceiling} sat/vB です。率を下げるか、上限を上げてください。',
  },
  'batch-limit': {
    en: 'The number of payouts in one transaction must be a whole number from 1 on. Correct it in the settings of the batch.',
    ja: '1 回の取引に入れる支払いの件数は、1 以上の整数にしてください。まとめ払いの設定を直してください。',
  },
  'batch-line-twice': {
    en: 'One payout stands in this batch twice, so nothing was prepared. Select the payouts again.',
    ja: '同じ支払いが二重に含まれているため、準備を中止しました。支払いを選び直してください。',
  },
  'batch-coins-short': {
    en: 'There is enough money, but in too few coins: {paid} of {count} payouts can be paid now. Pay that many first, and the rest when their change is confirmed, or allow more payouts in one transaction.',
    ja: '残高は足りていますが、コインの数が足りないため、今支払えるのは {count} 件中 {paid} 件です。先にその件数を支払い、おつりが確認されてから残りを支払うか、1 回の取引に入れる件数を増やしてください。',
  },
  'bump-too-small': {
    en: 'With {rate} sat/vB nodes would not take the new version in place of the old one. At least {least} sat/vB is needed. The old version still waits for its block.',
    ja: '{rate} sat/vB では、ノードは元の取引を新しいものに置き換えません。{least} sat/vB 以上にしてください。元の取引は、引き続き承認待ちです。',
  },
  'bump-child-pays': {
    en: 'Another payout is paid from the change of this transaction and would be undone by a new version. Raise the fee by spending the change of the later one (child pays for parent) instead.',
    ja: 'この取引のおつりから別の支払いが出ているため、置き換えるとその支払いが取り消されます。代わりに、後の取引のおつりを使って手数料を補う方法（CPFP）を選んでください。',
  },
  'bump-too-many': {
    en: 'More than {limit} transactions depend on this one, so nodes would not take a new version. Wait for the block, or let a child pay for it.',
    ja: 'この取引に続く取引が {limit} 件を超えているため、ノードは置き換えを受け付けません。承認を待つか、後の取引で手数料を補ってください（CPFP）。',
  },
  'cancel-has-payouts': {
    en: 'This transaction pays others ({count}), and what was promised to them is not taken back. To have it confirmed sooner, raise its fee.',
    ja: 'この取引には他の人への支払い（{count} 件）が含まれているため、取り消せません。早く承認させたい場合は、手数料を上げてください。',
  },
  'child-no-output': {
    en: 'No free output of that transaction belongs to this wallet, so nothing can be spent to speed it up. If you sent it yourself, raise its fee; else ask its sender to.',
    ja: 'この取引には、このウォレットが自由に使える出力がないため、後から手数料を補えません。自分が送った取引なら手数料を上げ、そうでなければ送り主に依頼してください。',
  },
  'child-not-needed': {
    en: 'That transaction already pays this fee rate or more. Choose a higher rate, or wait for its block.',
    ja: 'この取引の手数料率は、すでに指定以上です。もっと高い率を選ぶか、承認を待ってください。',
  },
  'child-chain-long': {
    en: 'Too many unconfirmed transactions hang on each other here for nodes to take one more. Wait until some of them are confirmed.',
    ja: '未承認の取引が長く連なっているため、ノードはこれ以上受け付けません。いくつかが承認されるまでお待ちください。',
  },
} as const satisfies TextTable;
