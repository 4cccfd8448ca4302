// Owns the words for what a payer should know of a payment of the XRP Ledger though nothing forbids it: the matter, then what to do about it.
import type { WarningCode } from '../../xrpl/finding-codes.ts';
import type { Text } from '../locale.ts';

export const errorsXrplWarnings = {
  'xrpl-warn-partial-without-minimum': {
    en: 'Partial payment without a least amount: any sum above zero may arrive, and all of SendMax may be spent. Set DeliverMin.',
    ja: '最低額のない部分支払いです。届く額は 0 より大きければいくらでもありえ、SendMax が全額使われることもあります。DeliverMin を設定してください。',
  },
  'xrpl-warn-tag-unknown-need': {
    en: 'It is not known whether the receiver needs a destination tag. If it is an exchange, ask for the tag before you send.',
    ja: '受取人に宛先タグが必要かどうかわかりません。取引所の場合は、送る前にタグを確認してください。',
  },
  'xrpl-warn-burn': {
    en: 'The receiver issued this token: {amount} would be given back to it and cease to exist. Go on only if it owes you something for them.',
    ja: '受取人はこのトークンの発行者です。{amount} は発行者に返され、消滅します。引き換えに何かを受け取る約束がある場合だけ続けてください。',
  },
  'xrpl-warn-look-alike-address': {
    en: 'This address resembles that of your contact {name}, but is another one. Such addresses are made to deceive: compare every character.',
    ja: 'このアドレスは連絡先「{name}」のものに似ていますが、別のものです。だます目的で作られることがあるため、1 文字ずつ確認してください。',
  },
  'xrpl-warn-look-alike-currency': {
    en: '“{currency}” looks like {looksLike} but is another token. Check with its issuer what it is worth.',
    ja: '「{currency}」は {looksLike} に見えますが、別のトークンです。その価値を発行者に確認してください。',
  },
  'xrpl-warn-other-issuer': {
    en: 'This {currency} comes from {issuer}, not from an issuer that you know. Tokens of the same name may be worth nothing: check the issuer.',
    ja: 'この {currency} の発行者 {issuer} は、ご存じの発行者ではありません。同じ名前でも無価値のことがあるため、発行者を確認してください。',
  },
  'xrpl-warn-transfer-rate-unknown': {
    en: 'It is not known whether the issuer charges for passing this token on. Connect to a server before you send, or the payment may fail and cost its fee.',
    ja: '発行者がこのトークンの受け渡しに手数料を取るかわかりません。送る前にサーバーに接続してください。支払いが失敗し、手数料だけかかることがあります。',
  },
  'xrpl-warn-send-max-missing': {
    en: 'The issuer charges for passing this token on, so the full amount can arrive only if more may be spent (SendMax). Take over the proposed limit.',
    ja: '発行者がこのトークンの受け渡しに手数料を取るため、使う額の上限（SendMax）を決めないと全額は届きません。提案された上限を使ってください。',
  },
  'xrpl-warn-send-max-above-quote': {
    en: 'The most that may be spent (SendMax) is far above what the payment would cost now ({quote}). If the rate turns, all of it may be spent: lower it unless you mean it.',
    ja: '使う額の上限（SendMax）が、今かかる額（{quote}）を大きく上回っています。レートが変わると上限まで使われます。意図していなければ下げてください。',
  },
  'xrpl-warn-fee-high': {
    en: 'The network fee of {fee} XRP is far above the usual {usual} XRP. Lower it unless the network is busy.',
    ja: 'ネットワーク手数料 {fee} XRP は、通常の {usual} XRP を大きく上回っています。混雑時でなければ下げてください。',
  },
  'xrpl-warn-fee-from-reserve': {
    en: 'Afterwards the account holds less XRP than its reserve. Until you add XRP, it can send hardly anything: keep the fee back as well.',
    ja: '支払い後、アカウントの XRP が準備金を下回ります。XRP を追加するまでほとんど送れなくなるため、手数料の分も残してください。',
  },
  'xrpl-warn-failure-costs': {
    en: 'If the ledger cannot carry this payment out, the network fee is spent all the same. Try it out on the server first.',
    ja: '台帳がこの支払いを実行できない場合も、ネットワーク手数料はかかります。先にサーバーで試算してください。',
  },
  'xrpl-warn-new-account': {
    en: 'This payment opens the receiver’s account; {reserve} XRP of it stay locked there as reserve. Check the address once more.',
    ja: 'この支払いで受取人のアカウントが開設され、そのうち {reserve} XRP は準備金として残ります。アドレスをもう一度確認してください。',
  },
  'xrpl-warn-public-notes': {
    en: 'Memos and the invoice id are public for ever. Put nothing into them that others must not read.',
    ja: 'メモと請求 ID は永久に公開されます。他人に読まれては困ることを書かないでください。',
  },
  'xrpl-warn-domain-not-needed': {
    en: 'Nothing is exchanged here, so DomainID has no use; but both sides must be members all the same, or the payment fails. Leave it out.',
    ja: '交換を伴わないため DomainID は役に立ちませんが、双方がメンバーでないと支払いは失敗します。消してください。',
  },
  'xrpl-warn-special-issuer': {
    en: 'The receiver and you stand as issuers here, so only a line between the two of you is used. To pay with a token of somebody else, name its issuer.',
    ja: '受取人とあなたが発行者として書かれているため、2 人の間の線だけが使われます。ほかの人のトークンで払うには、その発行者を指定してください。',
  },
  'xrpl-warn-paths-not-needed': {
    en: 'The token goes straight over the line between the two of you; Paths adds nothing. You can leave it out.',
    ja: 'トークンは 2 人の間の線を直接通るため、Paths は役に立ちません。消してかまいません。',
  },
  'xrpl-warn-conversion-without-paths': {
    en: 'No path is given for this exchange, so only the one direct market is used. Search for paths to find a better rate.',
    ja: 'この交換には経路がないため、直接の市場だけが使われます。よりよいレートを探すには、経路を検索してください。',
  },
  'xrpl-warn-no-default-ripple': {
    en: 'The issuer has not switched on that its token may pass between holders, so the payment may find no way. Try it out on the server first.',
    ja: '発行者が保有者間の受け渡しを標準で許可していないため、経路が見つからないことがあります。先にサーバーで試算してください。',
  },
  'xrpl-warn-receiver-quality': {
    en: 'The receiver counts this token below its face value, so more than the amount leaves your account. Look at the trial run.',
    ja: '受取人はこのトークンを額面より低く数えるため、金額より多くが引かれます。試算を確認してください。',
  },
  'xrpl-warn-limit-without-send-max': {
    en: 'The rate limit is amount divided by SendMax. Without SendMax only exchanges at one to one or better are taken: set SendMax.',
    ja: 'レート制限は金額を SendMax で割ったものです。SendMax がないと 1 対 1 以上の交換しか使われません。SendMax を設定してください。',
  },
  'xrpl-warn-expiry-by-ledger': {
    en: 'A credential here has an expiry, which counts by the ledger’s clock, not by yours. Send well before it.',
    ja: '期限のある資格情報が含まれています。期限は手元の時計ではなく台帳の時刻で判断されます。余裕をもって送ってください。',
  },
  'xrpl-warn-credentials-not-needed': {
    en: 'The receiver takes payments from everybody, so credentials are not needed, but a wrong one would make the payment fail. Leave them out.',
    ja: '受取人は誰からの支払いも受け付けるため、資格情報は不要です。誤ったものがあると支払いが失敗するため、外してください。',
  },
} as const satisfies Readonly<Record<WarningCode, Text>>;
