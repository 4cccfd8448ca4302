// Owns the settings of Bitcoin servers as somebody with a mouse uses them: the row of a network, and the form of its server.
import type { Locator } from '@playwright/test';
import type { Person } from './person.ts';

/** Names of the networks, as the settings spell them. */
export type SetName = 'Own test chain' | 'Test network';

export class BitcoinServerSettings {
  constructor(
    private readonly person: Person,
    private readonly set: SetName,
  ) {}

  get row(): Locator {
    const card = this.person.page.locator('section', { has: this.person.page.getByRole('heading', { name: 'Bitcoin servers' }) });
    return card.locator('.settings-row').filter({ hasText: this.set });
  }

  /** Opens the form of the server, whether there is one already or not. */
  async open(): Promise<void> {
    await this.person.goTo('Settings');
    await this.row.getByRole('button', { name: new RegExp(`^(Choose a|Change the) server for “${this.set}”$`) }).click();
  }

  async fillNode(
    url: string,
    login: { readonly password: string; readonly user: string } | { readonly cookieFile: string },
  ): Promise<void> {
    const { dialog } = this.person;
    await dialog.getByRole('radio', { name: /^Bitcoin Core node/ }).check();
    await dialog.getByLabel('Address of the node').fill(url);
    if ('cookieFile' in login) {
      await dialog.getByRole('radio', { name: 'Cookie file' }).check();
      await dialog.getByLabel('Path of the cookie file').fill(login.cookieFile);
      return;
    }
    await dialog.getByRole('radio', { name: 'User and password' }).check();
    await dialog.getByLabel('User', { exact: true }).fill(login.user);
    await dialog.getByLabel('Password', { exact: true }).fill(login.password);
  }

  /** What the test of the open form says. */
  async test(): Promise<Locator> {
    await this.person.dialog.getByRole('button', { name: 'Test', exact: true }).click();
    return this.person.dialog.getByRole('status');
  }

  async save(): Promise<void> {
    await this.person.dialog.getByRole('button', { name: 'Test and use' }).click();
  }
}
