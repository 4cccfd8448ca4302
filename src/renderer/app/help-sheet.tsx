// Owns the sheet of keys.
import type { ReactNode } from 'react';
import type { TextKey } from '../../shared/i18n/catalogue.ts';
import { Dialog } from '../ui/dialog.tsx';
import { useWords } from '../ui/words.tsx';

type Row = readonly [label: TextKey, ...keys: readonly string[]];

const everywhere: readonly Row[] = [
  ['help.thisSheet', '?'],
  ['help.sections', 'Alt', '1–7'],
  ['help.back', 'Alt', '← →'],
  ['help.rows', '↑ ↓'],
  ['help.paste', 'Ctrl', 'O'],
  ['help.hide', 'Ctrl', 'Shift', 'H'],
  ['help.lock', 'Ctrl', 'L'],
  ['help.close', 'Esc'],
  ['help.confirm', 'Ctrl', 'Enter'],
];

const queue: readonly Row[] = [
  ['help.move', '↑ ↓', 'J K'],
  ['help.select', 'Space'],
  ['help.selectAll', 'Ctrl', 'A'],
  ['help.openRow', 'Enter'],
  ['help.act', 'A'],
];

export function HelpSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <Dialog title={t('help.title')} onClose={onClose}>
      <div className="stack is-6">
        <Keys title={t('help.everywhere')} rows={everywhere} />
        <Keys title={t('help.queue')} rows={queue} />
      </div>
    </Dialog>
  );
}

function Keys({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }): ReactNode {
  const { t } = useWords();
  return (
    <section className="stack is-2">
      <h3>{title}</h3>
      <dl className="help-keys">
        {rows.map(([label, ...keys]) => (
          <div key={label} className="row is-between">
            <dt>{t(label)}</dt>
            <dd className="row">
              {keys.map((key) => (
                <kbd key={key} className="kbd">
                  {key}
                </kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
