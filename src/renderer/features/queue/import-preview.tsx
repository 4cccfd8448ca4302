// Owns what an import will do, row by row, and the import itself with its progress.
import { type ReactNode, useState } from 'react';
import type { ImportOutcome } from '../../../shared/contract/workflow-api.ts';
import { type Result, ok } from '../../../shared/result.ts';
import { noFilter } from '../../state/queue-filter.ts';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { toast } from '../../state/toast.ts';
import { ShortAddress } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { Progress } from '../../ui/progress.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { emptyImport, useImportDraft } from './import-draft.ts';
import type { Preview } from './import-sheet.tsx';

/** Rows that a table shows; of the bad ones more, for they are what must be read. */
const mostShown = 200;
const mostBad = 1_000;

interface Refused {
  readonly line: number;
  readonly problem: NonNullable<ImportOutcome['problem']>;
}
interface Run {
  readonly done: number;
  readonly total: number;
  readonly refused: readonly Refused[];
}

interface PreviewProps {
  readonly preview: Preview;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

export function ImportPreview({ preview, onBack, onClose }: PreviewProps): ReactNode {
  const { t, refusal: words, format } = useWords();
  const { state, busy, refusal, start } = useImport(preview.snapshotId, onClose);
  const outcomes = withRefused(preview.outcomes, state?.refused ?? []);
  const of = (kind: ImportOutcome['kind']): readonly ImportOutcome[] => outcomes.filter((outcome) => outcome.kind === kind);
  const [fresh, known] = [of('new'), of('known')];
  // The list's own bad rows come behind those of the worker; a person goes through them line by line.
  const bad = [...of('bad')].sort((a, b) => a.line - b.line);
  const ended = state !== null && state.done >= state.total;
  const ready = fresh.length > 0 && !ended;
  return (
    <Dialog
      title={t('bulk.title')}
      onClose={onClose}
      shape="wide"
      onConfirm={ready ? start : undefined}
      footer={
        <>
          <Button kind="quiet" disabled={busy} onClick={onBack}>
            {t('bulk.change')}
          </Button>
          {ended ? (
            <Button kind="primary" onClick={onClose}>
              {t('common.close')}
            </Button>
          ) : (
            <Button kind="primary" busy={busy} disabled={!ready} onClick={start}>
              {t('bulk.run', { count: fresh.length })}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
        <p className="strong" role="status">
          {t('bulk.summary', { fresh: format.count(fresh.length), known: format.count(known.length), bad: format.count(bad.length) })}
        </p>
        {state ? <Running state={state} /> : null}
        {state && state.refused.length > 0 ? <Banner tone="warn">{t('bulk.refused', { count: state.refused.length })}</Banner> : null}
        <Table outcomes={[...bad.slice(0, mostBad), ...[...fresh, ...known].slice(0, mostShown)]} total={outcomes.length} />
      </div>
    </Dialog>
  );
}

function Running({ state }: { readonly state: Run }): ReactNode {
  const { t, format } = useWords();
  const label = t('bulk.running', { done: format.count(state.done), total: format.count(state.total) });
  return (
    <div className="stack is-2">
      <Progress label={label} paid={state.total === 0 ? 100 : Math.floor((100 * state.done) / state.total)} waiting={0} />
      <span className="soft small">{label}</span>
      <span className="soft small">{t('bulk.stopNote')}</span>
    </div>
  );
}

/** Asks for one step after another; what one refused stays in the sheet. */
function useImport(snapshotId: string, onClose: () => void) {
  const { t } = useWords();
  const { workflow } = useServices();
  const wallet = useWallet();
  const [state, setState] = useState<Run | null>(null);
  const { busy, refusal, run } = useAction(`import ${wallet.id}`);
  const all = async (): Promise<Result<Run>> => {
    const refused: Refused[] = [...(state?.refused ?? [])];
    for (;;) {
      const step = await workflow.runImport({ walletId: wallet.id, snapshotId });
      if (!step.ok) return step;
      refused.push(...step.value.refused);
      const next = { done: step.value.done, total: step.value.total, refused: [...refused] };
      setState(next);
      if (next.done >= next.total) return ok(next);
    }
  };
  const start = (): void =>
    run(all, ({ total, refused }) => {
      toast('good', t('bulk.done', { count: total - refused.length }));
      if (refused.length > 0) return;
      useImportDraft.getState().change(emptyImport);
      go({ screen: 'queue', tab: 'AwaitingApproval', filter: noFilter });
      onClose();
    });
  return { state, busy, refusal, start };
}

function withRefused(outcomes: readonly ImportOutcome[], refused: readonly Refused[]): readonly ImportOutcome[] {
  if (refused.length === 0) return outcomes;
  const byLine = new Map(refused.map(({ line, problem }) => [line, problem]));
  return outcomes.map((outcome) => {
    const problem = byLine.get(outcome.line);
    return problem && outcome.kind === 'new' ? { ...outcome, kind: 'bad', problem } : outcome;
  });
}

function Table({ outcomes, total }: { readonly outcomes: readonly ImportOutcome[]; readonly total: number }): ReactNode {
  const { t, format } = useWords();
  return (
    // A scrolling box must be reachable by keyboard.
    <div className="table-box" tabIndex={0}>
      <table className="table import-table">
        <thead>
          <tr>
            <th scope="col">{t('bulk.line')}</th>
            <th scope="col">{t('bulk.to')}</th>
            <th scope="col" className="end">
              {t('bulk.field.amount')}
            </th>
            <th scope="col">{t('bulk.result')}</th>
          </tr>
        </thead>
        <tbody>
          {outcomes.map((outcome) => (
            <Line key={outcome.line} outcome={outcome} />
          ))}
        </tbody>
      </table>
      {total > outcomes.length ? <p className="soft small">{t('bulk.rest', { count: format.count(total - outcomes.length) })}</p> : null}
    </div>
  );
}

function Line({ outcome }: { readonly outcome: ImportOutcome }): ReactNode {
  const { t, refusal: words, format } = useWords();
  return (
    <tr>
      <td>{format.count(outcome.line)}</td>
      <td>
        <span className="stack is-1">
          {outcome.address ? <ShortAddress value={outcome.address} tag={outcome.tag} /> : '—'}
          {outcome.note ? <PlainText text={outcome.note} line className="soft small" /> : null}
        </span>
      </td>
      <td className="end">
        {outcome.amount === null ? (
          '—'
        ) : outcome.unit === null ? (
          outcome.amount
        ) : (
          <Amount value={outcome.amount} unit={outcome.unit} column />
        )}
      </td>
      <td>
        {outcome.problem ? (
          <span className="field-error">{words(outcome.problem)}</span>
        ) : outcome.kind === 'bad' ? null : (
          t(`bulk.kind.${outcome.kind}`)
        )}
      </td>
    </tr>
  );
}
