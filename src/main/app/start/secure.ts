// Owns the joining of the secure window with vault, plans and wallets.
import type { Locale } from '../../../shared/i18n/locale.ts';
import { planApprovals } from '../../desk/plan-approvals.ts';
import { raiseApprovals } from '../../desk/raise-approvals.ts';
import type { AccountDesk } from '../../desk/account-desk.ts';
import { openWallets } from '../../desk/worker-handlers.ts';
import { readTypedKey, vaultPhrases } from '../phrases.ts';
import { type SecureOpener, secureOpener } from '../secure-opener.ts';
import { type Arming, SecureSession } from '../secure-session.ts';
import type { Windows } from '../windows.ts';
import type { Base } from './base.ts';
import type { Home } from './home.ts';
import type { Networks } from './networks.ts';
import type { LockableVault } from './vault.ts';
import type { Wallets } from './wallets.ts';
import type { WorkerLink } from './worker-link.ts';

export interface SecurePartOptions {
  readonly base: Base;
  readonly home: Home;
  readonly lockable: LockableVault;
  readonly networks: Networks;
  readonly wallets: Wallets;
  readonly accounts: AccountDesk;
  readonly policies: Arming;
  readonly worker: WorkerLink;
  readonly windows: Windows;
  readonly language: () => Locale;
  readonly limitedRuntime: boolean;
  /** Locked, unlocked, or its wallets changed. */
  readonly vaultChanged: () => void;
}

export interface SecurePart {
  readonly session: SecureSession;
  readonly opener: SecureOpener;
  /** Opens what is new in the vault and tells worker and screens of it. */
  readonly walletsChanged: () => Promise<void>;
}

export function makeSecurePart(options: SecurePartOptions): SecurePart {
  const { home, lockable, networks, wallets, accounts, worker, windows, language, limitedRuntime, vaultChanged } = options;
  const { vault, autoLock } = lockable;
  const { desks, runOutboxes } = wallets;
  const walletsChanged = async (): Promise<void> => {
    await desks.openAll();
    worker.emit('wallets-changed', openWallets(desks));
    vaultChanged();
  };
  const session = new SecureSession({
    vault,
    phrases: vaultPhrases(options.base.random),
    approvals: planApprovals(desks, runOutboxes),
    raises: raiseApprovals(desks, runOutboxes),
    arming: options.policies,
    keys: {
      read: readTypedKey,
      importKey: (walletId, key, label) => accounts.importKey(walletId, key, label),
      forgetKey: (walletId, address, password) => accounts.forgetKey(walletId, address, password),
    },
    facts: () => ({ language: language(), theme: home.settings.value().theme, limitedRuntime }),
    close: () => windows.closeSecure(),
    walletsChanged,
  });
  vault.onLock(() => session.locked());
  const opener = secureOpener(
    windows,
    session,
    () => autoLock.activity(),
    (task) => !('network' in task) || networks.usable.includes(task.network),
    () => {
      if (!vault.status().locked) autoLock.unlocked();
      vaultChanged();
      runOutboxes();
    },
  );
  return { session, opener, walletsChanged };
}
