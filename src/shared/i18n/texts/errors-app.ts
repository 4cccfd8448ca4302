// Owns the words of errors between the windows, the worker, the claim service and other computers.
import type { TextTable } from '../locale.ts';

export const errorsApp = {
  'settings-damaged': {
    en: 'The file {file} holds something that this version cannot read; it was left as it is. Update Pullpay, put a backup of the file back, or move it away: what it holds then starts with its default.',
    ja: 'ファイル {file} に、このバージョンでは読み取れない内容があります。ファイルはそのまま残しています。Pullpay を更新するか、バックアップから戻すか、別の場所へ移してください。移した場合、その内容は初期値で始まります。',
  },
  'api-port-busy': {
    en: 'Another program on this computer uses the port that Pullpay’s links lead to, so nobody can claim over them. Close that program and start Pullpay anew.',
    ja: 'Pullpay のリンクで使うポートを別のプログラムが使用しているため、リンクからの申請を受け付けられません。そのプログラムを終了し、Pullpay を起動し直してください。',
  },
  'api-stopped': {
    en: 'The part of Pullpay that receives claims has stopped and is being started again. Wait a few seconds; if it stays off, start Pullpay anew.',
    ja: '申請を受け付ける部分が停止したため、再起動しています。数秒お待ちください。停止したままの場合は、Pullpay を起動し直してください。',
  },
  'not-ready': {
    en: 'Pullpay is still starting this part. Wait a few seconds and try again.',
    ja: 'この部分はまだ起動の途中です。数秒待ってから、もう一度お試しください。',
  },
  'not-trusted': {
    en: 'The request did not come from a window of Pullpay and was refused. Close the window and open it anew.',
    ja: 'Pullpay のウィンドウからの要求ではないため拒否しました。ウィンドウを閉じて、開き直してください。',
  },
  'secure-busy': {
    en: 'The secure window is already open for something else. Finish or close it, then try again.',
    ja: '安全なウィンドウは別の操作で開いています。それを終えるか閉じてから、もう一度お試しください。',
  },
  'no-task': {
    en: 'This secure window has nothing to do any more. Close it and start again from the main window.',
    ja: 'この安全なウィンドウの用件は終わっています。閉じて、メインのウィンドウからやり直してください。',
  },
  'wrong-task': {
    en: 'This step does not belong to what the secure window was opened for. Close it and start again from the main window.',
    ja: '安全なウィンドウを開いた目的と異なる操作です。閉じて、メインのウィンドウから始め直してください。',
  },
  'words-differ': {
    en: 'At least one word does not match. Compare the numbers beside the fields with your paper.',
    ja: '一致しない単語があります。欄の番号と紙の番号を見比べてください。',
  },
  'plan-changed': {
    en: 'The payment is no longer the one that was shown. Nothing was signed; look at it again before you confirm.',
    ja: '表示した支払いの内容が変わりました。署名は行われていません。内容をもう一度確認してから確定してください。',
  },
  'network-not-configured': {
    en: 'This copy of Pullpay cannot use that network here. Choose the practice network, or use a full installation.',
    ja: 'この環境の Pullpay では、そのネットワークを使えません。練習用を選ぶか、通常版をお使いください。',
  },
  'practice-only': {
    en: 'This works on the practice network only. Switch to a practice wallet.',
    ja: 'この機能は練習用ネットワークだけで使えます。練習用のウォレットに切り替えてください。',
  },
  'faucet-refused': {
    en: 'The practice tap gave no coins this time. Wait a moment and ask again.',
    ja: '今回は練習用コインをもらえませんでした。少し待ってから、もう一度お試しください。',
  },
  'promises-unreadable': {
    en: 'The journal of claims holds a record this version cannot read. Nothing is paid until that is solved: update Pullpay, or restore a backup.',
    ja: '申請の記録に、このバージョンでは読めない項目があります。解決するまで支払いは行われません。Pullpay を更新するか、バックアップから復元してください。',
  },
  'database-ahead': {
    en: 'The list of claims is newer than the journal it is made from, as after restoring an old backup. Nothing is paid; restore the newest backup or ask for help before going on.',
    ja: '申請の一覧が、その元になる記録より新しくなっています（古いバックアップを戻した場合など）。支払いは停止しています。最新のバックアップを戻すか、続ける前にご相談ください。',
  },
  'database-unreadable': {
    en: 'The list of claims cannot be read or written on this disk. Check that the disk is not full, then restart Pullpay; the list is rebuilt from the journal.',
    ja: '申請の一覧をディスクから読み書きできません。空き容量を確認して Pullpay を再起動してください。一覧は記録から作り直されます。',
  },
  'database-full': {
    en: 'The disk has no room for the lists on screen. Promises and payments are safe in their journals. Free some space; Pullpay goes on by itself within seconds.',
    ja: '画面の一覧を保存する空き容量がディスクにありません。約束と支払いの記録は無事です。空き容量を増やすと、数秒以内に自動で再開します。',
  },
  'database-newer': {
    en: 'A newer Pullpay has used this profile, and this version cannot read its lists. Install the newer version again, or choose another profile.',
    ja: 'このプロファイルは新しいバージョンの Pullpay で使われたため、このバージョンでは一覧を読めません。新しいバージョンを入れ直すか、別のプロファイルを選んでください。',
  },
  'database-blocked': {
    en: 'Something else holds the lists of this profile open, so they cannot be read. Close other windows of Pullpay; it is tried again by itself.',
    ja: 'ほかのプログラムがこのプロファイルの一覧を開いているため、読めません。ほかの Pullpay のウィンドウを閉じてください。自動で再試行します。',
  },
  'workflow-gone': {
    en: 'The part of Pullpay that keeps claims and approvals does not answer. Nothing is lost. Start it again; what you typed stays.',
    ja: '申請と承認を受け持つ部分が応答していません。失われたものはありません。起動し直しても、入力した内容は残ります。',
  },
  'quote-expired': {
    en: 'The rate you saw is too old to be locked. Take a new rate and look at the amounts again.',
    ja: '表示したレートは古くなり、固定できません。レートを取り直し、金額をもう一度確認してください。',
  },
  'claim-page-missing': {
    en: 'The page for recipients is missing from this copy of Pullpay. Install Pullpay again; until then send the link.',
    ja: '受取人用のページがこの Pullpay に含まれていません。Pullpay を入れ直してください。それまではリンクを送ってください。',
  },
  'destination-missing': {
    en: 'The address that should receive the money is missing. Enter it and try again.',
    ja: '受け取り先のアドレスがありません。入力して、もう一度お試しください。',
  },
  'claim-not-ours': {
    en: 'This claim code answers a pull payment that is not in any wallet of this app. Open it on the computer that made the offer.',
    ja: 'この申請コードは、このアプリのウォレットにあるプルペイメントへの申請ではありません。オファーを作ったコンピューターで開いてください。',
  },
  'receipt-not-possible': {
    en: 'A receipt code exists only for claims that came as a code. This recipient sees the state in their own app.',
    ja: '受領コードは、コードで届いた申請にだけ作れます。この受取人は自分のアプリで状態を確認できます。',
  },
  'claim-not-found': {
    en: 'This claim is not in your list any more. Go back to “My claims” and look there.',
    ja: 'この申請は一覧に見つかりません。「自分の申請」に戻って確認してください。',
  },
  'claim-not-cancellable': {
    en: 'The claim can no longer be withdrawn: it was made as a code, or the sender has already decided. Ask the sender to decline it.',
    ja: 'この申請は取り下げられません。コードで作った申請か、送り主がすでに判断済みです。送り主に却下を依頼してください。',
  },
  'missing-permission': {
    en: 'This is not allowed with what was shown as proof. A claim is changed from the app that made it; a program needs a key with this permission in this wallet.',
    ja: '示された証明では、この操作は許可されません。申請の変更は申請したアプリから行ってください。プログラムには、このウォレットでの権限を持つキーが必要です。',
  },
  'host-not-allowed': {
    en: 'You have not allowed Pullpay to contact that computer. Open the link again and agree to contact it.',
    ja: 'そのコンピューターへの接続が許可されていません。リンクを開き直し、接続を許可してください。',
  },
  'host-address-refused': {
    en: 'The name {host} leads into a private network or to this computer itself, not to the public host you agreed to contact. Nothing was sent; ask the sender for another link.',
    ja: '{host} という名前の接続先が、許可した公開サーバーではなく、プライベートネットワークかこのコンピューター自身になっています。何も送信していません。送り主に別のリンクを頼んでください。',
  },
  'host-needs-tor': {
    en: 'This link points to an onion service, and Pullpay has no Tor client yet. Ask the sender for another link, or send a claim code.',
    ja: 'このリンクは onion サービスを指していますが、Pullpay はまだ Tor に対応していません。送り主に別のリンクを頼むか、申請コードを送ってください。',
  },
  'host-unreachable': {
    en: 'The other computer cannot be reached. It may be off, or the address has changed; check your connection and ask the sender.',
    ja: '相手のコンピューターに接続できません。電源が切れているか、アドレスが変わった可能性があります。通信環境を確認し、送り主に問い合わせてください。',
  },
  'host-timeout': {
    en: 'The other computer did not answer within 10 seconds. Your claim may or may not have arrived; trying again is safe, it stays one claim.',
    ja: '相手のコンピューターから 10 秒以内に応答がありませんでした。申請が届いたかどうかは不明ですが、再試行しても申請は 1 件のままなので安全です。',
  },
  'host-answer': {
    en: 'The other computer answered with something that is no pull payment. Check the link with the person who sent it.',
    ja: '相手のコンピューターの応答が、プルペイメントとして正しくありません。リンクが正しいか、送り主に確認してください。',
  },
  'body-malformed': {
    en: 'The request to the claim service was not valid JSON. Correct it and send it again.',
    ja: '申請サービスへの要求が正しい JSON ではありません。修正して、もう一度送ってください。',
  },
  'body-too-deep': {
    en: 'The request to the claim service is nested too deeply. Send a simpler one.',
    ja: '申請サービスへの要求の階層が深すぎます。より単純な形で送ってください。',
  },
  'body-too-large': {
    en: 'The request to the claim service is larger than 64 KiB. Send a smaller one.',
    ja: '申請サービスへの要求が 64 KiB を超えています。小さくして送ってください。',
  },
  'body-type': {
    en: 'The claim service takes JSON only. Send the request as application/json.',
    ja: '申請サービスは JSON だけを受け付けます。application/json として送ってください。',
  },
  validation: {
    en: 'Some fields of the request are not right. Correct those that are named and send it again.',
    ja: '要求の一部の項目が正しくありません。示された項目を修正して、もう一度送ってください。',
  },
} as const satisfies TextTable;
