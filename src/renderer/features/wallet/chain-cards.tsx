// Owns balance and address of each chain.
import type { ReactNode } from 'react';
import type { WalletOverview } from '../../../shared/contract/main-api.ts';
import { Amount } from '../../ui/amount.tsx';
import { Banner } from '../../ui/banner.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { Card } from '../../ui/page.tsx';
import { ReceiveCard } from '../../ui/receive-card.tsx';
import { useWords } from '../../ui/words.tsx';
import { useCopy } from '../../state/use-copy.ts';

export function BitcoinCards({ bitcoin }: { readonly bitcoin: WalletOverview['bitcoin'] }): ReactNode {
  const { t } = useWords();
  const copy = useCopy();
  return (
    <div className="wallet-columns">
      <Card title={t(bitcoin.total === undefined ? 'wallet.balance' : 'bitcoinAccounts.paying')}>
        <Amount value={bitcoin.confirmed} unit="BTC" size="large" />
        <KeyValues
          end
          items={[
            bitcoin.total === undefined
              ? null
              : {
                  name: t('bitcoinAccounts.all', { count: bitcoin.total.accounts }),
                  value: <Amount value={bitcoin.total.confirmed} unit="BTC" column />,
                },
            { name: t('wallet.unconfirmed'), value: <Amount value={bitcoin.unconfirmed} unit="BTC" column /> },
            { name: t('wallet.reserved'), value: <Amount value={bitcoin.reserved} unit="BTC" column /> },
          ]}
        />
      </Card>
      <ReceiveCard
        text={t('wallet.receiveBitcoin')}
        qr={bitcoin.uri}
        qrLabel={t('wallet.qrBitcoin')}
        onCopy={copy}
        addresses={[{ name: t('wallet.address'), value: bitcoin.address }]}
      />
    </div>
  );
}

export function XrplCards({ xrpl }: { readonly xrpl: WalletOverview['xrpl'] }): ReactNode {
  const { t } = useWords();
  const copy = useCopy();
  return (
    <div className="wallet-columns">
      <Card title={t('wallet.spendable')}>
        <Amount value={xrpl.spendable} unit="XRP" size="large" />
        {xrpl.exists ? null : <Banner title={t('wallet.notFunded')}>{t('wallet.notFundedText')}</Banner>}
        <KeyValues
          end
          items={[
            { name: t('wallet.balance'), value: <Amount value={xrpl.balance} unit="XRP" column /> },
            { name: t('wallet.reserve'), value: <Amount value={xrpl.reserve} unit="XRP" column /> },
          ]}
        />
        <p className="soft small">{t('wallet.reserveHint')}</p>
      </Card>
      <ReceiveCard
        text={t('wallet.receiveXrpl')}
        qr={xrpl.xAddress}
        qrLabel={t('wallet.qrXrpl')}
        onCopy={copy}
        addresses={[
          { name: t('wallet.xAddress'), value: xrpl.xAddress },
          { name: t('wallet.address'), value: xrpl.address },
        ]}
      />
    </div>
  );
}
