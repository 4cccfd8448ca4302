// Owns the words for payments that are signed on another machine: what was wrong with an answer, and what giving up means. The cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsElsewhere = {
  'keys-elsewhere': {
    en: 'The keys of this account are on another machine, so nothing happens here without a person. Select the payouts and pay them yourself; then bring the file to the signing device.',
    ja: 'このアカウントの鍵は別の機器にあるため、自動では進められません。支払いを自分で選んで確定し、ファイルを署名機器に渡してください。',
  },
  'bump-elsewhere': {
    en: 'This transaction was signed on another machine, so its fee cannot be raised here. Wait for its block, or let the wallet that holds the keys raise the fee.',
    ja: 'この取引は別の機器で署名されたため、ここでは手数料を引き上げられません。ブロックに入るのを待つか、鍵を持つウォレットで引き上げてください。',
  },
  'code-not-of-signer': {
    en: 'This QR code is not a signed payment. Let the signing device show the signed PSBT, and take pictures of that.',
    ja: '署名済みの支払いの QR コードではありません。署名機器に署名済みの PSBT を表示させて、その画像を使ってください。',
  },
  'code-of-another': {
    en: 'These QR codes belong to different files. Start again with the codes of one and the same signature.',
    ja: '別々のファイルの QR コードが混ざっています。1 つの署名のコードだけで、最初からやり直してください。',
  },
  'code-too-much': {
    en: 'These QR codes hold more than a signed payment can. Use the file of the signing device instead.',
    ja: 'QR コードの内容が、署名済みの支払いとしては大きすぎます。署名機器のファイルを使ってください。',
  },
  'code-is-ur': {
    en: 'This device shows its QR codes in another form (UR), which Pullpay does not read. Choose BBQr on the device, or use its file.',
    ja: '機器の QR コードは、Pullpay が読み取れない形式（UR）です。機器で BBQr を選ぶか、ファイルを使ってください。',
  },
  'camera-missing': {
    en: 'This computer has no camera that Pullpay can find. Connect one and try again, or use the device’s file or pictures of its codes.',
    ja: 'カメラが見つかりません。接続してもう一度試すか、機器のファイルまたはコードの画像を使ってください。',
  },
  'camera-refused-by-system': {
    en: 'The system does not let Pullpay use the camera. Allow it in the system’s privacy settings and try again, or use the device’s file.',
    ja: 'システムの設定で、Pullpay のカメラ使用が許可されていません。プライバシー設定で許可してもう一度試すか、機器のファイルを使ってください。',
  },
  'camera-lost': {
    en: 'The camera gives no picture: another program may be using it, or it was unplugged. Close that program or connect it again, and try once more.',
    ja: 'カメラの映像を取得できません。ほかのアプリが使用中か、接続が外れた可能性があります。確認してから、もう一度お試しください。',
  },
  'not-waiting-elsewhere': {
    en: 'This payment waits for no signature any more: it was signed, sent, or given up. Close this window and look at the payout again.',
    ja: 'この支払いは署名待ちではなくなりました（署名済み、送信済み、または取りやめ済み）。この画面を閉じて、支払いの状態を確認してください。',
  },
  'psbt-nothing-new': {
    en: 'It belongs to this payment, but holds no signature that is not here already. Sign it on the device first, and then bring what the device saved.',
    ja: 'この支払いのファイルですが、新しい署名が入っていません。先に署名機器で署名し、機器が保存したものを取り込んでください。',
  },
  'nobody-signed': {
    en: 'You said that nobody signed this payment, so it was given up. You can pay again: the new payment spends the same coins, so the two can never both arrive.',
    ja: '「誰も署名していない」との申告により、この支払いを取りやめました。改めて支払えます。新しい支払いは同じコインを使うため、両方が届くことはありません。',
  },
  'given-up-appeared': {
    en: 'The payment that was given up before was signed after all and is on the network. This one waits and is not signed; Pullpay follows the other. There is nothing to do.',
    ja: '以前に取りやめた支払いが、実際には署名されてネットワークに出ています。二重に支払わないよう、この支払いは署名せずに待ちます。Pullpay が先の支払いを追跡するので、操作は不要です。',
  },
  'given-up-coins-busy': {
    en: 'One of these payouts was given up before it was signed elsewhere, and may only be paid from the same coins. Another payment is using them just now. Try again when that one has six confirmations, in about an hour.',
    ja: '選んだ支払いの中に、別の機器での署名を待つ間に取りやめたものがあり、同じコインからしか支払えません。そのコインは別の支払いで使用中です。その支払いの確認が 6 回済んでから（約 1 時間後）、もう一度お試しください。',
  },
  'given-up-coins-short': {
    en: 'One of these payouts was given up before it was signed elsewhere, and may only be paid from the same coins. At this fee rate they do not suffice. Choose a lower fee rate.',
    ja: '選んだ支払いの中に、別の機器での署名を待つ間に取りやめたものがあり、同じコインからしか支払えません。この手数料率では足りないため、率を下げてください。',
  },
  'same-transaction': {
    en: 'This payment was given up and prepared again as exactly the same transaction. It is followed there; look at the newer attempt.',
    ja: 'この支払いは取りやめた後、まったく同じ取引として準備し直されています。新しい方の記録で確認してください。',
  },
} satisfies TextTable;
