// Owns adding a ledger server: it is tried first, and one that only does not answer now can be added all the same.
import { type ReactNode, useState } from 'react';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { useAction } from '../../ui/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';

const mayComeBack = ['ledger-server-unreachable', 'backend-not-synced'];

export function AddServer({ onAdded }: { readonly onAdded: () => void }): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction('add ledger server');
  const [text, setText] = useState('');
  /** What was refused; another text is another question. */
  const [asked, setAsked] = useState('');
  const problem = refusal !== null && asked === text ? refusal : null;
  const add = (anyway: boolean): void => {
    setAsked(text);
    run(
      () => main.addLedgerServer({ url: text, anyway }),
      () => {
        setText('');
        toast('good', t('servers.added'));
        onAdded();
      },
    );
  };
  return (
    <form
      className="settings-list stack is-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') add(false);
      }}
    >
      <TextField
        label={t('servers.field')}
        hint={t('servers.fieldHint')}
        error={problem === null ? null : words(problem)}
        mono
        maxLength={200}
        value={text}
        onChange={setText}
      />
      <div className="row is-wrap">
        <Button submit icon="plus" busy={busy} disabled={text.trim() === ''}>
          {t('servers.add')}
        </Button>
        {problem !== null && mayComeBack.includes(problem.code) ? (
          <Button kind="quiet" busy={busy} onClick={() => add(true)}>
            {t('servers.addAnyway')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
