// Owns the accounts that the ledger itself treats in a special way.

/** Account id zero, which stands for XRP; as a destination it is temDST_NEEDED. */
export const accountZero = 'rrrrrrrrrrrrrrrrrrrrrhoLvTp';
/** Account id one, the issuer written in a line's balance; a path must not name it. */
export const accountOne = 'rrrrrrrrrrrrrrrrrrrrBZbvji';
/** The account that holds all XRP of a fresh ledger. Its seed is public. */
export const genesisAccount = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
