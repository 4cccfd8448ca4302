// Owns the words of accepting a token: naming it, and what is said about its issuer before.
import type { TextTable } from '../locale.ts';

export const tokensAddTexts = {
  'addToken.title': { en: 'Accept a token', ja: 'トークンを受け入れる' },
  'addToken.token': { en: 'Token', ja: 'トークン' },
  'addToken.hint': {
    en: 'Code and issuer, such as USD.rHb9…, or the 48-digit id of an MPT. Take it from the issuer itself, never from a message.',
    ja: 'USD.rHb9… のようにコードと発行者、または MPT の 48 桁の ID を入力します。メッセージではなく、必ず発行者本人の情報から写してください。',
  },
  'addToken.code': { en: 'Code of the currency', ja: '通貨コード' },
  'addToken.codeHint': {
    en: 'An issuer can issue several. Three characters, or the longer name as the issuer writes it.',
    ja: '1 人の発行者が複数発行することもあります。3 文字、または発行者が使う長い名前を入力してください。',
  },
  'addToken.practice': { en: 'Or a token of the practice network', ja: '練習用ネットワークのトークンから選ぶ' },
  'addToken.accepted': { en: 'accepted already', ja: '受け入れ済み' },
  'addToken.checkTitle': { en: 'What you should know before', ja: '受け入れる前に知っておくこと' },
  'addToken.checking': { en: 'Looking the issuer up on the ledger…', ja: '台帳で発行者を確認しています…' },
  'addToken.unchecked': {
    en: 'The ledger could not be asked, so nothing is known about this issuer. Try again before you accept.',
    ja: '台帳に問い合わせできず、発行者について何も分かりません。受け入れる前に、もう一度お試しください。',
  },
  'addToken.issuer': { en: 'Issuer', ja: '発行者' },
  'addToken.limitHint': {
    en: 'The most that you want to hold of this issuer’s promise. It can be changed later.',
    ja: 'この発行者のトークンを最大どれだけ保有するかを決めます。後から変更できます。',
  },
  'addToken.limitZero': {
    en: 'Enter more than zero, else nothing can come in.',
    ja: '0 より大きい値を入力してください。0 では何も受け取れません。',
  },
  'addToken.noRipple': {
    en: 'NoRipple is set with it, so that payments of others never pass through your account.',
    ja: '他人の支払いの通り道にならないよう、NoRipple も同時に設定します。',
  },
  'addToken.confirm': { en: 'Accept…', ja: '受け入れる…' },
  'addToken.sent': {
    en: 'Signed. The token can be used once the ledger has confirmed it.',
    ja: '署名しました。台帳で確定すると使えます。',
  },

  'check.missing': {
    en: 'There is no such account on the ledger. Compare the address with the issuer’s own, character by character.',
    ja: 'このアドレスのアカウントは台帳にありません。発行者が公表しているアドレスと一文字ずつ見比べてください。',
  },
  'check.own': {
    en: 'This account is the issuer itself and needs no line to its own token.',
    ja: 'このアカウント自身が発行者です。自分のトークンを受け入れる必要はありません。',
  },
  'check.frozen': {
    en: 'The issuer has frozen all of its tokens. You could not pass on what you receive.',
    ja: '発行者がすべてのトークンを凍結中です。受け取っても他人に渡せません。',
  },
  'check.freezeNever': {
    en: 'The issuer can never freeze your balance: it gave that up for good.',
    ja: '発行者は凍結の権限を放棄しており、残高が凍結されることはありません。',
  },
  'check.freezePossible': {
    en: 'The issuer can freeze your balance, as most issuers can.',
    ja: '多くの発行者と同じく、発行者はあなたの残高を凍結できます。',
  },
  'check.authorization': {
    en: 'The issuer chooses who may hold this token. Until it allows your account you cannot receive any.',
    ja: '発行者が保有者を限定しています。あなたのアカウントが許可されるまで受け取れません。',
  },
  'check.authorized': {
    en: 'The issuer has already allowed your account to hold it.',
    ja: '発行者はあなたのアカウントの保有を許可しています。',
  },
  'check.clawback': {
    en: 'The issuer can take back what you hold, without asking you.',
    ja: '発行者は、あなたの承諾なしに保有分を回収できます。',
  },
  'check.noNewLines': {
    en: 'The issuer takes no new lines at present, so the ledger would refuse. Ask the issuer.',
    ja: '発行者は現在、新しいラインを受け付けていません。台帳に拒否されるため、発行者に確認してください。',
  },
  'check.noRippling': {
    en: 'Holders cannot pay this token to each other, because the issuer has not set DefaultRipple. Only the issuer could pay you in it.',
    ja: '発行者が DefaultRipple を設定していないため、保有者どうしで支払えません。支払えるのは発行者だけです。',
  },
  'check.fee': {
    en: 'Whoever passes this token on pays the issuer {percent} % on top.',
    ja: 'このトークンを送る人は、発行者に {percent}% を上乗せして払います。',
  },
  'check.noFee': { en: 'The issuer takes no fee when the token is passed on.', ja: '送るときに発行者の手数料はかかりません。' },
  'check.pool': {
    en: 'The issuer is no person or firm but a pool or vault of the ledger.',
    ja: '発行者は人や会社ではなく、台帳のプールまたは保管庫です。',
  },
  'check.noDomain': {
    en: 'The issuer names no domain, so nothing ties this address to a firm.',
    ja: '発行者はドメインを登録しておらず、会社などとの結び付きを確かめられません。',
  },
  'check.sameCode': {
    en: 'You accept {code} of another issuer already ({issuer}). Anybody can issue a token with the same code; this is a different one, and may be an imitation.',
    ja: '別の発行者（{issuer}）の {code} をすでに受け入れています。同じコードのトークンは誰でも発行でき、これは別物です。偽物の可能性があります。',
  },
  'check.looksLike': {
    en: 'The code reads like {text} but is another one. Tokens are dressed up like this to deceive.',
    ja: '{text} のように見えますが、別のコードです。人を欺くためによく使われる手口です。',
  },
  'check.unusualCode': { en: 'The code has no readable name.', ja: '読める名前を持たないコードです。' },
  'check.held': { en: 'You accept this token already.', ja: 'このトークンはすでに受け入れています。' },
  'check.reserve': {
    en: '{amount} XRP of yours are held back as long as you accept it. Giving it up frees them.',
    ja: '受け入れている間、{amount} XRP が確保されます。受け入れをやめると使えるようになります。',
  },
  'check.reserveFree': {
    en: 'The first two lines can be opened without extra XRP; {amount} XRP count towards the reserve while you accept it.',
    ja: '最初の 2 つは追加の XRP なしで開けます。受け入れている間、{amount} XRP が準備金に加わります。',
  },
  'check.reserveMissing': {
    en: 'It needs {amount} XRP more in reserve, and {missing} XRP are missing. Add XRP first.',
    ja: '準備金があと {amount} XRP 必要で、{missing} XRP 足りません。先に XRP を追加してください。',
  },
  'check.issuanceMissing': {
    en: 'No multi-purpose token has this id. Copy the whole id again.',
    ja: 'この ID のマルチパーパストークンはありません。ID 全体をコピーし直してください。',
  },
  'check.issuanceLocked': { en: 'The issuer has locked this token for all holders.', ja: '発行者が全保有者の分をロックしています。' },
  'check.issuerOnly': {
    en: 'Holders cannot pass it on to each other; it only moves to and from the issuer.',
    ja: '保有者どうしでは渡せず、発行者との間でしか動きません。',
  },
  'check.transferable': { en: 'Holders can pass it on to each other.', ja: '保有者どうしで渡せます。' },
  'check.supply': { en: 'There can never be more than {amount} of it.', ja: '発行量が {amount} を超えることはありません。' },
  'check.supplyOpen': { en: 'The issuer has set no limit to how much there can be.', ja: '発行量に上限はありません。' },

  'weight.stop': { en: 'Not possible', ja: '不可' },
  'weight.warn': { en: 'Be careful', ja: '注意' },
  'weight.note': { en: 'Good to know', ja: '参考' },
  'weight.good': { en: 'Good', ja: '良い点' },
} as const satisfies TextTable;
