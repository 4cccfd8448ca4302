// Owns the export of the payouts on screen: which columns, then main's save dialog.
import { type ReactNode, useState } from 'react';
import { type ExportField, exportFields, payoutCsv } from '../../../shared/csv/payout-csv.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';

export function ExportSheet({ rows, onClose }: { readonly rows: readonly PayoutRow[]; readonly onClose: () => void }): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const [fields, setFields] = useState<ReadonlySet<ExportField>>(new Set(exportFields));
  const { busy, refusal, run } = useAction('export payouts');
  const chosen = exportFields.filter((field) => fields.has(field));
  const save = (): void =>
    run(
      () => main.saveText({ suggestedName: 'pullpay-payouts.csv', text: payoutCsv(rows, chosen) }),
      ({ saved }) => {
        if (!saved) return;
        toast('good', t('export.saved'));
        onClose();
      },
    );
  const choose = (field: ExportField, on: boolean): void => {
    const next = new Set(fields);
    if (on) next.add(field);
    else next.delete(field);
    setFields(next);
  };
  return (
    <Dialog
      title={t('export.title', { count: rows.length })}
      onClose={onClose}
      onConfirm={chosen.length > 0 ? save : undefined}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" icon="file" busy={busy} disabled={chosen.length === 0} onClick={save}>
            {t('export.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
        <p>{t('export.text')}</p>
        <fieldset className="plain-fieldset">
          <legend className="field-label">{t('export.fields')}</legend>
          <div className="export-fields">
            {exportFields.map((field) => (
              <Checkbox key={field} label={t(`export.field.${field}`)} checked={fields.has(field)} onChange={(on) => choose(field, on)} />
            ))}
          </div>
        </fieldset>
      </div>
    </Dialog>
  );
}
