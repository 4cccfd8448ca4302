// Owns how assets, amounts and accounts of the ledger are shown in the studio: a name first, who issues it in full one step away.
import { Tooltip, TooltipAnchor, TooltipProvider } from '@ariakit/react';
import type { ReactNode } from 'react';
import type { Amount as LedgerAmount, Asset } from '../../../shared/xrpl/amount.ts';
import { describeCurrency } from '../../../shared/xrpl/amounts/currency-words.ts';
import { useServices } from '../../state/services.tsx';
import { useTell } from '../../state/use-tell.ts';
import { Address } from '../../ui/address.tsx';
import { Amount, type AmountProps } from '../../ui/amount.tsx';
import { useWords } from '../../ui/words.tsx';
import { valueText } from './form-amount.ts';
import type { Names } from './use-studio.tsx';

/** "XRP", "USD", the ticker of an MPT. It proves nothing: the issuer does. */
export function assetCode(asset: Asset, names: Pick<Names, 'ticker'>): string {
  if (asset.kind === 'xrp') return 'XRP';
  return asset.kind === 'mpt' ? (names.ticker(asset.id) ?? 'MPT') : describeCurrency(asset.currency).text;
}

/** "12.5 USD", for sentences. */
export function amountWords(amount: LedgerAmount, names: Pick<Names, 'ticker' | 'scale'>): string {
  return `${valueText(amount, amount.kind === 'mpt' ? names.scale(amount.id) : 0)} ${assetCode(amount, names)}`;
}

interface AssetAmountProps extends Pick<AmountProps, 'size' | 'column'> {
  readonly amount: LedgerAmount;
  readonly names: Pick<Names, 'ticker' | 'scale'>;
}

export function AssetAmount({ amount, names, ...props }: AssetAmountProps): ReactNode {
  const scale = amount.kind === 'mpt' ? names.scale(amount.id) : 0;
  return <Amount value={valueText(amount, scale)} unit={assetCode(amount, names)} {...props} />;
}

/** First eight and last six characters; the whole address on focus and under the pointer, and copied by a press. */
export function AddressPeek({ address, name }: { readonly address: string; readonly name?: string | null }): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const tell = useTell();
  return (
    <TooltipProvider timeout={200}>
      <TooltipAnchor render={<button type="button" />} className="address-peek" onClick={() => tell(main.copyText({ text: address }))}>
        {name ? <span className="clip">{name}</span> : null}
        <span className="address-short">
          {address.slice(0, 6)}…{address.slice(-4)}
        </span>
        <span className="visually-hidden">{t('studio.route.copy', { address })}</span>
      </TooltipAnchor>
      <Tooltip className="tooltip" portal={false} gutter={6}>
        <Address value={address} />
      </Tooltip>
    </TooltipProvider>
  );
}
