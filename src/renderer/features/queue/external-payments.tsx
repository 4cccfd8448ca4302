// Owns what the panel shows of payments by other wallets: that they wait for the sender's word, or what he said.
import type { ReactNode } from 'react';
import { isFollowed } from '../../../shared/payouts/external.ts';
import { awaitsDecision } from '../../../shared/payouts/transitions.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { useWords } from '../../ui/words.tsx';
import { Transaction } from './payout-facts.tsx';

export function ExternalBadge(): ReactNode {
  const { t } = useWords();
  return (
    <Badge tone="warn" icon="help">
      {t('external.badge')}
    </Badge>
  );
}

export function ExternalPayments({ payout }: { readonly payout: PayoutRow }): ReactNode {
  const { t } = useWords();
  const asks = awaitsDecision(payout);
  if (!asks && !isFollowed(payout)) return null;
  const { seen } = payout.external;
  return (
    <Banner tone={asks ? 'warn' : 'info'} title={t(asks ? 'external.title' : 'external.followedTitle', { count: seen.length })}>
      <div className="stack is-3">
        <p>{t(asks ? 'external.text' : 'external.followedText')}</p>
        {payout.payoutAmount === null ? null : (
          <p>
            <span className="soft">{t('external.amount')}</span> <Amount value={payout.payoutAmount} unit={payout.payoutCurrency} />
          </p>
        )}
        {seen.map((transactionId) => (
          <Transaction key={transactionId} transactionId={transactionId} />
        ))}
      </div>
    </Banner>
  );
}
