// Owns the walk of a person without a mouse around one screen: every Tab shows where it is, and reaches all there is to press.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Page, expect } from '@playwright/test';

interface Walk {
  watch(): void;
  /** What is wrong with this stop, or that it was one before. */
  look(): 'round' | readonly string[];
  notReached(): readonly string[];
}

const inPage = readFile(join(__dirname, '../../tests/gallery/keyboard-page.js'), 'utf8');
const mostSteps = 250;

/** What is wrong on the way round, one line each. */
export async function tabAround(page: Page): Promise<readonly string[]> {
  await page.evaluate(await inPage);
  const ask = <K extends keyof Walk>(question: K): Promise<ReturnType<Walk[K]>> =>
    page.evaluate((name) => (window as unknown as { keyboardWalk: Walk }).keyboardWalk[name](), question) as Promise<ReturnType<Walk[K]>>;
  await ask('watch');
  const found: string[] = [];
  for (let step = 0; ; step += 1) {
    expect(step, 'the focus comes round').toBeLessThan(mostSteps);
    await page.keyboard.press('Tab');
    const stop = await ask('look');
    if (stop === 'round') break;
    found.push(...stop);
  }
  return [...found, ...(await ask('notReached')).map((missed) => `no Tab leads to ${missed}`)];
}

/** Escape closes what is open, one sheet for each press, and the focus goes back to what opened it. */
export async function escapeTo(page: Page, opener: ReturnType<Page['locator']>): Promise<void> {
  const dialogs = page.locator('dialog[open]');
  const open = await dialogs.count();
  await page.keyboard.press('Escape');
  await expect(dialogs).toHaveCount(open - 1);
  await expect(opener).toBeFocused();
}
