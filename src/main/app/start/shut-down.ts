// Owns what must happen before the process ends: nothing new begins, what was promised or sent is on disk, and the folder is free.
import type { ClaimsJournals } from '../../desk/claims-journals.ts';
import type { ApiProcess } from '../api-process.ts';
import type { Quit } from '../quit.ts';
import type { Home } from './home.ts';
import type { Networks } from './networks.ts';
import type { LockableVault } from './vault.ts';
import type { Wallets } from './wallets.ts';

export interface ShutDownOptions {
  readonly quit: Pick<Quit, 'add'>;
  readonly home: Pick<Home, 'settled'>;
  readonly lockable: { readonly vault: Pick<LockableVault['vault'], 'lock'> };
  readonly networks: { readonly practice: Pick<Networks['practice'], 'stop'>; readonly close: Networks['close'] };
  readonly wallets: { readonly desks: Pick<Wallets['desks'], 'close'>; readonly receiving: Pick<Wallets['receiving'], 'settled'> };
  readonly claims: Pick<ClaimsJournals, 'close'>;
  readonly api: Pick<ApiProcess, 'stop'>;
  readonly endTicks: () => void;
}

/**
 * The order in which they run is from the last line up: no more ticks and claims, then no key, then the running pass of each outbox and
 * every append reach the disk, then the small documents. The practice network goes last of all: the pass before it may still ask it.
 */
export function planShutDown({ quit, home, lockable, networks, wallets, claims, api, endTicks }: ShutDownOptions): void {
  quit.add('practice network', () => networks.practice.stop());
  quit.add('connections', () => networks.close());
  quit.add('settings', () => home.settled());
  quit.add('payment requests', () => wallets.receiving.settled());
  quit.add('my claims', () => claims.close());
  quit.add('wallets', () => wallets.desks.close());
  quit.add('vault', () => lockable.vault.lock());
  quit.add('claim service', () => api.stop());
  quit.add('ticks', endTicks);
}
