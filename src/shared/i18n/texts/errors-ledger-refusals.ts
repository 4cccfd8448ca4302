// Owns the words of results of the XRP Ledger that never get into a ledger: malformed, impossible, refused by this server, or not yet. No fee is spent.
import type { TextTable } from '../locale.ts';

export const errorsLedgerRefusals = {
  temMALFORMED: {
    en: 'The fields of this payment do not fit together, for example an MPT with paths or with another SendMax, or credentials that are none or too many. Correct them.',
    ja: '項目の組み合わせが正しくありません（MPT に経路や別の SendMax がある、資格情報が空か多すぎるなど）。項目を直してください。',
  },
  temBAD_AMOUNT: {
    en: 'An amount is zero, negative or too large, or the least amount does not fit the amount. Correct the amounts.',
    ja: '金額が 0・負・大きすぎるのいずれかか、最低額が金額と合いません。金額を直してください。',
  },
  temBAD_CURRENCY: {
    en: 'The ledger does not allow this currency code. Check it with the token’s issuer.',
    ja: 'この通貨コードは台帳で認められていません。トークンの発行者に確認してください。',
  },
  temBAD_FEE: {
    en: 'The network fee is not valid. Let the wallet choose it, or enter an amount of XRP above zero.',
    ja: 'ネットワーク手数料が正しくありません。ウォレットに任せるか、0 より大きい XRP を入力してください。',
  },
  temBAD_ISSUER: {
    en: 'An issuer in this payment is not valid. Copy the issuer’s address again.',
    ja: 'この支払いの発行者が正しくありません。発行者のアドレスをコピーし直してください。',
  },
  temBAD_PATH: {
    en: 'A path of this payment is built wrong. Search for paths again, or leave them out.',
    ja: 'この支払いの経路の組み立てが正しくありません。検索し直すか、経路を消してください。',
  },
  temBAD_PATH_LOOP: {
    en: 'A path of this payment runs in a circle. Search for paths again, or leave them out.',
    ja: 'この支払いの経路が循環しています。検索し直すか、経路を消してください。',
  },
  temBAD_SEND_XRP_LIMIT: {
    en: 'A payment of XRP in XRP knows no rate limit. Switch it off and send again.',
    ja: 'XRP を XRP で払う支払いにレート制限はありません。オフにして送り直してください。',
  },
  temBAD_SEND_XRP_MAX: {
    en: 'A payment of XRP in XRP knows no SendMax. Leave it out and send again.',
    ja: 'XRP を XRP で払う支払いに SendMax はありません。消して送り直してください。',
  },
  temBAD_SEND_XRP_NO_DIRECT: {
    en: 'A payment of XRP in XRP can only go the direct way. Switch “no direct” off and send again.',
    ja: 'XRP を XRP で払う支払いは直接送るしかありません。「直接経路なし」をオフにして送り直してください。',
  },
  temBAD_SEND_XRP_PARTIAL: {
    en: 'A payment of XRP in XRP cannot be partial. Switch partial payment off and send again.',
    ja: 'XRP を XRP で払う支払いは部分支払いにできません。オフにして送り直してください。',
  },
  temBAD_SEND_XRP_PATHS: {
    en: 'A payment of XRP in XRP knows no paths. Leave them out and send again.',
    ja: 'XRP を XRP で払う支払いに経路はありません。消して送り直してください。',
  },
  temBAD_SEQUENCE: {
    en: 'The sequence number is not valid. Let the wallet choose it.',
    ja: '通し番号が正しくありません。ウォレットに任せてください。',
  },
  temBAD_SIGNATURE: {
    en: 'The signature or its key is not valid, or these bytes were refused before. Look the payment up before you sign a new one.',
    ja: '署名か鍵が正しくないか、同じ内容が以前に拒否されています。新しく署名する前に、支払いの状況を確認してください。',
  },
  temBAD_SIGNER: {
    en: 'One of the signers or the delegate is not valid for this account. Choose others.',
    ja: '署名者か代理人のいずれかが、このアカウントでは使えません。別のものを選んでください。',
  },
  temBAD_SRC_ACCOUNT: {
    en: 'The paying account is not valid. Choose one of your accounts.',
    ja: '支払うアカウントが正しくありません。ご自分のアカウントから選んでください。',
  },
  temDST_IS_SRC: {
    en: 'Payer and receiver are the same account. Choose another receiver.',
    ja: '支払う人と受取人が同じアカウントです。別の受取人を選んでください。',
  },
  temDST_NEEDED: {
    en: 'The payment names no receiver. Enter the receiver’s address and send again.',
    ja: '支払いに受取人がありません。受取人のアドレスを入力して送り直してください。',
  },
  temINVALID: {
    en: 'This transaction is not valid as it is. Make it anew.',
    ja: 'この取引はこのままでは無効です。作り直してください。',
  },
  temINVALID_FLAG: {
    en: 'A flag is set that this kind of payment does not know. Switch it off.',
    ja: 'この種類の支払いにないフラグが付いています。オフにしてください。',
  },
  temINVALID_INNER_BATCH: {
    en: 'This payment is marked as part of a batch but is none. Make it anew.',
    ja: '一括取引の一部とされていますが、そうではありません。支払いを作り直してください。',
  },
  temREDUNDANT: {
    en: 'This would pay yourself the same currency. Choose another receiver or currency.',
    ja: '自分に同じ通貨を支払うことになります。受取人か通貨を変えてください。',
  },
  temRIPPLE_EMPTY: {
    en: 'Only your own paths were to be used, but none is given. Add paths, or allow the direct way.',
    ja: '指定した経路だけを使う設定ですが、経路がありません。経路を追加するか、直接の経路を許可してください。',
  },
  temDISABLED: {
    en: 'The network has not switched this feature on. Pay without it.',
    ja: 'この機能はネットワークでまだ有効になっていません。使わずに支払ってください。',
  },
  temSEQ_AND_TICKET: {
    en: 'The payment uses a sequence number and a ticket, and only one may be used. Let the wallet choose.',
    ja: '通し番号とチケットの両方が使われていますが、使えるのは一方だけです。ウォレットに任せてください。',
  },
  tefALREADY: {
    en: 'Exactly this payment is already in the ledger. Look it up before you do anything else.',
    ja: 'まったく同じ支払いがすでに台帳にあります。何かする前に、その結果を確認してください。',
  },
  tefPAST_SEQ: {
    en: 'The sequence number is already used, perhaps by this very payment. Look the earlier one up before you pay again.',
    ja: '通し番号はすでに使われています（この支払い自身かもしれません）。もう一度支払う前に、以前の支払いを確認してください。',
  },
  tefNO_TICKET: {
    en: 'The ticket is already used, perhaps by this very payment. Look the earlier one up before you pay again.',
    ja: 'チケットはすでに使われています（この支払い自身かもしれません）。もう一度支払う前に、以前の支払いを確認してください。',
  },
  tefBAD_AUTH: {
    en: 'The key that signed may not sign for this account. Sign with the account’s own or its regular key.',
    ja: '署名した鍵には、このアカウントの署名権限がありません。アカウント自身の鍵か通常鍵で署名してください。',
  },
  tefMASTER_DISABLED: {
    en: 'The account’s main key is switched off, and the payment was signed with it. Sign with the regular key.',
    ja: '無効になっている主鍵で署名されています。通常鍵で署名してください。',
  },
  tefBAD_SIGNATURE: {
    en: 'One of the signers is unknown to the account or signed wrongly. Have it signed again by the right people.',
    ja: '署名者の中に、アカウントに登録されていない人か誤った署名があります。正しい署名者に署名し直してもらってください。',
  },
  tefBAD_QUORUM: {
    en: 'Too few signers have signed. Collect more signatures.',
    ja: '署名者の数が足りません。署名を追加で集めてください。',
  },
  tefNOT_MULTI_SIGNING: {
    en: 'This account has no list of signers. Sign with its own key.',
    ja: 'このアカウントには署名者の一覧がありません。アカウント自身の鍵で署名してください。',
  },
  tefMAX_LEDGER: {
    en: 'The time window of the payment has passed before it got into a ledger. Make sure that it did not arrive, then make it anew.',
    ja: '台帳に入る前に支払いの有効期間が過ぎました。届いていないことを確かめてから、作り直してください。',
  },
  tefWRONG_PRIOR: {
    en: 'Another transaction of the account came first. Check it, then make the payment anew.',
    ja: 'アカウントの別の取引が先に入りました。それを確認してから、支払いを作り直してください。',
  },
  tefEXCEPTION: {
    en: 'The server stumbled over this payment, and nothing was recorded. Try another amount or another server.',
    ja: 'サーバーがこの支払いを処理できず、何も記録されていません。別の金額か別のサーバーで試してください。',
  },
  tefINTERNAL: {
    en: 'The server met an error of its own. Look the payment up on another server before you pay again.',
    ja: 'サーバーの内部でエラーが起きました。もう一度支払う前に、別のサーバーで状況を確認してください。',
  },
  telBAD_PATH_COUNT: {
    en: 'The payment has more than 6 paths, or one of more than 8 steps. Remove some.',
    ja: '経路が 6 本を超えるか、8 段階を超える経路があります。減らしてください。',
  },
  telFAILED_PROCESSING: {
    en: 'The server gave up on this payment: it is too costly to work out. Choose fewer paths or another server.',
    ja: '計算が重すぎるため、サーバーが支払いの処理をやめました。経路を減らすか、別のサーバーを選んでください。',
  },
  telINSUF_FEE_P: {
    en: 'The network fee is too low right now. Raise it, or wait for a quieter time.',
    ja: '現在の混雑では、ネットワーク手数料が足りません。上げるか、空くのを待ってください。',
  },
  telNO_DST_PARTIAL: {
    en: 'A partial payment cannot open an account that does not exist yet. Send the full amount in XRP first.',
    ja: 'まだないアカウントを部分支払いで開設することはできません。先に XRP を全額で送ってください。',
  },
  telWRONG_NETWORK: {
    en: 'This payment was made for another network. Choose a server of the right network.',
    ja: 'この支払いは別のネットワーク用に作られています。正しいネットワークのサーバーを選んでください。',
  },
  telREQUIRES_NETWORK_ID: {
    en: 'This network wants its id in every transaction. Make the payment anew for this network.',
    ja: 'このネットワークでは、取引ごとにネットワーク ID が必要です。このネットワーク用に作り直してください。',
  },
  telNETWORK_ID_MAKES_TX_NON_CANONICAL: {
    en: 'This network wants no network id in transactions. Make the payment anew for this network.',
    ja: 'このネットワークでは、取引にネットワーク ID を入れられません。このネットワーク用に作り直してください。',
  },
  telCAN_NOT_QUEUE: {
    en: 'The ledger is full and this payment cannot wait in the queue. Try again later, or raise the fee.',
    ja: '台帳が満杯で、この支払いは順番待ちもできません。後で試すか、手数料を上げてください。',
  },
  telCAN_NOT_QUEUE_BALANCE: {
    en: 'Your XRP does not cover everything that already waits in the queue. Wait until that is done.',
    ja: '順番待ち中の取引すべてを賄う XRP がありません。それらが終わるまで待ってください。',
  },
  telCAN_NOT_QUEUE_BLOCKS: {
    en: 'This transaction would hold up others of the account that wait in the queue. Wait until they are done.',
    ja: 'この取引は、順番待ち中のほかの取引を止めてしまいます。それらが終わるまで待ってください。',
  },
  telCAN_NOT_QUEUE_BLOCKED: {
    en: 'Another transaction of the account must be done before anything can follow it. Wait for that one.',
    ja: 'アカウントの別の取引が終わるまで、次の取引は入れません。それを待ってください。',
  },
  telCAN_NOT_QUEUE_FEE: {
    en: 'To take the place of the payment that waits in the queue, the fee must be higher. Raise it.',
    ja: '順番待ち中の支払いと入れ替えるには、より高い手数料が必要です。上げてください。',
  },
  telCAN_NOT_QUEUE_FULL: {
    en: 'The queue of this server is full. Try again later, raise the fee, or choose another server.',
    ja: 'サーバーの順番待ちが満杯です。後で試すか、手数料を上げるか、別のサーバーを選んでください。',
  },
  terINSUF_FEE_B: {
    en: 'The account has no XRP for the network fee. Add XRP and send again.',
    ja: 'ネットワーク手数料の分の XRP がありません。XRP を追加して送り直してください。',
  },
  terNO_ACCOUNT: {
    en: 'Your account does not exist on the ledger yet. Have XRP sent to it first.',
    ja: 'あなたのアカウントはまだ台帳にありません。先に XRP を送ってもらってください。',
  },
  terNO_DELEGATE_PERMISSION: {
    en: 'You have no permission to pay on behalf of this account. Ask its owner.',
    ja: 'このアカウントの代理で支払う許可がありません。持ち主に依頼してください。',
  },
  terRETRY: {
    en: 'The payment waits for another try in a later ledger. Do not make a new one; wait for its result.',
    ja: '後の台帳でもう一度試されます。新しく作らず、結果を待ってください。',
  },
  terPRE_SEQ: {
    en: 'The payment waits for an earlier one of the account. Wait; it goes in by itself afterwards.',
    ja: 'アカウントの前の支払いを待っています。終われば自動で入るため、お待ちください。',
  },
  terPRE_TICKET: {
    en: 'The payment waits for its ticket to be made. Wait; it goes in by itself afterwards.',
    ja: 'チケットが作られるのを待っています。作られれば自動で入るため、お待ちください。',
  },
  terQUEUED: {
    en: 'The payment waits in the queue for a cheaper ledger. Wait, or raise the fee.',
    ja: '手数料の安い台帳を順番待ちしています。待つか、手数料を上げてください。',
  },
} as const satisfies TextTable;
