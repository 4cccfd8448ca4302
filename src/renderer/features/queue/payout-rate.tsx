// Owns the locked rate beside today's: "locked 3 days ago at X, now Y".
import type { ReactNode } from 'react';
import type { PayoutRow } from '../../db/tables.ts';
import { sourceWords } from '../../state/source-words.ts';
import { useNow } from '../../state/use-now.ts';
import { KeyValues } from '../../ui/key-values.tsx';
import { useWords } from '../../ui/words.tsx';
import { rateWords } from './rate-words.ts';
import { useCurrentRates } from './use-current-rates.ts';

const nothing: readonly PayoutRow[] = [];

export function PayoutRate({ payout }: { readonly payout: PayoutRow }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  const now = useNow();
  const lock = payout.rateLock;
  const compared = lock !== null && lock.rateSource !== 'same-currency' && payout.state === 'AwaitingPayment';
  const rateOf = useCurrentRates(compared ? [payout] : nothing);
  if (!lock || lock.rateSource === 'same-currency') return null;
  const today = rateOf(payout);
  return (
    <section className="stack is-2">
      <h3>{t('payout.rate')}</h3>
      <KeyValues
        items={[
          {
            name: t('payout.lockedAt', { when: format.relative(lock.rateLockedAt, now) }),
            value: <span className="strong">{rateWords(words, payout.payoutCurrency, lock.rate, payout.originalCurrency)}</span>,
          },
          compared
            ? {
                name: t('payout.now'),
                value:
                  today === null ? (
                    <span className="soft">{t('payout.nowUnknown')}</span>
                  ) : (
                    rateWords(words, payout.payoutCurrency, today, payout.originalCurrency)
                  ),
              }
            : null,
        ]}
      />
      <p className="soft small">{t('payout.source', { source: sourceWords(words, lock.rateSource) })}</p>
      {lock.rateRule === null || lock.rateSource === 'manual' ? null : (
        <p className="soft small">
          {t('payout.rateRule')} <span className="mono">{lock.rateRule}</span>
        </p>
      )}
    </section>
  );
}
