// Owns the marks of the two chains and the name of a payout currency beside them.
import type { ReactNode } from 'react';
import { methodCurrency, shortUnit } from '../../shared/i18n/format.ts';
import type { Chain } from '../../shared/network.ts';
import { AssetOrigin } from './asset.tsx';
import { useWords } from './words.tsx';

/** The chain a payout currency lives on. */
export function chainOf(currency: string): Chain {
  return currency === 'BTC' ? 'bitcoin' : 'xrpl';
}

export function ChainIcon({ chain, size = 18 }: { readonly chain: Chain; readonly size?: number }): ReactNode {
  return (
    <svg viewBox="0 0 20 20" width={size} height={size} aria-hidden="true" className={`is-${chain}`}>
      <circle cx="10" cy="10" r="8.500" fill="currentColor" />
      <path
        d={
          chain === 'bitcoin'
            ? 'M7.800 6h3a1.900 1.900 0 0 1 0 3.900h-3m0 0h3.500a2 2 0 0 1 0 4.100H7.800ZM7.800 6v8M9.200 4.700V6M9.200 14v1.300'
            : 'M6 6l2 2a2.800 2.800 0 0 0 4 0l2-2M6 14l2-2a2.800 2.800 0 0 1 4 0l2 2'
        }
        fill="none"
        stroke="var(--surface)"
        strokeWidth="1.500"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}

/** "Bitcoin", "XRP", or a token's code and shortened issuer, with the mark of its chain. */
export function MethodMark({ methodId, size = 16 }: { readonly methodId: string; readonly size?: number }): ReactNode {
  const { t } = useWords();
  const currency = methodCurrency(methodId);
  return (
    <span className="chain-mark">
      <ChainIcon chain={chainOf(currency)} size={size} />
      {currency === 'BTC' ? t('common.bitcoin') : shortUnit(currency)}
      <AssetOrigin currency={currency} />
    </span>
  );
}
