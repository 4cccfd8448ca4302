// Owns the words for what a payment of the XRP Ledger shows by itself, without asking a server: the cause, then the next step.
import type { OfflineCode } from '../../xrpl/finding-codes.ts';
import type { Text } from '../locale.ts';

export const errorsXrplOffline = {
  'xrpl-paths-empty': {
    en: 'Paths is empty, which the ledger cannot take. Leave Paths out: the direct way is always tried.',
    ja: 'Paths が空で、台帳はこれを受け付けません。Paths を消してください。直接の経路は必ず試されます。',
  },
  'xrpl-memo-empty': {
    en: 'One of the memos holds nothing. Fill it or remove it.',
    ja: '中身のないメモがあります。記入するか、消してください。',
  },
  'xrpl-memo-characters': {
    en: 'Type and format of a memo take only characters that may stand in a web address. Use plain letters and digits; other text belongs in the data.',
    ja: 'メモの種類と形式に使えるのは、ウェブアドレスに使える文字だけです。英数字を使い、そのほかの文はデータの欄に入れてください。',
  },
  'xrpl-memo-too-long': {
    en: 'The memos take {bytes} bytes together, and {limit} is the most. Shorten them.',
    ja: 'メモが合わせて {bytes} バイトあり、上限の {limit} バイトを超えています。短くしてください。',
  },
  'xrpl-account-missing': {
    en: 'The paying account is missing. Choose the account that pays.',
    ja: '支払うアカウントが指定されていません。支払いに使うアカウントを選んでください。',
  },
  'xrpl-destination-missing': {
    en: 'The receiver is missing. Enter the address that is to be paid.',
    ja: '受取人が指定されていません。支払い先のアドレスを入力してください。',
  },
  'xrpl-amount-missing': {
    en: 'The amount is missing. Enter what is to arrive.',
    ja: '金額が指定されていません。相手に届く金額を入力してください。',
  },
  'xrpl-black-hole': {
    en: 'Nobody has the key of this address, so what is sent there is lost for ever. Check the address with the receiver.',
    ja: 'このアドレスの鍵は誰も持っておらず、送ったものは永久に失われます。アドレスを受取人に確認してください。',
  },
  'xrpl-credentials-disabled': {
    en: 'This network does not know credentials yet. Leave CredentialIDs out.',
    ja: 'このネットワークでは、資格情報がまだ使えません。CredentialIDs を消してください。',
  },
  'xrpl-domain-disabled': {
    en: 'This network does not know permissioned exchanges yet. Leave DomainID out.',
    ja: 'このネットワークでは、許可制の取引所がまだ使えません。DomainID を消してください。',
  },
  'xrpl-mpt-disabled': {
    en: 'This network does not know multi-purpose tokens yet. Pay in XRP or another token.',
    ja: 'このネットワークでは、MPT（マルチパーパストークン）がまだ使えません。XRP か別のトークンで支払ってください。',
  },
  'xrpl-delegate-disabled': {
    en: 'On this network nobody can pay on behalf of another account yet. Leave Delegate out.',
    ja: 'このネットワークでは、ほかのアカウントの代理での支払いがまだできません。Delegate を消してください。',
  },
  'xrpl-delegate-self': {
    en: 'Delegate names the paying account itself. Leave Delegate out when you sign for yourself.',
    ja: 'Delegate に支払うアカウント自身が書かれています。自分で署名するときは Delegate を消してください。',
  },
  'xrpl-network-id-forbidden': {
    en: 'On this network the transaction must not name a network id. Leave NetworkID out.',
    ja: 'このネットワークでは、取引にネットワーク ID を書いてはいけません。NetworkID を消してください。',
  },
  'xrpl-network-id-missing': {
    en: 'Transactions of this network must name its id {network}. Set NetworkID to it.',
    ja: 'このネットワークの取引には、ID {network} を書く必要があります。NetworkID に設定してください。',
  },
  'xrpl-network-id-other': {
    en: 'This payment was made for another network; this one has the id {network}. Check that you are on the right network before you change it.',
    ja: 'この支払いは別のネットワーク用です（こちらの ID は {network}）。正しいネットワークにいるか確認してから直してください。',
  },
  'xrpl-flag-unknown': {
    en: 'Flags holds something that a payment does not know ({flags}). Remove it.',
    ja: 'Flags に、支払いにはないもの（{flags}）が含まれています。取り除いてください。',
  },
  'xrpl-flag-not-for-mpt': {
    en: 'Payments of MPTs know neither a rate limit nor paths. Switch “limit quality” and “no direct” off.',
    ja: 'MPT の支払いでは、レート制限も経路も使えません。「レート制限」と「直接経路なし」をオフにしてください。',
  },
  'xrpl-flag-inner-batch': {
    en: 'This flag is for payments inside a batch only. Remove it.',
    ja: 'このフラグは、一括取引の中の支払い専用です。取り除いてください。',
  },
  'xrpl-source-zero': {
    en: 'The paying account is the empty account, which nobody can sign for. Choose an account of yours.',
    ja: '支払うアカウントが、誰も署名できない空のアカウントになっています。ご自分のアカウントを選んでください。',
  },
  'xrpl-fee-invalid': {
    en: 'The network fee is below zero or larger than all XRP there is. Enter a usual fee, for example 0.00001 XRP.',
    ja: 'ネットワーク手数料が 0 未満か、XRP の総量を超えています。0.00001 XRP など通常の手数料を入力してください。',
  },
  'xrpl-key-invalid': {
    en: 'SigningPubKey is not a public key of the ledger. Leave it out; it is filled in when signing.',
    ja: 'SigningPubKey が台帳の公開鍵ではありません。消してください。署名のときに自動で入ります。',
  },
  'xrpl-ticket-with-prior': {
    en: 'A ticket and a fixed previous transaction exclude each other. Leave AccountTxnID out.',
    ja: 'チケットと、直前の取引の指定は同時に使えません。AccountTxnID を消してください。',
  },
  'xrpl-amount-over-cap': {
    en: 'This is more than there is or can be: 100 billion XRP, or 9223372036854775807 units of an MPT. Correct the amount.',
    ja: '存在しうる量（1,000 億 XRP、または MPT の 9223372036854775807 単位）を超えています。金額を直してください。',
  },
  'xrpl-mpt-with-paths': {
    en: 'An MPT goes straight from holder to holder. Leave Paths out.',
    ja: 'MPT は保有者から保有者へ直接送られます。Paths を消してください。',
  },
  'xrpl-domain-zero': {
    en: 'DomainID is all zeros, which is no domain. Enter the domain’s id or leave it out.',
    ja: 'DomainID がすべて 0 で、ドメインを表していません。ドメインの ID を入力するか、消してください。',
  },
  'xrpl-mpt-other-send-max': {
    en: 'An MPT can be paid in itself only, and it pays for nothing else. Leave SendMax out, or name the same MPT in both places.',
    ja: 'MPT は同じ MPT でしか支払えず、ほかのものの支払いにも使えません。SendMax を消すか、両方を同じ MPT にしてください。',
  },
  'xrpl-destination-zero': {
    en: 'The receiver is the empty account. Enter the address of the receiver.',
    ja: '受取人が空のアカウントになっています。受取人のアドレスを入力してください。',
  },
  'xrpl-send-max-not-positive': {
    en: 'SendMax is zero or less, so nothing could be spent. Enter the most that you want to spend.',
    ja: 'SendMax が 0 以下のため、何も支払えません。支払ってよい上限を入力してください。',
  },
  'xrpl-amount-not-positive': {
    en: 'The amount is zero or less. Enter an amount above zero.',
    ja: '金額が 0 以下です。0 より大きい金額を入力してください。',
  },
  'xrpl-currency-spells-xrp': {
    en: 'This currency code spells XRP but is not XRP, and the ledger refuses it. Whoever gave it to you may want to deceive you: ask for the real token.',
    ja: 'この通貨コードは XRP とつづられていますが XRP ではなく、台帳に拒否されます。相手がだまそうとしているおそれもあるため、本来のトークンを確認してください。',
  },
  'xrpl-redundant': {
    en: 'You would pay yourself in the same currency, and nothing would change. Choose another receiver, another currency, or a path.',
    ja: '同じ通貨を自分に支払うことになり、何も変わりません。受取人か通貨を変えるか、経路を指定してください。',
  },
  'xrpl-direct-send-max': {
    en: 'XRP paid in XRP costs exactly its amount. Leave SendMax out.',
    ja: 'XRP を XRP で支払うときは、ちょうどその金額がかかります。SendMax を消してください。',
  },
  'xrpl-direct-paths': {
    en: 'XRP paid in XRP needs no route. Leave Paths out.',
    ja: 'XRP を XRP で支払うときに経路はいりません。Paths を消してください。',
  },
  'xrpl-direct-partial': {
    en: 'XRP paid in XRP always arrives in full. Switch partial payment off.',
    ja: 'XRP を XRP で支払うときは必ず全額が届きます。部分支払いをオフにしてください。',
  },
  'xrpl-direct-limit-quality': {
    en: 'XRP paid in XRP has no exchange rate. Switch the rate limit off.',
    ja: 'XRP を XRP で支払うときに交換レートはありません。レート制限をオフにしてください。',
  },
  'xrpl-direct-no-direct': {
    en: 'XRP paid in XRP always goes the direct way. Switch “no direct” off.',
    ja: 'XRP を XRP で支払うときは必ず直接送られます。「直接経路なし」をオフにしてください。',
  },
  'xrpl-deliver-min-without-partial': {
    en: 'A least amount has a meaning only where less than the full amount may arrive. Switch partial payment on, or leave DeliverMin out.',
    ja: '最低額は、全額が届かなくてもよい場合にだけ意味があります。部分支払いをオンにするか、DeliverMin を消してください。',
  },
  'xrpl-deliver-min-not-positive': {
    en: 'The least amount is zero or less. Enter one above zero, or leave DeliverMin out.',
    ja: '最低額が 0 以下です。0 より大きい額を入力するか、DeliverMin を消してください。',
  },
  'xrpl-deliver-min-other-asset': {
    en: 'The least amount is of another currency or issuer than the amount. Use the same currency and the same issuer.',
    ja: '最低額の通貨か発行者が、金額のものと違います。同じ通貨・同じ発行者にしてください。',
  },
  'xrpl-deliver-min-above-amount': {
    en: 'The least amount is larger than the amount itself. Lower DeliverMin, or raise the amount.',
    ja: '最低額が金額そのものを超えています。DeliverMin を下げるか、金額を上げてください。',
  },
  'xrpl-credentials-count': {
    en: 'Between 1 and {limit} credentials can be shown. Choose fewer, or leave CredentialIDs out.',
    ja: '提示できる資格情報は 1 件から {limit} 件までです。減らすか、CredentialIDs を消してください。',
  },
  'xrpl-credentials-twice': {
    en: 'The same credential is named twice. Remove one of them.',
    ja: '同じ資格情報が 2 回書かれています。一方を消してください。',
  },
  'xrpl-sequence-and-ticket': {
    en: 'A ticket takes the place of the sequence number. Set Sequence to 0, or leave the ticket out.',
    ja: 'チケットは通し番号の代わりになるものです。Sequence を 0 にするか、チケットを消してください。',
  },
  'xrpl-too-many-paths': {
    en: 'A payment takes at most {limit} paths. Remove some.',
    ja: '支払いに付けられる経路は {limit} 本までです。減らしてください。',
  },
  'xrpl-too-many-steps': {
    en: 'A path takes at most {limit} steps. Shorten it.',
    ja: '1 本の経路は {limit} 段階までです。短くしてください。',
  },
  'xrpl-no-direct-without-paths': {
    en: '“No direct” forbids the direct way, but no other way is given. Add paths, or switch it off.',
    ja: '「直接経路なし」なのに、ほかの経路がありません。経路を追加するか、オフにしてください。',
  },
  'xrpl-path-step-empty': {
    en: 'Path {path} has a step that names nothing. Give it an account, a currency or an issuer, or remove it.',
    ja: '経路 {path} に何も書かれていない段階があります。アカウント・通貨・発行者のいずれかを書くか、消してください。',
  },
  'xrpl-path-step-mixed': {
    en: 'A step of path {path} names an account together with a currency or issuer. A step is either an account or a change of currency: split it.',
    ja: '経路 {path} に、アカウントと通貨（または発行者）を同時に書いた段階があります。どちらか一方だけにし、段階を分けてください。',
  },
  'xrpl-path-xrp-issuer': {
    en: 'A step of path {path} gives XRP an issuer, or leaves another currency without one. Correct the step.',
    ja: '経路 {path} に、XRP に発行者を付けた段階か、ほかの通貨に発行者のない段階があります。段階を直してください。',
  },
  'xrpl-path-special-account': {
    en: 'Path {path} leads through an account that belongs to nobody. Remove that step.',
    ja: '経路 {path} が、誰のものでもないアカウントを通っています。その段階を消してください。',
  },
  'xrpl-path-xrp-twice': {
    en: 'Path {path} changes XRP into XRP. Remove one of the two steps.',
    ja: '経路 {path} で XRP を XRP に交換しています。2 つの段階の一方を消してください。',
  },
  'xrpl-path-xrp-inside': {
    en: 'Path {path} passes XRP on between accounts, which only tokens can do. After XRP must come a change of currency or the receiver.',
    ja: '経路 {path} で、XRP をアカウント間で受け渡しています。これができるのはトークンだけです。XRP の後には、通貨の交換か受取人が必要です。',
  },
  'xrpl-path-same-book': {
    en: 'Path {path} changes a token into itself. Remove that step.',
    ja: '経路 {path} で、トークンを同じトークンに交換しています。その段階を消してください。',
  },
  'xrpl-path-hop-to-itself': {
    en: 'Path {path} goes from an account to the same account. Sender, receiver and issuers are added by the ledger: do not write them.',
    ja: '経路 {path} が、あるアカウントから同じアカウントへ進んでいます。送り主・受取人・発行者は台帳が補うため、書かないでください。',
  },
  'xrpl-path-loop': {
    en: 'Path {path} runs in a circle: it meets the same account or exchange twice. Remove the part that repeats.',
    ja: '経路 {path} が同じアカウントか交換を 2 度通り、循環しています。繰り返しの部分を消してください。',
  },
} as const satisfies Readonly<Record<OfflineCode, Text>>;
