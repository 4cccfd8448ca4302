// Owns the sidebar: wallet, sections with what waits in them, lock and help.
import type { ReactNode } from 'react';
import type { WalletSummary } from '../../shared/contract/common.ts';
import { useRoute } from '../state/route.ts';
import { useServices } from '../state/services.tsx';
import { useSession, useWalletOrNull } from '../state/session.ts';
import { useTell } from '../state/use-tell.ts';
import { Icon } from '../ui/icon.tsx';
import { Logo } from '../ui/logo.tsx';
import { useWords } from '../ui/words.tsx';
import { type Section, sectionsFor } from './sections.ts';
import { WalletSwitch } from './wallet-switch.tsx';

export function Sidebar({ onHelp }: { readonly onHelp: () => void }): ReactNode {
  const { t } = useWords();
  const wallet = useWalletOrNull();
  return (
    <nav className="sidebar" aria-label={t('nav.label')}>
      <div className="sidebar-brand">
        <Logo />
        {t('common.pullpay')}
      </div>
      <WalletSwitch />
      <ul className="sidebar-list">
        {sectionsFor(wallet).map((section) => (
          <li key={section.label}>
            {wallet && section.screens.includes('queue') ? (
              <QueueItem section={section} wallet={wallet} />
            ) : wallet && section.screens.includes('notifications') ? (
              <NotificationsItem section={section} wallet={wallet} />
            ) : (
              <Item section={section} />
            )}
          </li>
        ))}
      </ul>
      <ul className="sidebar-list sidebar-foot">
        {wallet ? (
          <li>
            <LockItem />
          </li>
        ) : null}
        <li>
          <button type="button" className="sidebar-item" onClick={onHelp}>
            <Icon name="help" />
            <span className="sidebar-item-label">{t('nav.keyboard')}</span>
            <kbd className="kbd" aria-hidden="true">
              ?
            </kbd>
          </button>
        </li>
      </ul>
    </nav>
  );
}

function Item({ section, count = 0 }: { readonly section: Section; readonly count?: number }): ReactNode {
  const { t, format } = useWords();
  const { route, go } = useRoute();
  const current = section.screens.includes(route.screen);
  return (
    <button type="button" className="sidebar-item" aria-current={current ? 'page' : undefined} onClick={() => go(section.route)}>
      <Icon name={section.icon} />
      <span className="sidebar-item-label">{t(section.label)}</span>
      {count > 0 ? (
        <>
          <span className="count is-alert" aria-hidden="true">
            {count > 99 ? '99+' : format.count(count)}
          </span>
          <span className="visually-hidden">{t('nav.waiting', { count })}</span>
        </>
      ) : null}
    </button>
  );
}

function QueueItem({ section, wallet }: { readonly section: Section; readonly wallet: WalletSummary }): ReactNode {
  const counts = useServices().live.usePayoutCounts(wallet);
  return <Item section={section} count={counts?.AwaitingApproval ?? 0} />;
}

function NotificationsItem({ section, wallet }: { readonly section: Section; readonly wallet: WalletSummary }): ReactNode {
  const unread = useServices().live.useUnseen(wallet);
  return <Item section={section} count={unread ?? 0} />;
}

function LockItem(): ReactNode {
  const tell = useTell();
  const { t } = useWords();
  const { main } = useServices();
  const locked = useSession((state) => state.vault?.locked ?? false);
  return (
    <button
      type="button"
      className="sidebar-item"
      onClick={() => tell(locked ? main.openSecure({ kind: 'unlock' }) : main.lockVault({}))}
      title={locked ? t('nav.locked') : undefined}
    >
      <Icon name={locked ? 'lock' : 'unlock'} />
      <span className="sidebar-item-label">{t(locked ? 'nav.unlock' : 'nav.lock')}</span>
    </button>
  );
}
