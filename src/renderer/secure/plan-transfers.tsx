// Owns the approval of a transfer to an own address: where it goes, what arrives, what it costs.
import type { ReactNode } from 'react';
import type { PlanTransfer } from '../../shared/contract/secure-api.ts';
import { Address } from '../ui/address.tsx';
import { Amount } from '../ui/amount.tsx';
import { KeyValues } from '../ui/key-values.tsx';
import { useWords } from '../ui/words.tsx';

export function PlanTransfers({ transfers }: { readonly transfers: readonly PlanTransfer[] }): ReactNode {
  return transfers.map((transfer) => <TransferCard key={transfer.id} transfer={transfer} />);
}

function TransferCard({ transfer }: { readonly transfer: PlanTransfer }): ReactNode {
  const { t } = useWords();
  const { purpose, parent, address, amount, fee, coins } = transfer;
  return (
    <section className="stack is-4">
      <div className="card stack is-3">
        <h2>{t(purpose === 'child' ? 'transfer.child' : 'transfer.join')}</h2>
        <KeyValues
          items={[
            parent === null ? null : { name: t('transfer.parent'), value: <Address value={parent} /> },
            { name: t('transfer.to'), value: <Address value={address} /> },
            { name: t('transfer.arrives'), value: <Amount value={amount} unit="BTC" /> },
            { name: t('plan.fee'), value: <Amount value={fee} unit="BTC" /> },
            { name: t('transfer.coins'), value: t('transfer.coinCount', { count: coins }) },
          ]}
        />
      </div>
      <p>{t('transfer.nobody')}</p>
    </section>
  );
}
