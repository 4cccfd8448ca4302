// Owns what a recipient is told about a token before he claims it: that his account must have accepted it, and whose it is.
import type { ReactNode } from 'react';
import { acceptHint } from '../../../shared/i18n/asset-hints.ts';
import { methodCurrency } from '../../../shared/payouts/methods.ts';
import { AssetFacts } from '../../ui/asset.tsx';
import { Banner } from '../../ui/banner.tsx';
import { useWords } from '../../ui/words.tsx';

/** Nothing for Bitcoin and XRP. */
export function AcceptNote({ methodId }: { readonly methodId: string }): ReactNode {
  const { t } = useWords();
  const hint = acceptHint(t, methodId);
  if (hint === null) return null;
  return (
    <Banner>
      <span className="stack is-2">
        <span className="strong">{hint.title}</span>
        <span>{hint.text}</span>
        <AssetFacts currency={methodCurrency(methodId)} />
      </span>
    </Banner>
  );
}
