// Owns making a pull payment: the form on one side, what it grants on the other.
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import { isPullDraftTouched, useDrafts } from '../../state/drafts.ts';
import { go, goUp } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { toast } from '../../state/toast.ts';
import { useAction } from '../../ui/use-action.ts';
import { useNow } from '../../state/use-now.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Page } from '../../ui/page.tsx';
import { useWords } from '../../ui/words.tsx';
import { type DraftErrors, draftErrors, onNetwork, passphraseProblem, termsOf } from './draft-terms.ts';
import { PullForm } from './pull-form.tsx';
import { TermsPreview } from './terms-preview.tsx';

const formId = 'new-pull-form';

export function NewPullScreen(): ReactNode {
  const { t, refusal: words } = useWords();
  const now = useNow(20);
  const { network } = useWallet();
  const { pull, passphrase, clearPull } = useDrafts();
  const draft = onNetwork(pull, network);
  const { busy, refusal, tried, submit } = useCreate();
  const errors: DraftErrors = tried ? draftErrors(draft, now) : {};
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event);
  };
  return (
    <Page
      title={t('form.title')}
      back={{ label: t('common.back'), onBack: () => goUp({ screen: 'pulls' }) }}
      foot={
        <div className="page-bar">
          <span className="page-bar-text soft small">{isPullDraftTouched(draft) ? t('form.draftKept') : ''}</span>
          {isPullDraftTouched(draft) ? (
            <Button kind="quiet" onClick={clearPull}>
              {t('form.clear')}
            </Button>
          ) : null}
          <Button kind="primary" submit busy={busy} form={formId}>
            {t('form.create')}
          </Button>
        </div>
      }
    >
      {/* Ctrl+Enter confirms from any field. */}
      <form id={formId} className="form-grid" noValidate onSubmit={submit} onKeyDown={onKeyDown}>
        <div className="stack is-6">
          {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
          <PullForm errors={errors} now={now} passphraseProblem={tried ? passphraseProblem(draft, passphrase) : null} />
        </div>
        <TermsPreview draft={draft} now={now} />
      </form>
    </Page>
  );
}

interface Create {
  readonly busy: boolean;
  readonly refusal: ReturnType<typeof useAction>['refusal'];
  /** True after a first try: errors are not shown while somebody is still filling in. */
  readonly tried: boolean;
  readonly submit: (event: FormEvent | KeyboardEvent) => void;
}

function useCreate(): Create {
  const { t } = useWords();
  const wallet = useWallet();
  const { workflow, now } = useServices();
  const { busy, refusal, run } = useAction('create-pull-payment');
  const [tried, setTried] = useState(false);
  const submit = (event: FormEvent | KeyboardEvent): void => {
    event.preventDefault();
    setTried(true);
    const { pull, passphrase, clearPull } = useDrafts.getState();
    const terms = termsOf(onNetwork(pull, wallet.network), now());
    if (!terms || passphraseProblem(pull, passphrase) !== null) return;
    const said = pull.hasPassphrase ? { passphrase } : {};
    run(
      () => workflow.createPullPayment({ walletId: wallet.id, terms, ...said }),
      ({ id }) => {
        clearPull();
        toast('good', t('form.created'));
        go({ screen: 'pull', id, share: true });
      },
    );
  };
  return { busy, refusal, tried, submit };
}
