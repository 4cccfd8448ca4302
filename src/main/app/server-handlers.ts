// Owns main's answers to the screens of ledger servers and Bitcoin servers.
import type { bitcoinServerMethods } from '../../shared/contract/bitcoin-servers.ts';
import type { ledgerServerMethods } from '../../shared/contract/ledger-servers.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { ok } from '../../shared/result.ts';
import type { BitcoinServers } from '../desk/bitcoin-servers.ts';
import type { LedgerServers } from '../desk/ledger-servers.ts';

export interface ServerHandlersDeps {
  readonly ledgerServers: LedgerServers;
  readonly bitcoinServers: BitcoinServers;
}

export function serverHandlers({
  ledgerServers,
  bitcoinServers,
}: ServerHandlersDeps): Handlers<typeof ledgerServerMethods & typeof bitcoinServerMethods> {
  return {
    ledgerServers: async () => ok(ledgerServers.list()),
    tryLedgerServer: ({ url }) => ledgerServers.try(url),
    addLedgerServer: ({ url, anyway }) => ledgerServers.add(url, anyway),
    arrangeLedgerServers: ({ urls }) => ledgerServers.arrange(urls),
    bitcoinServers: async () => ok(bitcoinServers.list()),
    testBitcoinServer: (draft) => bitcoinServers.test(draft),
    setBitcoinServer: ({ anyway, ...draft }) => bitcoinServers.set(draft, anyway),
    removeBitcoinServer: ({ set }) => bitcoinServers.remove(set),
  };
}
