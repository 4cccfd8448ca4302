// Owns the fields of a pull payment.
import type { ReactNode } from 'react';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { type PeriodChoice, templates, useDrafts } from '../../state/drafts.ts';
import { useServices } from '../../state/services.tsx';
import { Checkbox, Segments } from '../../ui/choice.tsx';
import { ChainIcon } from '../../ui/chain-mark.tsx';
import { Details } from '../../ui/details.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { type DraftErrors, needsPrice } from './draft-terms.ts';
import { templateDraft } from './template-draft.ts';

interface FormProps {
  readonly errors: DraftErrors;
}

/** The words of a field's error, if it has one. */
function useErrorWords(): (key: TextKey | undefined) => string | null {
  const { t } = useWords();
  return (key) => (key ? t(key) : null);
}

export function PullForm({ errors }: FormProps): ReactNode {
  return (
    <>
      <TemplateField />
      <NameField errors={errors} />
      <LimitFields errors={errors} />
      <PeriodFields errors={errors} />
      <MethodFields errors={errors} />
      <MoreFields errors={errors} />
    </>
  );
}

function TemplateField(): ReactNode {
  const { t } = useWords();
  const { now } = useServices();
  const { pull, changePull } = useDrafts();
  return (
    <Select
      label={t('form.template')}
      hint={t(`form.templateText.${pull.template}`)}
      value={pull.template}
      options={templates.map((value) => ({ value, label: t(`form.template.${value}`) }))}
      onChange={(template) => changePull(templateDraft(template, pull, now()))}
    />
  );
}

function NameField({ errors }: FormProps): ReactNode {
  const { t } = useWords();
  const error = useErrorWords();
  const { pull, changePull } = useDrafts();
  return (
    <TextField
      label={t('form.name')}
      hint={t('form.nameHint')}
      optional
      error={error(errors.name)}
      value={pull.name}
      onChange={(name) => changePull({ name })}
    />
  );
}

const units = ['USD', 'EUR', 'JPY', 'BTC', 'SATS', 'XRP', 'HOUR'];

function LimitFields({ errors }: FormProps): ReactNode {
  const { t } = useWords();
  const error = useErrorWords();
  const { pull, changePull } = useDrafts();
  return (
    <>
      <div className="grid-2">
        <TextField
          label={t('form.limit')}
          amount
          error={error(errors.limit)}
          value={pull.limit}
          placeholder="0"
          onChange={(limit) => changePull({ limit })}
        />
        <TextField
          label={t('form.unit')}
          hint={t('form.unitHint')}
          error={error(errors.unit)}
          value={pull.unit}
          maxLength={12}
          onChange={(unit) => changePull({ unit: unit.toUpperCase() })}
        />
      </div>
      <div className="row is-wrap unit-picks">
        {units.map((unit) => (
          <button key={unit} type="button" className="unit-pick" aria-pressed={pull.unit === unit} onClick={() => changePull({ unit })}>
            {unit}
          </button>
        ))}
      </div>
      {needsPrice(pull.unit) ? <PriceFields errors={errors} /> : null}
    </>
  );
}

function PriceFields({ errors }: FormProps): ReactNode {
  const { t } = useWords();
  const error = useErrorWords();
  const { pull, changePull } = useDrafts();
  const currencies = ['USD', 'EUR', 'JPY', 'BTC', 'XRP'].map((value) => ({ value, label: value }));
  return (
    <div className="grid-2">
      <TextField
        label={t('form.price', { unit: pull.unit })}
        hint={t('form.priceHint')}
        amount
        error={error(errors.price)}
        value={pull.price}
        onChange={(price) => changePull({ price })}
      />
      <Select
        label={t('form.priceCurrency')}
        value={pull.priceCurrency}
        options={currencies}
        onChange={(priceCurrency) => changePull({ priceCurrency })}
      />
    </div>
  );
}

const periods: readonly PeriodChoice[] = ['none', 'day', 'week', 'fortnight', 'month', 'custom'];

