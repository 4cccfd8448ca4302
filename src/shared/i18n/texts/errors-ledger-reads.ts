// Owns the words for what cannot be asked of an XRP Ledger server: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsLedgerReads = {
  'simulation-signed': {
    en: 'This text holds a signature, so whoever sees it could carry the payment out. Nothing was sent to the server. Remove TxnSignature and Signers, then try it again.',
    ja: 'この内容には署名が含まれており、見た人が支払いを実行できてしまいます。サーバーには何も送っていません。TxnSignature と Signers を消してから、もう一度お試しください。',
  },
  'book-mpt': {
    en: 'Multi-purpose tokens (MPTs) are not traded in the ledger’s order books, so there is no book to show. Choose XRP or a token on both sides.',
    ja: '多目的トークン（MPT）は台帳の板で取引されないため、表示できる板がありません。両側に XRP かトークンを選んでください。',
  },
  'book-one-asset': {
    en: 'A book needs two different assets, and both sides are the same. Change one side.',
    ja: '板には異なる 2 つの資産が必要ですが、両側が同じです。どちらかを変えてください。',
  },
} satisfies TextTable;
