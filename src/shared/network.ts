// Owns the four network sets. A wallet belongs to one of them for life.

export const networks = ['practice', 'test', 'main', 'regtest'] as const;
export type Network = (typeof networks)[number];
export type Chain = 'bitcoin' | 'xrpl';

/** XRP Ledger network id of the practice ledger: above 1024, so nothing signed for it is valid on a real ledger. */
export const practiceNetworkId = 60_421;
