// Owns the facts of the recipient's claim.
import type { ReactNode } from 'react';
import { amountText, shortUnit } from '../../../shared/i18n/format.ts';
import type { MyClaimRow } from '../../db/tables.ts';
import { useServices } from '../../state/services.tsx';
import { useTell } from '../../state/use-tell.ts';
import { Address } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';
import { MethodMark } from '../../ui/chain-mark.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords } from '../../ui/words.tsx';

export function MyClaimFacts({ claim }: { readonly claim: MyClaimRow }): ReactNode {
  const { t } = useWords();
  const transactionId = claim.found?.transactionId ?? claim.toldTransactionId;
  return (
    <KeyValues
      items={[
        {
          name: t('claims.asked'),
          value: claim.originalAmount === null ? t('claims.all') : <Amount value={claim.originalAmount} unit={claim.unit} size="medium" />,
        },
        {
          name: t('claims.youGet'),
          value:
            claim.payoutAmount === null ? (
              <span className="soft">{t('claims.youGetLater')}</span>
            ) : (
              <Amount value={claim.payoutAmount} unit={claim.payoutCurrency} size="medium" />
            ),
        },
        claim.rate === null
          ? null
          : {
              name: t('claims.rate'),
              value: t('payout.rateText', { coin: shortUnit(claim.payoutCurrency), rate: amountText(claim.rate, claim.unit) }),
            },
        { name: t('claims.to'), value: <To claim={claim} /> },
        { name: t('claims.askedOf'), value: <PlainText text={claim.server ?? t('claim.fromOffer')} /> },
        claim.note === null ? null : { name: t('common.note'), value: <PlainText text={claim.note} /> },
        transactionId === null ? null : { name: t('common.transaction'), value: <Transaction transactionId={transactionId} /> },
      ]}
    />
  );
}

function To({ claim }: { readonly claim: MyClaimRow }): ReactNode {
  return (
    <div className="stack is-1">
      <MethodMark methodId={claim.methodId} />
      <Address value={claim.address} tag={claim.tag} />
    </div>
  );
}

function Transaction({ transactionId }: { readonly transactionId: string }): ReactNode {
  const tell = useTell();
  const { t } = useWords();
  const { main } = useServices();
  return (
    <span className="row is-top">
      <span className="grow">
        <Address value={transactionId} />
      </span>
      <CopyButton iconOnly text={transactionId} label={t('common.copyTransaction')} onCopy={(text) => tell(main.copyText({ text }))} />
    </span>
  );
}
