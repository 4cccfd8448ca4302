// Owns main's answers to what the screens ask about the wallet's accounts on the XRP Ledger.
import type { xrplAccountMethods } from '../../shared/contract/xrpl-accounts.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { refuse } from '../../shared/result.ts';

export function accountHandlers(): Handlers<typeof xrplAccountMethods> {
  return {
    xrplAccounts: async () => refuse('not-ready'),
    setXrplAccount: async () => refuse('not-ready'),
    addXrplAccount: async () => refuse('not-ready'),
    watchXrplAccount: async () => refuse('not-ready'),
    forgetXrplAccount: async () => refuse('not-ready'),
  };
}
