// Owns the sheet that exports and imports the wallet's labels, with a report of what an import did line by line.
import { type ReactNode, useRef, useState } from 'react';
import type { LabelImportReport } from '../../../shared/contract/labels.ts';
import { labelLimits } from '../../../shared/labels/bip329.ts';
import { type Refusal, refuse, type Result } from '../../../shared/result.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';

export interface LabelsSheetProps {
  readonly walletId: string;
  readonly onClose: () => void;
}

/** A character takes up to four bytes. */
const mostBytes = 4 * labelLimits.file;

export function LabelsSheet({ walletId, onClose }: LabelsSheetProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const exporting = useAction(`export labels ${walletId}`);
  const importing = useAction(`import labels ${walletId}`);
  const input = useRef<HTMLInputElement>(null);
  const [report, setReport] = useState<LabelImportReport | null>(null);
  const save = (): void =>
    exporting.run(
      () => main.saveLabels({ walletId, suggestedName: 'pullpay-labels.jsonl' }),
      ({ saved }) => (saved ? toast('good', t('labels.exported')) : undefined),
    );
  const take = (file: File | undefined): void => {
    if (file === undefined) return;
    setReport(null);
    importing.run(async (): Promise<Result<LabelImportReport>> => {
      if (file.size > mostBytes)
        return refuse('labels-too-large', { lines: String(labelLimits.lines), limit: String(labelLimits.file / 1_000_000) });
      const text = await textOf(file);
      if (text === null) return refuse('labels-not-text');
      return main.importLabels({ walletId, text });
    }, setReport);
  };
  const refusal: Refusal | null = exporting.refusal ?? importing.refusal;
  return (
    <Dialog
      title={t('labels.title')}
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.close')}
          </Button>
          <Button icon="in" busy={importing.busy} onClick={() => input.current?.click()}>
            {t('labels.import')}
          </Button>
          <Button icon="file" busy={exporting.busy} onClick={save}>
            {t('labels.export')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
        {report ? <Report report={report} /> : null}
        <p>{t('labels.text')}</p>
        <p className="soft">{t('labels.importText')}</p>
        <Banner>{t('labels.private')}</Banner>
        <input
          ref={input}
          type="file"
          accept=".jsonl,.json,.txt,application/jsonl,text/plain"
          hidden
          aria-label={t('labels.import')}
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
    </Dialog>
  );
}

async function textOf(file: File): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

function Report({ report }: { readonly report: LabelImportReport }): ReactNode {
  const { t, format, refusal: words } = useWords();
  const { labels, frozen, thawed, kept, refused, problems } = report;
  const count = (name: 'labels' | 'frozen' | 'thawed' | 'kept' | 'refused', value: number) =>
    value === 0 && name !== 'labels' ? null : { name: t(`labels.report.${name}`), value: format.count(value) };
  return (
    <section className="stack is-2" role="status">
      <Banner tone={refused > 0 ? 'warn' : 'good'} title={t('labels.done')} />
      <KeyValues
        end
        items={[count('labels', labels), count('frozen', frozen), count('thawed', thawed), count('kept', kept), count('refused', refused)]}
      />
      {refused > problems.length ? (
        <p className="soft small">{t('labels.firstProblems', { count: format.count(problems.length) })}</p>
      ) : null}
      {problems.length > 0 ? (
        <ul className="table-box outcome-list label-problems" tabIndex={0} aria-label={t('labels.report.refused')}>
          {problems.map(({ line, problem, text }) => (
            <li key={line} className="stack is-1">
              <span className="strong small">{t('labels.line', { line: format.count(line) })}</span>
              <span className="small">{words(problem)}</span>
              <PlainText text={text} line className="mono tiny soft" />
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
