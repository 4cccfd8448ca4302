// Owns the fields of a pull payment: template, name, limit, ways to be paid. Periods, refund and the rarer ones stand in files of their own.
import type { ReactNode } from 'react';
import { currencyOf } from '../../../shared/money/currencies.ts';
import { hasLedger } from '../../../shared/network.ts';
import type { Refusal } from '../../../shared/result.ts';
import { templates, useDrafts } from '../../state/drafts.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { Checkbox } from '../../ui/choice.tsx';
import { ChainIcon } from '../../ui/chain-mark.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { amountOf, type DraftErrors, extraPlaces, needsPrice, unitOf } from './draft-terms.ts';
import { MoreFields } from './more-fields.tsx';
import { PeriodFields } from './period-fields.tsx';
import { RefundFields } from './refund-fields.tsx';
import { templateDraft } from './template-draft.ts';
import { TokenFields } from './token-fields.tsx';
import { UnitField } from './unit-field.tsx';
import { useErrorWords } from './use-error-words.ts';

interface FormProps {
  readonly errors: DraftErrors;
  readonly now: number;
}

export function PullForm({ errors, now, passphraseProblem }: FormProps & { readonly passphraseProblem: Refusal | null }): ReactNode {
  const isRefund = useDrafts((state) => state.pull.template === 'refund');
  return (
    <>
      <TemplateField />
      <NameField errors={errors} />
      {isRefund ? (
        <RefundFields errors={errors} now={now} />
      ) : (
        <>
          <LimitFields errors={errors} />
          <PeriodFields errors={errors} />
        </>
      )}
      <MethodFields errors={errors} />
      <MoreFields errors={errors} now={now} passphraseProblem={passphraseProblem} />
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

type ErrorsOnly = Pick<FormProps, 'errors'>;

function NameField({ errors }: ErrorsOnly): ReactNode {
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

function LimitFields({ errors }: ErrorsOnly): ReactNode {
  const { t } = useWords();
  const error = useErrorWords();
  const { pull, changePull } = useDrafts();
  const chosen = unitOf(pull.unit);
  return (
    <>
      <div className="grid-2">
        <TextField
          label={t('form.limit')}
          hint={<ExtraPlaces />}
          amount
          error={error(errors.limit)}
          value={pull.limit}
          placeholder="0"
          onChange={(limit) => changePull({ limit })}
        />
        <UnitField
          label={t('form.unit')}
          hint={t('form.unitHint')}
          error={error(errors.unit)}
          value={pull.unit}
          onChange={(unit) => changePull({ unit })}
        />
      </div>
      <div className="row is-wrap unit-picks">
        {units.map((unit) => (
          <button key={unit} type="button" className="unit-pick" aria-pressed={chosen === unit} onClick={() => changePull({ unit })}>
            {unit}
          </button>
        ))}
      </div>
      {needsPrice(pull.unit) ? <PriceFields errors={errors} unit={chosen ?? ''} /> : null}
    </>
  );
}

/** Said where more decimals were typed than the currency usually has. */
function ExtraPlaces(): ReactNode {
  const { t } = useWords();
  const { limit, unit } = useDrafts((state) => state.pull);
  if (extraPlaces(amountOf(limit), unit) === 0) return null;
  const code = unitOf(unit) ?? '';
  return t('form.limitPrecise', { unit: code, places: currencyOf(code)?.divisibility ?? 0 });
}

function PriceFields({ errors, unit }: ErrorsOnly & { readonly unit: string }): ReactNode {
  const { t } = useWords();
  const error = useErrorWords();
  const { pull, changePull } = useDrafts();
  return (
    <div className="grid-2">
      <TextField
        label={t('form.price', { unit })}
        hint={t('form.priceHint', { unit })}
        optional={!pull.autoApprove}
        amount
        error={error(errors.price)}
        value={pull.price}
        onChange={(price) => changePull({ price })}
      />
      <UnitField
        label={t('form.priceCurrency')}
        knownOnly
        value={pull.priceCurrency}
        onChange={(priceCurrency) => changePull({ priceCurrency })}
      />
    </div>
  );
}

function MethodFields({ errors }: ErrorsOnly): ReactNode {
  const { t } = useWords();
  const error = useErrorWords();
  const { network } = useWallet();
  const { pull, changePull } = useDrafts();
  return (
    <fieldset className="plain-fieldset stack is-2">
      <legend className="field-label">{t('form.methods')}</legend>
      <Checkbox
        checked={pull.bitcoin}
        onChange={(bitcoin) => changePull({ bitcoin })}
        label={<MethodLabel chain="bitcoin" text={t('form.methodBitcoin')} />}
      />
      {hasLedger(network) ? (
        <>
          <Checkbox
            checked={pull.xrp}
            onChange={(xrp) => changePull({ xrp })}
            label={<MethodLabel chain="xrpl" text={t('form.methodXrp')} />}
          />
          <TokenFields />
        </>
      ) : null}
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
