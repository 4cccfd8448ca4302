// Owns the rarer fields of a pull payment: dates, description, approval by itself with its bounds, a passphrase.
import type { ReactNode } from 'react';
import { maxPassphraseLength } from '../../../shared/payouts/passphrase.ts';
import type { Refusal } from '../../../shared/result.ts';
import { useDrafts } from '../../state/drafts.ts';
import { Checkbox, Segments } from '../../ui/choice.tsx';
import { Details } from '../../ui/details.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { type DraftErrors, momentOf, unitOf } from './draft-terms.ts';
import { useErrorWords } from './use-error-words.ts';

interface MoreProps {
  readonly errors: DraftErrors;
  readonly now: number;
}

/** `passphraseProblem`: null where none is asked for, or where it is good. */
export function MoreFields({ errors, now, passphraseProblem }: MoreProps & { readonly passphraseProblem: Refusal | null }): ReactNode {
  const { t } = useWords();
  const { pull, changePull } = useDrafts();
  const open = pull.startsLater || pull.hasEnd || pull.autoApprove || pull.hasPassphrase || pull.description !== '';
  return (
    <Details summary={t('form.more')} open={open}>
      <div className="grid-2">
        <StartField errors={errors} now={now} />
        <EndField errors={errors} />
      </div>
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
      {pull.autoApprove ? <BoundFields errors={errors} /> : null}
      <Checkbox
        checked={pull.hasPassphrase}
        onChange={(hasPassphrase) => changePull({ hasPassphrase })}
        label={t('form.passphrase')}
        hint={t('form.passphraseHint')}
      />
      {pull.hasPassphrase ? <PassphraseField problem={passphraseProblem} /> : null}
    </Details>
  );
}

/** Typed readably, since it is to be told to others. */
function PassphraseField({ problem }: { readonly problem: Refusal | null }): ReactNode {
  const { t, refusal } = useWords();
  const { passphrase, setPassphrase } = useDrafts();
  return (
    <div className="stack is-2 auto-bounds">
      <TextField
        label={t('passphrase.field')}
        hint={t('passphrase.hint')}
        error={problem === null ? null : refusal(problem)}
        value={passphrase}
        maxLength={maxPassphraseLength}
        onChange={setPassphrase}
      />
      <p className="field-hint">{t('passphrase.once')}</p>
    </div>
  );
}

function StartField({ errors, now }: MoreProps): ReactNode {
  const { t } = useWords();
  const error = useErrorWords();
  const { pull, changePull } = useDrafts();
  const start = momentOf(pull.startDate);
  return (
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
          hint={start !== null && start < now - 60 ? t('form.startPast') : undefined}
          type="datetime-local"
          error={error(errors.startDate)}
          value={pull.startDate}
          onChange={(startDate) => changePull({ startDate })}
        />
      ) : null}
    </div>
  );
}

function EndField({ errors }: Pick<MoreProps, 'errors'>): ReactNode {
  const { t } = useWords();
  const error = useErrorWords();
  const { pull, changePull } = useDrafts();
  return (
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
  );
}

function BoundFields({ errors }: Pick<MoreProps, 'errors'>): ReactNode {
  const { t } = useWords();
  const error = useErrorWords();
  const { pull, changePull } = useDrafts();
  const unit = unitOf(pull.unit) ?? '';
  return (
    <div className="stack is-2 auto-bounds">
      <div className="grid-2">
        <TextField
          label={t('form.autoPerClaim')}
          optional
          amount
          after={unit}
          error={error(errors.autoPerClaim)}
          value={pull.autoPerClaim}
          onChange={(autoPerClaim) => changePull({ autoPerClaim })}
        />
        <TextField
          label={t('form.autoPerDay')}
          optional
          amount
          after={unit}
          error={error(errors.autoPerDay)}
          value={pull.autoPerDay}
          onChange={(autoPerDay) => changePull({ autoPerDay })}
        />
      </div>
      <p className="field-hint">{t('form.autoBoundsHint')}</p>
    </div>
  );
}
