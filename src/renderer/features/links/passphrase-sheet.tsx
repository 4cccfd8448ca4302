// Owns the question for the passphrase of a pull payment that a link points to. What is typed stays in this sheet.
import { type ReactNode, useState } from 'react';
import type { Refusal } from '../../../shared/result.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';

interface SheetProps {
  readonly refusal: Refusal;
  readonly busy: boolean;
  readonly onSend: (passphrase: string) => void;
  readonly onClose: () => void;
}

export function PassphraseSheet({ refusal, busy, onSend, onClose }: SheetProps): ReactNode {
  const { t, refusal: words } = useWords();
  const [text, setText] = useState('');
  const [missing, setMissing] = useState(false);
  const send = (): void => {
    setMissing(text.trim() === '');
    if (text.trim() !== '') onSend(text);
  };
  const error = missing ? { code: 'passphrase-empty' } : refusal.code === 'passphrase-needed' ? null : refusal;
  return (
    <Dialog
      title={t('link.passphraseTitle')}
      onClose={onClose}
      onConfirm={send}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" busy={busy} onClick={send}>
            {t('link.passphraseSend')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="soft">{t('link.passphraseText')}</p>
        <TextField
          label={t('link.passphrase')}
          type="password"
          autoFocus
          value={text}
          maxLength={200}
          error={error === null ? null : words(error)}
          onChange={setText}
        />
      </div>
    </Dialog>
  );
}
