// Owns the form of an import: where it goes, the rows, what the columns mean and how amounts are read.
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { assignColumn } from '../../../shared/csv/columns.ts';
import { importFields } from '../../../shared/csv/columns.ts';
import { mostText } from '../../../shared/csv/read-csv.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { useNow } from '../../state/use-now.ts';
import { pullPaymentStatus } from '../../../shared/payouts/pull-payment-status.ts';
import { cutTo } from '../../ui/cut.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox, Segments } from '../../ui/choice.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { fieldOf, type ReadList, useImportDraft, withText } from './import-draft.ts';

export function ImportForm({ list }: { readonly list: ReadList | null }): ReactNode {
  return (
    <>
      <Target />
      <Rows />
      {list && list.names.length > 0 ? <Columns list={list} /> : null}
      {list && list.problem === null ? <Sign list={list} /> : null}
    </>
  );
}

/** Only pull payments that take claims now. */
function Target(): ReactNode {
  const { t } = useWords();
  const { draft, change } = useImportDraft();
  const wallet = useWallet();
  const now = useNow(30);
  const pulls = useServices().live.usePullPayments(wallet) ?? [];
  const open = pulls.filter((pull) => pullPaymentStatus(pull, now) === 'active');
  return (
    <Select
      label={t('bulk.target')}
      value={draft.pullPaymentId}
      onChange={(pullPaymentId) => change({ pullPaymentId })}
      options={[
        { value: '', label: t('bulk.noPull') },
        ...open.map((pull) => ({ value: pull.id, label: t('bulk.under', { name: pull.name || t('pulls.unnamed'), unit: pull.unit }) })),
      ]}
    />
  );
}

function Rows(): ReactNode {
  const { t, refusal: words } = useWords();
  const { draft, change } = useImportDraft();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    if (file.size > mostText) return setProblem(words({ code: 'csv-too-large', params: { limit: '5' } }));
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
      setProblem(null);
      change(withText(draft, text));
    } catch {
      setProblem(t('bulk.fileUnreadable'));
    }
  };
  const drop = (event: DragEvent): void => {
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    void take(file);
  };
  return (
    // The field inside is what the keyboard reaches; dropping is a shortcut.
    <div className="stack is-2" onDrop={drop} onDragOver={(event) => event.preventDefault()}>
      <TextField
        label={t('bulk.paste')}
        hint={t('bulk.pasteHint')}
        error={problem ?? undefined}
        rows={6}
        mono
        value={draft.text}
        onChange={(text) => change(withText(draft, text))}
      />
      <div>
        <Button icon="file" onClick={() => input.current?.click()}>
          {t('bulk.file')}
        </Button>
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,text/csv,text/plain"
          hidden
          aria-label={t('bulk.file')}
          onChange={(event) => {
            void take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </div>
    </div>
  );
}

function Columns({ list }: { readonly list: ReadList }): ReactNode {
  const { t } = useWords();
  const { change } = useImportDraft();
  return (
    <fieldset className="plain-fieldset stack is-2">
      <legend className="field-label">{t('bulk.columns')}</legend>
      <Checkbox label={t('bulk.header')} checked={list.header} onChange={(header) => change({ header, columns: list.columns })} />
      <div className="import-columns">
        {list.names.map((name, index) => (
          <Select
            key={index}
            label={t('bulk.column', { number: index + 1, name: cutTo(name, 24) })}
            value={fieldOf(list.columns, index)}
            onChange={(field) =>
              change({ header: list.header, columns: assignColumn(list.columns, index, field === 'none' ? null : field) })
            }
            options={[
              { value: 'none', label: t('bulk.field.none') },
              ...importFields.map((field) => ({ value: field, label: t(`bulk.field.${field}`) })),
            ]}
          />
        ))}
      </div>
    </fieldset>
  );
}

function Sign({ list }: { readonly list: ReadList }): ReactNode {
  const { t } = useWords();
  const { change } = useImportDraft();
  const amounts = list.rows.good.slice(0, 3).flatMap((row) => row.amount ?? []);
  return (
    <div className="stack is-2">
      {list.sign === null ? <Banner tone="warn">{t('bulk.signAsk')}</Banner> : null}
      <div className="row is-wrap is-4">
        <Segments
          label={t('bulk.sign')}
          value={list.sign ?? 'unknown'}
          onChange={(sign) => change({ sign: sign === 'unknown' ? null : sign })}
          options={[
            { value: 'point', label: t('bulk.sign.point') },
            { value: 'comma', label: t('bulk.sign.comma') },
            ...(list.unsure ? [{ value: 'unknown' as const, label: t('bulk.sign.unknown') }] : []),
          ]}
        />
        {amounts.length > 0 ? <span className="soft small">{t('bulk.read', { amounts: amounts.join(' · ') })}</span> : null}
      </div>
    </div>
  );
}
