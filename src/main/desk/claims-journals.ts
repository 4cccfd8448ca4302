// Owns the recipient's open journals, one per network set: opened on first use, closed with the app.
import type { Network } from '../../shared/network.ts';
import type { Result } from '../../shared/result.ts';
import type { Journal } from '../storage/types.ts';

export interface ClaimsJournals {
  /** The journal of a network set. What could not be opened is tried again at the next call. */
  open(network: Network): Promise<Result<Journal>>;
  /** Waits for what is being written. */
  close(): Promise<void>;
}

export function claimsJournals(openOne: (network: Network) => Promise<Result<Journal>>): ClaimsJournals {
  const known = new Map<Network, Promise<Result<Journal>>>();
  const forgetFailure = (network: Network, opened: Result<Journal>): Result<Journal> => {
    if (!opened.ok) known.delete(network);
    return opened;
  };
  return {
    open(network) {
      const opening = known.get(network) ?? openOne(network).then((opened) => forgetFailure(network, opened));
      known.set(network, opening);
      return opening;
    },
    async close() {
      for (const opening of known.values()) {
        const opened = await opening;
        if (opened.ok) await opened.value.close();
      }
    },
  };
}
