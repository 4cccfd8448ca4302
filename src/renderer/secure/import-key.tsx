// Owns importing the key of a single account on the XRP Ledger: typed in, its address shown, then kept.
import { type ReactNode, useRef, useState } from 'react';
import { Address } from '../ui/address.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { KeyValues } from '../ui/key-values.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../ui/words.tsx';
import { Finished } from './finished.tsx';
import { SecureFrame } from './frame.tsx';
import { SecretArea } from './secret-area.tsx';
import { useSecure } from './services.tsx';
import { withSecrets } from './with-secret.ts';

interface ReadKey {
  readonly address: string;
  readonly algorithm: 'secp256k1' | 'ed25519';
}

export function ImportKey(): ReactNode {
  const { t } = useWords();
  const [read, setRead] = useState<ReadKey | null>(null);
  const [done, setDone] = useState(false);
  if (done) return <Finished title={t('keys.importedTitle')} text={t('keys.importedText')} />;
  return read === null ? (
    <TypeSecret onRead={setRead} />
  ) : (
    <Confirm read={read} onBack={() => setRead(null)} onDone={() => setDone(true)} />
  );
}

function TypeSecret({ onRead }: { readonly onRead: (read: ReadKey) => void }): ReactNode {
  const { t, refusal: words } = useWords();
  const { secure } = useSecure();
  const { busy, refusal, run } = useAction();
  const field = useRef<HTMLTextAreaElement>(null);
  const submit = (): void => {
    const secret = new TextEncoder().encode(field.current?.value ?? '');
    run(() => withSecrets([secret], () => secure.readKey({ secret })), onRead);
  };
  return (
    <SecureFrame
      title={t('keys.importTitle')}
      narrow
      onSubmit={submit}
      footer={
        <>
          <Button kind="quiet" onClick={() => void secure.close({})}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" submit busy={busy}>
            {t('common.next')}
          </Button>
        </>
      }
    >
      <p className="soft">{t('keys.importText')}</p>
      <SecretArea label={t('keys.secret')} hint={t('keys.secretHint')} error={refusal ? words(refusal) : null} field={field} />
      <Banner tone="info">{t('keys.onlyHere')}</Banner>
    </SecureFrame>
  );
}

interface ConfirmProps {
  readonly read: ReadKey;
  readonly onBack: () => void;
  readonly onDone: () => void;
}

function Confirm({ read, onBack, onDone }: ConfirmProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { secure } = useSecure();
  const { busy, refusal, run } = useAction();
  const [label, setLabel] = useState('');
  return (
    <SecureFrame
      title={t('keys.confirmTitle')}
      narrow
      onSubmit={() => run(() => secure.importKey({ label }), onDone)}
      footer={
        <>
          <Button kind="quiet" onClick={onBack}>
            {t('common.back')}
          </Button>
          <Button kind="primary" submit busy={busy}>
            {t('keys.import')}
          </Button>
        </>
      }
    >
      <p className="soft">{t('keys.confirmText')}</p>
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      <KeyValues
        items={[
          { name: t('keys.address'), value: <Address value={read.address} /> },
          { name: t('keys.algorithm'), value: read.algorithm === 'ed25519' ? 'Ed25519' : 'secp256k1' },
        ]}
      />
      <TextField label={t('keys.accountName')} hint={t('keys.accountNameHint')} value={label} onChange={setLabel} maxLength={25} />
      <Banner tone="warn" title={t('keys.backupTitle')}>
        {t('keys.backupText')}
      </Banner>
    </SecureFrame>
  );
}
