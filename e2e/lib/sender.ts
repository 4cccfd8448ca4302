// Owns the verbs of somebody who sets terms, approves claims and pays.
import { type Locator, expect } from '@playwright/test';
import { Person } from './person.ts';
import type { SecureWindow } from './secure-window.ts';

export type Tab = 'To approve' | 'To pay' | 'In progress' | 'Paid' | 'Declined';
export type Reach = 'Works for anybody' | 'Only on this computer';

export interface Terms {
  readonly name: string;
  readonly limit: string;
  readonly unit?: string;
  /** As the list says it. */
  readonly resets?: 'Never: one limit for its whole life' | 'Every day' | 'Every 7 days';
}

export class Sender extends Person {
  /** Fills the form and creates; the share sheet stands open afterwards. */
  async createPullPayment({ name, limit, unit = 'USD', resets = 'Every day' }: Terms): Promise<void> {
    await this.goTo('Home');
    await this.press('New pull payment');
    await this.page.getByLabel('Name').fill(name);
    await this.page.getByLabel('Limit', { exact: true }).fill(limit);
    await this.press(unit);
    await this.page.getByLabel('Resets').selectOption(resets);
    await this.press('Create');
    await expect(this.dialog).toContainText(`Share “${name}”`);
  }

  /** The link of a kind from the open share sheet, which is then closed. */
  async copyLink(reach: Reach): Promise<string> {
    await this.dialog.getByRole('radio', { name: new RegExp(`^${reach}`) }).check();
    const link = this.dialog.getByTestId('share-link');
    await expect(link).toHaveText(reach === 'Works for anybody' ? /offer=/ : /server=/);
    const text = (await link.textContent()) ?? '';
    await this.dialog.getByRole('button', { name: 'Close' }).click();
    return text;
  }

  /** Opens the share sheet of a pull payment and takes a link. */
  async share(name: string, reach: Reach): Promise<string> {
    await this.goTo('Pull payments');
    await this.page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await this.press('Share');
    return this.copyLink(reach);
  }

  async openPayouts(tab: Tab): Promise<void> {
    await this.goTo('Payouts');
    await this.page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
  }

  /** Rows of the open tab. */
  get rows(): Locator {
    return this.page.getByRole('grid', { name: 'Payouts' }).locator('[data-payout]');
  }

  /** The row whose destination this is (in the open tab). */
  rowOf(address: string): Locator {
    return this.rows.filter({ has: this.page.locator(`[title="${address}"]`) });
  }

  /** Selects everything in "To approve", looks at the rate and approves. Answers the sheet's words before the approval. */
  async approveAll(): Promise<string> {
    await this.openPayouts('To approve');
    await this.page.getByLabel('Select all').check();
    await this.press('Approve…');
    const approve = this.dialog.getByRole('button', { name: 'Lock the rate and approve' });
    await expect(approve).toBeVisible();
    const words = await this.dialog.innerText();
    await approve.click();
    await expect(this.dialog).toHaveCount(0);
    return words;
  }

  /** Selects rows of "To pay" (all, or those to these addresses) and opens the approval in the secure window. */
  async startPaying(addresses?: readonly string[]): Promise<SecureWindow> {
    await this.openPayouts('To pay');
    if (addresses === undefined) await this.page.getByLabel('Select all').check();
    else for (const address of addresses) await this.rowOf(address).getByRole('checkbox').check();
    await this.press('Pay…');
    const secure = await this.secureWindow(() => this.confirm('Check in the secure window'));
    await secure.expectApproval(this.password);
    return secure;
  }

  /** Pays all approved payouts (or those to these addresses) under one approval. */
  async pay(addresses?: readonly string[]): Promise<void> {
    const secure = await this.startPaying(addresses);
    await secure.signAndPay();
    await expect(this.page.getByText('Confirmed. The payments are on their way.')).toBeVisible();
  }

  /** Moves the chains on until the payout to this address stands under "Paid". */
  async expectPaid(address: string): Promise<void> {
    await this.openPayouts('Paid');
    await this.world.chain.moveUntil(() => expect(this.rowOf(address)).toBeVisible({ timeout: 1000 }), 60_000);
  }

  /** Adds a claim code to the list. */
  async importClaim(code: string): Promise<void> {
    await this.pasteLink(code);
    await this.confirm('Add to the list');
    await expect(this.page.getByText('The claim was added. It waits for your approval.')).toBeVisible();
    await this.dialog.getByRole('button', { name: 'Close' }).click();
  }

  /** Opens a row of the current tab and makes its receipt code. */
  async makeReceipt(address: string): Promise<string> {
    await this.rowOf(address).click();
    await this.dialog.getByRole('button', { name: 'Make a receipt code' }).click();
    const code = this.dialog.getByText(/^pullpay:\/\/receipt/);
    await expect(code).toBeVisible();
    const text = (await code.textContent()) ?? '';
    await this.dialog.getByRole('button', { name: 'Close' }).click();
    return text;
  }
}
