// Owns the number of unread notifications outside of the page: tray, badge, window title.
import { type ReactNode, useEffect } from 'react';
import type { WalletSummary } from '../../shared/contract/common.ts';
import { useServices } from '../state/services.tsx';
import { useWords } from '../ui/words.tsx';

export function Unread({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  const { live, main } = useServices();
  const { t } = useWords();
  const unread = live.useUnseen(wallet);
  useEffect(() => {
    if (unread === undefined) return;
    void main.setUnread({ count: unread });
    document.title = unread > 0 ? `(${unread}) ${t('common.pullpay')}` : t('common.pullpay');
  }, [unread, main, t]);
  return null;
}
