// Owns archiving many pull payments: asked once, then what became of each.
import { type ReactNode, useState } from 'react';
import type { PullPaymentRow } from '../../db/tables.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { eachPull, type Outcome } from './many-pulls.ts';

interface SheetProps {
  /** As they were when the sheet was opened; what is archived leaves the list behind it. */
  readonly pulls: readonly PullPaymentRow[];
  readonly onClose: () => void;
}

export function ArchiveManySheet({ pulls, onClose }: SheetProps): ReactNode {
  const { t } = useWords();
  const wallet = useWallet();
  const { workflow } = useServices();
  const { busy, run } = useAction('archive many');
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome<unknown>['answer']>>(new Map());
  const done = [...outcomes.values()].filter((answer) => answer.ok).length;
  const over = outcomes.size === pulls.length;
  const told = ({ id, answer }: Outcome<unknown>): void => setOutcomes((before) => new Map(before).set(id, answer));
  const archive = (): void =>
    run(async (): Promise<Result<null>> => {
      const left = pulls.filter((pull) => outcomes.get(pull.id)?.ok !== true).map((pull) => pull.id);
      await eachPull(left, (id) => workflow.archivePullPayment({ walletId: wallet.id, id }), told);
      return ok(null);
    });
  const open = pulls.reduce((sum, { counts }) => sum + (counts['AwaitingApproval'] ?? 0) + (counts['AwaitingPayment'] ?? 0), 0);
  return (
    <Dialog
      title={t('pulls.archiveTitle', { count: pulls.length })}
      onClose={onClose}
      onConfirm={over ? undefined : archive}
      footer={
        over ? (
          <Button kind="primary" onClick={onClose}>
            {t('common.close')}
          </Button>
        ) : (
          <>
            <Button kind="quiet" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button kind="danger" icon="archive" busy={busy} onClick={archive}>
              {t('pulls.archiveDo')}
            </Button>
          </>
        )
      }
    >
      <div className="stack">
        <p role="status">
          {outcomes.size === 0 ? t('pulls.archiveText', { count: open }) : t('pulls.archiveDone', { done, count: pulls.length })}
        </p>
        {/* A scrolling box must be reachable by keyboard. */}
        <ul className="table-box outcome-list" tabIndex={0} aria-label={t('pulls.title')}>
          {pulls.slice(0, mostShown).map((pull) => (
            <li key={pull.id} className={outcomes.get(pull.id)?.ok === false ? 'outcome is-refused' : 'outcome'}>
              <PlainText text={pull.name || t('pulls.unnamed')} line />
              <OutcomeWords answer={outcomes.get(pull.id)} />
            </li>
          ))}
          {pulls.length > mostShown ? <li className="outcome soft">…</li> : null}
        </ul>
      </div>
    </Dialog>
  );
}

const mostShown = 500;

function OutcomeWords({ answer }: { readonly answer: Outcome<unknown>['answer'] | undefined }): ReactNode {
  const { t, refusal: words } = useWords();
  if (answer === undefined) return null;
  return answer.ok ? (
    <span className="soft small">{t('pulls.archiveRow')}</span>
  ) : (
    <span className="outcome-reason small">{words(answer.error)}</span>
  );
}
