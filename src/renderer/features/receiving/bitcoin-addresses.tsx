// Owns the list of an account's receive addresses that were used or given out: what came in at each, and which must not be given out again.
import type { ReactNode } from 'react';
import type { BitcoinAddressView } from '../../../shared/contract/bitcoin-accounts.ts';
import { LabelField } from '../../state/label-field.tsx';
import { useCopy } from '../../state/use-copy.ts';
import { useLabels } from '../../state/use-labels.ts';
import { Address } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Card } from '../../ui/page.tsx';
import { usePart } from '../../ui/show-more.tsx';
import { useWords } from '../../ui/words.tsx';

export interface BitcoinAddressesProps {
  readonly walletId: string;
  readonly given: readonly BitcoinAddressView[];
}

export function BitcoinAddresses({ walletId, given }: BitcoinAddressesProps): ReactNode {
  const { t } = useWords();
  const labels = useLabels(walletId);
  const { shown, more } = usePart(given);
  return (
    <Card title={t('receiveBitcoin.given')}>
      {given.length === 0 ? (
        <p className="soft">{t('receiveBitcoin.none')}</p>
      ) : (
        <ul className="plain-list request-list">
          {shown.map((one) => (
            <Row key={one.address} walletId={walletId} one={one} label={labels.of({ type: 'addr', ref: one.address })} />
          ))}
          {more === null ? null : <li>{more}</li>}
        </ul>
      )}
      {given.some(({ payments }) => payments > 0) ? <p className="soft small">{t('receiveBitcoin.reuse')}</p> : null}
    </Card>
  );
}

interface RowProps {
  readonly walletId: string;
  readonly one: BitcoinAddressView;
  readonly label: string;
}

function Row({ walletId, one, label }: RowProps): ReactNode {
  const copy = useCopy();
  const { t } = useWords();
  const isUsed = one.payments > 0;
  return (
    <li className="stack is-1 given-address">
      <Address value={one.address} />
      <span className="row is-wrap is-between">
        <span className="row is-wrap">
          <span className="soft tiny">#{one.index}</span>
          <Use payments={one.payments} />
          <LabelField walletId={walletId} thing={{ type: 'addr', ref: one.address }} label={label} name={`#${one.index}`} />
        </span>
        {isUsed ? (
          <Amount value={one.received} unit="BTC" />
        ) : (
          <CopyButton iconOnly text={one.address} label={`${t('common.copyAddress')}: #${one.index}`} onCopy={copy} />
        )}
      </span>
    </li>
  );
}

function Use({ payments }: { readonly payments: number }): ReactNode {
  const { t, format } = useWords();
  if (payments === 0) return <span className="soft tiny">{t('receiveBitcoin.waiting')}</span>;
  if (payments === 1) return <Badge icon="check">{t('receiveBitcoin.used')}</Badge>;
  return (
    <Badge tone="warn" icon="warning">
      {t('receiveBitcoin.reused', { times: format.count(payments) })}
    </Badge>
  );
}
