/** The path of a `bitcoind` that runs here, or null with the reason on the terminal. */
export function findBitcoinNode(): string | null;
/** Where a missing node is a failure and not a skipped part. */
export function isNodeRequired(): boolean;
