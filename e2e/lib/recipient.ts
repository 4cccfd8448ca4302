// Owns the verbs of somebody who claims.
import { type Locator, expect } from '@playwright/test';
import type { ChainName } from './chain.ts';
import { Person } from './person.ts';

export interface Claim {
  readonly chain: ChainName;
  readonly destination: string;
  readonly tag?: string;
  /** In the pull payment's unit; all that remains when absent. */
  readonly amount?: string;
  readonly note?: string;
}

export class Recipient extends Person {
  /** Clicks a link in the operating system, agrees to contact the sender's computer if asked, and waits for the form. */
  async openLink(link: string): Promise<void> {
    await this.clickLink(link);
    await this.expectForm();
  }

  /** From an arrived or pasted link to the form. */
  async expectForm(): Promise<void> {
    const question = this.dialog.getByRole('button', { name: 'Contact it' });
    await expect(question.or(this.terms).first()).toBeVisible({ timeout: 15_000 });
    if (await question.isVisible()) await question.click();
    await expect(this.terms).toBeVisible();
  }

  /** The terms beside the form. */
  get terms(): Locator {
    return this.page.getByRole('complementary', { name: 'Terms' });
  }

  async fillClaim({ chain, destination, tag, amount, note }: Claim): Promise<void> {
    const method = this.page.getByRole('radiogroup', { name: 'How do you want to be paid?' });
    await method.getByRole('radio', { name: chain === 'bitcoin' ? /Bitcoin/ : /XRP/ }).check();
    await this.page.getByLabel(chain === 'bitcoin' ? 'Your Bitcoin address' : 'Your XRP Ledger address').fill(destination);
    if (tag !== undefined) await this.page.getByLabel('Destination tag').fill(tag);
    if (amount !== undefined) {
      await this.page.getByRole('radiogroup', { name: 'How much?' }).getByRole('radio', { name: 'An amount' }).check();
      await this.page.getByLabel('Amount', { exact: true }).fill(amount);
    }
    if (note !== undefined) await this.page.getByLabel('Note to the sender').fill(note);
  }

  /** Claims with the open form; the sender's computer answers at once. */
  async claim(claim: Claim): Promise<void> {
    await this.fillClaim(claim);
    await this.press('Claim');
    await expect(this.page.getByText('Your claim has arrived')).toBeVisible();
  }

  /** Fills the open form of an offer and makes the code that goes back to the sender. */
  async makeClaimCode(claim: Claim): Promise<string> {
    await this.fillClaim(claim);
    await this.press('Make the claim code');
    const code = this.page.getByTestId('claim-link');
    await expect(code).toHaveText(/^pullpay:\/\/payout\?claim=/);
    return (await code.textContent()) ?? '';
  }

  /** Leaves the sent form for the claim's own page. */
  async followClaim(): Promise<void> {
    await this.press('Follow this claim');
    await expect(this.timeline).toBeVisible();
  }

  get timeline(): Locator {
    return this.page.getByRole('list', { name: 'State of this claim' });
  }

  /** Lines of "My claims", newest first. */
  async openMyClaims(): Promise<Locator> {
    await this.goTo('My claims');
    return this.page.getByRole('list', { name: 'Your claims' }).getByRole('listitem');
  }

  /** Opens the claim of this amount from "My claims". */
  async openMyClaim(amount: string): Promise<void> {
    const lines = await this.openMyClaims();
    await lines
      .filter({ has: this.page.getByTitle(new RegExp(`^${amount}(\\.0+)? `)) })
      .getByRole('button')
      .click();
    await expect(this.timeline).toBeVisible();
  }

  /** Pastes the sender's receipt. */
  async addReceipt(receipt: string): Promise<void> {
    await this.pasteLink(receipt);
    await expect(this.page.getByText('The receipt was added to your claim.')).toBeVisible();
  }
}
