// Owns the question for the passphrase of a pull payment that a link points to. What is typed stays in this sheet.
import { type ReactNode, useState } from 'react';
import type { Refusal } from '../../../shared/result.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
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
    <ConfirmDialog
      title={t('link.passphraseTitle')}
      confirm={t('link.passphraseSend')}
      busy={busy}
      refusal={null}
      onConfirm={send}
      onClose={onClose}
    >
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
    </ConfirmDialog>
  );
}
