// Owns the choice of the wallet on screen; its network stands under its name.
import type { ReactNode } from 'react';
import { go, useRoute } from '../state/route.ts';
import { useSelection } from '../state/selection.ts';
import { useSession, useWalletOrNull } from '../state/session.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu, type MenuItem } from '../ui/menu.tsx';
import { PlainText } from '../ui/plain-text.tsx';
import { useWords } from '../ui/words.tsx';

export function WalletSwitch(): ReactNode {
  const { t } = useWords();
  const wallet = useWalletOrNull();
  const wallets = useSession((state) => state.vault?.wallets ?? null) ?? [];
  const choose = (id: string): void => {
    useSelection.getState().clear();
    useSession.getState().set({ chosenWalletId: id });
    useRoute.getState().startAt({ screen: 'home' });
  };
  if (!wallet) {
    return (
      <button type="button" className="wallet-switch" onClick={() => go({ screen: 'home' })}>
        <Icon name="plus" />
        <span className="grow">{t('onboarding.start')}</span>
      </button>
    );
  }
  const items: readonly MenuItem[] = [
    ...wallets.map((item) => ({
      id: item.id,
      icon: item.id === wallet.id ? ('check' as const) : ('wallet' as const),
      label: <WalletName name={item.name} network={t(`network.${item.network}`)} />,
      onSelect: () => choose(item.id),
    })),
    { id: 'add', icon: 'plus', label: t('nav.addWallet'), onSelect: () => go({ screen: 'add-wallet' }) },
  ];
  return (
    <Menu label={t('nav.switchWallet')} items={items} className="wallet-switch">
      <WalletName name={wallet.name} network={t(`network.${wallet.network}`)} />
      <Icon name="down" size={16} />
    </Menu>
  );
}

function WalletName({ name, network }: { readonly name: string; readonly network: string }): ReactNode {
  return (
    <span className="wallet-name">
      <PlainText text={name} line className="strong" />
      <span className="soft tiny">{network}</span>
    </span>
  );
}
