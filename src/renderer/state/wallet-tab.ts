// Owns the tabs of the wallet. The chosen one is a part of the route.
export const walletTabs = ['bitcoin', 'coins', 'xrpl', 'receive', 'tokens', 'permissions', 'accounts', 'policies'] as const;
export type WalletTab = (typeof walletTabs)[number];
