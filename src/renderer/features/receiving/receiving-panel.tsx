// Owns the wallet's tab for receiving: bitcoin, and on the XRP Ledger addresses to give away, requests, and what came in.
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import { toXAddress } from '../../../shared/links/xrpl-address.ts';
import { hasLedger } from '../../../shared/network.ts';
import { AccountChoice } from '../../state/account-choice.tsx';
import { useServices } from '../../state/services.tsx';
import { useCopy } from '../../state/use-copy.ts';
import { mptIdsOf, mptNamesOf, useMptNamesOf } from '../../state/use-mpt-names.ts';
import { type OwnAccounts, useOwnAccounts } from '../../state/use-own-accounts.ts';
import { MptNaming } from '../../ui/ledger-amount.tsx';
import { ReceiveCard } from '../../ui/receive-card.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';
import { BitcoinReceive } from './bitcoin-receive.tsx';
import { ReceivedCard } from './received-card.tsx';
import { ReceivedPanel } from './received-panel.tsx';
import { RequestPanel } from './request-panel.tsx';
import { RequestsCard } from './requests-card.tsx';

/** What is open at the side. */
type Open = { readonly kind: 'payment'; readonly id: string } | { readonly kind: 'request'; readonly id: string } | null;

export function ReceivingPanel({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  return (
    <>
      <BitcoinReceive wallet={wallet} />
      {hasLedger(wallet.network) ? <LedgerReceiving wallet={wallet} /> : null}
    </>
  );
}

function LedgerReceiving({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  const accounts = useOwnAccounts(wallet);
  const { received, requests, holdings } = useReceiving(wallet, accounts.account.address);
  const [open, setOpen] = useState<Open>(null);
  // What came in may be an MPT of another account, or one that is not held any more.
  const others = useMptNamesOf(wallet, mptIdsOf((received.value ?? []).flatMap(({ requested, credited }) => [requested, credited])));
  const names = useMemo(() => new Map([...others, ...mptNamesOf(holdings.value?.mpts ?? [])]), [others, holdings.value]);
  const close = (): void => setOpen(null);
  const payment = open?.kind === 'payment' ? received.value?.find(({ transactionId }) => transactionId === open.id) : undefined;
  const request = open?.kind === 'request' ? requests.value?.find(({ id }) => id === open.id) : undefined;
  const asked = received.value !== undefined && received.refusal === null;
  const openPayment = (id: string): void => setOpen({ kind: 'payment', id });
  const openRequest = (id: string): void => setOpen({ kind: 'request', id });
  return (
    <MptNaming names={names}>
      <div className="receive-columns">
        <AddressCard wallet={wallet} accounts={accounts} />
        <RequestsCard
          wallet={wallet}
          accounts={accounts}
          holdings={holdings.value}
          requests={requests}
          asked={asked}
          onOpen={openRequest}
        />
      </div>
      <ReceivedCard received={received} requests={requests.value ?? []} accounts={accounts.accounts} onOpen={openPayment} />
      {payment ? (
        <ReceivedPanel
          key={payment.transactionId}
          payment={payment}
          requests={requests.value ?? []}
          accounts={accounts.accounts}
          onRequest={openRequest}
          onClose={close}
        />
      ) : null}
      {request ? (
        <RequestPanel
          key={request.id}
          wallet={wallet}
          request={request}
          payments={received.value ?? []}
          asked={asked}
          onPayment={openPayment}
          onChange={requests.reload}
          onClose={close}
        />
      ) : null}
    </MptNaming>
  );
}

/** What main knows of receiving, asked again whenever something moved. */
function useReceiving(wallet: WalletSummary, address: string) {
  const { main, onMain } = useServices();
  const received = useAnswer(`received ${wallet.id}`, () => main.xrplReceived({ walletId: wallet.id }));
  const requests = useAnswer(`requests ${wallet.id}`, () => main.receiveRequests({ walletId: wallet.id }));
  const holdings = useAnswer(`holdings ${wallet.id} ${address}`, () => main.xrplHoldings({ walletId: wallet.id, address }));
  const [reloadReceived, reloadRequests, reloadHoldings] = [received.reload, requests.reload, holdings.reload];
  useEffect(() => {
    const again = (change: { readonly walletId: string }): void => {
      if (change.walletId !== wallet.id) return;
      reloadReceived();
      reloadRequests();
      reloadHoldings();
    };
    const ends = [onMain('chain-changed', again), onMain('payments-received', again), onMain('accounts-changed', again)];
    return () => {
      for (const end of ends) end();
    };
  }, [onMain, wallet.id, reloadReceived, reloadRequests, reloadHoldings]);
  return { received, requests, holdings };
}

function AddressCard({ wallet, accounts }: { readonly wallet: WalletSummary; readonly accounts: OwnAccounts }): ReactNode {
  const { t } = useWords();
  const copy = useCopy();
  const { address } = accounts.account;
  const xAddress = toXAddress(address, null, wallet.network);
  return (
    <ReceiveCard
      action={<AccountChoice {...accounts} />}
      text={t('receive.addressText')}
      qr={xAddress}
      qrLabel={t('wallet.qrXrpl')}
      addresses={[
        { name: t('wallet.xAddress'), value: xAddress },
        { name: t('wallet.address'), value: address },
      ]}
      onCopy={copy}
    />
  );
}
