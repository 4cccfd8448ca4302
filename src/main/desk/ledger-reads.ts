// Owns which server's words about the XRP Ledger a wallet's screens get to see.
import type { Network } from '../../shared/network.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { LedgerReads } from '../ledger/reads.ts';
import type { BackendSet } from './backend-set.ts';
import type { Desks } from './desks.ts';
import { ledgerIdOf } from './wallet-desk.ts';

/** Refusals: those of a wallet that is not open, `network-not-configured`. */
export function ledgerReadsOf(
  desks: Pick<Desks, 'desk'>,
  backendsOf: (network: Network) => Pick<BackendSet, 'xrpl'> | null,
): (walletId: string) => Result<LedgerReads> {
  return (walletId) => {
    const desk = desks.desk(walletId);
    if (!desk.ok) return desk;
    const { network } = desk.value.record;
    const backends = backendsOf(network);
    if (backends === null) return refuse('network-not-configured');
    const holdsKey = (address: string) => desk.value.accounts.holdsKey(address);
    return ok(new LedgerReads({ backend: backends.xrpl, network, networkId: ledgerIdOf(network), holdsKey }));
  };
}
