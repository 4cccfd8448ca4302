// Owns marking payouts that were paid another way: finished or under way, with an optional proof in the sender's own words.
import { type ReactNode, useState } from 'react';
import type { PayoutRow } from '../../db/tables.ts';
import { useDrafts } from '../../state/drafts.ts';
import { useDraftText } from '../../state/use-draft-text.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { EachOutcome } from './each-outcome.tsx';
import { useEach } from './use-each.ts';

type Mark = 'Completed' | 'InProgress';

const longest = { id: 200, link: 2000, note: 500 } as const;

export interface ProofWords {
  readonly id: string;
  readonly link: string;
  readonly note: string;
}

/** Only what was written; null where nothing was. */
export function proofOf(words: ProofWords): Partial<ProofWords> | null {
  const written = (['id', 'link', 'note'] as const).flatMap((name) =>
    words[name].trim() === '' ? [] : [[name, words[name].trim()] as const],
  );
  return written.length === 0 ? null : Object.fromEntries(written);
}

export function PaidSheet({ rows, onClose }: { readonly rows: readonly PayoutRow[]; readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  const [state, setState] = useState<Mark>('Completed');
  const field = (name: string): string => `${name} of the proof for ${rows.length} from ${rows[0]?.id ?? ''}`;
  const [id, setId] = useDraftText(field('id'));
  const [link, setLink] = useDraftText(field('link'));
  const [note, setNote] = useDraftText(field('note'));
  const close = (): void => {
    for (const name of ['id', 'link', 'note']) useDrafts.getState().dropText(field(name));
    onClose();
  };
  const each = useEach(rows, close, () => t('mark.done'));
  const proof = proofOf({ id, link, note });
  const mark = (): void => each.run((walletId, payoutId, workflow) => workflow.markPayout({ walletId, payoutId, state, proof }));
  return (
    <Dialog
      title={t('mark.paidTitle')}
      onClose={close}
      onConfirm={mark}
      footer={
        <>
          <Button kind="quiet" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button kind="danger" busy={each.busy} onClick={mark}>
            {t(state === 'Completed' ? 'mark.paidConfirm' : 'mark.progressConfirm')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <EachOutcome each={each} />
        <Segments
          label={t('mark.paidHow')}
          value={state}
          onChange={setState}
          options={[
            { value: 'Completed', label: t('mark.isPaid') },
            { value: 'InProgress', label: t('mark.isUnderWay') },
          ]}
        />
        <p>{t(state === 'Completed' ? 'mark.paidText' : 'mark.progressText')}</p>
        <TextField label={t('mark.proofId')} optional hint={t('mark.proofIdHint')} maxLength={longest.id} value={id} onChange={setId} />
        <TextField label={t('mark.proofLink')} optional maxLength={longest.link} value={link} onChange={setLink} />
        <TextField label={t('mark.proofNote')} optional rows={2} maxLength={longest.note} value={note} onChange={setNote} />
      </div>
    </Dialog>
  );
}
