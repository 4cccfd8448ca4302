// Owns the words for what cannot be asked of an XRP Ledger server, and for prices from its books: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsLedgerReads = {
  'simulation-signed': {
    en: 'This text holds a signature, so whoever sees it could carry the payment out. Nothing was sent to the server. Remove TxnSignature and Signers, then try it again.',
    ja: 'この内容には署名が含まれており、見た人が支払いを実行できてしまいます。サーバーには何も送っていません。TxnSignature と Signers を消してから、もう一度お試しください。',
  },
  'book-mpt': {
    en: 'Multi-purpose tokens (MPTs) are not traded in the ledger’s order books, so there is no book to show. Choose XRP or a token on both sides.',
    ja: 'マルチパーパストークン（MPT）は台帳の板で取引されないため、表示できる板がありません。両側に XRP かトークンを選んでください。',
  },
  'book-one-asset': {
    en: 'A book needs two different assets, and both sides are the same. Change one side.',
    ja: '板には異なる 2 つの資産が必要ですが、両側が同じです。どちらかを変えてください。',
  },
  'rate-book-thin': {
    en: 'Too little of {pair} is offered in the ledger’s order book for a price to count. Try again later, lower the amount in the settings, or take another source.',
    ja: '台帳の板にある {pair} の注文が少なすぎるため、価格として使えません。後で試すか、設定の数量を下げるか、別の取得元を使ってください。',
  },
  'rate-mpt-no-book': {
    en: 'Multi-purpose tokens (MPTs) are not traded in the ledger’s order books, so these cannot say a price for {pair}. Type a price of your own in the settings.',
    ja: 'マルチパーパストークン（MPT）は台帳の板で取引されないため、{pair} の価格は板からは分かりません。設定で自分の価格を入力してください。',
  },
  'rate-unit-xrp': {
    en: 'XRP is the ledger’s own coin and needs no token to stand for it. Choose another unit.',
    ja: 'XRP は台帳そのもののコインなので、代わりのトークンは要りません。別の単位を選んでください。',
  },
  'rate-unit-twice': {
    en: 'A token for {unit} is in the list already. Remove that one first, or choose another unit.',
    ja: '{unit} のトークンはすでに一覧にあります。先にそれを削除するか、別の単位を選んでください。',
  },
  'rate-token-invalid': {
    en: '“{token}” is no token of the XRP Ledger. Type its code and its issuer with a dot between them, such as USD.rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B.',
    ja: '「{token}」は XRP Ledger のトークンではありません。USD.rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B のように、コードと発行者を点でつないで入力してください。',
  },
  'rate-depth-invalid': {
    en: 'The amount for {unit} must be a number above zero. Type for how much of the unit a price must be had, such as 10.',
    ja: '{unit} の数量は 0 より大きい数にしてください。どれだけの数量で価格を計算するかを、10 のように入力します。',
  },
} satisfies TextTable;
