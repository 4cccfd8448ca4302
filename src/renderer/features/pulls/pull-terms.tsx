// Owns the terms of a pull payment as a list.
import type { ReactNode } from 'react';
import { amountText } from '../../../shared/i18n/format.ts';
import type { PullPayment } from '../../../shared/payouts/types.ts';
import { Amount } from '../../ui/amount.tsx';
import { MethodMark } from '../../ui/chain-mark.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { useWords } from '../../ui/words.tsx';
import { periodWords } from './period-words.ts';

export function PullTerms({ pull }: { readonly pull: PullPayment }): ReactNode {
  const words = useWords();
  const { t, format } = words;
  return (
    <KeyValues
      items={[
        { name: t('pull.limit'), value: <Amount value={pull.limit} unit={pull.unit} /> },
        { name: t('pull.period'), value: <span className="sentence">{periodWords(words, pull.period)}</span> },
        { name: t('pull.starts'), value: format.dateTime(pull.startsAt) },
        { name: t('pull.ends'), value: pull.expiresAt === null ? t('common.never') : format.dateTime(pull.expiresAt) },
        {
          name: t('pull.methods'),
          value: (
            <span className="stack is-1">
              {pull.methods.map((method) => (
                <MethodMark key={method} methodId={method} />
              ))}
            </span>
          ),
        },
        { name: t('pull.approval'), value: <ApprovalTerms pull={pull} /> },
        { name: t('passphrase.field'), value: t(pull.passphrase === null ? 'passphrase.isNone' : 'passphrase.isSet') },
        pull.defaultPrice
          ? {
              name: t('pull.price'),
              value: t('pull.priceText', { unit: pull.unit, price: amountText(pull.defaultPrice.amount, pull.defaultPrice.currency) }),
            }
          : null,
      ]}
    />
  );
}

function ApprovalTerms({ pull }: { readonly pull: PullPayment }): ReactNode {
  const { t } = useWords();
  const { perClaim, perDay } = pull.autoApproveLimits;
  return (
    <span className="stack is-1">
      <span>{t(pull.autoApprove ? 'pull.approvalAuto' : 'pull.approvalManual')}</span>
      {pull.autoApprove && perClaim !== null ? <span>{t('auto.upTo', { perClaim: amountText(perClaim, pull.unit) })}</span> : null}
      {pull.autoApprove && perDay !== null ? <span>{t('auto.upToDay', { perDay: amountText(perDay, pull.unit) })}</span> : null}
    </span>
  );
}
