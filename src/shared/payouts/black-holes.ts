// Owns the XRP Ledger accounts whose key nobody can hold: what is sent there is gone (spec §17).

/** In order: the account ids zero and one, and the two that were made to be read. */
const blackHoles: ReadonlySet<string> = new Set([
  'rrrrrrrrrrrrrrrrrrrrrhoLvTp',
  'rrrrrrrrrrrrrrrrrrrrBZbvji',
  'rrrrrrrrrrrrrrrrrNAMEtxvNvQ',
  'rrrrrrrrrrrrrrrrrrrn5RM1rHd',
]);

export function isXrplBlackHole(address: string): boolean {
  return blackHoles.has(address);
}
