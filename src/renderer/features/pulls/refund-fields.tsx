// Owns the fields of a refund: what was paid, in what it goes back, by which rate, less how much; and the sum, line by line.
import { type ReactNode, useEffect } from 'react';
import { amountText } from '../../../shared/i18n/format.ts';
import type { Refund } from '../../../shared/payouts/refund.ts';
import { refundBases, type RefundDraft, useDrafts } from '../../state/drafts.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { type DraftErrors, unitOf } from './draft-terms.ts';
import { marketPair, pairOf, refundFrom } from './refund-draft.ts';
import { UnitField } from './unit-field.tsx';
import { useErrorWords } from './use-error-words.ts';

interface RefundProps {
  readonly errors: DraftErrors;
  readonly now: number;
}

function useRefund(): { readonly refund: RefundDraft; readonly change: (part: Partial<RefundDraft>) => void } {
  const { pull, changePull } = useDrafts();
  // Later changes may come while an answer is on its way: the newest draft is the one to change.
  const change = (part: Partial<RefundDraft>): void => changePull({ refund: { ...useDrafts.getState().pull.refund, ...part } });
  return { refund: pull.refund, change };
}

export function RefundFields({ errors, now }: RefundProps): ReactNode {
  const { t } = useWords();
  const error = useErrorWords();
  const { pull, changePull } = useDrafts();
  const { refund, change } = useRefund();
  return (
    <>
      <div className="grid-2">
        <TextField
          label={t('form.refund.paid')}
          amount
          error={error(errors.refundPaid)}
          value={refund.paid}
          placeholder="0"
          onChange={(paid) => change({ paid })}
        />
        <UnitField label={t('form.refund.paidIn')} knownOnly value={refund.paidIn} onChange={(paidIn) => change({ paidIn })} />
      </div>
      <div className="field">
        <span className="field-label">{t('form.refund.basis')}</span>
        <div>
          <Segments
            label={t('form.refund.basis')}
            value={refund.basis}
            onChange={(basis) => change({ basis })}
            options={refundBases.map((value) => ({ value, label: t(`form.refund.basis.${value}`) }))}
          />
        </div>
      </div>
      <div className="grid-2">
        <UnitField
          label={t('form.refund.in')}
          knownOnly
          error={error(errors.unit)}
          value={pull.unit}
          onChange={(unit) => changePull({ unit })}
        />
      </div>
      <Basis errors={errors} now={now} />
      <div className="grid-2">
        <TextField
          label={t('form.refund.minus')}
          hint={t('form.refund.minusHint')}
          optional
          amount
          after="%"
          error={error(errors.refundMinus)}
          value={refund.minus}
          onChange={(minus) => change({ minus })}
        />
      </div>
      <Sum now={now} />
    </>
  );
}

function Basis({ errors, now }: RefundProps): ReactNode {
  const { t } = useWords();
  const error = useErrorWords();
  const { pull } = useDrafts();
  const { refund, change } = useRefund();
  const pair = pairOf(pull);
  if (refund.basis === 'custom') {
    return (
      <TextField
        label={t('form.refund.custom')}
        amount
        after={unitOf(pull.unit) ?? ''}
        error={error(errors.refundCustom)}
        value={refund.custom}
        onChange={(custom) => change({ custom })}
      />
    );
  }
  if (pair === null || pair.fixed !== null) return <p className="soft small">{t('form.refund.noRate')}</p>;
  if (refund.basis === 'now') return <RateNow error={error(errors.refundRate)} now={now} />;
  return (
    <TextField
      label={t('form.refund.rate', { base: pair.base, quote: pair.quote })}
      amount
      after={pair.quote}
      error={error(errors.refundRate)}
      value={refund.rateThen}
      onChange={(rateThen) => change({ rateThen })}
    />
  );
}

/** The wallet's own rate, asked once for each pair and again on demand; it never changes under the reader's eyes. */
function RateNow({ error, now }: { readonly error: string | null; readonly now: number }): ReactNode {
  const { t, format, refusal: words } = useWords();
  const wallet = useWallet();
  const { workflow } = useServices();
  const { pull } = useDrafts();
  const { refund, change } = useRefund();
  const pair = marketPair(pull);
  const { busy, refusal, run } = useAction(`refund rate ${pair ?? ''}`);
  const ask = (): void => {
    if (pair !== null)
      run(
        () => workflow.rateNow({ walletId: wallet.id, pair }),
        (rateNow) => change({ rateNow }),
      );
  };
  const known = refund.rateNow?.pair === pair ? refund.rateNow : null;
  useEffect(() => {
    if (known === null) ask();
    // Only another pair is another question.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [pair]);
  const [base = '', quote = ''] = pair?.split('_') ?? [];
  return (
    <div className="stack is-2">
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      <div className="row is-between is-wrap" role="status">
        <span>
          {known === null
            ? busy
              ? t('form.refund.rateAsking')
              : ''
            : t('form.refund.rateNow', {
                base,
                rate: amountText(known.rate, quote),
                source: known.source === 'practice' ? t('payout.source.practice') : known.source,
                when: format.relative(known.at, now),
              })}
        </span>
        <Button icon="refresh" busy={busy} onClick={ask}>
          {t('form.refund.rateAgain')}
        </Button>
      </div>
      {error ? (
        <div className="field-error" role="alert">
          {error}
        </div>
      ) : null}
    </div>
  );
}

function Sum({ now }: { readonly now: number }): ReactNode {
  const { t } = useWords();
  const { pull } = useDrafts();
  const found = refundFrom(pull, now);
  const unit = unitOf(pull.unit) ?? '';
  return (
    <section className="card refund-sum stack is-2" aria-label={t('form.refund.sum')} aria-live="polite">
      <h2>{t('form.refund.sum')}</h2>
      {found?.ok ? <Lines refund={found.value} draft={pull.refund} unit={unit} /> : <p className="soft">{t('form.refund.sumEmpty')}</p>}
    </section>
  );
}

function Lines({ refund, draft, unit }: { readonly refund: Refund; readonly draft: RefundDraft; readonly unit: string }): ReactNode {
  const { t } = useWords();
  const { pair, operator, rate, roundedTo } = refund;
  return (
    <dl className="refund-lines">
      <Line
        name={t(refund.paid === null ? 'form.refund.sumChosen' : 'form.refund.sumPaid')}
        value={refund.paid === null ? amountText(refund.converted, unit) : amountText(refund.paid, draft.paidIn)}
      />
      {pair !== null && rate !== null ? (
        <>
          <Line name={t('form.refund.sumRate')} value={`${operator} ${amountText(rate, pair.quote)}`} />
          <Line
            name={t('form.refund.sumConverted')}
            value={`= ${amountText(refund.converted, unit)}`}
            note={roundedTo === null ? null : t('form.refund.sumRounded', { places: roundedTo })}
          />
        </>
      ) : null}
      {refund.deduction === '0' ? null : (
        <Line name={t('form.refund.sumMinus', { percent: refund.percent })} value={`− ${amountText(refund.deduction, unit)}`} />
      )}
      <Line name={t('form.refund.sumTotal')} value={`= ${amountText(refund.amount, unit)}`} strong />
    </dl>
  );
}

function Line({
  name,
  value,
  note = null,
  strong = false,
}: {
  readonly name: string;
  readonly value: string;
  readonly note?: string | null;
  readonly strong?: boolean;
}): ReactNode {
  return (
    <div className={strong ? 'refund-line is-total' : 'refund-line'}>
      <dt>
        {name}
        {note ? <span className="soft tiny"> {note}</span> : null}
      </dt>
      <dd className="amount">{value}</dd>
    </div>
  );
}
