// Owns the words for what is wrong with a server of the XRP Ledger that the user names: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsServers = {
  'ledger-server-address': {
    en: 'This is not the address of a server. It looks like wss://ledger.example:51233, without a name, a password or a # in it.',
    ja: 'サーバーのアドレスではありません。wss://ledger.example:51233 のような形で、ユーザー名・パスワード・# を含めずに入力してください。',
  },
  'ledger-server-scheme': {
    en: 'Addresses with “{scheme}://” are not used: ledger servers are asked over wss:// (or ws:// on this computer). Look for the WebSocket address of the server.',
    ja: '「{scheme}://」のアドレスは使えません。レジャーのサーバーには wss://（このコンピューターなら ws:// も可）で接続します。サーバーの WebSocket アドレスをご確認ください。',
  },
  'ledger-server-needs-tls': {
    en: 'Without encryption anybody on the way could tell you a false ledger. Use the wss:// address; ws:// is allowed for this computer (localhost) only.',
    ja: '暗号化されていない接続では、途中の誰かが偽のレジャーを見せることができます。wss:// のアドレスを使ってください。ws:// はこのコンピューター（localhost）だけで使えます。',
  },
  'ledger-server-twice': {
    en: 'This server is in the list already. Change its place with the arrows.',
    ja: 'このサーバーはすでに一覧にあります。順番は矢印で変えられます。',
  },
  'ledger-servers-full': {
    en: 'The list holds {most} servers at most. Remove one that you no longer need, then add this one.',
    ja: '登録できるサーバーは {most} 個までです。不要なものを削除してから追加してください。',
  },
  'ledger-servers-changed': {
    en: 'The list of servers has changed meanwhile. Look at it again, then repeat the change.',
    ja: 'その間にサーバーの一覧が変わりました。一覧をもう一度ご確認のうえ、やり直してください。',
  },
  'ledger-server-unreachable': {
    en: 'Nobody answers at this address. Check its spelling and port, and whether the server runs.',
    ja: 'このアドレスからは応答がありません。つづりとポート番号、サーバーが動いているかをご確認ください。',
  },
  'ledger-server-not-rippled': {
    en: 'Something answers at this address, but it does not speak as a server of the XRP Ledger does. Look for the WebSocket address of a rippled server.',
    ja: 'このアドレスには応答がありますが、XRP Ledger のサーバーではないようです。rippled の WebSocket アドレスをご確認ください。',
  },
  'ledger-server-other-network': {
    en: 'This server belongs to the network with the id {theirs}; your wallets are on the one with the id {ours}. It is not used. Choose a server of the same network (0 is the real XRP Ledger, 1 the test network).',
    ja: 'このサーバーのネットワーク ID は {theirs} ですが、ウォレットのネットワーク ID は {ours} です。使用しません。同じネットワークのサーバーを選んでください（0 は本番の XRP Ledger、1 はテストネット）。',
  },
  'ledger-server-other-ledger': {
    en: 'This server has the right network id, but its ledger has another history than yours: on it your payments did not happen. Choose a server of the same ledger.',
    ja: 'ネットワーク ID は同じですが、お使いのレジャーとは履歴が異なります。このサーバーでは、これまでの支払いが存在しません。同じレジャーのサーバーを選んでください。',
  },
  'ledger-server-lags': {
    en: 'It is {behind} ledgers behind the server in use: payments would be seen late. Wait until it has caught up, or place it at the end.',
    ja: '使用中のサーバーより {behind} レジャー遅れています。支払いの確認が遅くなります。追いつくまで待つか、順番を後ろにしてください。',
  },
  'ledger-server-no-history': {
    en: 'It knows only the last {kept} ledgers. What became of a payment before that it cannot say; keep another server in the list.',
    ja: '直近の {kept} レジャー分しか保持していません。それより前の支払いの結果は確認できないため、ほかのサーバーも一覧に残しておいてください。',
  },
} as const satisfies TextTable;
