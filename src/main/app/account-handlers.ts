// Owns main's answers to what the screens ask about the wallet's accounts on the XRP Ledger.
import type { xrplAccountMethods } from '../../shared/contract/xrpl-accounts.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { AccountDesk } from '../desk/account-desk.ts';

export type AccountHandlersDeps = Pick<AccountDesk, 'list' | 'set' | 'add' | 'found' | 'pass' | 'watch' | 'forget'>;

export function accountHandlers(accounts: AccountHandlersDeps): Handlers<typeof xrplAccountMethods> {
  return {
    xrplAccounts: ({ walletId }) => accounts.list(walletId),
    setXrplAccount: async ({ walletId, address, ...change }) => emptied(await accounts.set(walletId, address, change)),
    addXrplAccount: ({ walletId, label, index }) => accounts.add(walletId, label.trim(), index),
    foundXrplAccounts: ({ walletId }) => accounts.found(walletId),
    passXrplAccounts: async ({ walletId, indexes }) => emptied(await accounts.pass(walletId, indexes)),
    watchXrplAccount: ({ walletId, address, label }) => accounts.watch(walletId, address, label.trim()),
    forgetXrplAccount: async ({ walletId, address }) => emptied(await accounts.forget(walletId, address)),
  };
}

function emptied(answer: Result<unknown>): Result<Record<string, never>> {
  return answer.ok ? ok({}) : answer;
}