function PeriodFields({ errors }: FormProps): ReactNode {
  const { t } = useWords();
  const error = useErrorWords();
  const { pull, changePull } = useDrafts();
  return (
    <div className={pull.period === 'custom' ? 'grid-2' : 'stack'}>
      <Select
        label={t('form.period')}
        hint={pull.period === 'none' ? undefined : t('form.limitHint')}
        value={pull.period}
        options={periods.map((value) => ({ value, label: t(`form.period.${value}`) }))}
        onChange={(period) => changePull({ period })}
      />
      {pull.period === 'custom' ? (
        <TextField
          label={t('form.periodDays')}
          amount
          error={error(errors.periodDays)}
          value={pull.periodDays}
          maxLength={4}
          onChange={(periodDays) => changePull({ periodDays })}
        />
      ) : null}
    </div>
  );
}

function MethodFields({ errors }: FormProps): ReactNode {
  const { t } = useWords();
  const error = useErrorWords();
  const { pull, changePull } = useDrafts();
  return (
    <fieldset className="plain-fieldset stack is-2">
      <legend className="field-label">{t('form.methods')}</legend>
      <Checkbox
        checked={pull.bitcoin}
        onChange={(bitcoin) => changePull({ bitcoin })}
        label={<MethodLabel chain="bitcoin" text={t('form.methodBitcoin')} />}
      />
      <Checkbox
        checked={pull.xrp}
        onChange={(xrp) => changePull({ xrp })}
        label={<MethodLabel chain="xrpl" text={t('form.methodXrp')} />}
      />
      {errors.methods ? (
        <div className="field-error" role="alert">
          {error(errors.methods)}
        </div>
      ) : null}
    </fieldset>
  );
}

function MethodLabel({ chain, text }: { readonly chain: 'bitcoin' | 'xrpl'; readonly text: string }): ReactNode {
  return (
    <span className="chain-mark">
      <ChainIcon chain={chain} />
      {text}
    </span>
  );
}

function MoreFields({ errors }: FormProps): ReactNode {
  const { t } = useWords();
  const { pull, changePull } = useDrafts();
  const open = pull.startsLater || pull.hasEnd || pull.autoApprove || pull.description !== '';
  return (
    <Details summary={t('form.more')} open={open}>
      <DateFields errors={errors} />
      <TextField
        label={t('form.description')}
        optional
        rows={3}
        maxLength={4000}
        value={pull.description}
        onChange={(description) => changePull({ description })}
      />
      <Checkbox
        checked={pull.autoApprove}
        onChange={(autoApprove) => changePull({ autoApprove })}
        label={t('form.autoApprove')}
        hint={t('form.autoApproveHint')}
      />
    </Details>
  );
}

function DateFields({ errors }: FormProps): ReactNode {
  const { t } = useWords();
  const error = useErrorWords();
  const { pull, changePull } = useDrafts();
  return (
    <div className="grid-2">
      <div className="stack is-2">
        <span className="field-label">{t('form.starts')}</span>
        <div>
          <Segments
            label={t('form.starts')}
            value={pull.startsLater ? 'later' : 'now'}
            onChange={(value) => changePull({ startsLater: value === 'later' })}
            options={[
              { value: 'now', label: t('form.startsNow') },
              { value: 'later', label: t('form.startsLater') },
            ]}
          />
        </div>
        {pull.startsLater ? (
          <TextField
            label={t('form.startDate')}
            type="datetime-local"
            error={error(errors.startDate)}
            value={pull.startDate}
            onChange={(startDate) => changePull({ startDate })}
          />
        ) : null}
      </div>
      <div className="stack is-2">
        <span className="field-label">{t('form.ends')}</span>
        <div>
          <Segments
            label={t('form.ends')}
            value={pull.hasEnd ? 'on' : 'never'}
            onChange={(value) => changePull({ hasEnd: value === 'on' })}
            options={[
              { value: 'never', label: t('form.endsNever') },
              { value: 'on', label: t('form.endsOn') },
            ]}
          />
        </div>
        {pull.hasEnd ? (
          <TextField
            label={t('form.endDate')}
            type="datetime-local"
            error={error(errors.endDate)}
            value={pull.endDate}
            onChange={(endDate) => changePull({ endDate })}
          />
        ) : null}
      </div>
    </div>
  );
}
