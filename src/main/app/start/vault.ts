// Owns the joining of vault, idle lock and the system's own locking: what locks it, and who hears of it.
import type { PowerMonitor } from 'electron';
import { type AutoLock, makeAutoLock } from '../../vault/auto-lock.ts';
import { openVaultAt } from '../../vault/open-vault-at.ts';
import { makeSecret } from '../../vault/secret.ts';
import type { Secret, Vault } from '../../vault/types.ts';
import type { Base } from './base.ts';
import type { Home } from './home.ts';

export interface LockableVault {
  readonly vault: Vault;
  readonly autoLock: AutoLock;
}

/** Opens the vault, locked; screen lock and sleep lock it from now on. */
export async function openLockableVault(base: Base, home: Home, power: Pick<PowerMonitor, 'on'>): Promise<LockableVault> {
  const { random, now, monotonic, wait } = base;
  const { vault: path, unlockThrottle: throttlePath } = home.paths;
  const vault = await openVaultAt({ files: home.files, wait, path, throttlePath, random, now, monotonic });
  const autoLock = makeAutoLock({ lock: () => vault.lock(), monotonic, schedule: base.later }, home.settings.value().autoLockMinutes);
  vault.onLock(() => autoLock.locked());
  vault.onUnlock(() => autoLock.unlocked());
  power.on('lock-screen', () => autoLock.screenLocked());
  power.on('suspend', () => autoLock.suspended());
  power.on('resume', () => autoLock.resumed());
  return { vault, autoLock };
}

/** Any text, in UTF-8, as bytes that print nothing. */
export function secretBytes(text: string): Secret {
  return makeSecret(new TextEncoder().encode(text));
}

/** A text of printable ASCII as bytes that print nothing. */
export function secretText(text: string): Secret {
  return makeSecret(new Uint8Array(Buffer.from(text, 'latin1')));
}
