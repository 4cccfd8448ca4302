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
} as const;
