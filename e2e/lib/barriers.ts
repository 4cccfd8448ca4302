// Owns the look for barriers: axe over whatever stands on a screen, in both languages and both themes.
import { readFile } from 'node:fs/promises';
import type { AxeResults } from 'axe-core';
import { type Page, expect } from '@playwright/test';

export interface Look {
  readonly language: 'en' | 'ja';
  readonly theme: 'light' | 'dark';
}

/** In an order that changes one thing at a time; the first is the one that stories run in. */
export const looks: readonly Look[] = [
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
  { language: 'ja', theme: 'dark' },
  { language: 'ja', theme: 'light' },
];

const axe = readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Serious and critical findings, one line each: rule, element, what axe says of it. */
export async function barriers(page: Page): Promise<readonly string[]> {
  // The driver's own evaluate is not bound by the page's policy; nothing is loaded or inserted.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(await axe);
  const run = ({ runOnly }: { runOnly: readonly string[] }): Promise<AxeResults> =>
    (window as unknown as { axe: { run(root: Document, options: object): Promise<AxeResults> } }).axe.run(document, {
      runOnly,
      resultTypes: ['violations'],
    });
  const { violations } = await page.evaluate(run, { runOnly: tags });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.any[0]?.message ?? ''}`));
}

/** Waits until a page stands in this language and theme, with no colour on its way to another. */
export async function expectLook(page: Page, { language, theme }: Look): Promise<void> {
  await expect(page.locator(`html[lang="${language}"][data-theme="${theme}"]`)).toBeAttached();
  await page.evaluate(() => {
    // What is folded away is not drawn, so a change of its colours stands still until it is opened.
    const isDrawn = ({ effect }: Animation): boolean => effect instanceof KeyframeEffect && effect.target?.checkVisibility() === true;
    return Promise.all(
      document
        .getAnimations()
        .filter(isDrawn)
        .map((animation) => animation.finished.catch(() => null)),
    );
  });
}
