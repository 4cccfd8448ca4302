// Owns what main says about the app as a whole: settings, vault, chosen wallet, API. Filled at start and by events.
import { create } from 'zustand';
import type { ApiStatus, AppInfo, Settings, VaultStatus } from '../../shared/contract/main-api.ts';
import type { WalletSummary } from '../../shared/contract/common.ts';
import type { Health } from '../../shared/contract/workflow-api.ts';
import type { Refusal } from '../../shared/result.ts';

interface SessionState {
  readonly info: AppInfo | null;
  readonly settings: Settings | null;
  readonly vault: VaultStatus | null;
  readonly api: ApiStatus | null;
  readonly problem: Refusal | null;
  /** The worker's own word on how it is; null until it was first heard. */
  readonly health: Health | null;
  /** Why the worker as a whole cannot be counted on: it does not answer, or has been starting for too long. */
  readonly stopped: Refusal | null;
  /** Wallet the user chose; the first one when that is gone. */
  readonly chosenWalletId: string | null;
  readonly set: (part: Partial<Omit<SessionState, 'set'>>) => void;
}

export const useSession = create<SessionState>()((set) => ({
  info: null,
  settings: null,
  vault: null,
  api: null,
  problem: null,
  health: null,
  stopped: null,
  chosenWalletId: null,
  set: (part) => set(part),
}));

/** The wallet on screen, for callers outside of components. */
export function walletOnScreen(state: SessionState): WalletSummary | null {
  const wallets = state.vault?.wallets ?? [];
  return wallets.find((wallet) => wallet.id === state.chosenWalletId) ?? wallets[0] ?? null;
}

/** True while there are wallets and their keys are locked; a recipient without a wallet is never locked. */
export function isLocked({ vault }: Pick<SessionState, 'vault'>): boolean {
  return vault !== null && vault.exists && vault.locked;
}

/** The wallet on screen; null before one exists. */
export function useWalletOrNull(): WalletSummary | null {
  return useSession(walletOnScreen);
}

/** The wallet on screen, inside screens that exist only with one. */
export function useWallet(): WalletSummary {
  const wallet = useWalletOrNull();
  if (!wallet) throw new Error('this screen needs a wallet');
  return wallet;
}
