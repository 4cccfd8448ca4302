// Owns the words for what reading a payment of the XRP Ledger finds: the cause, then the next step.
import type { ReadingCode } from '../../xrpl/finding-codes.ts';
import type { Text, TextTable } from '../locale.ts';

const findings = {
  'xrpl-json-repaired': {
    en: 'The pasted text had a comma too many before a closing bracket. It was left out; everything else is as pasted.',
    ja: '貼り付けた文の閉じ括弧の前に余分なコンマがあったため、取り除きました。そのほかは貼り付けたままです。',
  },
  'xrpl-renamed-to-amount': {
    en: 'DeliverMax was read as Amount, the name that is signed. Nothing else changes.',
    ja: 'DeliverMax を、署名に使われる名前の Amount として読み取りました。ほかに変わるところはありません。',
  },
  'xrpl-amount-given-twice': {
    en: 'Amount and DeliverMax both stand there and say the same. One is enough: leave DeliverMax out.',
    ja: 'Amount と DeliverMax の両方に同じ金額が書かれています。片方で足ります。DeliverMax を消してください。',
  },
  'xrpl-amount-conflict': {
    en: 'Amount and DeliverMax name different amounts, and only one can be paid. Remove the wrong one.',
    ja: 'Amount と DeliverMax の金額が違います。支払えるのは一方だけなので、誤っているほうを消してください。',
  },
  'xrpl-type-not-payment': {
    en: 'This is another kind of transaction, not a Payment. Only payments can be opened here.',
    ja: 'これは Payment ではなく、別の種類の取引です。ここで開けるのは支払いだけです。',
  },
  'xrpl-field-unknown': {
    en: 'A Payment has no field “{field}”. Remove it, or correct its spelling; upper and lower case matter.',
    ja: 'Payment に「{field}」という項目はありません。消すか、つづりを直してください。大文字と小文字も区別されます。',
  },
  'xrpl-address-invalid': {
    en: 'This is not a valid address of the XRP Ledger. Copy the whole address again; one wrong character makes it invalid.',
    ja: 'XRP Ledger の正しいアドレスではありません。アドレス全体をコピーし直してください。1 文字でも違うと無効になります。',
  },
  'xrpl-address-wrong-network': {
    en: 'This X-address was made for another network, so the payment could go wrong. Ask the receiver for an address of the network you are on.',
    ja: 'この X アドレスは別のネットワーク用です。お使いのネットワーク用のアドレスを受取人に確認してください。',
  },
  'xrpl-address-has-tag': {
    en: 'An address in this place cannot carry a tag. Use the classic address that begins with r.',
    ja: 'ここに入れるアドレスにタグは付けられません。r で始まる通常のアドレスを使ってください。',
  },
  'xrpl-tag-invalid': {
    en: 'A tag is a whole number from 0 to 4294967295 without leading zeros. Enter it exactly as the receiver gave it.',
    ja: 'タグは 0 から 4294967295 までの整数で、先頭に余分な 0 は付きません。受取人から聞いたとおりに入力してください。',
  },
  'xrpl-tag-conflict': {
    en: 'The X-address carries another tag than the one beside it ({tags}), so the money could be booked to somebody else. Remove one of them.',
    ja: 'X アドレスに含まれるタグと、別に入力されたタグが違います（{tags}）。別の人に入金されるおそれがあるため、一方を消してください。',
  },
  'xrpl-number-invalid': {
    en: 'This field takes a whole number from 0 to 4294967295. Correct the number.',
    ja: 'この項目に入るのは 0 から 4294967295 までの整数です。数字を直してください。',
  },
  'xrpl-hash-invalid': {
    en: 'This field takes ids of exactly 64 hexadecimal digits. Copy the whole id again.',
    ja: 'この項目に入るのは、ちょうど 64 桁の 16 進数の ID です。ID 全体をコピーし直してください。',
  },
  'xrpl-hex-invalid': {
    en: 'This field takes pairs of hexadecimal digits only (0–9, A–F). Correct it or leave it empty.',
    ja: 'この項目に入るのは、2 桁ずつの 16 進数（0–9、A–F）だけです。直すか、空にしてください。',
  },
  'xrpl-amount-shape': {
    en: 'This is not an amount. XRP is a number of drops in quotes; a token has currency, issuer and value; an MPT has mpt_issuance_id and value.',
    ja: '金額の形式ではありません。XRP はドロップ数を引用符で囲んだもの、トークンは currency・issuer・value、MPT は mpt_issuance_id・value で表します。',
  },
  'xrpl-drops-invalid': {
    en: 'XRP is written in drops here: digits only, without point, sign or exponent. 1 XRP is 1000000.',
    ja: 'ここでは XRP をドロップで書きます。小数点・符号・指数なしの数字だけです。1 XRP は 1000000 です。',
  },
  'xrpl-value-invalid': {
    en: 'This is not a number. Write the amount with digits and at most one point, for example 12.5.',
    ja: '数値ではありません。12.5 のように、数字と小数点（1 個まで）で書いてください。',
  },
  'xrpl-value-too-many-digits': {
    en: 'A token amount keeps {limit} digits, and this has more. Round it yourself, so that you know what is sent.',
    ja: 'トークンの金額は {limit} 桁までです。これより多いため、送る額がわかるようにご自分で丸めてください。',
  },
  'xrpl-value-out-of-range': {
    en: 'The ledger cannot hold an amount of this size. Enter an amount within its range.',
    ja: '台帳で扱える大きさの金額ではありません。範囲内の金額を入力してください。',
  },
  'xrpl-mpt-value-invalid': {
    en: 'An MPT is paid in whole units: digits only, without a point. The token’s scale is for display and is not written here.',
    ja: 'MPT は整数の単位で支払います。小数点のない数字だけで書いてください。トークンの桁位置は表示用で、ここには書きません。',
  },
  'xrpl-mpt-id-invalid': {
    en: 'The id of an MPT has exactly 48 hexadecimal digits. Copy the whole id again.',
    ja: 'MPT の ID は、ちょうど 48 桁の 16 進数です。ID 全体をコピーし直してください。',
  },
  'xrpl-currency-invalid': {
    en: 'A currency is three characters (capital and small letters differ) or 40 hexadecimal digits that do not begin with 00. Correct the code.',
    ja: '通貨コードは 3 文字（大文字と小文字は区別）か、00 で始まらない 40 桁の 16 進数です。コードを直してください。',
  },
  'xrpl-currency-is-xrp': {
    en: 'XRP has no issuer, so it cannot be written as a token. Write the amount as XRP, or choose the token’s own code.',
    ja: 'XRP に発行者はいないため、トークンとしては書けません。XRP として書くか、トークン自身のコードを選んでください。',
  },
  'xrpl-issuer-invalid': {
    en: 'The issuer of the token is not a valid address. Copy it again; it begins with r.',
    ja: 'トークンの発行者のアドレスが正しくありません。r で始まるアドレスをコピーし直してください。',
  },
  'xrpl-issuer-zero': {
    en: 'This issuer is the empty account, which issues nothing. Enter the address of the token’s issuer.',
    ja: 'この発行者は何も発行しない空のアカウントです。トークンの発行者のアドレスを入力してください。',
  },
  'xrpl-paths-shape': {
    en: 'Paths is a list of lists of steps, and each step may name account, currency and issuer only. Correct it, or leave Paths out.',
    ja: 'Paths は段階のリストのリストで、各段階に書けるのは account・currency・issuer だけです。直すか、Paths を消してください。',
  },
  'xrpl-memo-shape': {
    en: 'A memo stands inside “Memo” and may hold MemoType, MemoData and MemoFormat, in hexadecimal digits. Correct it, or leave Memos out.',
    ja: 'メモは Memo の中に、16 進数で書いた MemoType・MemoData・MemoFormat を入れる形式です。直すか、Memos を消してください。',
  },
} as const satisfies Readonly<Record<ReadingCode, Text>>;

