// Owns the verdict of every connection test that does not depend on the kind of server: right network, and not behind.
import { ok, refuse, type Result } from '../../shared/result.ts';
import { type BitcoinNetwork, networkFacts } from './bitcoin-networks.ts';

export interface ServerFacts {
  readonly place: string;
  /** Hash of block 0 as the server has it. */
  readonly genesis: string | null;
  /** Unix seconds of the newest block. */
  readonly tipTime: number;
}

/** `now` in Unix seconds. Refusals: `backend-wrong-network`, `backend-lagging` with whole hours. */
export function judgeServer(facts: ServerFacts, network: BitcoinNetwork, now: number): Result<void> {
  const { genesis, oldestTip } = networkFacts[network];
  if (facts.genesis !== genesis) return refuse('backend-wrong-network', { host: facts.place });
  const age = now - facts.tipTime;
  if (oldestTip !== null && age > oldestTip) return refuse('backend-lagging', { host: facts.place, hours: `${Math.floor(age / 3600)}` });
  return ok(undefined);
}

/** A server's own words, fit to be shown: printable ASCII, one line, short. */
export function plainWords(text: string, most = 300): string {
  return text
    .replace(/[^\x21-\x7e]+/g, ' ')
    .trim()
    .slice(0, most);
}

/** Bitcoin Core's words for "I have this one already". */
const alreadyKnown = /txn-already-(?:known|in-mempool|confirmed)|already in (?:utxo set|block ?chain|mempool)|already known/i;

export function saysKnown(reason: string): boolean {
  return alreadyKnown.test(reason);
}
