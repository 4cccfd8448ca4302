// Owns the XRP Ledger accounts whose key nobody can hold: what is sent there is gone (spec §17).

import { accountOne, accountZero } from '../xrpl/special-accounts.ts';

/** The account ids zero and one, and the two that were made to be read. */
const blackHoles: ReadonlySet<string> = new Set([accountZero, accountOne, 'rrrrrrrrrrrrrrrrrNAMEtxvNvQ', 'rrrrrrrrrrrrrrrrrrrn5RM1rHd']);

export function isXrplBlackHole(address: string): boolean {
  return blackHoles.has(address);
}
