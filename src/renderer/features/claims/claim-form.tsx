// Owns the recipient's fields: method, destination, tag, amount, note.
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { asksForPassphrase } from '../../../shared/payouts/passphrase.ts';
import { methodChain } from '../../../shared/payouts/methods.ts';
import { type ClaimDraft, claimKey, isClaimDraftTouched, useDrafts } from '../../state/drafts.ts';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/choice.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { type ClaimErrors, claimErrors, claimInput, hasTagField } from '../../../shared/links/claim-input.ts';
import { AcceptNote } from './accept-note.tsx';
import { DestinationField } from './destination-field.tsx';
import { MethodChoice } from './method-choice.tsx';

interface FieldsProps {
  readonly draft: ClaimDraft;
  readonly errors: ClaimErrors;
  readonly change: (part: Partial<ClaimDraft>) => void;
}

export function ClaimForm({ draft }: { readonly draft: ClaimDraft }): ReactNode {
  const { t, refusal: words } = useWords();
  const { changeClaim, dropClaim } = useDrafts();
  const key = claimKey(draft.terms);
  const [passphrase, setPassphrase] = useState('');
  const { busy, refusal, tried, asked, submit } = useSubmit(draft, passphrase);
  const fields: FieldsProps = { draft, errors: tried ? claimErrors(draft) : {}, change: (part) => changeClaim(key, part) };
  const discard = (): void => {
    dropClaim(key);
    go({ screen: 'claims' });
  };
  return (
    // Ctrl+Enter confirms from any field.
    <form
      className="stack is-6"
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
      }}
    >
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      <MethodField {...fields} />
      <AcceptNote methodId={draft.methodId} />
      <DestinationField {...fields} />
      {hasTagField(draft) ? <TagField {...fields} /> : null}
      <AmountField {...fields} />
      {draft.terms.takesNote ? (
        <TextField
          label={t('claim.note')}
          hint={t('claim.noteHint')}
          optional
          rows={2}
          maxLength={200}
          value={draft.note}
          onChange={(note) => fields.change({ note })}
        />
      ) : null}
      {asked ? (
        <TextField label={t('link.passphrase')} type="password" value={passphrase} maxLength={200} onChange={setPassphrase} />
      ) : null}
      <p className="soft small">{t(afterwards(draft.terms))}</p>
      <div className="form-actions">
        <Button kind="quiet" onClick={discard}>
          {t(isClaimDraftTouched(draft) ? 'claim.discard' : 'common.cancel')}
        </Button>
        <Button kind="primary" submit busy={busy}>
          {t(draft.terms.source === 'offer' ? 'claim.makeCode' : 'claim.submit')}
        </Button>
      </div>
    </form>
  );
}

/** What happens to the claim once it is sent. */
function afterwards({ source, takesNote }: ClaimDraft['terms']): TextKey {
  if (source === 'offer') return 'claim.afterOffer';
  return takesNote ? 'claim.afterServer' : 'claim.afterPlainServer';
}

function MethodField({ draft, change }: FieldsProps): ReactNode {
  const { t } = useWords();
  if (draft.terms.methods.length < 2) return null;
  return (
    <div className="stack is-2">
      <span className="field-label">{t('claim.method')}</span>
      <div>
        <MethodChoice
          methods={draft.terms.methods}
          chosen={draft.methodId}
          // An address of one chain means nothing on the other.
          onChoose={(methodId) =>
            change(methodChain(methodId) === methodChain(draft.methodId) ? { methodId } : { methodId, destination: '', tag: '' })
          }
        />
      </div>
    </div>
  );
}

function TagField({ draft, errors, change }: FieldsProps): ReactNode {
  const { t } = useWords();
  return (
    <TextField
      label={t('claim.tag')}
      optional
      hint={t('claim.tagHint')}
      error={errors.tag ? t(errors.tag) : null}
      value={draft.tag}
      maxLength={10}
      onChange={(tag) => change({ tag })}
    />
  );
}

function AmountField({ draft, errors, change }: FieldsProps): ReactNode {
  const { t } = useWords();
  return (
    <div className="stack is-2">
      <span className="field-label">{t('claim.amount')}</span>
      <div>
        <Segments
          label={t('claim.amount')}
          value={draft.all ? 'all' : 'some'}
          onChange={(value) => change({ all: value === 'all' })}
          options={[
            { value: 'all', label: t('claim.amountAll') },
            { value: 'some', label: t('claim.amountSome') },
          ]}
        />
      </div>
      {draft.all ? null : (
        <TextField
          label={t('common.amount')}
          amount
          after={draft.terms.unit}
          error={errors.amount ? t(errors.amount) : null}
          value={draft.amount}
          onChange={(amount) => change({ amount })}
        />
      )}
    </div>
  );
}

interface Submit {
  readonly busy: boolean;
  readonly refusal: ReturnType<typeof useAction>['refusal'];
  readonly tried: boolean;
  /** The server asked for its passphrase, which is entered anew after a restart. */
  readonly asked: boolean;
  readonly submit: (event: FormEvent | KeyboardEvent) => void;
}

function useSubmit(draft: ClaimDraft, passphrase: string): Submit {
  const { workflow } = useServices();
  const { busy, refusal, run } = useAction(`claim ${claimKey(draft.terms)}`);
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState(false);
  if (!asked && refusal !== null && asksForPassphrase(refusal)) setAsked(true);
  const submit = (event: FormEvent | KeyboardEvent): void => {
    event.preventDefault();
    setTried(true);
    const input = claimInput(draft);
    if (!input) return;
    const { terms, methodId, claimId } = draft;
    run(
      () =>
        workflow.submitClaim({
          server: terms.server,
          offer: terms.offer,
          pullPaymentId: terms.pullPaymentId,
          methodId,
          claimId,
          ...input,
          ...(passphrase.trim() === '' ? {} : { passphrase }),
        }),
      (sent) => useDrafts.getState().changeClaim(claimKey(terms), { sent }),
    );
  };
  return { busy, refusal, tried, asked, submit };
}
