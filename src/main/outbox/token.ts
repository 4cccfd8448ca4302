// Owns confirmation tokens: one use, for exactly one plan digest, in memory only. A restart forgets them all, the plan stays.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { ok, refuse, type Result } from '../../shared/result.ts';

export interface Tokens {
  /** A new token for this plan as it stands (64 hex). An earlier one of the same plan is void. */
  issue(planId: string, digest: string): string;
  /** Uses the token up. `token-invalid` when it is not the living token of this plan and digest; a wrong one spends nothing. */
  spend(planId: string, token: string, digest: string): Result<void>;
  /** True when this very token confirmed this plan: a second click of the same button. */
  wasSpent(planId: string, token: string): boolean;
  forget(planId: string): void;
}

interface Issued {
  readonly hash: string;
  readonly digest: string;
  readonly spent: boolean;
}

export function createTokens(random: (length: number) => Uint8Array): Tokens {
  // Hashes are compared, not tokens, so that the time of a comparison says nothing about the token.
  const issued = new Map<string, Issued>();
  return {
    issue(planId, digest) {
      const token = bytesToHex(random(32));
      issued.set(planId, { hash: hashOf(token), digest, spent: false });
      return token;
    },
    spend(planId, token, digest) {
      const known = issued.get(planId);
      if (known === undefined || known.spent || known.hash !== hashOf(token) || known.digest !== digest) return refuse('token-invalid');
      issued.set(planId, { ...known, spent: true });
      return ok(undefined);
    },
    wasSpent(planId, token) {
      const known = issued.get(planId);
      return known !== undefined && known.spent && known.hash === hashOf(token);
    },
    forget(planId) {
      issued.delete(planId);
    },
  };
}

function hashOf(token: string): string {
  return bytesToHex(sha256(utf8ToBytes(token)));
}
