// Owns the words of the price sources in the settings.
import type { TextTable } from '../locale.ts';

export const ratesTexts = {
  'rates.title': { en: 'Rates', ja: 'レート' },
  'rates.about': {
    en: 'Where the price of a coin comes from when you approve claims. A source that is on is asked over the internet whenever a price is needed, and so learns which prices you look up and from which address. It learns nothing about your payments.',
    ja: '申請を承認するときに使う、コインの価格の取得元です。有効にした取得元には、価格が必要になるたびにインターネット経由で問い合わせます。相手には、調べた価格の種類と接続元のアドレスが伝わりますが、支払いの内容は伝わりません。',
  },
  'rates.host.kraken': { en: 'Asks api.kraken.com for the selling price (ask).', ja: 'api.kraken.com に売り気配（ask）を問い合わせます。' },
  'rates.host.coingecko': {
    en: 'Asks api.coingecko.com for the average price of many markets.',
    ja: 'api.coingecko.com に多数の市場の平均価格を問い合わせます。',
  },
  'rates.host.bitflyer': {
    en: 'Asks api.bitflyer.com for the selling price (ask) in yen; no other currency.',
    ja: 'api.bitflyer.com に円建ての売り気配（ask）を問い合わせます。ほかの通貨はありません。',
  },
  'rates.host.practice': {
    en: 'Made-up prices on this computer. Nobody is asked.',
    ja: 'このコンピューター上の練習用の価格です。外部には問い合わせません。',
  },
  'rates.host.ledger': {
    en: 'Asks your own XRP Ledger server for the order books of tokens. It counts tokens as units as you choose below. MPTs have no books.',
    ja: '使用中の XRP Ledger サーバーにトークンの板を問い合わせます。どのトークンをどの単位とみなすかは下で選びます。MPT に板はありません。',
  },
  'rates.ledger': { en: 'Tokens that stand for units', ja: '単位とみなすトークン' },
  'rates.ledgerText': {
    en: 'Anyone can issue a token called USD. Say whose you trust to be worth one unit; it is used while “XRP Ledger order book” is on. Without one, a token is priced in XRP, and XRP by the sources above.',
    ja: 'USD という名前のトークンは誰でも発行できます。1 単位の価値があると信頼する発行者のものを指定してください。「XRP Ledger の板」が有効な間だけ使われます。指定がない場合、トークンは XRP 建てで、XRP は上の取得元で計算します。',
  },
  'rates.ledgerUnit': { en: 'Unit', ja: '単位' },
  'rates.ledgerUnitHint': { en: 'Such as USD', ja: '例：USD' },
  'rates.ledgerToken': { en: 'Token on the ledger', ja: '台帳のトークン' },
  'rates.ledgerTokenHint': { en: 'Code, dot, issuer: USD.r…', ja: 'コード・点・発行者：USD.r…' },
  'rates.ledgerDepth': { en: 'Price for at least', ja: '計算する数量' },
  'rates.ledgerDepthHint': { en: 'How much of the unit the book must hold, on both sides', ja: '板の両側に必要な数量（その単位で）' },
  'rates.ledgerAdd': { en: 'Add a token', ja: 'トークンを追加' },
  'rates.ledgerEdit': { en: 'Change the token for {unit}', ja: '{unit} のトークンを変更' },
  'rates.ledgerRemove': { en: 'Remove the token for {unit}', ja: '{unit} のトークンを削除' },
  'rates.host.manual': {
    en: 'The prices that you type below. Nobody is asked.',
    ja: '下の表に入力した価格です。外部には問い合わせません。',
  },
  'rates.name.practice': { en: 'Practice rates', ja: '練習用レート' },
  'rates.name.manual': { en: 'Your own prices', ja: '自分で決めた価格' },
  'rates.earlier': { en: 'Ask {source} earlier', ja: '{source}の順番を上げる' },
  'rates.later': { en: 'Ask {source} later', ja: '{source}の順番を下げる' },
  'rates.noneOn': {
    en: 'No source is on. To approve a claim you must then set the rate yourself.',
    ja: '有効な取得元がありません。承認するときは、レートを自分で決める必要があります。',
  },
  'rates.mode': { en: 'When several are on', ja: '複数を有効にした場合' },
  'rates.mode.fallback': { en: 'First that answers', ja: '最初に答えたもの' },
  'rates.mode.median': { en: 'Median', ja: '中央値' },
  'rates.mode.fallbackText': {
    en: 'They are asked in the order above; the next one only when the one before has no fresh price.',
    ja: '上から順に問い合わせます。新しい価格が得られないときだけ、次の取得元に進みます。',
  },
  'rates.mode.medianText': {
    en: 'All are asked, and the middle answer counts. At least two must answer, so one that is wrong cannot decide.',
    ja: 'すべてに問い合わせ、中央の値を使います。2 つ以上の回答が必要なので、1 つが間違っていても左右されません。',
  },
  'rates.maxAge': { en: 'Oldest price that may be used', ja: '使える価格の古さの上限' },
  'rates.maxAgeText': {
    en: 'An older price is refused. Prices that you type do not age.',
    ja: 'これより古い価格は使いません。自分で入力した価格に期限はありません。',
  },
  'rates.age': { en: '{span} old', ja: '{span}前' },
  'rates.manual': { en: 'Your own prices', ja: '自分で決めた価格' },
  'rates.manualText': {
    en: 'Where you agreed on a price. They count while “Your own prices” is on. For a unit without a market, name yours as the rate when you approve, such as manual(BTC_HOUR).',
    ja: '価格を取り決めた場合に使います。「自分で決めた価格」が有効な間だけ使われます。市場のない単位では、承認するときにレートとして manual(BTC_HOUR) のように指定してください。',
  },
  'rates.pair': { en: 'Coin and unit', ja: 'コインと単位' },
  'rates.price': { en: 'Price', ja: '価格' },
  'rates.typed': { en: 'Typed', ja: '入力日時' },
  'rates.actions': { en: 'Change or remove', ja: '変更と削除' },
  'rates.add': { en: 'Add a price', ja: '価格を追加' },
  'rates.edit': { en: 'Change the price for {pair}', ja: '{pair} の価格を変更' },
  'rates.remove': { en: 'Remove the price for {pair}', ja: '{pair} の価格を削除' },
  'rates.pairHint': { en: 'Such as BTC_USD or XRP_HOUR', ja: '例：BTC_USD、XRP_HOUR' },
  'rates.priceHint': { en: 'What one coin costs in that unit', ja: 'コイン 1 枚の価格（その単位で）' },
  'rates.try': { en: 'Try now', ja: '今すぐ試す' },
  'rates.tryText': {
    en: 'Asks every source that is on, and shows what approving would lock.',
    ja: '有効なすべての取得元に問い合わせ、承認した場合に固定されるレートを表示します。',
  },
  'rates.trySource': { en: 'Source', ja: '取得元' },
  'rates.answer': { en: 'Answer', ja: '回答' },
  'rates.tryAge': { en: 'Age', ja: '古さ' },
  'rates.noPrice': { en: 'No price for this pair', ja: 'この組の価格はありません' },
  'rates.result': { en: 'Would be used', ja: '使われる価格' },
} as const satisfies TextTable;
