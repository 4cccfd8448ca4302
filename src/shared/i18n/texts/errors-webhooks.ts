// Owns the words of errors of webhooks.
import type { TextTable } from '../locale.ts';

export const errorsWebhooks = {
  'webhook-not-found': {
    en: 'There is no such webhook in this wallet. It may have been removed; look at the list.',
    ja: 'このウォレットに、その Webhook はありません。削除された可能性があります。一覧を確認してください。',
  },
  'webhookdelivery-not-found': {
    en: 'There is no such delivery of this webhook. Only the last hundred are kept.',
    ja: 'この Webhook に、その配信の記録はありません。残っているのは直近の 100 件だけです。',
  },
  'webhook-disabled': {
    en: 'This webhook is off, so nothing is sent to it. Turn it on and try again.',
    ja: 'この Webhook はオフになっているため、何も送信されません。オンにしてから、もう一度お試しください。',
  },
  'too-many-webhooks': {
    en: 'This wallet has {limit} webhooks already, and no more can be kept. Remove one that is not used and try again.',
    ja: 'このウォレットにはすでに Webhook が {limit} 個あり、これ以上は保存できません。使っていないものを削除して、もう一度お試しください。',
  },
  'webhook-secret-too-long': {
    en: 'A webhook’s secret has at most {limit} characters. Choose a shorter one, or leave it out and one is made.',
    ja: 'Webhook のシークレットは {limit} 文字までです。短いものを指定するか、空欄にして自動で作成してください。',
  },
  'webhook-url-invalid': {
    en: 'This is no address that a webhook can be sent to. Enter one such as https://example.org/hook, without a name and password in it.',
    ja: 'Webhook の送信先として使えないアドレスです。https://example.org/hook のように、ユーザー名やパスワードを含めずに入力してください。',
  },
  'webhook-needs-https': {
    en: 'Others on the way could read what is sent to this address. Use one that begins with https.',
    ja: 'このアドレスに送ると、途中で内容を読まれるおそれがあります。https で始まるアドレスを使ってください。',
  },
  'webhook-needs-tor': {
    en: 'Pullpay has no Tor client yet, so nothing can be sent to an onion service. Use another address.',
    ja: 'Pullpay はまだ Tor に対応していないため、onion サービスには送信できません。別のアドレスを使ってください。',
  },
  'webhook-host-not-allowed': {
    en: '{origin} is in a private network, and nobody has agreed in the app that Pullpay may contact it. Agree under “Webhooks” in the settings, or use a public address.',
    ja: '{origin} はプライベートネットワーク内にあり、接続がまだ許可されていません。設定の「Webhook（イベント通知）」で許可するか、公開されているアドレスを使ってください。',
  },
  'webhook-is-this-computer': {
    en: 'This address leads to the computer that Pullpay runs on, where no webhook is sent. Use the address of another computer.',
    ja: 'このアドレスは Pullpay が動いているコンピューター自身を指しており、Webhook は送信されません。別のコンピューターのアドレスを使ってください。',
  },
  'webhook-events-invalid': {
    en: 'A webhook needs “everything”, or at least one of PayoutCreated, PayoutApproved and PayoutUpdated. Choose its events and try again.',
    ja: 'Webhook には「すべて」か、PayoutCreated、PayoutApproved、PayoutUpdated のうち 1 つ以上の指定が必要です。イベントを選んで、もう一度お試しください。',
  },
  'webhook-field-invalid': {
    en: 'This property of a webhook has the wrong type. Send true or false for a switch and text for an address or a secret.',
    ja: 'Webhook のこの項目は型が違います。オン・オフには true か false を、アドレスとシークレットには文字列を指定してください。',
  },
  'webhook-count-invalid': {
    en: 'Ask for 1 to 100 deliveries; more are not kept.',
    ja: '配信の件数は 1〜100 で指定してください。それより多くは保存されていません。',
  },
} as const satisfies TextTable;
