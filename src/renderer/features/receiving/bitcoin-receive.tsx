// Owns receiving bitcoin: the next address of an account with a code to scan, an amount to ask for, and the addresses given out before.
import { type ReactNode, useEffect, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { BitcoinAccountView, BitcoinReceiving } from '../../../shared/contract/bitcoin-accounts.ts';
import { useServices } from '../../state/services.tsx';
import { bitcoinAccountName, useBitcoinAccounts } from '../../state/use-bitcoin-accounts.ts';
import { useCopy } from '../../state/use-copy.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Details } from '../../ui/details.tsx';
import { Card } from '../../ui/page.tsx';
import { ToGive } from '../../ui/receive-card.tsx';
import { PlainSelect } from '../../ui/select.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';
import { BitcoinAddresses } from './bitcoin-addresses.tsx';
import { type Asked, nothingAsked, uriOf } from './bitcoin-uri.ts';

export function BitcoinReceive({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  const { value: accounts, refusal, reload } = useBitcoinAccounts(wallet.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const account = accounts?.find(({ id }) => id === chosen) ?? accounts?.find(({ pays }) => pays) ?? accounts?.[0];
  if (accounts === undefined || account === undefined) {
    return refusal ? <ErrorState refusal={refusal} onRetry={reload} /> : <LoadingState rows={5} />;
  }
  const choice = accounts.length < 2 ? undefined : <AccountSelect accounts={accounts} chosen={account.id} onChoose={setChosen} />;
  return <OfAccount key={account.id} wallet={wallet} id={account.id} choice={choice} />;
}

interface AccountSelectProps {
  readonly accounts: readonly BitcoinAccountView[];
  readonly chosen: string;
  readonly onChoose: (id: string) => void;
}

function AccountSelect({ accounts, chosen, onChoose }: AccountSelectProps): ReactNode {
  const { t } = useWords();
  const labelOf = (account: BitcoinAccountView): string => {
    const name = bitcoinAccountName(account);
    return typeof name === 'string' ? name : t(name.key, name.params);
  };
  return (
    <PlainSelect
      aria-label={t('receiveBitcoin.account')}
      value={chosen}
      onChange={onChoose}
      options={accounts.map((account) => ({ value: account.id, label: labelOf(account) }))}
    />
  );
}

interface OfAccountProps {
  readonly wallet: WalletSummary;
  readonly id: string;
  readonly choice: ReactNode;
}

function OfAccount({ wallet, id, choice }: OfAccountProps): ReactNode {
  const { main, onMain } = useServices();
  const { refusal: words } = useWords();
  const { value, refusal, reload } = useAnswer(`receiving ${wallet.id} ${id}`, () => main.bitcoinReceiving({ walletId: wallet.id, id }));
  useEffect(
    () =>
      onMain('chain-changed', (changed) => {
        if (changed.walletId === wallet.id) reload();
      }),
    [onMain, wallet.id, reload],
  );
  if (value === undefined) return refusal ? <ErrorState refusal={refusal} onRetry={reload} /> : <LoadingState rows={5} />;
  return (
    <div className="receive-columns">
      <div className="stack is-3">
        {value.problem === null ? null : <Banner tone="warn">{words(value.problem)}</Banner>}
        <NextAddress wallet={wallet} id={id} receiving={value} choice={choice} onNew={reload} />
      </div>
      <BitcoinAddresses walletId={wallet.id} given={value.given} />
    </div>
  );
}

interface NextAddressProps extends OfAccountProps {
  readonly receiving: BitcoinReceiving;
  readonly onNew: () => void;
}

/** So few left are worth a word before the last is gone. */
const fewLeft = 5;

function NextAddress({ wallet, id, receiving, choice, onNew }: NextAddressProps): ReactNode {
  const { t, refusal: words, format } = useWords();
  const { main } = useServices();
  const copy = useCopy();
  const { busy, refusal, run } = useAction(`new address ${wallet.id} ${id}`);
  const [asked, setAsked] = useState<Asked>(nothingAsked);
  const { next, left } = receiving;
  const { uri, isAmountBad } = uriOf(next.address, asked);
  return (
    <Card title={t('receiveBitcoin.title')} action={choice}>
      <ToGive
        text={t('receiveBitcoin.text')}
        qr={uri}
        qrLabel={t('receiveBitcoin.qr')}
        addresses={[{ name: t('wallet.address'), value: next.address }]}
        onCopy={copy}
      />
      {refusal ? <Banner tone="warn">{words(refusal)}</Banner> : null}
      <div className="row is-wrap">
        <Button small icon="plus" busy={busy} onClick={() => run(() => main.newBitcoinAddress({ walletId: wallet.id, id }), onNew)}>
          {t('receiveBitcoin.new')}
        </Button>
        {left <= fewLeft ? <span className="soft small">{t('receiveBitcoin.left', { left: format.count(left) })}</span> : null}
      </div>
      <Details summary={t('receiveBitcoin.ask')}>
        <TextField
          label={t('receiveBitcoin.amount')}
          value={asked.amount}
          onChange={(amount) => setAsked({ ...asked, amount })}
          error={isAmountBad ? t('receiveBitcoin.amountBad') : undefined}
          maxLength={20}
          amount
        />
        <TextField
          label={t('receiveBitcoin.label')}
          value={asked.label}
          onChange={(label) => setAsked({ ...asked, label })}
          maxLength={50}
        />
        <TextField
          label={t('receiveBitcoin.message')}
          value={asked.message}
          onChange={(message) => setAsked({ ...asked, message })}
          maxLength={100}
        />
        <div className="row">
          <CopyButton text={uri} label={t('receiveBitcoin.copyUri')} onCopy={copy} />
        </div>
      </Details>
    </Card>
  );
}
