// Owns the demo's voice: numbered steps on the terminal, and a picture of every screen it passes.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

export class Narrator {
  private step = 0;
  private picture = 0;

  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  say(text: string): void {
    this.step += 1;
    console.log(`${String(this.step).padStart(2)}. ${text}`);
  }

  /** A fact under the last step. */
  note(text: string): void {
    console.log(`    ${text}`);
  }

  async shoot(page: Page, name: string): Promise<void> {
    this.picture += 1;
    const file = `${String(this.picture).padStart(2, '0')}-${name}.png`;
    await page.screenshot({ path: join(this.folder, file) });
  }
}
