// Owns the words for everything that can be refused about pull payments, claims, rates and approvals: the cause, then the next step.

export const errorsPayouts = {
  'passphrase-empty': {
    en: 'The passphrase is empty. Enter at least one character other than a blank.',
    ja: '合言葉が空です。空白以外の文字を 1 文字以上入力してください。',
  },
  'passphrase-too-long': {
    en: 'The passphrase is too long. Use at most {limit} characters.',
    ja: '合言葉が長すぎます。{limit} 文字以内にしてください。',
  },
  'external-payment-seen': {
    en: 'Another wallet seems to have paid one of these payouts already, so Pullpay does not pay or change it. Open it, and confirm or reject that payment first.',
    ja: 'ほかのウォレットからすでに支払われたとみられるものがあるため、支払いや変更を止めています。その支払いを開き、先に確認するか却下してください。',
  },
  'number-invalid': {
    en: 'This is not an amount. Write digits with a point for the decimals, for example 12.50.',
    ja: '金額として読み取れません。12.50 のように、数字と小数点だけで入力してください。',
  },
  'number-too-precise': {
    en: 'This number has too many places after the point. Use at most {limit}.',
    ja: '小数点以下の桁数が多すぎます。{limit} 桁以内で入力してください。',
  },
  'number-too-long': {
    en: 'This number is too long. Use at most {limit} digits in all.',
    ja: '数字が長すぎます。全体で {limit} 桁以内にしてください。',
  },
  'number-inexact': {
    en: 'A number with more than 15 digits may lose its last ones on the way. Send the amount as text, in quotation marks.',
    ja: '15 桁を超える数値は、途中で末尾の桁が失われることがあります。金額は引用符で囲んだ文字列として送ってください。',
  },
  'unit-invalid': {
    en: 'A unit has 1 to 12 letters or digits and nothing else, such as USD, BTC or HOUR. Shorten it, or leave out blanks and signs.',
    ja: '単位に使えるのは 1〜12 文字の文字と数字だけです（例：USD、BTC、時間）。短くするか、空白や記号を除いてください。',
  },
  'unit-missing': {
    en: 'The amount has no unit yet. Choose a currency such as USD or BTC, or write a unit of your own such as HOUR.',
    ja: '金額の単位が決まっていません。USD や BTC などの通貨を選ぶか、「時間」のような独自の単位を入力してください。',
  },
  'text-expected': {
    en: 'Text was expected here, but something else was sent. Send this entry as text, in quotation marks.',
    ja: 'ここは文字列で指定する項目ですが、別の形式で送られました。引用符で囲んだ文字列で送ってください。',
  },
  'whole-seconds-expected': {
    en: 'A time or a length of time must be a whole number of seconds. Send it without decimals and without quotation marks.',
    ja: '日時や期間は、秒単位の整数で指定する必要があります。小数や引用符を付けずに送ってください。',
  },
  'yes-or-no-expected': {
    en: 'Only yes or no (true or false) can stand here. Send one of the two, without quotation marks.',
    ja: 'この項目に指定できるのは true か false だけです。引用符を付けずに、どちらかを送ってください。',
  },
  'list-expected': {
    en: 'A list of payout methods was expected here. Send it in square brackets, for example ["BTC-CHAIN"].',
    ja: 'ここには支払い方法の一覧が必要です。["BTC-CHAIN"] のように、角括弧で囲んで送ってください。',
  },
  'days-expected': {
    en: 'The lifetime of Lightning invoices must be a whole number of days. Send a number such as 30.',
    ja: 'Lightning 請求書の有効期間は、日単位の整数で指定する必要があります。30 のような数値を送ってください。',
  },
  'days-negative': {
    en: 'The lifetime of Lightning invoices cannot be below zero days. Send zero or more.',
    ja: 'Lightning 請求書の有効期間を負の日数にすることはできません。0 以上の値を送ってください。',
  },
  'name-too-long': {
    en: 'The name is longer than {limit} characters. Shorten it, and put the details into the description.',
    ja: '名前が {limit} 文字を超えています。短くして、詳しい内容は説明欄に書いてください。',
  },
  'description-too-long': {
    en: 'The description is longer than {limit} characters. Shorten it, or link to a page that says more.',
    ja: '説明が {limit} 文字を超えています。短くするか、詳しいページへのリンクを書いてください。',
  },
  'auto-approve-limit-invalid': {
    en: 'A bound for automatic approval must be an amount above zero. Enter one in digits, or leave it empty for no bound.',
    ja: '自動承認の上限は 0 より大きい金額にしてください。数字で入力するか、上限を設けない場合は空のままにしてください。',
  },
  'refund-not-positive': {
    en: 'The amount paid, the rate and an amount of your own must be above zero. Check what you typed.',
    ja: '支払われた額・レート・指定する金額は、いずれも 0 より大きくしてください。入力内容を確かめてください。',
  },
  'refund-percent-invalid': {
    en: 'What you keep back is a percentage from 0 to below 100. Enter it in digits, or leave it empty.',
    ja: '差し引く割合は 0 以上 100 未満のパーセントです。数字で入力するか、空のままにしてください。',
  },
  'refund-nothing-left': {
    en: 'Nothing is left to refund: the result is smaller than the smallest part of the currency. Refund more, or keep back less.',
    ja: '計算すると返金額がなくなります。その通貨の最小単位に届いていません。返金額を増やすか、差し引く割合を減らしてください。',
  },
  'limit-not-positive': {
    en: 'The limit must be above zero, or nobody could ever claim anything. Enter the most that may be claimed.',
    ja: '上限が 0 以下では、誰も申請できません。申請できる最大の金額を入力してください。',
  },
  'period-not-positive': {
    en: 'A period must last at least one second. Enter its length, or leave it out so that the limit counts once for the whole time.',
    ja: '期間は 1 秒以上にする必要があります。長さを入力するか、空欄にして全期間でひとつの上限にしてください。',
  },
  'ends-before-start': {
    en: 'The end lies before the start. Choose a later end, or an earlier start.',
    ja: '終了日時が開始日時より前になっています。終了を遅くするか、開始を早くしてください。',
  },
  'no-payout-method': {
    en: 'No payout method is chosen, so nobody could be paid. Choose at least one.',
    ja: '支払い方法がひとつも選ばれていないため、誰にも支払えません。少なくともひとつ選んでください。',
  },
  'too-many-payout-methods': {
    en: 'A pull payment offers at most {most} ways to be paid. Leave some out, or make a second pull payment for them.',
    ja: 'プルペイメントの支払い方法は {most} 個までです。いくつか外すか、別のプルペイメントに分けてください。',
  },
  'payout-method-unknown': {
    en: 'Pullpay does not know this payout method. Use BTC-CHAIN for Bitcoin, XRP-CHAIN for XRP, CODE.issuer-CHAIN for a token, or the 48 digits of an MPT with -CHAIN behind them.',
    ja: 'Pullpay が対応していない支払い方法です。Bitcoin は BTC-CHAIN、XRP は XRP-CHAIN、トークンは「コード.発行者-CHAIN」、MPT は 48 桁の ID に -CHAIN を付けて指定してください。',
  },
  'payout-method-issuer-wrong': {
    en: 'The issuer of this token is not a valid XRP Ledger address; a letter may be wrong or missing. Copy the issuer’s address again from where the token is described.',
    ja: 'このトークンの発行者は、正しい XRP Ledger のアドレスではありません。文字の誤りや抜けがある可能性があります。トークンの説明から、発行者のアドレスをコピーし直してください。',
  },
  'processor-method-manual': {
    en: 'Automatic payments can pay Bitcoin and XRP only, so that their daily limits stay sums of one coin. Choose one of these; payouts in tokens are paid by hand from the queue.',
    ja: '自動支払いで支払えるのは Bitcoin と XRP だけです（1 日の上限を 1 種類のコインの合計で管理するため）。どちらかを選んでください。トークンでの支払いは、キューから手動で行えます。',
  },
  'mpt-scale-unknown': {
    en: 'The ledger could not be asked how amounts of this token are counted, so no amount can be locked yet. Check the connection to the XRP Ledger and approve again.',
    ja: 'このトークンの金額の数え方を台帳に確認できないため、まだ金額を固定できません。XRP Ledger への接続を確認して、もう一度承認してください。',
  },
  'mpt-scale-differs': {
    en: 'The ledger counts this token with other decimals than the approval did, so paying it would pay a wrong amount. Move the payout back to approval and approve it again.',
    ja: '台帳上のこのトークンの小数桁数が承認時と異なるため、このままでは誤った金額を支払ってしまいます。支払いを承認待ちに戻し、もう一度承認してください。',
  },
  'no-trust-line': {
    en: 'The recipient’s account has not accepted the token {currency} yet, or not that much of it, so it cannot arrive. The recipient first accepts this token in his own wallet (a trust line, or opting in); then try again.',
    ja: '受取人のアカウントがトークン {currency} をまだ受け入れていない（または受け入れ上限を超える）ため、届きません。受取人が自分のウォレットでこのトークンを受け入れる設定（トラストラインやオプトイン）をしてから、もう一度お試しください。',
  },
  'price-expected': {
    en: 'A default price needs an amount and a currency, such as 50 USD for one hour. Enter both, or leave the price out.',
    ja: '既定の単価には、金額と通貨の両方が必要です（例：1 時間あたり 50 USD）。両方を入力するか、単価を空欄にしてください。',
  },
  'price-not-positive': {
    en: 'The default price must be above zero. Enter what one unit costs.',
    ja: '既定の単価は 0 より大きくする必要があります。1 単位あたりの価格を入力してください。',
  },
  'price-currency-unknown': {
    en: 'The default price needs a currency that has a market rate. Choose one such as USD, EUR or JPY.',
    ja: '既定の単価には、市場レートのある通貨が必要です。USD、EUR、JPY などから選んでください。',
  },
  'invalid-content': {
    en: 'Some entries cannot be accepted as they are. Correct the marked ones and send it again.',
    ja: '受け付けられない項目があります。印の付いた項目を直して、もう一度送ってください。',
  },
  'pullpayment-not-found': {
    en: 'This pull payment does not exist here. Check the link, or ask its sender for a new one.',
    ja: 'このプルペイメントは見つかりません。リンクを確認するか、送り主に新しいリンクを頼んでください。',
  },
  'payout-not-found': {
    en: 'This payout does not exist here. Reload the list and choose it again.',
    ja: 'この支払いは見つかりません。一覧を読み込み直して、もう一度選んでください。',
  },
  archived: {
    en: 'The sender has closed this pull payment, and nothing can be claimed from it any more. Ask the sender for a new one.',
    ja: 'このプルペイメントは送り主が終了したため、もう申請できません。送り主に新しいものを頼んでください。',
  },
  expired: {
    en: 'The end date of this pull payment has passed. Ask the sender for a new one if something is still owed to you.',
    ja: 'このプルペイメントの終了日時を過ぎています。まだ受け取るものがある場合は、送り主に新しいものを頼んでください。',
  },
  'not-started': {
    en: 'This pull payment has not started yet. Claim again after its start date.',
    ja: 'このプルペイメントはまだ始まっていません。開始日時を過ぎてから申請してください。',
  },
  'payment-method-not-supported': {
    en: 'This pull payment does not pay by {method}. Choose one of the methods it lists.',
    ja: 'このプルペイメントでは {method} での支払いを受けられません。表示されている支払い方法から選んでください。',
  },
  'duplicate-destination': {
    en: 'Another claim to this same destination is still open ({state, select, AwaitingApproval {waiting for approval} AwaitingPayment {waiting for payment} other {being paid}}), and two at once could not be told apart on the chain. Use a new address, or wait until the other one is paid or cancelled.',
    ja: '同じ宛先への申請がまだ残っています（{state, select, AwaitingApproval {承認待ち} AwaitingPayment {支払い待ち} other {支払い中}}）。同じ宛先に 2 件あると、チェーン上で区別できません。新しいアドレスを使うか、先の申請が支払い済みまたは取り消しになるまでお待ちください。',
  },
  'duplicate-claim': {
    en: 'This claim id was already used for a claim with other content. Open the form anew to make a separate claim.',
    ja: 'この申請 ID は、別の内容の申請ですでに使われています。別の申請をするには、フォームを開き直してください。',
  },
  overdraft: {
    en: 'This is more than is left: {available} {unit} can still be claimed now. Claim less, or wait for the next period.',
    ja: '残りの金額を超えています。いま申請できるのは {available} {unit} までです。金額を減らすか、次の期間までお待ちください。',
  },
  'amount-too-low': {
    en: 'This amount is too small to be paid; it must be above zero and at least {minimum} {currency}. Ask for more, or, if nothing is left now, wait for the next period.',
    ja: '金額が小さすぎて支払えません。0 より大きく、かつ {minimum} {currency} 以上である必要があります。金額を増やしてください。残りがない場合は、次の期間までお待ちください。',
  },
  'amount-too-high': {
    en: 'At this rate the payment would be more than all coins there are ({maximum} {currency}). Check the rate and the amount for a slip of the point.',
    ja: 'このレートでは、支払額が発行上限（{maximum} {currency}）を超えてしまいます。レートと金額の桁を確認してください。',
  },
  'amount-missing': {
    en: 'A payout without a pull payment needs an amount. Enter how much to pay.',
    ja: 'プルペイメントに属さない支払いには、金額が必要です。支払う金額を入力してください。',
  },
  'amount-not-positive': {
    en: 'Only an amount above zero can be paid. Enter a larger one.',
    ja: '0 以下の金額は支払えません。0 より大きい金額を入力してください。',
  },
  'destination-amount-too-high': {
    en: 'The payment request of this destination names more than you asked for. Make the two amounts equal, or use the plain address.',
    ja: '宛先の支払いリクエストに書かれた金額が、申請額を上回っています。両方の金額をそろえるか、アドレスだけを使ってください。',
  },
  'note-too-long': {
    en: 'The note is longer than {limit} characters. Keep it to what the sender needs to know.',
    ja: 'メモが {limit} 文字を超えています。送り主に必要なことだけにしてください。',
  },
  'reason-too-long': {
    en: 'The reason is longer than {limit} characters. Say it in fewer words.',
    ja: '理由が {limit} 文字を超えています。もう少し短く書いてください。',
  },
  'claim-id-malformed': {
    en: 'A claim id has exactly 32 hexadecimal digits. Make a new random one, or leave it out.',
    ja: '申請 ID は 32 桁の 16 進数である必要があります。新しく乱数で作るか、省略してください。',
  },
  'revision-expected': {
    en: 'The revision must be a whole number. Send the one that the claim shows now.',
    ja: 'リビジョンは整数で指定する必要があります。いまの申請に表示されている値を送ってください。',
  },
  'old-revision': {
    en: 'The recipient has changed this claim in the meantime. Look at it again and decide anew.',
    ja: '受取人がこの申請を変更しました。内容をもう一度確認してから、あらためて判断してください。',
  },
  'invalid-state': {
    en: 'This cannot be done now, because the payout is {state, select, AwaitingApproval {waiting for approval} AwaitingPayment {waiting for payment} InProgress {being paid} Completed {already paid} Cancelled {already cancelled} other {in another state}}. Reload to see where it stands; a payment under way has to finish first.',
    ja: 'この支払いは{state, select, AwaitingApproval {承認待ちの} AwaitingPayment {支払い待ちの} InProgress {支払い中の} Completed {支払い済みの} Cancelled {取り消された} other {別の}}状態のため、いまはこの操作ができません。読み込み直して状態を確認してください。支払い中の場合は、終わるまでお待ちください。',
  },
  'payment-proof-invalid': {
    en: 'A proof of payment needs a type (proofType) that is text. Add it, or mark the payout without a proof.',
    ja: '支払いの証明には、文字列の種類（proofType）が必要です。補って送るか、証明なしで印を付けてください。',
  },
  'rate-unavailable': {
    en: 'There is no exchange rate at the moment for {pair}. Set the rate yourself, turn on a source in Settings, Rates, or try again in a few minutes.',
    ja: '{pair} の交換レートがいま取得できません。レートを自分で決めるか、「設定」の「レート」で取得元を有効にするか、数分後にもう一度お試しください。',
  },
  'rate-rule-invalid': {
    en: 'This rate cannot be used. Enter the price of one coin above zero, such as 65000, or a rule such as kraken(BTC_USD) * 1.01 for the coin and unit that are being approved.',
    ja: 'このレートは使えません。1 コインの価格を 65000 のような 0 より大きい数で入力するか、承認するコインと単位に合った kraken(BTC_USD) * 1.01 のような式を入力してください。',
  },
  'rate-source-twice': {
    en: 'A price source is in the list twice. Keep each source once.',
    ja: '同じ取得元が 2 回含まれています。それぞれ 1 回だけにしてください。',
  },
  'rate-pair-invalid': {
    en: '“{pair}” is not a pair. Write the coin and the unit, such as BTC_USD.',
    ja: '「{pair}」はコインと単位の組ではありません。BTC_USD のように入力してください。',
  },
  'rate-pair-twice': {
    en: 'There are two prices for {pair}. Keep one of them.',
    ja: '{pair} の価格が 2 つあります。どちらか 1 つにしてください。',
  },
  'manual-rate-invalid': {
    en: 'The price for {pair} must be a number above zero with at most 18 decimals, such as 65000.',
    ja: '{pair} の価格は、65000 のような 0 より大きい数（小数は 18 桁まで）で入力してください。',
  },
  'rate-rule-mixed': {
    en: 'One rate cannot serve several units or coins at once. Select payouts of one unit and one method, and approve the others separately.',
    ja: 'ひとつのレートを、異なる単位やコインにまとめて使うことはできません。単位と支払い方法が同じものだけを選び、残りは別に承認してください。',
  },
  'payout-list-invalid': {
    en: 'The selection is empty or names a payout twice. Select each payout once.',
    ja: '選択が空か、同じ支払いが 2 回含まれています。それぞれ 1 回ずつ選んでください。',
  },
  'approval-refused': {
    en: 'Nothing was approved, because some of the selected payouts cannot be approved as they are. Look at the marked ones, correct or deselect them, and approve again.',
    ja: '選んだ支払いの中に承認できないものがあるため、1 件も承認していません。印の付いたものを確認し、直すか選択を外してから、もう一度承認してください。',
  },
  'destination-tag-required': {
    en: 'This XRP address belongs to many people, and only a destination tag says whose money it is. Add the tag that your wallet or exchange shows with the address.',
    ja: 'この XRP アドレスは多くの人が共有しており、宛先タグがないと誰の入金か分かりません。ウォレットや取引所がアドレスと一緒に表示しているタグを付けてください。',
  },
  'destination-refused': {
    en: 'This XRP account does not accept such payments: its owner has set it to refuse them, the token’s issuer has frozen or not authorized it, or nobody holds its key. Use another address, or change that setting in the wallet that owns it.',
    ja: 'この XRP アカウントは、この種の支払いを受け付けません。持ち主の設定、トークンの発行者による凍結や未承認、または誰も鍵を持っていないことが原因です。別のアドレスを使うか、そのウォレットで設定を変更してください。',
  },
  'destination-not-funded': {
    en: 'This XRP account does not exist yet, and opening it takes at least {reserve} XRP in one payment; other tokens cannot open it. Ask for more XRP, or use an account that is already open.',
    ja: 'この XRP アカウントはまだ存在しません。開設には 1 回で {reserve} XRP 以上の入金が必要で、ほかのトークンでは開設できません。XRP の金額を増やすか、開設済みのアカウントを使ってください。',
  },
  'id-taken': {
    en: 'A record with the same id already exists, so this one was not written. Try again; a new id is made each time.',
    ja: '同じ ID の記録がすでにあるため、書き込みませんでした。もう一度お試しください。そのたびに新しい ID が作られます。',
  },
  'event-malformed': {
    en: 'A record of the journal cannot be read; a newer version of Pullpay may have written it, or the file is damaged. Update Pullpay; if that does not help, restore a backup.',
    ja: '記録の一部を読み取れません。より新しい Pullpay が書いたものか、ファイルが壊れている可能性があります。Pullpay を更新し、それでも直らない場合はバックアップから復元してください。',
  },
  'event-out-of-order': {
    en: 'The records do not follow each other as they should, so nothing was written. Restart Pullpay so that it reads them afresh.',
    ja: '記録の順序が合わないため、何も書き込みませんでした。Pullpay を再起動して、記録を読み込み直してください。',
  },
  'event-impossible': {
    en: 'This change contradicts what is recorded, so it was not written. Reload the screen and try again; if it happens again, restart Pullpay.',
    ja: 'この変更は既存の記録と矛盾するため、書き込みませんでした。画面を読み込み直してお試しください。繰り返す場合は Pullpay を再起動してください。',
  },
  'approval-inexact': {
    en: 'The amount to be paid does not follow from the claim and the rate, so nothing was approved. Ask for a new quote and approve again.',
    ja: '支払額が申請額とレートの計算に一致しないため、承認しませんでした。見積もりを取り直して、もう一度承認してください。',
  },
  'claim-date-wrong': {
    en: 'The date of this claim is not the present time. Check the clock of this computer, then send the claim again.',
    ja: '申請の日時が現在の時刻と一致しません。このコンピューターの時計を確認してから、もう一度申請してください。',
  },
  'archive-incomplete': {
    en: 'A claim arrived while the pull payment was being closed. Look at the list and close it once more.',
    ja: '終了の処理中に新しい申請が届きました。一覧を確認してから、もう一度終了してください。',
  },
  'interval-out-of-range': {
    en: 'The time between two runs must be a whole number of seconds from {least} to {most}. Choose another one.',
    ja: '実行の間隔は {least} 秒から {most} 秒までの整数で指定してください。',
  },
  'fee-target-out-of-range': {
    en: 'The number of blocks for the fee must be a whole number from {least} to {most}. Choose another one.',
    ja: '手数料の目標ブロック数は {least} から {most} までの整数で指定してください。',
  },
  'threshold-invalid': {
    en: 'The smallest amount of a run must be zero or more, with at most {places} digits after the point. Correct it.',
    ja: '1 回に支払う最小額は 0 以上で、小数点以下 {places} 桁までで指定してください。',
  },
  'fee-ceiling-invalid': {
    en: 'The highest fee must be more than zero, with at most {places} digits after the point. Leave it empty for no limit.',
    ja: '手数料の上限は 0 より大きく、小数点以下 {places} 桁までで指定してください。上限なしにする場合は空欄にしてください。',
  },
  'daily-cap-invalid': {
    en: 'The most per 24 hours must be more than zero, with at most {places} digits after the point. Correct it.',
    ja: '24 時間あたりの上限額は 0 より大きく、小数点以下 {places} 桁までで指定してください。',
  },
  'remote-mark-there': {
    en: 'Payouts of a connected store are marked as paid at the store itself. Open BTCPay Server and mark it there; it changes here by itself.',
    ja: '接続したストアの支払いは、ストア側で支払い済みにします。BTCPay Server を開いて変更すると、こちらにも自動で反映されます。',
  },
  'no-ledger-here': {
    en: 'Wallets of this network pay in Bitcoin alone: the XRP Ledger can be used on the practice network only. For payouts in XRP or tokens use a practice wallet.',
    ja: 'このネットワークのウォレットで使えるのは Bitcoin だけです。XRP Ledger を使えるのは練習用だけなので、XRP やトークンの支払いは練習用のウォレットで試してください。',
  },
} as const;
