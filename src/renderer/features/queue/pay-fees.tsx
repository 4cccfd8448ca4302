// Owns the choice of a Bitcoin fee rate: estimates with their source and age, or an own rate; who bears the fee; and its limits.
import type { ReactNode } from 'react';
import type { FeeEstimates } from '../../../shared/contract/paying.ts';
import { useNow } from '../../state/use-now.ts';
import type { Answer } from '../../ui/use-answer.ts';
import { Banner } from '../../ui/banner.tsx';
import { Checkbox, Segments } from '../../ui/choice.tsx';
import { Details } from '../../ui/details.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { payChoices, type PayForm, type ReadForm, rateOf } from './pay-form.ts';

interface Props {
  readonly form: PayForm;
  readonly bad: ReadForm['bad'];
  readonly estimates: Answer<FeeEstimates>;
  readonly onChange: (form: PayForm) => void;
}

export function PayFees(props: Props): ReactNode {
  const { form, bad, onChange } = props;
  const { t } = useWords();
  return (
    <section className="stack is-3" aria-label={t('pay.feeTitle')}>
      <div className="stack is-2">
        <span className="field-label">{t('pay.feeTitle')}</span>
        <div>
          <Segments
            label={t('pay.feeTitle')}
            value={form.choice}
            onChange={(choice) => onChange({ ...form, choice })}
            options={payChoices.map((value) => ({ value, label: t(`pay.rate.${value}`) }))}
          />
        </div>
        {form.choice === 'own' ? (
          <TextField
            label={t('pay.feeField')}
            amount
            value={form.rate}
            onChange={(rate) => onChange({ ...form, rate })}
            after={t('pay.feeUnit')}
            error={bad.has('rate') ? t('pay.feeBad') : null}
          />
        ) : null}
        <Estimate {...props} />
      </div>
      <Checkbox
        checked={form.recipientPays}
        onChange={(recipientPays) => onChange({ ...form, recipientPays })}
        label={t('pay.recipientPays')}
        hint={t('pay.recipientPaysHint')}
      />
      <Details summary={t('pay.limits')}>
        <Limits {...props} />
      </Details>
    </section>
  );
}

function Estimate({ form, estimates }: Props): ReactNode {
  const { t, refusal: words } = useWords();
  const { value, refusal, reload, loading } = estimates;
  const again = <IconButton icon="refresh" small label={t('pay.askAgain')} onClick={reload} />;
  if (value === undefined) {
    if (refusal === null) return <p className="soft small">{t('pay.asking')}</p>;
    return (
      <Banner tone="warn">
        <span className="row is-between">
          <span>
            {words(refusal)} {t('pay.noEstimates')}
          </span>
          {again}
        </span>
      </Banner>
    );
  }
  const chosen = value.targets.find(({ target }) => target === form.choice);
  return (
    <span className="row is-between">
      <span className="soft small" aria-busy={loading} role="status">
        {form.choice === 'own' ? <AllRates estimates={value} /> : null}
        {form.choice !== 'own' && chosen !== undefined ? (
          <span className="strong">{t('pay.about', { rate: chosen.rate, blocks: chosen.blocks })}</span>
        ) : null}
        {value.targets.length === 0 ? t('pay.noRates') : null}
        <br />
        <Source estimates={value} />
      </span>
      {again}
    </span>
  );
}

/** Beside an own rate it helps to see what the others would be. */
function AllRates({ estimates }: { readonly estimates: FeeEstimates }): ReactNode {
  const { t } = useWords();
  const [fast, normal, slow] = [rateOf(estimates, 'fast'), rateOf(estimates, 'normal'), rateOf(estimates, 'slow')];
  return fast === null || normal === null || slow === null ? null : t('pay.compare', { fast, normal, slow });
}

function Source({ estimates }: { readonly estimates: FeeEstimates }): ReactNode {
  const { t, format, refusal: words } = useWords();
  const now = useNow(10);
  const { kind, place } = estimates.source;
  return (
    <>
      <PlainText
        text={t('pay.source', { source: place === '' ? t(`pay.server.${kind}`) : place, age: format.relative(estimates.at, now) })}
      />
      {estimates.problem === null ? null : (
        <>
          <br />
          {t('pay.stale')} {words({ code: estimates.problem })}
        </>
      )}
    </>
  );
}

function Limits({ form, bad, onChange }: Props): ReactNode {
  const { t } = useWords();
  return (
    <>
      <TextField
        label={t('pay.mostFee')}
        hint={t('pay.mostFeeHint')}
        optional
        amount
        value={form.mostFee}
        onChange={(mostFee) => onChange({ ...form, mostFee })}
        after="BTC"
        error={bad.has('mostFee') ? t('pay.mostFeeBad') : null}
      />
      <TextField
        label={t('pay.mostRate')}
        optional
        amount
        value={form.mostRate}
        onChange={(mostRate) => onChange({ ...form, mostRate })}
        after={t('pay.feeUnit')}
        error={bad.has('mostRate') ? t('pay.feeBad') : null}
      />
      <TextField
        label={t('pay.perTransaction')}
        hint={t('pay.perTransactionHint')}
        optional
        amount
        value={form.perTransaction}
        onChange={(perTransaction) => onChange({ ...form, perTransaction })}
        error={bad.has('perTransaction') ? t('pay.perTransactionBad') : null}
      />
    </>
  );
}