const refusals = {
  'xrpl-json-too-long': {
    en: 'The text is longer than {limit} characters, and no payment is that long. Paste only the payment itself.',
    ja: '文が {limit} 文字を超えています。支払いがこの長さになることはありません。支払いの部分だけを貼り付けてください。',
  },
  'xrpl-json-invalid': {
    en: 'The text cannot be read as JSON from line {line}, character {column} on. Correct it there.',
    ja: '{line} 行目の {column} 文字目から、JSON として読み取れません。そこを直してください。',
  },
  'xrpl-json-twice': {
    en: '“{name}” is given twice (line {line}, character {column}), and programs disagree which one counts. Remove one of them.',
    ja: '「{name}」が 2 回書かれています（{line} 行目、{column} 文字目）。どちらが有効かはプログラムによって違うため、一方を消してください。',
  },
  'xrpl-json-not-object': {
    en: 'This is not a payment: the text must begin with an opening brace and hold the fields of one payment. Copy the payment again.',
    ja: '支払いではありません。波括弧で始まり、1 件の支払いの項目を含む必要があります。支払いをコピーし直してください。',
  },
  'xrpl-path-answer-unreadable': {
    en: 'The server’s answer to the search for a route cannot be read. Search again, or choose another server.',
    ja: '経路検索に対するサーバーの返答を読み取れません。もう一度検索するか、別のサーバーを選んでください。',
  },
  'xrpl-simulation-unreadable': {
    en: 'The server’s answer to the trial run cannot be read, so nothing is known from it. Try again, or choose another server.',
    ja: '試算に対するサーバーの返答を読み取れないため、結果はわかりません。もう一度試すか、別のサーバーを選んでください。',
  },
  'xrpl-record-unreadable': {
    en: 'The server told of a transaction in a form that cannot be read. Nothing was credited; look at it in another explorer, or choose another server.',
    ja: 'サーバーから読み取れない形式の取引が届きました。入金としては扱っていません。別の検索サイトで確かめるか、別のサーバーを選んでください。',
  },
  'xrpl-return-nothing': {
    en: 'Nothing certain arrived with this payment, so there is nothing to return. Look at your balance first.',
    ja: 'この支払いで確実に届いたものがないため、返せるものがありません。まず残高を確認してください。',
  },
  'xrpl-return-own': {
    en: 'This payment came from your own account, so it cannot be returned. There is nothing to do.',
    ja: 'この支払いはご自分のアカウントから送られたものなので、返す必要はありません。そのままで問題ありません。',
  },
} as const satisfies TextTable;

export const errorsXrplReading = { ...findings, ...refusals } as const;
