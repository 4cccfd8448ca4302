// Owns forgetting the key of an imported account; the password is asked anew.
import { type ReactNode, useState } from 'react';
import { Address } from '../ui/address.tsx';
import { Banner } from '../ui/banner.tsx';
import { useWords } from '../ui/words.tsx';
import { AskPassword } from './ask-password.tsx';
import { Finished } from './finished.tsx';
import { useSecure } from './services.tsx';

export function ForgetKey({ address, retryAfterMs }: { readonly address: string; readonly retryAfterMs: number }): ReactNode {
  const { t } = useWords();
  const { secure } = useSecure();
  const [done, setDone] = useState(false);
  if (done) return <Finished title={t('keys.forgottenTitle')} text={t('keys.forgottenText')} />;
  return (
    <AskPassword
      title={t('keys.forgetTitle')}
      action={t('keys.forget')}
      kind="danger"
      retryAfterMs={retryAfterMs}
      ask={(password) => secure.forgetKey({ password })}
      onDone={() => setDone(true)}
    >
      <div className="stack is-2">
        <p className="soft small">{t('keys.address')}</p>
        <Address value={address} />
      </div>
      <Banner tone="bad" title={t('keys.forgetWarning')}>
        {t('keys.forgetText')}
      </Banner>
    </AskPassword>
  );
}
