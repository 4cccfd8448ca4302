// Owns the sheets that add a Bitcoin account: one of the recovery words, and one whose keys are elsewhere.
import { type ReactNode, useState } from 'react';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { withWords } from '../../state/with-words.ts';
import { Address } from '../../ui/address.tsx';
import { RadioCard } from '../../ui/choice.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';
import type { SheetProps } from './add-sheets.tsx';
import { kindSaid, tellsKind } from './bitcoin-words.ts';
import { NameField } from './name-field.tsx';

type Kind = 'p2wpkh' | 'p2tr';

export function AddBitcoinSheet({ walletId, onClose }: SheetProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction(`add bitcoin account ${walletId}`);
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>('p2wpkh');
  const added = (): void => {
    toast('good', t('accounts.added'));
    onClose();
  };
  return (
    <ConfirmDialog
      title={t('bitcoinAccounts.addTitle')}
      confirm={t('accounts.addConfirm')}
      busy={busy}
      refusal={refusal}
      onConfirm={() => run(() => withWords(main, () => main.addBitcoinAccount({ walletId, name, kind })), added)}
      onClose={onClose}
    >
      <p>{t('bitcoinAccounts.addText')}</p>
      <KindChoice kind={kind} onKind={setKind} />
      <NameField value={name} onChange={setName} />
    </ConfirmDialog>
  );
}

function KindChoice({ kind, onKind }: { readonly kind: Kind; readonly onKind: (kind: Kind) => void }): ReactNode {
  const { t } = useWords();
  return (
    <fieldset className="plain-fieldset stack is-2">
      <legend>{t('bitcoinAccounts.kind')}</legend>
      <RadioCard name="kind" value="p2wpkh" chosen={kind} onChoose={onKind} title={t('bitcoinAccounts.segwit')}>
        {t('bitcoinAccounts.segwitText')}
      </RadioCard>
      <RadioCard name="kind" value="p2tr" chosen={kind} onChoose={onKind} title={t('bitcoinAccounts.taproot')}>
        {t('bitcoinAccounts.taprootText')}
      </RadioCard>
    </fieldset>
  );
}

/** Characters of the longest descriptor that is read. */
const longest = 4_000;

export function WatchBitcoinSheet({ walletId, onClose }: SheetProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { busy, refusal, run } = useAction(`watch bitcoin account ${walletId}`);
  const [text, setText] = useState('');
  const [name, setName] = useState('');
  const [kind, setKind] = useState<Kind>('p2wpkh');
  const trimmed = text.trim();
  const added = (): void => {
    toast('good', t('accounts.added'));
    onClose();
  };
  return (
    <ConfirmDialog
      title={t('bitcoinAccounts.watchTitle')}
      confirm={t('accounts.watchConfirm')}
      ready={trimmed !== ''}
      busy={busy}
      refusal={refusal}
      onConfirm={() => run(() => main.watchBitcoinAccount({ walletId, text: trimmed, name, kind }), added)}
      onClose={onClose}
    >
      <p>{t('bitcoinAccounts.watchText')}</p>
      <TextField
        label={t('bitcoinAccounts.text')}
        hint={t('bitcoinAccounts.textHint')}
        value={text}
        onChange={setText}
        maxLength={longest}
        rows={4}
        mono
        autoFocus
      />
      {tellsKind(trimmed) ? null : <KindChoice kind={kind} onKind={setKind} />}
      {trimmed === '' ? null : <Preview walletId={walletId} text={trimmed} kind={kind} />}
      <NameField value={name} onChange={setName} />
    </ConfirmDialog>
  );
}

/** What the text means, so that the first address can be compared before anything is added. What cannot be read yet is refused by the button. */
function Preview({ walletId, text, kind }: { readonly walletId: string; readonly text: string; readonly kind: Kind }): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const { value } = useAnswer(`descriptor ${walletId} ${kind} ${text}`, () => main.readBitcoinDescriptor({ walletId, text, kind }));
  if (value === undefined) return null;
  const said = kindSaid(value.kind);
  const { threshold, keys } = value;
  return (
    <div className="stack is-1">
      <span className="soft small">
        {said === null ? t('bitcoinAccounts.shared', { threshold, keys }) : t(said.key)} · {t('bitcoinAccounts.firstAddress')}
      </span>
      <Address value={value.address} />
      <span className="soft small">{t(tellsKind(text) ? 'bitcoinAccounts.compare' : 'bitcoinAccounts.compareKind')}</span>
    </div>
  );
}
