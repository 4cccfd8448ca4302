// Owns the words for transactions of an own account on the XRP Ledger that cannot be made, signed or sent: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsOrders = {
  'key-not-here': {
    en: 'This wallet does not hold the key of this account, so nothing can be signed for it. Choose another account, or import the key.',
    ja: 'このウォレットにはこのアカウントの鍵がないため、署名できません。別のアカウントを選ぶか、鍵を取り込んでください。',
  },
  'order-unreadable': {
    en: 'This transaction cannot be read: look at “{part}”. Correct or remove it; fee, sequence and signature are chosen by Pullpay and must not be given.',
    ja: 'この取引を読み取れません。「{part}」を確認し、直すか削除してください。手数料・シーケンス・署名は Pullpay が決めるため、指定できません。',
  },
  'order-type-unknown': {
    en: 'Pullpay does not send transactions of the type “{type}”. Make it a payment, or use another program for it.',
    ja: 'Pullpay は「{type}」という種類の取引を送信しません。送金に変えるか、別のプログラムを使ってください。',
  },
  'order-not-ours': {
    en: 'The account {account} does not belong to this wallet, so nothing is signed for it. Choose one of your own accounts.',
    ja: 'アカウント {account} はこのウォレットのものではないため、署名しません。自分のアカウントを選んでください。',
  },
  'order-under-way': {
    en: 'Exactly this transaction is already confirmed and not decided yet. Wait for its result before you send the same once more; nothing was sent twice.',
    ja: '同じ内容の取引がすでに確定され、結果を待っています。もう一度送る場合は、その結果が出てからにしてください。二重には送信していません。',
  },
  'fee-ceiling-impossible': {
    en: 'The most that the fee may become must lie above zero and be at most 2 XRP. Correct it, or leave it to Pullpay.',
    ja: '手数料の上限は 0 より大きく 2 XRP 以下にしてください。直すか、Pullpay に任せてください。',
  },
  'no-ticket': {
    en: 'The account {account} holds no ticket that is free. Send the transaction without a ticket, or set tickets aside first.',
    ja: 'アカウント {account} には使えるチケットがありません。チケットを使わずに送るか、先にチケットを作成してください。',
  },
  'order-attempt-open': {
    en: 'Exactly this transaction was refused as malformed a moment ago, and a ledger could still take it. Wait about two minutes, then send it again.',
    ja: '同じ内容の取引が先ほど形式の誤りとして拒否されましたが、まだ台帳に入る可能性があります。約 2 分待ってから、もう一度送ってください。',
  },
  'order-already-done': {
    en: 'The ledger already holds exactly this transaction ({transaction}), and the records on this computer do not know it as done. Do not send it again: look it up in an explorer and discard this one. If you do want the same once more, add a memo.',
    ja: 'このコンピューターの記録では完了していませんが、同じ内容の取引（{transaction}）がすでに台帳に入っています。もう一度送らないでください。エクスプローラーで確認し、この取引は破棄してください。同じ内容をもう一度行いたいときは、メモを付けてください。',
  },
  'order-locks-account': {
    en: 'Afterwards no key of this wallet could sign for {account}: its own key would be disabled, and its regular key is missing or not in this wallet. Nothing was signed. Set a regular key that this wallet holds first, or enable the account’s own key.',
    ja: 'この取引の後は、{account} のために署名できる鍵がこのウォレットにありません。元来の鍵が無効になり、レギュラーキーがないか、このウォレットに入っていないためです。署名はしていません。先にこのウォレットにある鍵をレギュラーキーに設定するか、元来の鍵を有効にしてください。',
  },
  'order-gives-key-away': {
    en: 'The key of {key} is not in this wallet. Whoever holds it can afterwards send everything that {account} has. Confirm only if you know for certain that the key is yours.',
    ja: '{key} の鍵はこのウォレットにありません。この取引の後は、その鍵を持つ人が {account} の全財産を送金できます。自分の鍵だと確信できる場合に限り、確定してください。',
  },
  'order-disables-own-key': {
    en: 'Afterwards only the regular key can sign for {account}. If its secret is lost, so is everything in the account. Confirm only if you have a copy of that secret.',
    ja: 'この取引の後は、レギュラーキーだけが {account} のために署名できます。そのシークレットを失うと、アカウントの全財産を失います。控えがある場合に限り、確定してください。',
  },
} as const satisfies TextTable;
