// Owns the words for what can hold up, end or forbid a payment: the cause, then the next step. Many are also shown as the reason of one row.
import type { TextTable } from '../locale.ts';

export const errorsOutbox = {
  'invalid-plan': {
    en: 'This selection cannot become one payment. Select between 1 and 500 payouts of this wallet, each once.',
    ja: 'この選択では支払いを作成できません。このウォレットの支払いを 1 件以上 500 件以下、重複なしで選んでください。',
  },
  'payout-not-payable': {
    en: 'One of the selected payouts is not waiting for payment any more. Look at the list again, and select only payouts that are waiting for payment.',
    ja: '選んだ支払いの中に、支払い待ちではなくなったものがあります。一覧を確認し、支払い待ちのものだけを選び直してください。',
  },
  'payout-in-flight': {
    en: 'One of the selected payouts belongs to a payment that is already confirmed or under way. Leave it out, and wait until that payment has finished.',
    ja: '選んだ支払いの中に、すでに確定済みまたは送金中のものがあります。それを外して、先の支払いが終わるまでお待ちください。',
  },
  'daily-cap-exceeded': {
    en: 'With this payment more would leave the wallet within 24 hours than its limit allows. Pay fewer payouts, wait, or raise the limit.',
    ja: 'この支払いを行うと、24 時間の支払い限度額を超えます。件数を減らすか、時間をおくか、限度額を上げてください。',
  },
  'plan-not-found': {
    en: 'This payment is not known here, so nothing was done. Select the payouts again.',
    ja: 'この支払い計画は見つからないため、何もしていません。支払いを選び直してください。',
  },
  'plan-closed': {
    en: 'This payment was discarded or replaced by a newer one. Select the payouts again to see what would be paid now.',
    ja: 'この支払い計画は破棄されたか、新しいものに置き換えられています。支払いを選び直して、現在の内容を確認してください。',
  },
  'plan-expired': {
    en: 'This payment was not confirmed within 15 minutes, so it has lapsed and nothing was sent. Select the payouts again.',
    ja: '15 分以内に確定されなかったため、この支払い計画は無効になりました。送金は行われていません。支払いを選び直してください。',
  },
  'plan-confirmed': {
    en: 'This payment is already confirmed and needs no second confirmation. Follow its progress in the list of payouts.',
    ja: 'この支払いはすでに確定しているため、もう一度確定する必要はありません。進み具合は支払いの一覧でご覧ください。',
  },
  'plan-on-its-way': {
    en: 'Every part of this payment may already be on the network, so it can no longer be discarded. Wait until the network has decided; Pullpay goes on asking.',
    ja: 'この支払いはすべてネットワークに届いている可能性があるため、もう破棄できません。結果が決まるまでお待ちください。Pullpay が確認を続けます。',
  },
  'plan-discarded': {
    en: 'You discarded this payment before it was made. The payout was not paid; select it again when you want to pay it.',
    ja: '支払う前に破棄されました。この支払いはまだ行われていません。支払うときは、もう一度選んでください。',
  },
  'plan-superseded': {
    en: 'A newer selection took the place of this one before it was confirmed. Nothing was sent; confirm the newer one, or select again.',
    ja: '確定する前に、新しい選択に置き換えられました。送金は行われていません。新しいほうを確定するか、選び直してください。',
  },
  'plan-stopped': {
    en: 'An earlier row of the same run was malformed, so the run stopped before this one was signed. It was not paid; look at the failed row, then pay the rest again.',
    ja: '同じ実行の前の行に不備があったため、この行に署名する前に停止しました。まだ支払われていません。失敗した行を確認してから、残りを支払い直してください。',
  },
  'plan-unreadable': {
    en: 'The stored details of this payment do not make sense, so it was not signed. Discard the payment and select the payouts again.',
    ja: '保存された支払いの詳細を正しく読み取れないため、署名しませんでした。この支払いを破棄し、もう一度選び直してください。',
  },
  'token-invalid': {
    en: 'This confirmation is no longer good: it was used before, or the window was opened anew. Open the payment again, check it, and confirm once.',
    ja: 'この確認は使用済みか、画面を開き直したため無効になっています。支払いをもう一度開き、内容を確かめてから確定してください。',
  },
  'promise-changed': {
    en: 'A payout is no longer as it was when this payment was prepared, so it is not paid this way. Look at it again, and select it anew.',
    ja: '支払いの準備をした後に内容が変わったものがあるため、そのままでは支払いません。内容を確認してから、選び直してください。',
  },
  'outbox-journal-unreadable': {
    en: 'The record of payments holds an entry that this version cannot read. So that nothing is paid twice, this wallet does not pay. Update Pullpay; if that does not help, put back a backup of the data folder.',
    ja: '支払い記録に、このバージョンでは読み取れない項目があります。二重払いを防ぐため、このウォレットの支払いを止めています。Pullpay を更新し、直らない場合はデータフォルダーのバックアップを戻してください。',
  },
  'outbox-impossible': {
    en: 'The record of payments would contradict itself ({record}), so the step was not taken. Restart Pullpay. If this comes back, do not pay from this wallet and report it.',
    ja: '支払い記録に矛盾が生じるため（{record}）、処理を中止しました。Pullpay を再起動してください。繰り返す場合は、このウォレットから支払わずに不具合としてお知らせください。',
  },
  'outbox-foreign': {
    en: 'The record of payments in this folder belongs to another wallet or network. Put the right files back; until then this wallet does not pay.',
    ja: 'このフォルダーの支払い記録は、別のウォレットまたは別のネットワークのものです。正しいファイルに戻すまで、このウォレットからは支払えません。',
  },
  'fee-rate-impossible': {
    en: 'This fee rate cannot be meant: it must lie between 1 and 2,000 satoshi per virtual byte. Correct it, or leave it to Pullpay.',
    ja: 'この手数料率は使えません。1 仮想バイトあたり 1〜2,000 サトシの範囲で指定するか、Pullpay に任せてください。',
  },
  'fee-above-ceiling': {
    en: 'The XRP Ledger asks for a higher fee at the moment than was approved. Nothing more is sent until it falls; wait, or discard the payment and prepare it anew.',
    ja: 'XRP Ledger の手数料が、承認した上限をいま上回っています。下がるまで送金しません。しばらく待つか、この支払いを破棄して準備し直してください。',
  },
  'network-mismatch': {
    en: 'The XRP Ledger server belongs to another network than this wallet, so nothing is signed for it. Choose a server of the right network in the settings.',
    ja: 'XRP Ledger サーバーのネットワークがこのウォレットと異なるため、署名しません。設定で正しいネットワークのサーバーを選んでください。',
  },
  'destination-is-own': {
    en: 'This payout goes to the paying account itself, which the XRP Ledger does not allow. Cancel it, or ask the recipient for another address.',
    ja: '支払い元と同じアカウントが宛先になっています。XRP Ledger ではこの支払いはできません。取り消すか、受取人に別のアドレスを確認してください。',
  },
  'already-paid': {
    en: 'The chain already holds a payment from this wallet that fits this payout, and the records on this computer do not know it. Do not pay it again: check the payment in an explorer, discard this plan, and mark the payout as paid.',
    ja: 'このコンピューターの記録にはありませんが、この支払いに当たる送金がこのウォレットからすでに行われています。もう一度支払わないでください。エクスプローラーで確認し、この計画を破棄して、支払い済みの印を付けてください。',
  },
  'account-used-elsewhere': {
    en: 'Another program has just sent from this XRP account, or the records here have lost their end. To be safe nothing is signed until the ledger has decided everything sent before, about two minutes. If it does not go on by itself, discard the payment and select the payouts again.',
    ja: 'この XRP アカウントから別のプログラムが送金したか、こちらの記録の末尾が失われています。安全のため、先に送られたものの結果が出るまで（約 2 分）署名しません。自動で再開しない場合は、この支払いを破棄して選び直してください。',
  },
  'earlier-attempt-open': {
    en: 'The last attempt to pay this was refused as malformed. To be safe the next one is signed only when no ledger can take the first any more, in about two minutes. It goes on by itself.',
    ja: 'この支払いの前回の試みは形式の誤りとして拒否されました。念のため、前回の取引がどの台帳にも入らなくなるまで（約 2 分）次の署名を待ちます。その後は自動で再開します。',
  },
  'sequence-gap': {
    en: 'An earlier payment of this XRP account was given up, so this one could never arrive; the ledger proves that it was not paid. Select it again to pay it.',
    ja: 'この XRP アカウントの前の送金が取りやめられたため、この送金は届きません。支払われていないことは台帳で確認済みです。もう一度選んで支払ってください。',
  },
  'sequence-used': {
    en: 'The newest ledger may already use the number reserved for this payment. Pullpay waits for the validated ledger and goes on by itself; nothing needs to be done.',
    ja: 'この送金の番号が、最新の台帳ですでに使われている可能性があります。検証済みの台帳が出るまで待ち、自動で続けます。操作は不要です。',
  },
  'sequence-used-elsewhere': {
    en: 'Another program used this XRP account, so this payment can never arrive; the ledger proves that it was not paid. Select it again, and keep the words of this wallet out of other programs.',
    ja: '別のプログラムがこの XRP アカウントを使ったため、この送金は届きません。支払われていないことは台帳で確認済みです。もう一度選んで支払い、このウォレットの復元フレーズをほかのソフトで使わないでください。',
  },
  'sequence-user-unknown': {
    en: 'The number of this payment was used, but the server cannot say by what. It stays locked until that is known; choose a server with more history in the settings.',
    ja: 'この送金の番号は使用済みですが、何に使われたのかサーバーが答えられません。分かるまで固定したままにします。設定で、より長い履歴を持つサーバーを選んでください。',
  },
  'spent-elsewhere': {
    en: 'Another program spent the coins of this payment, and its transaction is deep in the chain, so this payment can never arrive. Select the payouts again, and keep the words of this wallet out of other programs.',
    ja: '別のプログラムがこの支払いのコインを使い、その取引が十分に承認されたため、この支払いは届きません。支払いを選び直し、このウォレットの復元フレーズをほかのソフトで使わないでください。',
  },
  'paid-by-unknown-version': {
    en: 'A transaction that the records here do not know seems to have paid this already. It stays locked so that it is not paid twice; check it in an explorer, and put back a newer backup if you have one.',
    ja: 'こちらの記録にない取引で、すでに支払われた可能性があります。二重払いを防ぐため固定しています。エクスプローラーで確認し、より新しいバックアップがあれば戻してください。',
  },
  'spender-unknown': {
    en: 'The server says that the coins of this payment are spent, but cannot show by which transaction. Wait, or choose another server in the settings.',
    ja: 'この支払いのコインは使用済みとのことですが、サーバーがその取引を示せません。しばらく待つか、設定で別のサーバーを選んでください。',
  },
  'history-missing': {
    en: 'The server lacks some of the ledgers in which this payment could stand, so nobody can say yet whether it was made. Wait, or choose a server with more history in the settings.',
    ja: 'この送金が含まれ得る台帳の一部がサーバーにないため、送金されたかどうかをまだ判断できません。しばらく待つか、より長い履歴を持つサーバーを設定で選んでください。',
  },
  'account-missing': {
    en: 'The server does not know the account of this wallet, although it has sent before. Choose another XRP Ledger server in the settings.',
    ja: '送金したことのあるアカウントなのに、サーバーが認識していません。設定で別の XRP Ledger サーバーを選んでください。',
  },
  'delivery-differs': {
    en: 'The server shows this payment with another amount or recipient than was signed, which cannot be. It stays locked; choose another server in the settings and compare.',
    ja: 'サーバーが示す送金の金額または宛先が、署名したものと一致しません。本来あり得ないため固定しています。設定で別のサーバーを選び、見比べてください。',
  },
  vanished: {
    en: 'The network had this payment and then lost sight of it. Pullpay sends the same transaction again; nothing needs to be done, and nothing is paid twice.',
    ja: 'いったんネットワークに届いた送金が見えなくなりました。同じ取引を送り直しています。操作は不要で、二重に支払われることはありません。',
  },
  'block-vanished': {
    en: 'The block that held this payment was replaced by another one. The payment is being checked again and sent again if needed; please wait.',
    ja: 'この支払いを含むブロックが別のブロックに置き換えられました。再確認し、必要であれば同じ取引を送り直します。しばらくお待ちください。',
  },
  'no-reason': {
    en: 'The server refused this transaction without saying why. Pullpay goes on asking and sends the same one again; wait, or choose another server.',
    ja: 'サーバーが理由を示さずに取引を拒否しました。確認と同じ取引の再送を続けます。しばらく待つか、別のサーバーを選んでください。',
  },
} as const satisfies TextTable;
