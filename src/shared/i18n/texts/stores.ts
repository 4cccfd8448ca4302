// Owns the words of connected BTCPay stores: the settings, and their payouts in the queue.
import type { TextTable } from '../locale.ts';

export const storeTexts = {
  'stores.title': { en: 'Connected BTCPay stores', ja: '接続した BTCPay ストア' },
  'stores.text': {
    en: 'Payouts of a store on a BTCPay Server appear in your queue. You approve them there from here, and “{name}” pays them.',
    ja: 'BTCPay Server のストアの支払いが支払いキューに並びます。ここからストア側で承認し、「{name}」から支払います。',
  },
  'stores.none': { en: 'No store is connected.', ja: '接続したストアはありません。' },
  'stores.add': { en: 'Connect a store…', ja: 'ストアを接続…' },
  'stores.ruleTitle': { en: 'One computer per store', ja: '1 つのストアに支払い用コンピューターは 1 台' },
  'stores.rule': {
    en: 'Only this computer should pay the payouts of the store. Before it signs, Pullpay marks the payout at the store and looks again after some seconds. That lowers the risk that two computers pay the same payout; it cannot remove it.',
    ja: 'ストアの支払いは、このコンピューターだけで行ってください。Pullpay は署名の前にストア側の支払いに印を付け、数秒後にもう一度確かめます。2 台が同じ支払いを送る危険は減りますが、なくなりはしません。',
  },
  'stores.newTitle': { en: 'Connect a BTCPay store', ja: 'BTCPay ストアを接続' },
  'stores.address': { en: 'Address of the server', ja: 'サーバーのアドレス' },
  'stores.addressHint': { en: 'For example https://btcpay.example.com', ja: '例：https://btcpay.example.com' },
  'stores.key': { en: 'API key', ja: 'API キー' },
  'stores.keyHint': {
    en: 'Make it in the account settings of the BTCPay Server. It needs “View payouts”, “Manage payouts” and “View pull payments” for the store.',
    ja: 'BTCPay Server のアカウント設定で作成します。対象ストアの「支払いの表示」「支払いの管理」「プルペイメントの表示」の権限が必要です。',
  },
  'stores.keyKept': {
    en: 'The key is sealed by the operating system and goes to this server alone.',
    ja: 'キーはオペレーティングシステムが封印して保管し、このサーバー以外には送りません。',
  },
  'stores.next': { en: 'Continue', ja: '次へ' },
  'stores.hostQuestion': {
    en: 'Pullpay has not contacted this computer yet. It is contacted, and given the key, only if you agree.',
    ja: 'このコンピューターにはまだ接続していません。許可すると接続し、キーを送ります。',
  },
  'stores.allow': { en: 'Allow {origin} and continue', ja: '{origin} を許可して次へ' },
  'stores.chooseTitle': { en: 'Which store?', ja: 'どのストアですか？' },
  'stores.chooseText': {
    en: 'Stores that this key may see on {host}:',
    ja: 'このキーで見える {host} のストア：',
  },
  'stores.noStores': {
    en: 'This key may see no store. Make a key for the store and try again.',
    ja: 'このキーで見えるストアがありません。ストアのキーを作成して、もう一度お試しください。',
  },
  'stores.missing': { en: 'The key lacks: {permissions}', ja: 'キーに足りない権限：{permissions}' },
  'stores.chooseNow': { en: 'Connect this store', ja: 'このストアを接続' },
  'stores.connected': { en: 'The store is connected.', ja: 'ストアを接続しました。' },
  'stores.unchosen': { en: 'No store chosen yet', ja: 'ストアが未選択です' },
  'stores.choose': { en: 'Choose the store…', ja: 'ストアを選ぶ…' },
  'stores.renew': { en: 'New key…', ja: '新しいキー…' },
  'stores.renewTitle': { en: 'New key for {name}', ja: '{name} の新しいキー' },
  'stores.renewText': {
    en: 'The new key takes the place of the old one. Nothing else changes.',
    ja: '新しいキーが古いキーと入れ替わります。ほかは変わりません。',
  },
  'stores.renewNow': { en: 'Keep the new key', ja: '新しいキーを保存' },
  'stores.renewed': { en: 'The new key is kept.', ja: '新しいキーを保存しました。' },
  'stores.thisRun': {
    en: 'The key cannot be sealed on this computer. It is forgotten when Pullpay ends.',
    ja: 'このコンピューターではキーを封印できません。Pullpay を終了するとキーは消えます。',
  },
  'stores.gone': { en: 'The key is needed again.', ja: 'キーをもう一度入力してください。' },
  'stores.state.ok': { en: 'Connected', ja: '接続中' },
  'stores.state.trouble': { en: 'Not reached', ja: '接続できません' },
  'stores.state.needsKey': { en: 'Key needed', ja: 'キーが必要' },
  'stores.state.unchosen': { en: 'Not ready', ja: '未設定' },
  'stores.state.new': { en: 'Looking…', ja: '確認中…' },
  'stores.checked': { en: 'Last looked at {when}.', ja: '最終確認：{when}' },
  'stores.payouts': {
    en: '{count, plural, one {# payout taken over} other {# payouts taken over}}',
    ja: '引き受けた支払い {count} 件',
  },
  'stores.unreadable': {
    en: '{count, plural, one {# payout is left to the store:} other {# payouts are left to the store:}}',
    ja: 'ストアに残した支払い {count} 件：',
  },
  'stores.conflicts': {
    en: '{count, plural, one {The store says that # payout is cancelled or was paid by somebody else, but this wallet is paying it or has paid it. Settle this with the people of the store.} other {The store says that # payouts are cancelled or were paid by somebody else, but this wallet is paying them or has paid them. Settle this with the people of the store.}}',
    ja: 'ストア側では取り消し済み、または別の方法で支払い済みとされていますが、このウォレットが支払い中または支払い済みのものが {count} 件あります。ストアの担当者と確認してください。',
  },
  'stores.reload': { en: 'Look now', ja: '今すぐ確認' },
  'stores.remove': { en: 'Disconnect…', ja: '接続を解除…' },
  'stores.removeTitle': { en: 'Disconnect {name}?', ja: '{name} との接続を解除しますか？' },
  'stores.removeText': {
    en: 'The key is forgotten and no new payouts are taken over. Payouts that are in the queue stay there, but cannot be paid until the store is connected again.',
    ja: 'キーを消去し、新しい支払いは引き受けません。キューにある支払いは残りますが、もう一度接続するまで支払えません。',
  },
  'stores.removeNow': { en: 'Disconnect the store', ja: '接続を解除' },
  'stores.removed': { en: 'The store was disconnected.', ja: '接続を解除しました。' },
  'stores.payoutAt': { en: 'Store', ja: 'ストア' },
  'stores.payoutId': { en: 'Payout at the store', ja: 'ストアでの支払い ID' },
  'stores.ofHost': { en: 'Store at {host}', ja: '{host} のストア' },
  'stores.approveNote': {
    en: '{count, plural, one {# of these is a payout of a connected store. It is approved at the store, and what the store answers counts.} other {# of these are payouts of a connected store. They are approved at the store, and what the store answers counts.}}',
    ja: 'このうち {count} 件は接続したストアの支払いです。ストア側で承認され、ストアの回答が有効になります。',
  },
  'stores.payNote': {
    en: '{count, plural, one {# of these is a payout of a connected store. It is signed some seconds after you approve, once the store has confirmed that nobody else pays it.} other {# of these are payouts of a connected store. They are signed some seconds after you approve, once the store has confirmed that nobody else pays them.}}',
    ja: 'このうち {count} 件は接続したストアの支払いです。承認の数秒後、ほかで支払われていないことをストアに確かめてから署名します。',
  },
  'payout.source.store': { en: 'rate of the store', ja: 'ストアのレート' },
} as const satisfies TextTable;
