// Owns main's answers to what the screens read of the XRP Ledger.
import type { xrplReadMethods } from '../../shared/contract/xrpl-reads.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import type { Result } from '../../shared/result.ts';
import type { LedgerReads } from '../ledger/reads.ts';

export interface LedgerHandlersDeps {
  /** Refusals: those of a wallet that is not open, `network-not-configured`. */
  readonly ledgerOf: (walletId: string) => Result<LedgerReads>;
}

export function ledgerHandlers({ ledgerOf }: LedgerHandlersDeps): Handlers<typeof xrplReadMethods> {
  const on = async <T>(walletId: string, ask: (ledger: LedgerReads) => Promise<Result<T>>): Promise<Result<T>> => {
    const ledger = ledgerOf(walletId);
    return ledger.ok ? ask(ledger.value) : ledger;
  };
  return {
    xrplFacts: ({ walletId, payment }) => on(walletId, (ledger) => ledger.facts(payment)),
    xrplSimulate: ({ walletId, payment }) => on(walletId, (ledger) => ledger.simulate(payment)),
    xrplPaths: ({ walletId, domain = null, ...question }) => on(walletId, (ledger) => ledger.paths({ ...question, domain })),
    xrplBook: ({ walletId, gets, pays, domain }) => on(walletId, (ledger) => ledger.book(gets, pays, domain)),
    xrplHoldings: ({ walletId, address }) => on(walletId, (ledger) => ledger.holdings(address)),
    xrplIssuer: ({ walletId, address, asset }) => on(walletId, (ledger) => ledger.issuer(address, asset)),
  };
}
