// Owns the words of results that stand in the ledger: done, or failed with the fee spent. Source of the codes: the ledger's transaction results.
import type { TextTable } from '../locale.ts';

export const errorsLedgerResults = {
  tecUNFUNDED_PAYMENT: {
    en: 'Your XRP account did not hold enough above its reserve. Add XRP, then try again.',
    ja: '準備金を除いた XRP の残高が足りませんでした。XRP を追加してから、もう一度お試しください。',
  },
  tecNO_DST: {
    en: 'The recipient’s account does not exist on the ledger. Ask the recipient for a working account and pay that one; a claim to this one can be declined.',
    ja: '受取人のアカウントが台帳に存在しません。有効なアカウントを教えてもらい、そちらへ支払ってください。このアカウントへの申請は却下できます。',
  },
  tecNO_DST_INSUF_XRP: {
    en: 'The recipient’s account does not exist yet and the amount is too small to open it. Pay at least the reserve, or ask for another account.',
    ja: '受取人のアカウントはまだなく、金額が開設に必要な準備金に届きません。準備金以上を支払うか、別のアカウントを教えてもらってください。',
  },
  tecDST_TAG_NEEDED: {
    en: 'The recipient’s account takes payments with a destination tag only. Ask for the tag and pay again with it; a claim must be made anew.',
    ja: '受取人のアカウントには宛先タグが必要です。タグを確認し、タグを付けて支払い直してください。申請の場合は、タグ付きで申請し直してもらってください。',
  },
  tecNO_PERMISSION: {
    en: 'The recipient’s account accepts deposits only from senders it has approved. Ask the recipient to approve your account.',
    ja: '受取人のアカウントは、許可した相手からの入金だけを受け付けます。あなたのアカウントの許可を依頼してください。',
  },
  tecPATH_DRY: {
    en: 'No way was found on the ledger to deliver this currency: nobody exchanges it on these terms, or the recipient has no trust line with room. Try other terms, or ask the recipient to set up a trust line.',
    ja: 'この通貨を届ける経路が台帳にありませんでした。条件に合う注文がないか、受取人に余裕のあるトラストラインがありません。条件を変えるか、トラストラインの設定を依頼してください。',
  },
  tecINSUFF_FEE: {
    en: 'Your account could not pay the ledger’s fee. Add XRP, then try again.',
    ja: '台帳の手数料を支払えませんでした。XRP を追加してから、もう一度お試しください。',
  },
  tecUNFUNDED_OFFER: {
    en: 'The offer was not made: the account holds nothing of what it wants to sell. Get some of it first, then make the offer again.',
    ja: 'オファーは作成されませんでした。売ろうとしているものをアカウントが持っていません。先に入手してから、もう一度作成してください。',
  },
  tecFROZEN: {
    en: 'The issuer has frozen this currency for you or the recipient. Agree with the recipient on another way to be paid.',
    ja: '発行者がこの通貨を凍結しています。受取人と別の支払い方法を相談してください。',
  },
  tesSUCCESS: {
    en: 'Done. Look at the delivered amount: with a partial payment it may be less than was asked for.',
    ja: '完了しました。部分支払いでは依頼額より少ないことがあるため、実際に届いた額を確認してください。',
  },
  tecPATH_PARTIAL: {
    en: 'There is a route, but not enough gets through for what may be spent: the issuer’s fee is not covered, no offer was good enough for your rate limit, or less than the least amount would arrive. Raise SendMax, lower the amount, or allow partial delivery.',
    ja: '経路はありますが、支払ってよい額では十分に届きません。発行者の手数料が足りない、レート制限を満たす注文がない、最低額に届かない、などが考えられます。SendMax を上げるか、金額を下げるか、部分支払いを許可してください。',
  },
  tecNO_ISSUER: {
    en: 'An issuer in the route does not exist on the ledger. Check the issuers of the tokens.',
    ja: '経路の途中の発行者が台帳に存在しません。トークンの発行者を確認してください。',
  },
  tecNO_AUTH: {
    en: 'Sender or receiver may not hold this token, or it cannot be passed between holders. Ask the receiver to accept it, and the issuer for permission.',
    ja: '送り主か受取人がこのトークンを保有できないか、保有者間で渡せないトークンです。受取人に受け入れを、発行者に許可を依頼してください。',
  },
  tecINTERNAL: {
    en: 'The ledger met an error of its own. Look at your balance, then try again with another amount or route.',
    ja: '台帳の内部でエラーが起きました。残高を確認してから、別の金額か経路で試してください。',
  },
  tecEXPIRED: {
    en: 'A credential of this payment has expired and was removed. Ask its issuer for a new one, or pay without it.',
    ja: 'この支払いの資格情報は期限切れで、削除されました。発行者に新しいものを頼むか、使わずに支払ってください。',
  },
  tecOBJECT_NOT_FOUND: {
    en: 'This token does not exist on the ledger (any more). Check its id with whoever asked for it.',
    ja: 'このトークンは台帳に存在しません。依頼した人に ID を確認してください。',
  },
  tecLOCKED: {
    en: 'The token is locked for one of the two parties. Ask its issuer, or agree on another token.',
    ja: 'トークンがどちらか一方に対してロックされています。発行者に確認するか、別のトークンを相談してください。',
  },
  tecBAD_CREDENTIALS: {
    en: 'A credential does not exist, is not yours, or was not accepted by you. Accept it first, or pay without it.',
    ja: '資格情報が存在しないか、あなたのものでないか、まだ承諾していません。先に承諾するか、使わずに支払ってください。',
  },
} as const satisfies TextTable;
