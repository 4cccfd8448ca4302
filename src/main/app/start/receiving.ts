// Owns how receiving is joined to the open wallets, and the words by which a payment that arrived is told of.
import type { ReceivedPayment } from '../../../shared/contract/receiving.ts';
import { methodChain } from '../../../shared/payouts/methods.ts';
import type { PayoutState } from '../../../shared/payouts/types.ts';
import { ok, refuse } from '../../../shared/result.ts';
import type { Desks } from '../../desk/desks.ts';
import type { WalletDesk } from '../../desk/wallet-desk.ts';
import { Receiving, type ReceivingWallet } from '../../receiving/receiving.ts';
import type { Base } from './base.ts';
import type { Home } from './home.ts';
import type { Networks } from './networks.ts';

export interface ReceivingPartOptions {
  readonly base: Base;
  readonly home: Home;
  readonly networks: Pick<Networks, 'backendsOf'>;
  readonly desks: Pick<Desks, 'desk'>;
  readonly arrived: (walletId: string, payments: readonly ReceivedPayment[]) => void;
}

export function makeReceiving({ base, home, networks, desks, arrived }: ReceivingPartOptions): Receiving {
  const { now, random, report, wait } = base;
  const wallet = (walletId: string) => {
    const desk = desks.desk(walletId);
    return desk.ok ? ok(receivingWallet(desk.value, networks)) : desk;
  };
  return new Receiving({ home: home.folder, files: home.files, wait, wallet, now, random, arrived, report });
}

function receivingWallet({ record, promises, accounts }: WalletDesk, { backendsOf }: Pick<Networks, 'backendsOf'>): ReceivingWallet {
  return {
    id: record.id,
    network: record.network,
    addresses: () => accounts.all().map(({ address }) => address),
    payees: () => xrplPayees(promises.state.payouts.values()),
    backend: () => {
      const backends = backendsOf(record.network);
      return backends === null ? refuse('network-not-configured') : ok(backends.xrpl);
    },
  };
}

interface Payee {
  readonly methodId: string;
  readonly address: string;
  readonly state: PayoutState;
}

/** Whoever merely claims is not a payee yet: anybody could claim with an address that resembles another. */
function* xrplPayees(payouts: Iterable<Payee>): Iterable<string> {
  for (const { methodId, address, state } of payouts) {
    if (state !== 'AwaitingApproval' && state !== 'Cancelled' && methodChain(methodId) === 'xrpl') yield address;
  }
}
