// Owns which panel of another feature stands behind a tab of the wallet.
import { AccountsPanel } from '../features/accounts/accounts-panel.tsx';
import { CoinsPanel } from '../features/coins/coins-panel.tsx';
import { WaitingCard } from '../features/elsewhere/waiting-card.tsx';
import { PermissionsPanel } from '../features/tokens/permissions-panel.tsx';
import { ReceivingPanel } from '../features/receiving/receiving-panel.tsx';
import { TokensPanel } from '../features/tokens/tokens-panel.tsx';
import type { WalletPanels } from '../features/wallet/wallet-screen.tsx';

export const walletPanels: WalletPanels = {
  bitcoin: WaitingCard,
  accounts: AccountsPanel,
  coins: CoinsPanel,
  receive: ReceivingPanel,
  tokens: TokensPanel,
  permissions: PermissionsPanel,
};
