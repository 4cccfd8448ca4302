// Owns the verbs of somebody who sets terms, approves claims and pays.
import { type Locator, expect } from '@playwright/test';
import type { ChainName } from './chain.ts';
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
  /** Methods of payment; both when absent. */
  readonly chains?: readonly ChainName[];
  /** Seconds from now; at once, and never, when absent. */
  readonly startsIn?: number;
  readonly endsIn?: number;
}

/** As `datetime-local` wants it, in the time zone of the machine. */
function localTime(secondsFromNow: number): string {
  const then = new Date(Date.now() + secondsFromNow * 1000);
  return new Date(then.getTime() - then.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

export class Sender extends Person {
  /** Fills the form and creates; the share sheet stands open afterwards. */
  async createPullPayment(terms: Terms): Promise<void> {
    const { name, limit, unit = 'USD', resets = 'Every day', chains = ['bitcoin', 'xrpl'] } = terms;
    await this.goTo('Home');
    await this.press('New pull payment');
    await this.page.getByLabel('Name').fill(name);
    await this.page.getByLabel('Limit', { exact: true }).fill(limit);
    await this.press(unit);
    await this.page.getByLabel('Resets').selectOption(resets);
    await this.page.getByRole('checkbox', { name: /^Bitcoin, / }).setChecked(chains.includes('bitcoin'));
    await this.page.getByRole('checkbox', { name: /^XRP, / }).setChecked(chains.includes('xrpl'));
    await this.fillDates(terms);
    await this.press('Create');
    await expect(this.dialog).toContainText(`Share “${name}”`);
  }

  private async fillDates({ startsIn, endsIn }: Terms): Promise<void> {
    if (startsIn === undefined && endsIn === undefined) return;
    const options = this.page.locator('summary', { hasText: 'More options' });
    if (!(await this.page.getByRole('radiogroup', { name: 'Starts' }).isVisible())) await options.click();
    for (const [group, field, seconds] of [
      ['Starts', 'Start date and time', startsIn],
      ['Ends', 'End date and time', endsIn],
    ] as const) {
      if (seconds === undefined) continue;
      await this.page.getByRole('radiogroup', { name: group }).getByRole('radio', { name: 'On a date' }).check();
      await this.page.getByLabel(field).fill(localTime(seconds));
    }
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

  /** The tabs with their counts, as they stand on the screen. */
  async tabCounts(): Promise<readonly string[]> {
    await this.goTo('Payouts');
    return this.page.getByRole('tab').allInnerTexts();
  }

  /** Rows of the open tab. */
  get rows(): Locator {
    return this.page.getByRole('grid', { name: 'Payouts' }).locator('[data-payout]');
  }

  /** The row whose destination this is (in the open tab). */
  rowOf(address: string): Locator {
    return this.rows.filter({ has: this.page.locator(`[title="${address}"]`) });
  }

  /** Leaves only the rows of the open tab that hold these words (name, note, address); a long list draws no others. */
  async search(words: string): Promise<void> {
    await this.page.getByRole('searchbox', { name: 'Search' }).fill(words);
  }

  /** Selects everything in "To approve", looks at the rate and approves. Answers the sheet's words before the approval. */
  async approveAll(): Promise<string> {
    await this.openPayouts('To approve');
    await this.selectAll();
    return this.approveSelected();
  }

  /** All rows of the open tab: words that were searched for earlier still stand in the field. */
  private async selectAll(): Promise<void> {
    await this.search('');
    // A claim that arrives between click and look leaves the box half checked; a person clicks again.
    await expect(() => this.page.getByLabel('Select all').check({ timeout: 3000 })).toPass();
  }

  /** As `approveAll`, for the claims to these addresses alone. */
  async approve(addresses: readonly string[]): Promise<string> {
    await this.openPayouts('To approve');
    for (const address of addresses) await this.select(address);
    return this.approveSelected();
  }

  private async approveSelected(): Promise<string> {
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
    const secure = await this.askToPay(addresses);
    await secure.expectApproval(this.password);
    return secure;
  }

  /** As `startPaying`, up to whatever the secure window shows first. */
  async askToPay(addresses?: readonly string[]): Promise<SecureWindow> {
    await this.openPayouts('To pay');
    if (addresses === undefined) await this.selectAll();
    else for (const address of addresses) await this.select(address);
    await this.press('Pay…');
    return this.secureWindow(() => this.confirm('Check in the secure window'));
  }

  /** Ticks the row to this address in the open tab, however long the list is. */
  async select(address: string): Promise<void> {
    await this.search(address);
    await this.rowOf(address).getByRole('checkbox').check();
    await this.search('');
  }

  /** Opens the row to this address in a tab, at the side. */
  async openPayout(tab: Tab, address: string): Promise<void> {
    await this.openPayouts(tab);
    await this.rowOf(address).click();
    await expect(this.dialog).toContainText('Payout');
  }

  /** Declines the claim to this address, with a reason for the recipient. */
  async decline(address: string, reason = ''): Promise<void> {
    await this.openPayout('To approve', address);
    await this.dialog.getByRole('button', { name: 'Decline…' }).click();
    await this.dialog.getByLabel('Reason').fill(reason);
    await this.dialog.getByRole('button', { name: 'Decline', exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Ends a pull payment: its link stops working. */
  async archive(name: string): Promise<void> {
    await this.goTo('Pull payments');
    await this.page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
    await this.press('More');
    await this.page.getByRole('menuitem', { name: 'Archive' }).click();
    await this.dialog.getByRole('button', { name: 'Archive', exact: true }).click();
    await expect(this.dialog).toHaveCount(0);
  }

  /** Pays all approved payouts (or those to these addresses) under one approval. */
  async pay(addresses?: readonly string[]): Promise<void> {
    const secure = await this.startPaying(addresses);
    await secure.signAndPay();
    await expect(this.page.getByText('Confirmed. The payments are on their way.').last()).toBeVisible();
  }

  /** Moves the chains on until the payout to this address stands under "Paid". */
  async expectPaid(address: string): Promise<void> {
    await this.openPayouts('Paid');
    const box = this.page.getByRole('searchbox', { name: 'Search' });
    await this.world.chain.moveUntil(async () => {
      if (await box.isVisible()) await box.fill(address);
      await expect(this.rowOf(address)).toBeVisible({ timeout: 1000 });
    }, 60_000);
    await this.search('');
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
