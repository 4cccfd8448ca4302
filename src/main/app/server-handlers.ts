// Owns main's answers to the screen of ledger servers.
import type { ledgerServerMethods } from '../../shared/contract/ledger-servers.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { ok } from '../../shared/result.ts';
import type { LedgerServers } from '../desk/ledger-servers.ts';

export interface ServerHandlersDeps {
  readonly ledgerServers: LedgerServers;
}

export function serverHandlers({ ledgerServers }: ServerHandlersDeps): Handlers<typeof ledgerServerMethods> {
  return {
    ledgerServers: async () => ok(ledgerServers.list()),
    tryLedgerServer: ({ url }) => ledgerServers.try(url),
    addLedgerServer: ({ url, anyway }) => ledgerServers.add(url, anyway),
    arrangeLedgerServers: ({ urls }) => ledgerServers.arrange(urls),
  };
}
