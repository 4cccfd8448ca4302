// Owns transactions that the sender orders on a screen: signed in the secure window, and seen done once ledgers have closed.
import { expect } from '@playwright/test';
import type { Chain } from './chain.ts';
import type { Sender } from './sender.ts';

export interface Orderer {
  readonly sender: Sender;
  readonly chain: Chain;
}

/** Presses what orders something, signs it in the secure window, and moves the ledger until `seen` no longer throws. */
export async function ordered({ sender, chain }: Orderer, click: () => Promise<void>, seen: () => Promise<void>): Promise<void> {
  const secure = await sender.secureWindow(click);
  await secure.expectOrder(sender.password);
  await secure.signAndSend();
  await chain.moveUntil(seen);
}

/** Opens a part of the wallet that changes what stands on the ledger. */
export async function openWallet({ sender }: Orderer, tab: 'Tokens' | 'Permissions'): Promise<void> {
  await sender.goTo('Wallet');
  await sender.page.getByRole('tab', { name: tab }).click();
}

/** Accepts a token that is named by hand: "USD.rIssuer", or the id of an MPT. `shown`: words of its row in the list afterwards. */
export async function acceptToken(orderer: Orderer, named: string, shown: string): Promise<void> {
  const { sender } = orderer;
  await openWallet(orderer, 'Tokens');
  await sender.press('Accept a token…');
  await sender.dialog.getByLabel('Token', { exact: true }).fill(named);
  await ordered(
    orderer,
    () => sender.dialog.getByRole('button', { name: 'Accept…' }).click(),
    () => expect(sender.page.locator('.token-row').filter({ hasText: shown })).toBeVisible({ timeout: 2000 }),
  );
}
