// Owns the words for what can be wrong with a connected BTCPay store and its payouts: the cause, then the next step.

export const errorsStores = {
  'store-not-connected': {
    en: 'The store of this payout is not connected any more, so nothing of it can be decided or paid here. Connect the store again in the settings.',
    ja: 'この支払いのストアは、もう接続されていません。そのため、ここでは承認も支払いもできません。設定でストアを接続し直してください。',
  },
  'store-key-gone': {
    en: 'The key of this store is no longer here, because this computer could not keep it safely. Enter the key again in the settings.',
    ja: 'このパソコンでは安全に保管できなかったため、ストアのキーが残っていません。設定でもう一度キーを入力してください。',
  },
  'store-key-invalid': {
    en: 'This does not look like an API key: it has spaces or unusual characters, or it is too long. Copy the key from BTCPay Server again, by itself.',
    ja: 'API キーとして読み取れません。空白や特殊な文字が含まれているか、長すぎます。BTCPay Server からキーだけをコピーし直してください。',
  },
  'store-is-own': {
    en: 'This is a wallet of this app itself, not a store on another server. Its payouts are in the queue already.',
    ja: 'これはほかのサーバーのストアではなく、このアプリ自身のウォレットです。その支払いは、すでに一覧に表示されています。',
  },
  'store-chosen': {
    en: 'This connection belongs to a store already. To use another store, make a new connection.',
    ja: 'この接続には、すでにストアが設定されています。別のストアを使うには、新しい接続を追加してください。',
  },
  'store-connected-already': {
    en: 'This store is connected already, here or to another wallet. Disconnect it there first.',
    ja: 'このストアは、すでにこのウォレットか別のウォレットに接続されています。先にその接続を解除してください。',
  },
  'store-key-refused': {
    en: 'The server does not accept this key for the store. Make a new key there, with the permissions that are asked for, and enter it here.',
    ja: 'サーバーがこのストアのキーを受け付けません。必要な権限のある新しいキーをサーバーで作成し、ここに入力してください。',
  },
  'store-in-use': {
    en: 'A payment for this store is on its way, and its proof must still be delivered. Disconnect the store once the payment is confirmed.',
    ja: 'このストアへの支払いが進行中で、支払いの証明をまだ届ける必要があります。支払いが確定してから接続を解除してください。',
  },
  'too-many-stores': {
    en: 'There are 50 connected stores, and no more fit. Disconnect one that is not needed.',
    ja: '接続できるストアは 50 件までです。使っていないストアの接続を解除してください。',
  },
  'remote-handshake': {
    en: 'The store is being told that this computer is about to pay. That takes a few seconds; there is nothing to do.',
    ja: 'このパソコンから支払うことを、ストアに知らせています。数秒かかります。そのままお待ちください。',
  },
  'remote-payout-taken': {
    en: 'Somebody else is paying this payout or has paid it, so it was not paid here. Look at the store to see who it was.',
    ja: 'この支払いは、ほかの人が支払っている最中か、すでに支払い済みです。そのため、ここでは支払いませんでした。だれが支払ったかはストアで確認してください。',
  },
  'remote-payout-changed': {
    en: 'The store changed this payout meanwhile, so nothing was paid or decided. Look at it again as it is now.',
    ja: 'この支払いの内容がストアで変更されたため、処理を行いませんでした。現在の内容をもう一度確認してください。',
  },
  'remote-payout-cancelled': {
    en: 'The store cancelled this payout, so it was not paid.',
    ja: 'この支払いはストアで取り消されたため、支払いませんでした。',
  },
  'remote-payout-conflict': {
    en: 'The store says that this payout was cancelled or paid by somebody else, but this wallet paid it too. Nothing can be taken back; talk to the people who run the store.',
    ja: 'ストアでは取り消し済み、またはほかの人が支払い済みとなっていますが、このウォレットからも支払いました。支払いは取り戻せません。ストアの担当者に連絡してください。',
  },
  'remote-amount-wrong': {
    en: 'The amount that the store gives for this payout does not fit its coin or its rate, so it is not taken over. Check the payout at the store.',
    ja: 'ストアが示す金額が通貨やレートと合わないため、取り込みません。ストアでこの支払いを確認してください。',
  },
  'remote-approved-otherwise': {
    en: 'The store approved this payout at another amount than the one shown here. Check the amount before paying.',
    ja: 'ストアは、ここに表示されたものとは異なる金額で承認しました。支払う前に金額を確認してください。',
  },
} as const;
