// Owns the frame around every screen: skip link, sidebar, waiting link.
import type { ReactNode } from 'react';
import { useLinks } from '../state/links.ts';
import { isLocked, useSession, useWalletOrNull } from '../state/session.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { useWords } from '../ui/words.tsx';
import { Sidebar } from './sidebar.tsx';

export function Frame({ onHelp, children }: { readonly onHelp: () => void; readonly children: ReactNode }): ReactNode {
  const { t } = useWords();
  const wallet = useWalletOrNull();
  return (
    <div className="app-body">
      <a
        className="skip-link"
        href="#main"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('main')?.focus();
        }}
      >
        {t('common.skipToContent')}
      </a>
      <Sidebar onHelp={onHelp} />
      {/* Another wallet is another world: nothing of the last one may stay on screen. */}
      <div className="frame-main" key={wallet?.id ?? 'none'}>
        <WaitingLink />
        {children}
      </div>
    </div>
  );
}

function WaitingLink(): ReactNode {
  const { t } = useWords();
  const { waiting, openWaiting, dropWaiting } = useLinks();
  // While locked it is kept out of sight; it opens with the unlock.
  const locked = useSession(isLocked);
  if (!waiting || locked) return <div />;
  return (
    <section className="frame-banner" aria-label={t('link.arrived')}>
      <Banner
        title={t('link.arrived')}
        action={
          <span className="row">
            <Button small kind="quiet" onClick={dropWaiting}>
              {t('common.close')}
            </Button>
            <Button small kind="primary" onClick={openWaiting}>
              {t('common.open')}
            </Button>
          </span>
        }
      >
        {t('link.arrivedText')}
      </Banner>
    </section>
  );
}
