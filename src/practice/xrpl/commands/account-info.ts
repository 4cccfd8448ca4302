// Owns `account_info`: an account with its balance, sequence and flags.
import type { JsonObject } from '../base/json.ts';
import { type AccountRoot, accountFlags, hasFlag } from '../ledger/entries.ts';
import { accountIndex, signerListIndex } from '../ledger/indexes.ts';
import type { ReadView } from '../ledger/view.ts';
import { withAccount } from './account-choice.ts';
import { answer, type Command, fail } from './command.ts';

const shownFlags = {
  allowTrustLineClawback: accountFlags.allowClawback,
  allowTrustLineLocking: accountFlags.allowLocking,
  defaultRipple: accountFlags.defaultRipple,
  depositAuth: accountFlags.depositAuth,
  disableMasterKey: accountFlags.disableMaster,
  disallowIncomingCheck: accountFlags.disallowIncomingCheck,
  disallowIncomingNFTokenOffer: accountFlags.disallowIncomingNft,
  disallowIncomingPayChan: accountFlags.disallowIncomingPayChan,
  disallowIncomingTrustline: accountFlags.disallowIncomingTrustline,
  disallowIncomingXRP: accountFlags.disallowXrp,
  globalFreeze: accountFlags.globalFreeze,
  noFreeze: accountFlags.noFreeze,
  passwordSpent: accountFlags.passwordSpent,
  requireAuthorization: accountFlags.requireAuth,
  requireDestinationTag: accountFlags.requireDest,
} as const;

export const accountInfo: Command = (context) =>
  withAccount(context, (root, ledger) => {
    const { request, api } = context;
    const isBoolean = (key: string) => request[key] === undefined || typeof request[key] === 'boolean';
    if (api === 2 && !isBoolean('signer_lists')) return fail('invalidParams', "Invalid field 'signer_lists'.");
    const isOpen = ledger.closed === undefined;
    if (request['queue'] === true && !isOpen) return fail('invalidParams', 'Invalid parameters.', ledger.fields);
    const lists = request['signer_lists'] === true ? { signer_lists: signerLists(ledger.view, root.Account) } : {};
    const data = { ...root, index: accountIndex(root.Account), ...(api === 1 ? lists : {}) };
    const queue = request['queue'] === true ? { queue_data: { txn_count: 0 } } : {};
    return answer({ account_data: data, account_flags: flagsOf(root), ...(api === 2 ? lists : {}), ...queue, ...ledger.fields });
  });

function signerLists(view: ReadView, account: string): readonly JsonObject[] {
  const index = signerListIndex(account);
  const list = view.get(index);
  return list === undefined ? [] : [{ ...list, index }];
}

function flagsOf({ Flags }: AccountRoot): JsonObject {
  return Object.fromEntries(Object.entries(shownFlags).map(([name, flag]) => [name, hasFlag(Flags, flag)]));
}
