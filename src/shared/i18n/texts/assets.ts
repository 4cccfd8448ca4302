// Owns the words for tokens and MPTs as a way to be paid: in the form, on claim pages, in lists.
import type { TextTable } from '../locale.ts';

export const assetTexts = {
  'asset.token': { en: 'Token', ja: 'トークン' },
  'asset.mpt': { en: 'Multi-purpose token (MPT)', ja: 'マルチパーパストークン（MPT）' },
  'asset.issuer': { en: 'Issued by', ja: '発行者' },
  'asset.id': { en: 'Issuance', ja: '発行 ID' },
  'asset.rawUnits': { en: 'raw units of {asset}', ja: '{asset}（最小単位）' },
  'asset.copyIssuer': { en: 'Copy issuer', ja: '発行者をコピー' },
  'asset.looksLike': {
    en: 'Only looks like {code}. What it is worth depends on its issuer.',
    ja: '{code} に似せた別のトークンです。価値は発行者によって決まります。',
  },
  'asset.of': { en: '{code} of {issuer}', ja: '{code}（発行者 {issuer}）' },
  'asset.ofId': { en: '{code}, issuance {id}', ja: '{code}（発行 ID {id}）' },
  'asset.acceptTitle': { en: 'Before you claim: accept this token', ja: '申請の前に：このトークンを受け入れてください' },
  'asset.acceptToken': {
    en: 'Your account must have accepted {code} from the issuer below; wallets call this adding a trust line or adding a token. Without it the payment cannot arrive.',
    ja: '下の発行者の {code} を、あなたのアカウントで受け入れる設定にしておく必要があります（ウォレットでは「トラストラインの追加」「トークンの追加」などと呼ばれます）。設定がないと届きません。',
  },
  'asset.acceptMpt': {
    en: 'Your account must have opted in to this token; wallets call this adding or authorizing an MPT. Without it the payment cannot arrive.',
    ja: 'あなたのアカウントで、このトークンの受け取りを有効にしておく必要があります（ウォレットでは「MPT の追加」「オプトイン」などと呼ばれます）。設定がないと届きません。',
  },
  'form.tokens': { en: 'Tokens', ja: 'トークン' },
  'form.tokensHint': {
    en: 'Tokens of the XRP Ledger are offered only where you name them. Recipients must have accepted the token in their own wallet.',
    ja: 'XRP Ledger のトークンは、ここで指定したものだけが選べるようになります。受取人は、自分のウォレットでそのトークンを受け入れておく必要があります。',
  },
  'form.tokenPayer': {
    en: 'To pick from: what {account} holds, from which payouts are paid now. When they are paid, what counts is the account that pays then.',
    ja: '選べるのは、いま支払いに使うアカウント {account} の保有分です。実際の支払いでは、その時点で支払いに使うアカウントの残高で判断します。',
  },
  'form.tokenPayerUnknown': {
    en: 'Which of your accounts pays could not be read, so what it holds is not listed. Type the token below, or open the form again later.',
    ja: '支払いに使うアカウントを確認できないため、保有しているトークンを表示できません。下に直接入力するか、あとで開き直してください。',
  },
  'form.tokenHeldUnknown': {
    en: 'The ledger server does not say what the paying account holds, so it is not listed. Type the token below, or open the form again later.',
    ja: 'レジャーのサーバーから支払い用アカウントの保有状況を取得できませんでした。下に直接入力するか、あとで開き直してください。',
  },
  'form.tokenAdd': { en: 'Add a token', ja: 'トークンを追加' },
  'form.tokenPick': { en: 'Token that you hold', ja: '保有しているトークン' },
  'form.tokenPickNone': { en: 'Choose…', ja: '選択…' },
  'form.tokenField': { en: 'CODE.issuer or MPT issuance id', ja: '「コード.発行者」または MPT の発行 ID' },
  'form.tokenFieldHint': {
    en: 'For example USD.rhub8… or the 48 digits of an MPT. You need not hold it yet.',
    ja: '例：USD.rhub8…、または MPT の 48 桁の ID。まだ保有していなくても指定できます。',
  },
  'form.tokenUse': { en: 'Add', ja: '追加' },
  'form.tokenRemove': { en: 'Remove {code}', ja: '{code} を外す' },
  'form.tokenBad': {
    en: 'This is neither a token (CODE.issuer) nor the id of an MPT. Copy it from where the token is described.',
    ja: 'トークン（コード.発行者）でも MPT の ID でもありません。トークンの説明からコピーしてください。',
  },
  'form.tokenTwice': { en: 'This token is on the list already.', ja: 'このトークンはすでに一覧にあります。' },
  'form.tokenMost': { en: 'A pull payment offers at most {most} ways to be paid.', ja: '支払い方法は {most} 個までです。' },
  'form.tokenSame': { en: '1 {code} counts as 1 {unit}', ja: '1 {code} = 1 {unit} として数えます' },
  'form.tokenRate': { en: 'priced at approval', ja: '承認時のレートで換算' },
  'payer.checked': {
    en: 'On the XRP Ledger it was checked whether {account} can pay these recipients: payouts are paid from it now. If you choose another paying account, all is checked anew before anything is signed.',
    ja: 'XRP Ledger については、いま支払いに使うアカウント {account} から受取人に届くかを確認しました。支払い用のアカウントを変えた場合は、署名の前にもう一度すべて確認します。',
  },
  'payer.from': {
    en: 'On the XRP Ledger these are paid from {account}. You can choose another paying account under Wallet, Accounts.',
    ja: 'XRP Ledger の分は {account} から支払います。支払い用のアカウントは「ウォレット」の「アカウント」で変えられます。',
  },
  'payer.unknown': {
    en: 'Which of your XRP Ledger accounts pays could not be shown. Before you sign, the secure window names it.',
    ja: 'XRP Ledger のどのアカウントから支払うかを表示できませんでした。署名の前に、安全なウィンドウに表示されます。',
  },
  'pay.tokenText': { en: '{count, plural, one {One payment} other {# payments, one after the other}}', ja: '{count} 件を順番に支払います' },
} as const satisfies TextTable;
