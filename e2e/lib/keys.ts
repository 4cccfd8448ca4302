// Owns a person who has no mouse: only keys, and what has the focus.
import { type Locator, type Page, expect } from '@playwright/test';

type Role = Parameters<Page['getByRole']>[0];

export class Keys {
  constructor(private readonly page: Page) {}

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Tab after Tab until something of this role (and name) has the focus. Fails when it cannot be reached. */
  async tabTo(role: Role, name?: string | RegExp): Promise<void> {
    const wanted = this.page.getByRole(role, name === undefined ? {} : { name, ...(typeof name === 'string' ? { exact: true } : {}) });
    await expect(wanted.first()).toBeAttached();
    for (let step = 0; step < 80; step += 1) {
      if (await hasFocus(wanted)) return;
      await this.press('Tab');
    }
    throw new Error(`no Tab leads to ${role} ${String(name ?? '')}`);
  }
}

async function hasFocus(wanted: Locator): Promise<boolean> {
  return wanted.evaluateAll((elements) => elements.includes(document.activeElement as HTMLElement));
}
