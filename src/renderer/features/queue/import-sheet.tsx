// Owns the import of a list of payouts: paste or drop, see how it is read, check every row, import exactly what was checked.
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import type { ImportOutcome } from '../../../shared/contract/workflow-api.ts';
import type { ReadList } from './import-draft.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { Banner } from '../../ui/banner.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { ImportForm } from './import-form.tsx';
import { readList, useImportDraft } from './import-draft.ts';
import { ImportPreview } from './import-preview.tsx';

/** An answer of the preview together with the rows that never got so far. */
export interface Preview {
  readonly snapshotId: string;
  readonly outcomes: readonly ImportOutcome[];
}

export function ImportSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t, refusal: words } = useWords();
  const { workflow } = useServices();
  const wallet = useWallet();
  const { draft } = useImportDraft();
  // A large list is read while the typing goes on.
  const { text, header, columns, sign } = useDeferredValue(draft);
  const list = useMemo(() => readList({ text, header, columns, sign }), [text, header, columns, sign]);
  const [preview, setPreview] = useState<Preview | null>(null);
  const { busy, refusal, run } = useAction(`check import ${wallet.id}`);
  if (preview) return <ImportPreview preview={preview} onBack={() => setPreview(null)} onClose={onClose} />;
  const count = list ? list.rows.good.length + list.rows.bad.length : 0;
  const ready = list !== null && list.problem === null && count > 0;
  const check = (): void => {
    if (!list) return;
    if (list.rows.good.length === 0) return setPreview({ snapshotId: '', outcomes: badOutcomes(list) });
    run(
      () =>
        workflow.previewImport({
          walletId: wallet.id,
          pullPaymentId: draft.pullPaymentId === '' ? null : draft.pullPaymentId,
          rows: list.rows.good.map((row) => ({ ...row })),
        }),
      ({ snapshotId, outcomes }) => setPreview({ snapshotId, outcomes: [...outcomes, ...badOutcomes(list)] }),
    );
  };
  return (
    <ConfirmDialog
      title={t('bulk.title')}
      confirm={t('bulk.check', { count })}
      shape="wide"
      ready={ready}
      busy={busy}
      refusal={refusal}
      onConfirm={check}
      onClose={onClose}
    >
      {list?.problem ? <Banner tone="bad">{words(list.problem)}</Banner> : null}
      <ImportForm list={list} />
    </ConfirmDialog>
  );
}

/** Rows that the list itself names as bad, in the form of those that the worker refused. */
function badOutcomes({ rows }: ReadList): readonly ImportOutcome[] {
  return rows.bad.map(({ line, problem }) => ({
    line,
    kind: 'bad',
    problem: { code: problem.code, ...(problem.params ? { params: { ...problem.params } } : {}) },
    amount: null,
    unit: null,
    methodId: null,
    address: null,
    tag: null,
    note: null,
  }));
}
