// Owns the words for refusals of the practice XRP Ledger.

export const errorsPracticeXrpl = {
  'practice-faucet-address': {
    en: 'This is not an XRP address of the practice network. Copy the address from your Receive screen and try again.',
    ja: '練習用ネットワークのXRPアドレスではありません。「受け取る」画面のアドレスをコピーして、もう一度お試しください。',
  },
  'practice-faucet-refused': {
    en: 'The practice ledger did not pay out ({result}). A new account needs at least 1 XRP, and some accounts need a destination tag: check the amount and the address.',
    ja: '練習用の台帳から送金できませんでした（{result}）。新しいアカウントには1 XRP以上が必要です。また、宛先タグが必要なアカウントもあります。金額とアドレスをご確認ください。',
  },
  'token-not-accepted': {
    en: 'This account does not accept the token yet. Add a trust line for it (or opt in, for an MPT), wait for the next ledger, and ask again.',
    ja: 'このアカウントは、まだこのトークンを受け取れません。トラストラインを追加し（MPTの場合は受け取りを有効にし）、次の台帳の確定を待ってから、もう一度お試しください。',
  },
  'practice-token-unknown': {
    en: 'The practice network has no such token to give. Load the list of practice tokens again and choose from it.',
    ja: '練習用ネットワークには、このトークンがありません。練習用トークンの一覧を読み込み直して、その中から選んでください。',
  },
  'practice-token-amount': {
    en: 'This amount of practice tokens cannot be given. Ask for more than 0 and at most 1,000,000, with no more decimal places than the token has.',
    ja: 'この数量の練習用トークンは受け取れません。0より大きく1,000,000以下で、小数点以下の桁数がトークンの桁数を超えない数量にしてください。',
  },
  'practice-token-limit': {
    en: 'With this amount the account would hold more of the token than its trust line allows ({limit}). Ask for less, or raise the limit first.',
    ja: 'この数量を受け取ると、トラストラインの上限（{limit}）を超えます。数量を減らすか、先に上限を上げてください。',
  },
  'practice-token-refused': {
    en: 'The ledger did not let the practice issuer pay this account ({result}). Look at what the account asks of payers: deposit authorization, a destination tag, a frozen line.',
    ja: '台帳が、練習用の発行者からこのアカウントへの支払いを認めませんでした（{result}）。デポジット認証、宛先タグの必須設定、トラストラインの凍結など、アカウントの受け取り条件をご確認ください。',
  },
} as const;
