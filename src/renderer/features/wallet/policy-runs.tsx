// Owns the log of automatic runs: each one explained in a sentence, newest first.
import type { ReactNode } from 'react';
import type { ShownRun } from '../../../shared/contract/policies.ts';
import { useServices } from '../../state/services.tsx';
import { useNow } from '../../state/use-now.ts';
import { useTell } from '../../state/use-tell.ts';
import type { Answer } from '../../ui/use-answer.ts';
import { Button } from '../../ui/button.tsx';
import { MethodMark } from '../../ui/chain-mark.tsx';
import { Card } from '../../ui/page.tsx';
import { usePart } from '../../ui/show-more.tsx';
import { EmptyState, ErrorState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';

export function PolicyRuns({ runs }: { readonly runs: Answer<readonly ShownRun[]> }): ReactNode {
  const { t } = useWords();
  return (
    <Card title={t('runs.title')} flush>
      {runs.refusal && !runs.value ? <ErrorState refusal={runs.refusal} onRetry={runs.reload} /> : null}
      {!runs.value && !runs.refusal ? <LoadingState rows={3} /> : null}
      {runs.value?.length === 0 ? (
        <EmptyState icon="clock" title={t('runs.none')}>
          {t('runs.noneText')}
        </EmptyState>
      ) : null}
      {runs.value && runs.value.length > 0 ? <RunTable runs={runs.value} /> : null}
    </Card>
  );
}

function RunTable({ runs }: { readonly runs: readonly ShownRun[] }): ReactNode {
  const { t, format } = useWords();
  const now = useNow();
  const { shown, more } = usePart(runs);
  return (
    <>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('wallet.col.when')}</th>
            <th scope="col">{t('policies.method')}</th>
            <th scope="col">{t('wallet.col.what')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((run) => (
            <tr key={`${run.methodId} ${run.at} ${run.planId ?? run.code}`}>
              <td className="nowrap" title={format.dateTime(run.at)}>
                {format.relative(run.lastAt, now)}
              </td>
              <td className="nowrap">
                <MethodMark methodId={run.methodId} />
              </td>
              <td>
                <RunWords run={run} />
                {run.times > 1 ? (
                  <div className="soft small">{t('runs.times', { count: run.times, when: format.relative(run.lastAt, now) })}</div>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}

function RunWords({ run }: { readonly run: ShownRun }): ReactNode {
  const { t, refusal } = useWords();
  const { main } = useServices();
  const tell = useTell();
  const { code, params, transactionIds } = run;
  if (code === 'refused') return t('run.refused', { why: refusal({ code: params.code ?? 'internal', params }) });
  if (code === 'fee-above-ceiling') return t(params.fee ? 'run.fee-above-ceiling' : 'run.fee-above-limit', params);
  if (code !== 'paid') return t(`run.${code}`, params);
  const numbers = { ...params, count: Number.parseInt(params.count ?? '0', 10) };
  const left = Number.parseInt(params.left ?? '0', 10);
  return (
    <>
      {t(transactionIds.length > 0 ? 'run.paid' : 'run.confirmed', numbers)}
      {left > 0 ? <span className="soft"> · {t('run.left', { count: left })}</span> : null}
      {transactionIds.slice(0, 3).map((transactionId) => (
        <div key={transactionId}>
          <Button small kind="quiet" icon="copy" onClick={() => tell(main.copyText({ text: transactionId }))}>
            <span className="mono small">{transactionId.slice(0, 16)}…</span>
          </Button>
        </div>
      ))}
    </>
  );
}
