// Owns what the tabs about one account stand on: what it owns, what was ordered for it, and whether this wallet can sign.
import { useEffect } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { AccountHoldings } from '../../../shared/contract/xrpl-reads.ts';
import type { Refusal } from '../../../shared/result.ts';
import { useServices } from '../../state/services.tsx';
import { useNow } from '../../state/use-now.ts';
import { useOrders } from '../../state/use-orders.ts';
import { type OwnAccounts, useOwnAccounts } from '../../state/use-own-accounts.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import type { NamedAsset } from './token-input.ts';
import { acceptanceNews, newsOf, type OrderNews, type Subject } from './own-orders.ts';

/** What others do to the account (a line, a credential) moves no balance, so nothing tells of it. */
const lookAgainMs = 10_000;

export interface Desk {
  readonly wallet: WalletSummary;
  readonly address: string;
  /** False for an account that is only looked at. */
  readonly canSign: boolean;
  readonly holdings: AccountHoldings;
  readonly newsOf: (subject: Subject) => OrderNews;
  /** Tokens that are being accepted, or could not be, and are not among the holdings. */
  readonly accepting: ReturnType<typeof acceptanceNews>;
}

export interface DeskAnswer {
  readonly own: OwnAccounts;
  readonly desk: Desk | null;
  /** Why the last question was refused; beside a desk what it shows may be old. */
  readonly refusal: Refusal | null;
  readonly reload: () => void;
}

export function useDesk(wallet: WalletSummary): DeskAnswer {
  const { main, onMain } = useServices();
  const own = useOwnAccounts(wallet);
  const { address, signs, origin } = own.account;
  const orders = useOrders(wallet.id);
  const now = useNow();
  const { value, refusal, loading, reload } = useAnswer(`holdings ${wallet.id} ${address}`, () =>
    main.xrplHoldings({ walletId: wallet.id, address }),
  );
  useEffect(() => {
    const again = (changed: { readonly walletId: string }): void => {
      if (changed.walletId === wallet.id) reload();
    };
    const ends = [onMain('orders-changed', again), onMain('chain-changed', again)];
    const timer = setInterval(reload, lookAgainMs);
    return () => {
      clearInterval(timer);
      ends.forEach((end) => end());
    };
  }, [onMain, wallet.id, reload]);
  const news = (subject: Subject): OrderNews => newsOf(orders.value ?? [], address, subject, now, loading || orders.loading);
  const accepting = (held: AccountHoldings): Desk['accepting'] =>
    acceptanceNews(orders.value ?? [], address, (asset) => isHeld(held, asset), now, loading || orders.loading);
  const canSign = signs !== 'none' && !(origin === 'watched' && signs === null);
  return {
    own,
    refusal,
    reload,
    desk: value === undefined ? null : { wallet, address, canSign, holdings: value, newsOf: news, accepting: accepting(value) },
  };
}

/** There is an entry for it on the ledger, whatever it says. */
function isHeld({ lines, mpts }: AccountHoldings, asset: NamedAsset): boolean {
  if (asset.kind === 'mpt') return mpts.some(({ id }) => id === asset.id);
  return lines.some(({ currency, peer }) => currency === asset.currency && peer === asset.issuer);
}
