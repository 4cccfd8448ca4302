// Owns how long the name of an account may be: in characters, so that it always fits into the contract's code units.

export const longestName = 25;
