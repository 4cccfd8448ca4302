// Owns the words of the first start.
import type { TextTable } from '../locale.ts';

export const onboardingTexts = {
  'onboarding.steps': { en: 'Steps', ja: '手順' },
  'onboarding.stepLanguage': { en: 'Welcome', ja: 'ようこそ' },
  'onboarding.stepNetwork': { en: 'Network', ja: 'ネットワーク' },
  'onboarding.stepWallet': { en: 'Wallet', ja: 'ウォレット' },
  'onboarding.title': { en: 'Let people pull what they are owed', ja: '受け取る人が、必要なときに引き出せる' },
  'onboarding.lead': {
    en: 'A wallet for pull payments on Bitcoin and the XRP Ledger. The keys stay on this computer.',
    ja: 'Bitcoin と XRP Ledger に対応した、プルペイメントのためのウォレットです。鍵はこのコンピューターから出ません。',
  },
  'onboarding.how1': { en: 'You set the terms once and share a link.', ja: '条件を一度決めて、リンクを渡します。' },
  'onboarding.how2': { en: 'People claim when it suits them.', ja: '相手は都合のよいときに申請します。' },
  'onboarding.how3': { en: 'You approve at a locked rate and pay many at once.', ja: 'レートを固定して承認し、まとめて支払います。' },
  'onboarding.language': { en: 'Language', ja: '言語' },
  'onboarding.start': { en: 'Set up a wallet', ja: 'ウォレットを用意する' },
  'onboarding.haveLink': { en: 'I was sent a link', ja: 'リンクを受け取った' },
  'onboarding.haveLinkHint': { en: 'You can claim without a wallet of your own.', ja: 'ウォレットがなくても申請できます。' },
  'onboarding.networkTitle': { en: 'Where should this wallet live?', ja: 'このウォレットをどこで使いますか？' },
  'onboarding.networkLead': {
    en: 'A wallet belongs to one network for life. You can add more wallets later.',
    ja: 'ウォレットは 1 つのネットワークだけで使います。あとから別のウォレットを追加できます。',
  },
  'onboarding.practiceTitle': { en: 'Practice, recommended for a start', ja: '練習用（はじめての方におすすめ）' },
  'onboarding.practiceText': {
    en: 'Works without internet and without money. Coins are free, and a new block comes every few seconds. AMM pools of the XRP Ledger are left out.',
    ja: 'インターネットもお金も不要です。コインは無料で、ブロックは数秒ごとに作られます。XRP Ledger の AMM プールはありません。',
  },
  'onboarding.testTitle': { en: 'Test networks', ja: 'テストネット' },
  'onboarding.testText': {
    en: 'The public test chains of Bitcoin, testnet4 or signet. The coins have no value.',
    ja: 'Bitcoin の公開テストチェーン（testnet4 か signet）です。コインに価値はありません。',
  },
  'onboarding.mainTitle': { en: 'Real money', ja: '本番（本物のお金）' },
  'onboarding.mainText': {
    en: 'The real Bitcoin chain. Take your time with the words and the password.',
    ja: '本物の Bitcoin チェーンです。復元フレーズとパスワードは落ち着いて扱ってください。',
  },
  'onboarding.regtestTitle': { en: 'Own test chain', ja: '自前のテストチェーン' },
  'onboarding.regtestText': { en: 'For people who run their own regtest node.', ja: '自分で regtest ノードを動かしている方向けです。' },
  'onboarding.afterFirst': { en: 'With your next wallet', ja: '2 つ目のウォレットから' },
  'onboarding.realMoney': {
    en: 'This wallet will hold real money. Payments cannot be taken back, and lost words mean lost money. The words are always new: those of a practice or test wallet are refused.',
    ja: 'このウォレットでは本物のお金を扱います。支払いは取り消せず、復元フレーズをなくすとお金も失われます。フレーズは必ず新しいものを使います（練習用やテスト用のものは使えません）。',
  },
  'onboarding.needsServer': {
    en: 'Wallets of this network pay in Bitcoin, and need a server or node that you choose under Settings, “Bitcoin servers”. Until then they ask nobody.',
    ja: 'このネットワークのウォレットで使えるのは Bitcoin です。使うサーバーかノードを、設定の「Bitcoin サーバー」で選んでください。選ぶまではどこにも接続しません。',
  },
  'onboarding.notAllowed': { en: 'Not available here', ja: 'この環境では使えません' },
  'onboarding.walletTitle': { en: 'Create or restore', ja: '新しく作る・復元する' },
  'onboarding.walletName': { en: 'Name of the wallet', ja: 'ウォレットの名前' },
  'onboarding.walletNameHint': { en: 'Only you see it, for example “Payroll”.', ja: '自分にだけ見えます。例：「給与の支払い」' },
  'onboarding.defaultName': { en: 'My wallet', ja: 'メインのウォレット' },
  'onboarding.createTitle': { en: 'Create a new wallet', ja: '新しいウォレットを作る' },
  'onboarding.createText': {
    en: 'You will write down recovery words and type some of them back.',
    ja: '復元フレーズを書き留め、いくつかの単語を確認のために入力します。',
  },
  'onboarding.restoreTitle': { en: 'Restore from words', ja: '復元フレーズから復元する' },
  'onboarding.restoreText': {
    en: 'You have 12 or 24 words of an earlier wallet on this network.',
    ja: 'このネットワークで使っていた 12 語または 24 語の復元フレーズがある場合。',
  },
  'onboarding.wordCount': { en: 'Number of words', ja: '単語の数' },
  'onboarding.words12': { en: '12 words', ja: '12 語' },
  'onboarding.words24': { en: '24 words', ja: '24 語' },
  'onboarding.secureNote': {
    en: 'Passwords and words are typed only in a separate secure window. This window never sees them.',
    ja: 'パスワードと復元フレーズは、別の安全なウィンドウだけで入力します。この画面には渡りません。',
  },
  'onboarding.continue': { en: 'Continue in the secure window', ja: '安全なウィンドウで続ける' },
  'onboarding.waiting': { en: 'Go on in the secure window…', ja: '安全なウィンドウで続けてください…' },
  'onboarding.stopped': {
    en: 'The secure window was closed before the wallet was made. Nothing was stored; continue when you are ready.',
    ja: 'ウォレットができる前に安全なウィンドウが閉じられました。何も保存されていません。準備ができたら続けてください。',
  },
  'onboarding.limited': { en: 'This copy runs on a limited runtime: practice only.', ja: 'この環境では練習用ネットワークだけが使えます。' },
} as const satisfies TextTable;
