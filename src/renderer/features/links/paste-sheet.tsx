// Owns the field for links and codes that were sent as text.
import { type ReactNode, useState } from 'react';
import { useLinks } from '../../state/links.ts';
import { useDraftText } from '../../state/use-draft-text.ts';
import { useDrafts } from '../../state/drafts.ts';
import { useServices } from '../../state/services.tsx';
import { useAction } from '../../ui/use-action.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';

export function PasteSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction();
  const [text, setText] = useDraftText('pasted link');
  const close = (): void => {
    useDrafts.getState().dropText('pasted link');
    onClose();
  };
  const [unknown, setUnknown] = useState<string | null>(null);
  const read = (): void => {
    if (text.trim() === '') return;
    run(
      () => main.readLink({ text: text.trim() }),
      (link) => {
        if (link.kind === 'unknown') return setUnknown(link.code);
        useDrafts.getState().dropText('pasted link');
        useLinks.getState().show(link);
      },
    );
  };
  const error = refusal ? words(refusal) : unknown ? words({ code: unknown }) : null;
  return (
    <Dialog
      title={t('link.openTitle')}
      onClose={close}
      onConfirm={read}
      footer={
        <>
          <Button kind="quiet" onClick={close}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" busy={busy} disabled={text.trim() === ''} onClick={read}>
            {t('common.open')}
          </Button>
        </>
      }
    >
      <TextField
        label={t('link.field')}
        hint={t('link.hint')}
        error={error}
        value={text}
        mono
        rows={4}
        maxLength={20_000}
        onChange={(next) => {
          setText(next);
          setUnknown(null);
        }}
      />
    </Dialog>
  );
}
