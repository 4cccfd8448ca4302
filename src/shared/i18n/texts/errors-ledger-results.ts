// Owns the words of final results of the XRP Ledger that mean "not paid". Source of the codes: the ledger's transaction results.
import type { TextTable } from '../locale.ts';

export const errorsLedgerResults = {
  tecUNFUNDED_PAYMENT: {
    en: 'Your XRP account did not hold enough above its reserve. Add XRP, then pay again.',
    ja: '準備金を除いた XRP の残高が足りませんでした。XRP を追加してから、もう一度支払ってください。',
  },
  tecNO_DST: {
    en: 'The recipient’s account does not exist on the ledger. Ask the recipient for a working account, or decline the claim.',
    ja: '受取人のアカウントが台帳に存在しません。有効なアカウントを教えてもらうか、申請を却下してください。',
  },
  tecNO_DST_INSUF_XRP: {
    en: 'The recipient’s account does not exist yet and the amount is too small to open it. Pay at least the reserve, or ask for another account.',
    ja: '受取人のアカウントはまだなく、金額が開設に必要な準備金に届きません。準備金以上を支払うか、別のアカウントを教えてもらってください。',
  },
  tecDST_TAG_NEEDED: {
    en: 'The recipient’s account takes payments with a destination tag only. Ask for the tag; the claim must be made anew with it.',
    ja: '受取人のアカウントには宛先タグが必要です。タグを確認し、タグ付きで申請し直してもらってください。',
  },
  tecNO_PERMISSION: {
    en: 'The recipient’s account accepts deposits only from senders it has approved. Ask the recipient to approve your account.',
    ja: '受取人のアカウントは、許可した相手からの入金だけを受け付けます。あなたのアカウントの許可を依頼してください。',
  },
  tecPATH_DRY: {
    en: 'No way was found on the ledger to deliver this currency to the recipient. Ask the recipient to set up a trust line with room.',
    ja: 'この通貨を受取人に届ける経路が台帳にありませんでした。余裕のあるトラストラインの設定を依頼してください。',
  },
  tecINSUFF_FEE: {
    en: 'Your account could not pay the ledger’s fee. Add XRP, then pay again.',
    ja: '台帳の手数料を支払えませんでした。XRP を追加してから、もう一度支払ってください。',
  },
  tecFROZEN: {
    en: 'The issuer has frozen this currency for you or the recipient. Agree with the recipient on another way to be paid.',
    ja: '発行者がこの通貨を凍結しています。受取人と別の支払い方法を相談してください。',
  },
} as const satisfies TextTable;
