// Owns one order from a screen: a transaction of an own account, planned by main and confirmed in the secure window.
import { useState } from 'react';
import { useAction } from '../ui/use-action.ts';
import { confirmPlan } from './confirm-plan.ts';
import { useServices } from './services.tsx';
import { useWallet } from './session.ts';

export interface OrderRequest {
  readonly account: string;
  /** Fields of the transaction without those that are chosen at signing. */
  readonly transaction: Readonly<Record<string, unknown>>;
  /** XRP as decimal text; the most that the network fee may become. */
  readonly feeCeiling?: string;
  readonly useTicket?: boolean;
}

export interface Order {
  readonly busy: boolean;
  readonly refusal: ReturnType<typeof useAction>['refusal'];
  /** The secure window was closed without a confirmation. */
  readonly stopped: boolean;
  readonly place: (request: OrderRequest) => void;
}

/** `onConfirmed` once it was confirmed: it is signed and sent from then on, and `orders` tells what becomes of it. */
export function useOrder(onConfirmed: () => void): Order {
  const { main } = useServices();
  const wallet = useWallet();
  const { busy, refusal, run } = useAction(`order ${wallet.id}`);
  const [stopped, setStopped] = useState(false);
  const finish = (confirmed: boolean): void => {
    setStopped(!confirmed);
    if (confirmed) onConfirmed();
  };
  const place = ({ account, transaction, feeCeiling, useTicket = false }: OrderRequest): void => {
    const asked = { walletId: wallet.id, account, transaction: JSON.stringify(transaction), useTicket };
    const ceiling = feeCeiling === undefined ? {} : { feeCeiling };
    run(() => confirmPlan(main, wallet.id, main.planOrder({ ...asked, ...ceiling })), finish);
  };
  return { busy, refusal, stopped, place };
}
