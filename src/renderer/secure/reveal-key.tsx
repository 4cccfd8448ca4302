// Owns showing the seed of an imported account; the password is asked anew.
import { type ReactNode, useState } from 'react';
import { Address } from '../ui/address.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useWords } from '../ui/words.tsx';
import { AskPassword } from './ask-password.tsx';
import { SecureFrame } from './frame.tsx';
import { useSecure } from './services.tsx';

export function RevealKey({ address, retryAfterMs }: { readonly address: string; readonly retryAfterMs: number }): ReactNode {
  const { t } = useWords();
  const { secure } = useSecure();
  const [seed, setSeed] = useState<string | null>(null);
  if (seed === null)
    return (
      <AskPassword
        title={t('keys.showTitle')}
        action={t('keys.show')}
        kind="primary"
        retryAfterMs={retryAfterMs}
        ask={(password) => secure.revealKey({ password })}
        onDone={({ seed: bytes }) => setSeed(takeText(bytes))}
      >
        <p className="soft">{t('keys.showText')}</p>
        <Address value={address} />
      </AskPassword>
    );
  const close = (): void => void secure.close({});
  return (
    <SecureFrame
      title={t('keys.seed')}
      narrow
      onSubmit={close}
      footer={
        <Button kind="primary" submit>
          {t('common.close')}
        </Button>
      }
    >
      <div className="stack is-2">
        <p className="soft small">{t('keys.seedOf')}</p>
        <Address value={address} />
      </div>
      <div className="stack is-2">
        <p className="soft small">{t('keys.seed')}</p>
        <p className="mono wrap secret-line" data-testid="seed" translate="no">
          {seed}
        </p>
      </div>
      <Banner tone="warn">{t('keys.seedWarning')}</Banner>
    </SecureFrame>
  );
}

/** ASCII out of bytes, which are wiped. */
function takeText(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  bytes.fill(0);
  return text;
}
