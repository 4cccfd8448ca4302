// Owns which coins the user has chosen for the next Bitcoin payment of a wallet. Kept while the app runs, and by nobody else.
import { create } from 'zustand';

export interface ChosenCoin {
  /** "txid:vout". */
  readonly outpoint: string;
  /** BTC. */
  readonly amount: string;
}

interface ChosenState {
  readonly walletId: string | null;
  readonly coins: readonly ChosenCoin[];
  readonly choose: (walletId: string, coins: readonly ChosenCoin[]) => void;
  readonly clear: () => void;
}

export const useChosenCoins = create<ChosenState>()((set) => ({
  walletId: null,
  coins: [],
  choose: (walletId, coins) => set({ walletId, coins }),
  clear: () => set({ walletId: null, coins: [] }),
}));

const none: readonly ChosenCoin[] = [];

/** Those of this wallet; none where the wallet chooses by itself. */
export function coinsOf(state: Pick<ChosenState, 'walletId' | 'coins'>, walletId: string): readonly ChosenCoin[] {
  return state.walletId === walletId ? state.coins : none;
}
