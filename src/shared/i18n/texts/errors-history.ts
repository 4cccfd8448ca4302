// Owns the words for what can go wrong when a transaction of the history is opened: the cause, then the next step.
import type { TextTable } from '../locale.ts';

export const errorsHistory = {
  'transaction-not-ours': {
    en: 'This transaction is not in the history of this wallet. It may have been dropped by the network; refresh the wallet and look again.',
    ja: 'この取引は、このウォレットの履歴にありません。ネットワークから外れた可能性があります。ウォレットを更新して、もう一度確認してください。',
  },
  'transaction-bytes-missing': {
    en: 'The server does not give the bytes of this transaction, so its details cannot be checked. Try again later, or choose another Bitcoin server in the settings.',
    ja: 'サーバーがこの取引の元データを返さないため、詳細を確かめられません。後でもう一度試すか、設定で別の Bitcoin サーバーを選んでください。',
  },
} as const satisfies TextTable;
