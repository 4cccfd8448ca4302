// Owns main's answers to what the screens read of the XRP Ledger.
import type { xrplReadMethods } from '../../shared/contract/xrpl-reads.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { refuse } from '../../shared/result.ts';

export function ledgerHandlers(): Handlers<typeof xrplReadMethods> {
  return {
    xrplFacts: async () => refuse('not-ready'),
    xrplSimulate: async () => refuse('not-ready'),
    xrplPaths: async () => refuse('not-ready'),
    xrplBook: async () => refuse('not-ready'),
    xrplHoldings: async () => refuse('not-ready'),
    xrplIssuer: async () => refuse('not-ready'),
  };
}
