// Owns the words for what the state of the XRP Ledger holds against a payment: the cause, then the next step.
import type { LedgerCode } from '../../xrpl/finding-codes.ts';
import type { Text } from '../locale.ts';

export const errorsXrplLedger = {
  'xrpl-source-absent': {
    en: 'The paying account does not exist on the ledger yet. Have XRP sent to it first, at least the base reserve.',
    ja: '支払うアカウントがまだ台帳にありません。まず、基本準備金以上の XRP をそのアカウントに送ってもらってください。',
  },
  'xrpl-sequence-ahead': {
    en: 'Sequence {sequence} comes too early: {next} is next. Use {next}, or wait for the payments before it.',
    ja: '通し番号 {sequence} はまだ使えません。次の番号は {next} です。{next} を使うか、前の支払いの完了を待ってください。',
  },
  'xrpl-sequence-past': {
    en: 'Sequence {sequence} is used already; {next} is next. Look up what was sent with it before you pay again.',
    ja: '通し番号 {sequence} はすでに使われています（次は {next}）。もう一度支払う前に、その番号で何が送られたか確認してください。',
  },
  'xrpl-ticket-ahead': {
    en: 'Ticket {ticket} has not been made yet. Make tickets first, or choose one that you have.',
    ja: 'チケット {ticket} はまだ作られていません。先にチケットを作るか、手持ちのものを選んでください。',
  },
  'xrpl-ticket-absent': {
    en: 'Ticket {ticket} is used already or was never yours. Look up what was sent with it before you pay again.',
    ja: 'チケット {ticket} はすでに使われたか、お持ちではありません。もう一度支払う前に、何が送られたか確認してください。',
  },
  'xrpl-prior-differs': {
    en: 'The account’s last transaction is another than AccountTxnID says. Check what was sent meanwhile, then leave it out or correct it.',
    ja: 'アカウントの直前の取引が、AccountTxnID と違います。その間に何が送られたか確認し、消すか直してください。',
  },
  'xrpl-window-passed': {
    en: 'The time window of this payment has passed: it ends with ledger {last}, and {open} is being built. Make the payment anew.',
    ja: 'この支払いの有効期間は過ぎました（台帳 {last} まで。現在は {open}）。支払いを作り直してください。',
  },
  'xrpl-master-disabled': {
    en: 'The account’s main key is switched off. Sign with its regular key or its signers.',
    ja: 'このアカウントの主鍵は無効になっています。通常鍵か署名者で署名してください。',
  },
  'xrpl-key-stranger': {
    en: 'The chosen key may not sign for this account. Choose the account’s own key or its regular key.',
    ja: '選んだ鍵では、このアカウントの署名ができません。アカウント自身の鍵か通常鍵を選んでください。',
  },
  'xrpl-fee-too-low': {
    en: 'The fee of {fee} XRP is too low: the network asks for {open} XRP now. Raise the fee.',
    ja: '手数料 {fee} XRP では足りません。ネットワークは現在 {open} XRP を求めています。手数料を上げてください。',
  },
  'xrpl-fee-queued': {
    en: 'With a fee of {fee} XRP the payment will wait for a quieter ledger; {open} XRP would go in at once. Raise the fee if you are in a hurry.',
    ja: '手数料 {fee} XRP では、台帳が空くまで待たされます。{open} XRP ならすぐに入ります。急ぐ場合は上げてください。',
  },
  'xrpl-fee-not-covered': {
    en: 'The account does not hold enough XRP for the network fee. Add XRP.',
    ja: 'アカウントに、ネットワーク手数料を払えるだけの XRP がありません。XRP を追加してください。',
  },
  'xrpl-receiver-absent-token': {
    en: 'This address does not exist on the ledger yet, and only XRP can open it. Send XRP there first; then the receiver must accept the token.',
    ja: 'このアドレスはまだ台帳になく、開設できるのは XRP だけです。先に XRP を送り、受取人にトークンを受け入れてもらってください。',
  },
  'xrpl-receiver-absent-partial': {
    en: 'A partial payment cannot open an account. Switch partial payment off, or send XRP there first.',
    ja: '部分支払いでアカウントは開設できません。部分支払いをオフにするか、先に XRP を送ってください。',
  },
  'xrpl-receiver-absent-amount': {
    en: 'This address does not exist yet, and opening it takes at least {reserve} XRP. Send that much, or check the address.',
    ja: 'このアドレスはまだ存在せず、開設には {reserve} XRP 以上が必要です。それ以上を送るか、アドレスを確認してください。',
  },
  'xrpl-tag-needed': {
    en: 'The receiver requires a destination tag, often an exchange that would not know whose money it is. Ask for the tag and enter it.',
    ja: '受取人は宛先タグを必要としています（取引所など、誰の入金か区別するためです）。タグを確認して入力してください。',
  },
  'xrpl-credential-absent': {
    en: 'Credential {id} does not exist (any more). Remove it, or ask its issuer for a new one.',
    ja: '資格情報 {id} は存在しません。外すか、発行者に新しいものを頼んでください。',
  },
  'xrpl-credential-not-yours': {
    en: 'Credential {id} was issued to somebody else. Show only credentials of the paying account.',
    ja: '資格情報 {id} は別の人に発行されたものです。支払うアカウントのものだけを提示してください。',
  },
  'xrpl-credential-not-accepted': {
    en: 'You have not accepted credential {id} yet. Accept it first; it is you, the payer, who must do so.',
    ja: '資格情報 {id} をまだ承諾していません。先に承諾してください。承諾するのは支払う側のあなたです。',
  },
  'xrpl-credential-expired': {
    en: 'Credential {id} has expired, and a payment with it would fail. Remove it, or ask its issuer for a new one.',
    ja: '資格情報 {id} は期限切れで、使うと支払いは失敗します。外すか、発行者に新しいものを頼んでください。',
  },
  'xrpl-domain-absent': {
    en: 'There is no such domain on the ledger. Check DomainID, or leave it out.',
    ja: 'そのようなドメインは台帳にありません。DomainID を確認するか、消してください。',
  },
  'xrpl-domain-sender-outside': {
    en: 'You are not a member of this domain. Get and accept a credential that it takes, or leave DomainID out.',
    ja: 'あなたはこのドメインのメンバーではありません。ドメインが認める資格情報を受け取って承諾するか、DomainID を消してください。',
  },
  'xrpl-domain-receiver-outside': {
    en: 'The receiver is not a member of this domain. Ask the receiver to join it, or leave DomainID out.',
    ja: '受取人はこのドメインのメンバーではありません。参加してもらうか、DomainID を消してください。',
  },
  'xrpl-funds-short': {
    en: 'Your XRP does not reach: the reserve must stay, and at most {spendable} XRP can be sent. Lower the amount or add XRP.',
    ja: 'XRP が足りません。準備金は残す必要があり、送れるのは {spendable} XRP までです。金額を下げるか、XRP を追加してください。',
  },
  'xrpl-pseudo-account': {
    en: 'This address belongs to a mechanism of the ledger (a pool or vault), not to a person, and takes no payments. Check the address.',
    ja: 'このアドレスは人ではなく台帳の仕組み（プールや保管庫）のもので、支払いを受け取れません。アドレスを確認してください。',
  },
  'xrpl-deposit-refused': {
    en: 'The receiver accepts payments only from senders it has approved, and you are not among them. Ask the receiver to approve your account.',
    ja: '受取人は許可した送り主からの支払いだけを受け付けており、あなたは含まれていません。アカウントの許可を依頼してください。',
  },
  'xrpl-deposit-unknown': {
    en: 'The receiver accepts payments only from approved senders, and it is not known whether you are one. Ask the receiver, or try it out on the server first.',
    ja: '受取人は許可した送り主からの支払いだけを受け付けますが、あなたが含まれるかはわかりません。受取人に聞くか、先にサーバーで試算してください。',
  },
  'xrpl-credentials-poor-account': {
    en: 'The receiver holds so little XRP that everybody may send it this payment. Credentials must not be used then: leave CredentialIDs out.',
    ja: '受取人の XRP がごく少ないため、この支払いは誰でも送れます。この場合、資格情報は使えません。CredentialIDs を消してください。',
  },
  'xrpl-receiver-disallows-xrp': {
    en: 'The receiver has asked not to be sent XRP. The ledger would deliver it all the same, but it may be lost to you: ask the receiver first.',
    ja: '受取人は XRP の受け取りを望んでいません。台帳上は届きますが、戻らないおそれがあります。先に受取人に確認してください。',
  },
  'xrpl-source-line-missing': {
    en: 'You have no trust line for {currency} with {issuer}, so you cannot pay with it. Choose a token that you hold.',
    ja: 'あなたには {issuer} の {currency} のトラストラインがないため、これでは支払えません。お持ちのトークンを選んでください。',
  },
  'xrpl-receiver-line-missing': {
    en: 'The receiver has not accepted {currency} of {issuer}. Ask the receiver to add a trust line for it first.',
    ja: '受取人は {issuer} の {currency} を受け入れていません。先にトラストラインを追加してもらってください。',
  },
  'xrpl-path-line-missing': {
    en: 'No {currency} can pass from {from} to {to} on this path. Choose another path.',
    ja: 'この経路では {from} から {to} へ {currency} を渡せません。別の経路を選んでください。',
  },
  'xrpl-receiver-line-full': {
    en: 'The receiver’s limit for {currency} of {issuer} leaves too little room. Ask the receiver to raise the limit, or pay less.',
    ja: '受取人の {currency}（発行者 {issuer}）の限度額に余裕がありません。限度額を上げてもらうか、金額を減らしてください。',
  },
  'xrpl-receiver-not-authorized': {
    en: 'The issuer {issuer} has not authorized the receiver to hold {currency}. Ask the receiver to have this done.',
    ja: '発行者 {issuer} は、受取人が {currency} を持つことをまだ許可していません。受取人に許可を得てもらってください。',
  },
  'xrpl-global-freeze': {
    en: 'The issuer {account} has frozen all {currency}: nobody can pass it on. Choose another token.',
    ja: '発行者 {account} が {currency} をすべて凍結しており、誰も渡せません。別のトークンを選んでください。',
  },
  'xrpl-source-frozen': {
    en: 'Your {currency} is frozen by {account}. You can only give it back to the issuer; ask the issuer why.',
    ja: 'あなたの {currency} は {account} により凍結されています。発行者に返すことしかできません。理由を発行者に確認してください。',
  },
  'xrpl-receiver-deep-frozen': {
    en: 'The line for {currency} on the way to {account} is deeply frozen and takes nothing. Choose another token or another receiver.',
    ja: '{account} への {currency} の線は完全に凍結されており、何も受け取れません。別のトークンか別の受取人を選んでください。',
  },
  'xrpl-receiver-freezes-issuer': {
    en: 'The receiver {account} has frozen its own line for {currency} and takes none from others. Ask the receiver.',
    ja: '受取人 {account} が自分の {currency} の線を凍結しており、ほかの人からは受け取れません。受取人に確認してください。',
  },
  'xrpl-no-ripple': {
    en: 'The account {account} lets no {currency} pass through it. If it is the issuer, it must allow rippling; otherwise choose another path.',
    ja: 'アカウント {account} は {currency} を中継しません。発行者なら中継を許可してもらう必要があります。そうでなければ別の経路を選んでください。',
  },
  'xrpl-issuer-absent': {
    en: 'The account {account} in the route does not exist. Check the issuer of the token.',
    ja: '経路の途中のアカウント {account} は存在しません。トークンの発行者を確認してください。',
  },
  'xrpl-token-funds-none': {
    en: 'You hold no {currency} of {issuer}. Choose a token that you hold, or get some first.',
    ja: 'あなたは {issuer} の {currency} を持っていません。お持ちのトークンを選ぶか、先に入手してください。',
  },
  'xrpl-token-funds-short': {
    en: 'You can give at most {held}. Lower the amount.',
    ja: '渡せるのは {held} までです。金額を下げてください。',
  },
  'xrpl-source-xrp-locked': {
    en: 'All your XRP is needed for the reserve, so none can be exchanged. Add XRP.',
    ja: '手持ちの XRP はすべて準備金に必要で、交換に使えません。XRP を追加してください。',
  },
  'xrpl-send-max-short': {
    en: 'The most that may be spent (SendMax) is smaller than what must be spent: {needed}. Raise it to that.',
    ja: '使う額の上限（SendMax）が、必要な額（{needed}）に足りません。その額まで上げてください。',
  },
  'xrpl-transfer-fee-uncovered': {
    en: 'The issuer charges for passing its token on, and the most that may be spent (SendMax) does not cover it. Raise it to {needed}, or allow a partial payment.',
    ja: '発行者がトークンの受け渡しに手数料を取るため、使う額の上限（SendMax）が足りません。{needed} に上げるか、部分支払いを許可してください。',
  },
  'xrpl-mpt-absent': {
    en: 'This MPT does not exist (any more). Check its id.',
    ja: 'この MPT は存在しません。ID を確認してください。',
  },
  'xrpl-mpt-sender-not-opted-in': {
    en: 'You hold none of this MPT. Choose a token that you hold.',
    ja: 'あなたはこの MPT を持っていません。お持ちのトークンを選んでください。',
  },
  'xrpl-mpt-receiver-not-opted-in': {
    en: 'The receiver has not opted in to this MPT. Ask the receiver to accept it first.',
    ja: '受取人はこの MPT の受け取りを承諾していません。先に承諾してもらってください。',
  },
  'xrpl-mpt-sender-not-authorized': {
    en: 'The issuer has not authorized you to hold this MPT, so you cannot send it. Ask the issuer.',
    ja: '発行者があなたにこの MPT の保有を許可していないため、送れません。発行者に確認してください。',
  },
  'xrpl-mpt-receiver-not-authorized': {
    en: 'The issuer has not authorized the receiver to hold this MPT. The receiver must have this done first.',
    ja: '発行者が受取人にこの MPT の保有を許可していません。受取人に先に許可を得てもらってください。',
  },
  'xrpl-mpt-not-transferable': {
    en: 'This MPT cannot be passed between holders; it can only go back to its issuer. Choose another token.',
    ja: 'この MPT は保有者の間で渡せず、発行者に返すことしかできません。別のトークンを選んでください。',
  },
  'xrpl-mpt-locked': {
    en: 'This MPT is locked for you, for the receiver or for everybody. Ask the issuer.',
    ja: 'この MPT は、あなた・受取人・全員のいずれかに対してロックされています。発行者に確認してください。',
  },
  'xrpl-mpt-fee-uncovered': {
    en: 'The issuer charges for passing this MPT on: {needed} is needed in all. Raise the most that may be spent (SendMax) to that, or allow a partial payment.',
    ja: '発行者がこの MPT の受け渡しに手数料を取り、全部で {needed} が必要です。使う額の上限（SendMax）をその額にするか、部分支払いを許可してください。',
  },
  'xrpl-mpt-below-minimum': {
    en: 'Only {delivered} would arrive, less than the least amount that you set. Raise SendMax or lower DeliverMin.',
    ja: '届くのは {delivered} で、設定した最低額に足りません。SendMax を上げるか、DeliverMin を下げてください。',
  },
  'xrpl-mpt-funds-short': {
    en: 'You hold {held} of this MPT, and {needed} is needed. Lower the amount.',
    ja: 'お持ちのこの MPT は {held} で、{needed} が必要です。金額を下げてください。',
  },
  'xrpl-mpt-supply-cap': {
    en: 'Only {room} more of this MPT may be issued. Lower the amount.',
    ja: 'この MPT はあと {room} しか発行できません。金額を下げてください。',
  },
  'xrpl-simulated-refusal': {
    en: 'The server tried the payment without sending it and answered {result}. Its words below say why; change the payment accordingly.',
    ja: 'サーバーで送信せずに試したところ、{result} という結果でした。下の説明を参考に支払いを直してください。',
  },
  'xrpl-simulated-less': {
    en: 'In a trial run on the server {delivered} would arrive of {requested}. Raise SendMax if more is to arrive.',
    ja: 'サーバーでの試算では、{requested} のうち {delivered} が届きます。もっと届けたい場合は SendMax を上げてください。',
  },
} as const satisfies Readonly<Record<LedgerCode, Text>>;
