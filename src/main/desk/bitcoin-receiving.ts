// Owns the receive addresses of a wallet's Bitcoin accounts: the next one, those before it, and giving out another by hand.
import type { BitcoinAddressView, BitcoinReceiving } from '../../shared/contract/bitcoin-accounts.ts';
import { satsToText } from '../../shared/money/units.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { GivenAddress } from '../wallets/bitcoin-wallet.ts';
import { shownRefusal } from './shown-refusal.ts';
import type { WalletDesk } from './wallet-desk.ts';

/** Addresses that are listed; the balance knows of all. */
const mostListed = 500;

/** Refusal: `account-not-found`. What could not be asked keeps its last value and names the problem. */
export async function bitcoinReceiving({ coins }: Pick<WalletDesk, 'coins'>, id: string): Promise<Result<BitcoinReceiving>> {
  const view = coins.view(id);
  if (view === null) return refuse('account-not-found');
  const asked = await view.refresh();
  const [next, ...given] = view.givenAddresses();
  if (next === undefined) throw new Error('an account without an address');
  const gap = coins.gapOf(id);
  return ok({
    next: shown(next),
    given: given.slice(0, mostListed).map(shown),
    left: leftOf(next.index, view.lastUsed(), gap),
    gap,
    problem: asked.ok ? null : shownRefusal(asked.error),
  });
}

/**
 * Gives out the address after the one that is shown. Refusals: `account-not-found`, `address-gap-full` (a wallet made of the same words would not look that far
 * past the last used one), those of the server and of the list.
 */
export async function newBitcoinAddress({ coins }: Pick<WalletDesk, 'coins'>, id: string): Promise<Result<{ address: string }>> {
  const view = coins.view(id);
  if (view === null) return refuse('account-not-found');
  // Whether the shown one was used meanwhile decides how far it may go.
  const asked = await view.refresh();
  if (!asked.ok) return asked;
  const { index } = view.receiveAddress().position;
  const gap = coins.gapOf(id);
  if (leftOf(index, view.lastUsed(), gap) <= 0) return refuse('address-gap-full', { gap: `${gap}` });
  const changed = await coins.change(id, { given: index + 1 });
  return changed.ok ? ok({ address: view.receiveAddress().address }) : changed;
}

/** The last address that is found by a look over `gap` unused ones is `lastUsed + gap`. */
function leftOf(index: number, lastUsed: number, gap: number): number {
  return Math.max(0, lastUsed + gap - index);
}

function shown({ address, index, received, payments }: GivenAddress): BitcoinAddressView {
  return { address, index, received: satsToText(received), payments };
}
