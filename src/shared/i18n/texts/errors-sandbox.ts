// Owns the words of errors of the sandbox's control, which developers see.
import type { TextTable } from '../locale.ts';

export const errorsSandbox = {
  'control-order-invalid': {
    en: 'The sandbox did not understand this order. Compare its body with docs/sandbox.md.',
    ja: 'サンドボックスはこの指示を理解できませんでした。本文を docs/sandbox.md と見比べてください。',
  },
  'control-failed': {
    en: 'The sandbox met a fault of its own. Its output says more.',
    ja: 'サンドボックスの内部で不具合が起きました。出力に詳しい内容があります。',
  },
  'payment-failed': {
    en: 'The payment was refused and nothing was paid. Look at the payout before you pay again.',
    ja: '支払いは拒否され、送金は行われていません。もう一度支払う前に、支払いの状態を確認してください。',
  },
  'payment-unknown': {
    en: 'The network has not said yet whether it took the payment. It may still be paid; wait before you pay anything anew.',
    ja: 'ネットワークが支払いを受け付けたかどうか、まだ分かりません。これから支払われることもあるので、新しく支払う前にお待ちください。',
  },
} as const satisfies TextTable;
