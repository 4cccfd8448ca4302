// Owns the words of an account's permissions: its settings, who may pay it, its credentials.
import type { TextTable } from '../locale.ts';

export const permissionsTexts = {
  'permissions.tab': { en: 'Permissions', ja: '許可設定' },
  'permissions.settings': { en: 'Who may pay this account, and how', ja: '入金の受け付け方' },
  'permissions.settingsText': {
    en: 'These settings stand on the ledger and bind everybody. Each change is a transaction that you sign.',
    ja: 'これらは台帳に記録され、すべての送り主に効力があります。変更のたびに署名が必要です。',
  },
  'permissions.issuing': { en: 'For issuers of tokens', ja: 'トークンを発行する人向け' },
  'permissions.unknown': { en: 'not known', ja: '不明' },

  'permission.requireDestinationTag': { en: 'Ask for a destination tag', ja: '宛先タグを必須にする' },
  'permission.requireDestinationTag.on': {
    en: 'Payments without a tag are refused by the ledger. Claims that you make with this account need a tag as well.',
    ja: 'タグのない入金は台帳が拒否します。このアカウントで申請するときもタグが必要です。',
  },
  'permission.requireDestinationTag.off': {
    en: 'Payments arrive with or without a tag. Switch this on if you tell your payers apart by tags.',
    ja: 'タグの有無にかかわらず入金されます。タグで支払人を見分ける場合はオンにしてください。',
  },
  'permission.depositAuth': { en: 'Take deposits only from those you let in', ja: '許可した相手からの入金だけを受け付ける' },
  'permission.depositAuth.on': {
    en: 'Everybody who is not on the lists below is refused: payouts to you fail, too, unless their sender is listed. Only when the account is nearly empty does anybody get a little XRP through.',
    ja: '下の一覧にない送り主からの入金は拒否され、あなたへの支払いも、送り主が一覧になければ失敗します。残高がほとんどないときだけ、少額の XRP は誰からでも届きます。',
  },
  'permission.depositAuth.off': {
    en: 'Anybody may pay this account. The lists below have no effect until this is on.',
    ja: '誰でもこのアカウントに入金できます。下の一覧は、これをオンにするまで効力がありません。',
  },
  'permission.disallowIncomingXrp': { en: 'Ask others not to send XRP', ja: 'XRP を送らないよう求める' },
  'permission.disallowIncomingXrp.on': {
    en: 'Wallets that respect it refuse to pay XRP here, Pullpay among them. It is only a wish: the ledger itself lets XRP through.',
    ja: 'これを尊重するウォレット（Pullpay を含む）は XRP を送りません。ただし要望にすぎず、台帳は XRP を止めません。',
  },
  'permission.disallowIncomingXrp.off': {
    en: 'XRP is welcome. Switch this on for an account that is meant for tokens only.',
    ja: 'XRP を受け取ります。トークン専用のアカウントではオンにしてください。',
  },
  'permission.defaultRipple': {
    en: 'Let holders pay your tokens to each other (DefaultRipple)',
    ja: '保有者どうしの支払いを認める（DefaultRipple）',
  },
  'permission.defaultRipple.on': {
    en: 'New lines to this account let payments pass through it. Right for an issuer; for anybody else it puts balances at risk.',
    ja: 'このアカウントへの新しいラインは支払いの通り道になります。発行者には必要ですが、それ以外の人には残高の危険になります。',
  },
  'permission.defaultRipple.off': {
    en: 'Right for everybody who does not issue tokens. Leave it off.',
    ja: 'トークンを発行しない人には、これが正しい設定です。オフのままにしてください。',
  },

  'preauth.title': { en: 'Who is let in', ja: '入金を許可した相手' },
  'preauth.inactive': {
    en: 'The lists are kept, but have no effect while deposits are open to everybody.',
    ja: '一覧は保存されますが、誰でも入金できる間は効力がありません。',
  },
  'preauth.accounts': { en: 'Accounts', ja: 'アカウント' },
  'preauth.noAccounts': { en: 'No account is let in by name.', ja: '個別に許可したアカウントはありません。' },
  'preauth.sets': { en: 'Bearers of credentials', ja: '資格情報を持つ相手' },
  'preauth.noSets': { en: 'Nobody is let in by credentials.', ja: '資格情報による許可はありません。' },
  'preauth.setOf': {
    en: 'Whoever shows {count, plural, one {this credential} other {all # of these}}:',
    ja: '次の資格情報{count, plural, other {（# 件）}}をすべて示した相手：',
  },
  'preauth.addAccount': { en: 'Let an account in…', ja: 'アカウントを許可…' },
  'preauth.addSet': { en: 'Let bearers of credentials in…', ja: '資格情報で許可…' },
  'preauth.remove': { en: 'Remove', ja: '削除' },
  'preauth.removeAccount': { en: 'Remove {address}', ja: '{address} を削除' },
  'preauth.removeSet': { en: 'Remove these credentials', ja: 'この資格情報の許可を削除' },
  'preauth.accountTitle': { en: 'Let an account in', ja: 'アカウントの入金を許可' },
  'preauth.account': { en: 'Address', ja: 'アドレス' },
  'preauth.accountHint': {
    en: 'Classic or X-address. A tag in it is left out: the account as a whole is let in.',
    ja: '通常のアドレスか X アドレス。タグは使わず、アカウント全体を許可します。',
  },
  'preauth.confirm': { en: 'Let in…', ja: '許可する…' },
  'preauth.self': { en: 'This account itself needs no permission.', ja: 'このアカウント自身に許可は要りません。' },
  'preauth.twice': { en: 'It is on the list already.', ja: 'すでに一覧にあります。' },
  'preauth.reserve': {
    en: '{amount} XRP of yours are held back as long as the entry stands.',
    ja: '登録している間、{amount} XRP が確保されます。',
  },
  'preauth.reserveMissing': {
    en: 'Another entry needs {amount} XRP more in reserve, and {missing} XRP are missing. Add XRP first.',
    ja: '登録には準備金があと {amount} XRP 必要で、{missing} XRP 足りません。先に XRP を追加してください。',
  },
  'preauth.setTitle': { en: 'Let bearers of credentials in', ja: '資格情報を持つ相手の入金を許可' },
  'preauth.setText': {
    en: 'Whoever shows all of these credentials with a payment may pay this account. Each was issued by an account that you trust to check people.',
    ja: '支払いの際に、次の資格情報をすべて示した人が入金できます。本人確認を任せられる発行者のものを指定してください。',
  },
  'preauth.setIssuer': { en: 'Issuer of credential {number}', ja: '資格情報 {number} の発行者' },
  'preauth.setType': { en: 'Type of credential {number}', ja: '資格情報 {number} の種類' },
  'preauth.setTypeHint': { en: 'As text, such as KYC; or hex with 0x in front.', ja: 'KYC などの文字、または 0x で始まる 16 進数。' },
  'preauth.setMore': { en: 'One more credential', ja: '資格情報を追加' },
  'preauth.setLess': { en: 'Remove credential {number}', ja: '資格情報 {number} を削除' },
  'preauth.setTwice': { en: 'The same credential is named twice.', ja: '同じ資格情報が 2 回指定されています。' },

  'credentials.title': { en: 'Credentials', ja: '資格情報' },
  'credentials.text': {
    en: 'Others state something about this account on the ledger, such as “identity checked”. It counts once you accept it.',
    ja: '「本人確認済み」など、このアカウントについて他者が台帳に記した証明です。受け入れると有効になります。',
  },
  'credentials.none': { en: 'No credentials', ja: '資格情報はありません' },
  'credentials.noneText': {
    en: 'Whoever asks for one tells you who issues it. Once issued to {address}, it appears here to be accepted.',
    ja: '資格情報を求める相手が発行者を教えてくれます。{address} に発行されると、ここに表示されます。',
  },
  'credentials.offered': { en: 'Offered', ja: '受け入れ待ち' },
  'credentials.accepted': { en: 'Accepted', ja: '受け入れ済み' },
  'credentials.expired': { en: 'Expired', ja: '期限切れ' },
  'credentials.issuer': { en: 'Issued by', ja: '発行者' },
  'credentials.subject': { en: 'Issued to', ja: '対象者' },
  'credentials.until': { en: 'Valid until {when}', ja: '有効期限：{when}' },
  'credentials.ended': { en: 'Expired {when}', ja: '{when} に期限切れ' },
  'credentials.forever': { en: 'No expiry', ja: '無期限' },
  'credentials.uri': { en: 'Refers to', ja: '参照先' },
  'credentials.accept': { en: 'Accept…', ja: '受け入れる…' },
  'credentials.acceptFor': { en: 'Accept {type}', ja: '{type} を受け入れる' },
  'credentials.decline': { en: 'Decline…', ja: '断る…' },
  'credentials.declineFor': { en: 'Decline {type}', ja: '{type} を断る' },
  'credentials.use': { en: 'Pay…', ja: '支払う…' },
  'credentials.useFor': { en: 'Pay with {type}', ja: '{type} を示して支払う' },
  'credentials.delete': { en: 'Remove…', ja: '削除…' },
  'credentials.deleteFor': { en: 'Remove {type}', ja: '{type} を削除' },
  'credentials.acceptReserve': {
    en: 'Accepting holds back {amount} XRP of yours as long as you keep it.',
    ja: '受け入れている間、{amount} XRP が確保されます。',
  },
  'credentials.given': { en: 'Issued by this account to others', ja: 'このアカウントが発行した資格情報' },
} as const satisfies TextTable;
