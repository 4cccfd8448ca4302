// Owns main's answers to what the screens ask about the wallet's Bitcoin accounts and their addresses.
import type { bitcoinAccountMethods } from '../../shared/contract/bitcoin-accounts.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { BitcoinAccountDesk } from '../desk/bitcoin-account-desk.ts';
import { bitcoinReceiving, newBitcoinAddress } from '../desk/bitcoin-receiving.ts';
import type { Desks } from '../desk/desks.ts';

export type BitcoinAccountHandlersDeps = Pick<
  BitcoinAccountDesk,
  'list' | 'set' | 'add' | 'watch' | 'read' | 'remove' | 'further' | 'pass' | 'startRescan' | 'cancelRescan' | 'rescanState'
>;

export interface BitcoinAccountHandlersParts {
  readonly bitcoinAccounts: BitcoinAccountHandlersDeps;
  readonly desks: Pick<Desks, 'desk'>;
}

export function bitcoinAccountHandlers({
  bitcoinAccounts: accounts,
  desks,
}: BitcoinAccountHandlersParts): Handlers<typeof bitcoinAccountMethods> {
  return {
    bitcoinAccounts: ({ walletId }) => accounts.list(walletId),
    setBitcoinAccount: async ({ walletId, id, name, pays }) =>
      emptied(await accounts.set(walletId, id, { ...(name === undefined ? {} : { name: name.trim() }), ...(pays && { pays }) })),
    addBitcoinAccount: ({ walletId, kind, name, number }) => accounts.add(walletId, kind, name.trim(), number),
    watchBitcoinAccount: ({ walletId, text, name, kind }) => accounts.watch(walletId, { text, name: name.trim(), kind }),
    readBitcoinDescriptor: async ({ walletId, text, kind }) => accounts.read(walletId, text, kind),
    removeBitcoinAccount: async ({ walletId, id }) => emptied(await accounts.remove(walletId, id)),
    foundBitcoinAccounts: ({ walletId, look }) => accounts.further(walletId, look),
    passBitcoinAccounts: async ({ walletId, ids }) => emptied(await accounts.pass(walletId, ids)),
    bitcoinReceiving: async ({ walletId, id }) => {
      const desk = desks.desk(walletId);
      return desk.ok ? bitcoinReceiving(desk.value, id) : desk;
    },
    newBitcoinAddress: async ({ walletId, id }) => {
      const desk = desks.desk(walletId);
      return desk.ok ? newBitcoinAddress(desk.value, id) : desk;
    },
    startRescan: async ({ walletId, gap }) => emptied(await accounts.startRescan(walletId, gap ?? null)),
    cancelRescan: async ({ walletId }) => {
      const desk = desks.desk(walletId);
      if (!desk.ok) return desk;
      accounts.cancelRescan(walletId);
      return ok({});
    },
    rescanState: async ({ walletId }) => {
      const desk = desks.desk(walletId);
      return desk.ok ? ok(accounts.rescanState(walletId)) : desk;
    },
  };
}

function emptied(answer: Result<unknown>): Result<Record<string, never>> {
  return answer.ok ? ok({}) : answer;
}
