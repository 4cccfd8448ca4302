// Owns the words of errors of the claim service itself: limits, permissions, lists, and what other claim services say.
import type { TextTable } from '../locale.ts';

export const errorsApi = {
  'not-found': {
    en: 'The claim service has nothing at this address. Check the path of the request.',
    ja: '申請サービスにこのアドレスはありません。要求のパスを確認してください。',
  },
  unauthenticated: {
    en: 'This needs a valid API key, or the token that came with the answer to the claim. Send it as “Authorization: token …”.',
    ja: 'この操作には、有効な API キーか、申請への応答で渡されたトークンが必要です。「Authorization: token …」として送ってください。',
  },
  'method-not-allowed': {
    en: 'This address does not take this kind of request. See its “Allow” header, or the description at /docs.',
    ja: 'このアドレスは、この種類の要求を受け付けません。応答の「Allow」ヘッダーか、/docs の説明を確認してください。',
  },
  'host-refused': {
    en: 'The claim service was asked under a name that is not its own. Use its address as the app shows it.',
    ja: '申請サービスが、自分のものではない名前で呼び出されました。アプリに表示されているアドレスを使ってください。',
  },
  'too-many-requests': {
    en: 'Too many requests came from this address within a minute. Wait {retryAfter} seconds and try again.',
    ja: '同じアドレスから 1 分間に届いた要求が多すぎます。{retryAfter} 秒待ってから、もう一度お試しください。',
  },
  'page-foreign-form': {
    en: 'This form was sent from another page, so nothing was done with it. Open the page of the pull payment itself and claim there.',
    ja: 'このフォームは別のページから送られたため、何も行われていません。プルペイメントのページを直接開いて申請してください。',
  },
  'page-form-incomplete': {
    en: 'The claim was not changed, because something in the form is missing. Look at the marked fields and save again.',
    ja: '入力が足りないため、申請は変更されていません。印の付いた欄を確認して、もう一度保存してください。',
  },
  'list-range': {
    en: 'A list can skip 0 or more entries and show 1 to 1,000. Correct the number and ask again.',
    ja: '一覧で読み飛ばせるのは 0 件以上、一度に表示できるのは 1〜1,000 件です。数を直して、もう一度要求してください。',
  },
  'list-state': {
    en: 'This is no state of a payout. Use AwaitingApproval, AwaitingPayment, InProgress, Completed or Cancelled.',
    ja: '支払いの状態として使えない値です。AwaitingApproval、AwaitingPayment、InProgress、Completed、Cancelled のいずれかを指定してください。',
  },
  'lnurl-not-supported': {
    en: 'Nothing can be claimed over Lightning here. Claim to a Bitcoin or XRP address instead.',
    ja: 'Lightning での申請には対応していません。Bitcoin か XRP のアドレスを指定して申請してください。',
  },
  'host-busy': {
    en: 'The other computer is busy and takes no requests at the moment. Wait a minute and try again; it stays one claim.',
    ja: '相手のコンピューターが混み合っていて、いまは要求を受け付けていません。1 分ほど待ってから、もう一度お試しください。再試行しても申請は 1 件のままです。',
  },
  'server-refused-field': {
    en: 'The other computer does not accept what was entered for “{field}”. Correct it and send the claim again.',
    ja: '「{field}」の内容が、相手のコンピューターに受け付けられませんでした。修正して、もう一度申請してください。',
  },
  'key-label-too-long': {
    en: 'A key’s name has at most {limit} characters. Shorten it and try again.',
    ja: 'キーの名前は {limit} 文字までです。短くして、もう一度お試しください。',
  },
  'key-permissions-invalid': {
    en: 'A key needs at least one permission that exists. Choose what it may do and try again.',
    ja: 'キーには、存在する権限が 1 つ以上必要です。許可する操作を選んで、もう一度お試しください。',
  },
  'too-many-keys': {
    en: 'There are {limit} keys already, and no more can be kept. Revoke one that is not used and try again.',
    ja: 'キーはすでに {limit} 個あり、これ以上は保存できません。使っていないキーを取り消して、もう一度お試しください。',
  },
  'apikey-not-found': {
    en: 'There is no such key, or it was revoked already. Read the list of keys in the app and check which ones are left.',
    ja: 'このキーは存在しないか、すでに取り消されています。アプリのキーの一覧で、残っているキーを確認してください。',
  },
  'notification-not-found': {
    en: 'There is no such notification any more. Read the list again to see those that are left.',
    ja: 'この通知はもうありません。一覧を読み込み直して、残っている通知を確認してください。',
  },
  'notification-type-unknown': {
    en: 'Notifications can be switched off by the names that the settings list, or by “all”. Send a list with some of these names.',
    ja: '通知をオフにするには、設定の一覧にある名前か「all」を指定します。これらの名前の一覧を送ってください。',
  },
  'metadata-invalid': {
    en: 'Metadata is an object with names and values. Send it in curly brackets, or leave it out.',
    ja: 'メタデータは、名前と値を持つオブジェクトで指定します。波括弧で囲んで送るか、省いてください。',
  },
  'currency-pair-invalid': {
    en: 'A pair names two currencies, such as BTC_USD, and at most 16 pairs can be asked for at once. Correct the pairs and ask again.',
    ja: '通貨ペアは BTC_USD のように 2 つの通貨で表し、一度に要求できるのは 16 組までです。直して、もう一度要求してください。',
  },
} as const satisfies TextTable;
