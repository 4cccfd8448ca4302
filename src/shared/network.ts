// Owns the four network sets. A wallet belongs to one of them for life.

export const networks = ['practice', 'test', 'main', 'regtest'] as const;
export type Network = (typeof networks)[number];
export type Chain = 'bitcoin' | 'xrpl';

/** Sets of real Bitcoin networks: each has a server of the user's own choice, and none without one. */
export const chosenNetworks = ['test', 'main', 'regtest'] as const satisfies readonly Network[];
export type ChosenNetwork = (typeof chosenNetworks)[number];

/** Whether wallets of the set can use the XRP Ledger: today the practice ledger alone. */
export function hasLedger(network: Network): boolean {
  return network === 'practice';
}

/** Sets whose chains live on one computer: links to this computer make sense there. */
export function isOnThisComputer(network: Network): boolean {
  return network === 'practice' || network === 'regtest';
}

/** NetworkID is required in a transaction for ids above this one and forbidden up to it (rippled, telNETWORK_ID_MAKES_TX_NON_CANONICAL). */
export const largestPlainNetwork = 1024;

/** XRP Ledger network id of the practice ledger: above 1024, so nothing signed for it is valid on a real ledger. */
export const practiceNetworkId = 60_421;
