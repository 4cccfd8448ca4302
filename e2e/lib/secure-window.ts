// Owns the verbs of the secure window: the only place where a password is typed, words are shown, a payment is approved.
import { type Locator, type Page, expect } from '@playwright/test';

export class SecureWindow {
  constructor(readonly page: Page) {}

  get title(): Locator {
    return this.page.getByRole('heading', { level: 1 });
  }

  async choosePassword(password: string): Promise<void> {
    await this.page.getByLabel('New password').fill(password);
    await this.page.getByLabel('Repeat the password').fill(password);
    await this.press('Set the password');
  }

  async unlock(password: string): Promise<void> {
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.press('Unlock');
  }

  /** Takes the words from the screen, as somebody with paper and pen does. */
  async writeDownWords(): Promise<readonly string[]> {
    await this.press('Show the words');
    const list = this.page.getByRole('list', { name: 'Recovery words' });
    await expect(list).toBeVisible();
    const words = await list.getByTestId(/^word-/).allTextContents();
    await this.press('I have written them down');
    return words;
  }

  /** Types the asked words back. */
  async checkWords(words: readonly string[]): Promise<void> {
    const fields = this.page.getByLabel(/^Word \d+$/);
    await expect(fields.first()).toBeVisible();
    for (const label of await this.page.locator('label').allTextContents()) {
      const number = Number(/\d+/.exec(label)?.[0]);
      await this.page.getByLabel(`Word ${number}`, { exact: true }).fill(words[number - 1] ?? '');
    }
    await this.press('Create the wallet');
    await expect(this.page.getByText('Your wallet is ready')).toBeVisible();
  }

  /** The approval of payouts as it stands on screen. Unlocks first if asked. */
  async expectApproval(password: string): Promise<void> {
    await this.expectAsked('Approve this payment', password);
  }

  /** The approval of a transaction that the sender ordered himself. Unlocks first if asked. */
  async expectOrder(password: string): Promise<void> {
    await this.expectAsked('Approve this transaction', password);
  }

  /** The destinations as shown, in full and in order; the X-address beside one is the same destination once more. */
  async destinations(): Promise<readonly string[]> {
    return this.page.locator('.plan-row .address:not(.x-address .address)').allTextContents();
  }

  /** Looks, waits until the button can be pressed, and signs. */
  async signAndPay(): Promise<void> {
    await this.closedBy(() => this.press('Sign and pay'));
  }

  /** As `signAndPay`, for a transaction that was ordered. */
  async signAndSend(): Promise<void> {
    await this.closedBy(() => this.press('Sign and send'));
  }

  async doNotPay(): Promise<void> {
    await this.closedBy(() => this.press('Do not pay'));
  }

  private async expectAsked(title: string, password: string): Promise<void> {
    await expect(this.title).toHaveText(new RegExp(`^(Unlock|${title})$`));
    if ((await this.title.textContent()) === 'Unlock') await this.unlock(password);
    await expect(this.title).toHaveText(title);
  }

  async closedBy(action: () => Promise<void>): Promise<void> {
    const closed = this.page.waitForEvent('close');
    // The window may go while the click is still being reported.
    await action().catch((error: unknown) => {
      if (!this.page.isClosed()) throw error;
    });
    await closed;
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }
}
