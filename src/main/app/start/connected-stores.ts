// Owns the joining of the connected stores with the keyring, the wallets, the agreed hosts, and everybody who hears of a change.
import type { SafeStorage as ElectronSafeStorage } from 'electron';
import type { ApiOrigin } from '../../../shared/contract/worker-main-api.ts';
import { mayContact } from '../../../shared/links/host-kind.ts';
import { overlay } from '../../../shared/payouts/overlay.ts';
import type { Desks } from '../../desk/desks.ts';
import { osSeal } from '../../security/os-seal.ts';
import type { ApiProcess } from '../api-process.ts';
import { ConnectedStores, type StoreName } from '../connected-stores.ts';
import type { Base } from './base.ts';
import type { Home } from './home.ts';
import { network } from './networks.ts';
import { secretText } from './vault.ts';
import type { WorkerLink } from './worker-link.ts';

export interface ConnectedStoresPart {
  readonly base: Pick<Base, 'random'>;
  readonly home: Pick<Home, 'connectedStores'>;
  readonly electron: { readonly safeStorage: Partial<ElectronSafeStorage> };
  readonly wallets: { readonly desks: Desks };
  readonly isAllowed: (origin: string) => boolean;
  readonly apiOrigin: () => ApiOrigin;
  readonly worker: Pick<WorkerLink, 'emit'>;
  readonly tell: (name: string, payload: unknown) => void;
  readonly api: Pick<ApiProcess, 'storesChanged'>;
}

export function makeConnectedStores(part: ConnectedStoresPart): ConnectedStores {
  const { base, home, electron, wallets, isAllowed, apiOrigin, worker, tell, api } = part;
  const stores = new ConnectedStores({
    document: home.connectedStores,
    seal: osSeal(electron.safeStorage, process.platform),
    keep: secretText,
    random: base.random,
    mayContact: (origin) => mayContact(origin, network),
    isAllowed,
    hasWallet: (walletId) => wallets.desks.desk(walletId).ok,
    ownOrigins: () => Object.values(apiOrigin()).flatMap((origin) => origin ?? []),
    isInUse: (store) => isInUse(wallets.desks, store),
  });
  stores.onChange(() => {
    const payload = { stores: stores.all };
    api.storesChanged();
    worker.emit('connected-stores-changed', payload);
    tell('connected-stores-changed', payload);
  });
  return stores;
}

/** Our proofs could no longer be brought to the store: as long as a confirmed plan holds one of its payouts, or its payment is not final. */
export function isInUse(desks: Pick<Desks, 'desk'>, { walletId, origin, storeId }: StoreName): boolean {
  const desk = desks.desk(walletId);
  if (!desk.ok) return true;
  for (const payout of desk.value.promises.state.payouts.values()) {
    if (payout.remote?.origin !== origin || payout.remote.storeId !== storeId) continue;
    if (overlay(payout, desk.value.outbox.liveFor([payout.id])[0] ?? null).locked) return true;
  }
  return false;
}
