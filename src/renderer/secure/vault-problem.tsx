// Owns a vault file that cannot be used: what happened, and the two ways on. Neither deletes anything.
import type { ReactNode } from 'react';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useAction } from '../ui/use-action.ts';
import { useWords } from '../ui/words.tsx';
import { SecureFrame } from './frame.tsx';
import { useSecure } from './services.tsx';

export function VaultProblem({ code, onChanged }: { readonly code: string; readonly onChanged: () => void }): ReactNode {
  const { t, refusal: words } = useWords();
  const { secure } = useSecure();
  const { busy, refusal, run } = useAction();
  return (
    <SecureFrame
      title={t('vaultProblem.title')}
      narrow
      footer={
        <Button kind="quiet" onClick={() => void secure.close({})}>
          {t('common.close')}
        </Button>
      }
    >
      <Banner tone="bad">{words({ code })}</Banner>
      {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
      <div className="card stack is-2">
        <h2>{t('vaultProblem.previous')}</h2>
        <p className="soft">{t('vaultProblem.previousText')}</p>
        <div>
          <Button kind="primary" busy={busy} onClick={() => run(() => secure.restorePrevious({}), onChanged)}>
            {t('vaultProblem.previousAction')}
          </Button>
        </div>
      </div>
      <div className="card stack is-2">
        <h2>{t('vaultProblem.aside')}</h2>
        <p className="soft">{t('vaultProblem.asideText')}</p>
        <div>
          <Button busy={busy} onClick={() => run(() => secure.setAside({}), onChanged)}>
            {t('vaultProblem.asideAction')}
          </Button>
        </div>
      </div>
    </SecureFrame>
  );
}
