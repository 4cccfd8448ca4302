// Takes pictures of the screens with made-up data, and checks each with axe. `node tests/gallery/shoot.mjs [filter] [--ja] [--dark] [--small]`
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { scenes } from './scenes.mjs';
import { serveGallery } from './serve.mjs';

const here = import.meta.dirname;
const target = process.env.SHOTS ?? '/tmp/shots';
const flags = process.argv.slice(2).filter((item) => item.startsWith('--'));
const filter = process.argv.slice(2).find((item) => !item.startsWith('--')) ?? '';
mkdirSync(target, { recursive: true });
const { origin, close } = await serveGallery({ rebuild: !flags.includes('--no-build') });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const axe = readFileSync(join(here, '../../node_modules/axe-core/axe.min.js'), 'utf8');
let problems = 0;

for (const scene of scenes.filter((item) => item.name.includes(filter))) {
  for (const locale of flags.includes('--ja') ? ['ja'] : flags.includes('--all') ? ['en', 'ja'] : ['en'])
    for (const theme of flags.includes('--dark') ? ['dark'] : flags.includes('--all') ? ['light', 'dark'] : ['light'])
      for (const size of sizesOf(scene)) await shoot(scene, locale, theme, size);
}
await browser.close();
close();
console.log(problems === 0 ? 'no problems' : `${problems} problems`);
process.exit(problems === 0 ? 0 : 1);

function sizesOf(scene) {
  if (scene.page === 'secure') return [{ width: 760, height: 720 }];
  if (flags.includes('--small')) return [{ width: 1000, height: 700 }];
  return flags.includes('--all')
    ? [
        { width: 1280, height: 800 },
        { width: 1000, height: 700 },
      ]
    : [{ width: 1280, height: 800 }];
}

async function shoot(scene, locale, theme, size) {
  const context = await browser.newContext({ viewport: size, bypassCSP: false, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const name = `${scene.name}-${locale}-${theme}-${size.width}`;
  const say = (text) => {
    problems += 1;
    console.log(`${name}: ${text}`);
  };
  page.on('console', (message) =>
    message.type() === 'error' || message.type() === 'warning' ? say(message.text().slice(0, 300)) : undefined,
  );
  page.on('pageerror', (error) => say(`error ${error.message}`));
  const query = new URLSearchParams({
    locale,
    theme,
    ...(scene.route ? { route: JSON.stringify(scene.route) } : {}),
    ...(scene.state ? { state: scene.state } : {}),
    ...(scene.query ?? {}),
  });
  await page.goto(`${origin}/${scene.page ?? 'index'}.html?${query}`);
  await page.waitForTimeout(250);
  for (const press of scene.press ?? []) await press(page, locale);
  await page.waitForTimeout(scene.wait ?? 150);
  await page.screenshot({ path: join(target, `${name}.png`) });
  const cut = await page.evaluate(findCut);
  for (const item of cut) say(`cut off: ${item}`);
  await page.evaluate(axe);
  const result = await page.evaluate(() =>
    globalThis.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }),
  );
  for (const violation of result.violations)
    say(
      `axe ${violation.id}: ${violation.nodes
        .map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`)
        .slice(0, 3)
        .join(' | ')}`,
    );
  await context.close();
}

/** Buttons, badges and headings whose text does not fit, and anything wider than the window. */
function findCut() {
  const found = [];
  if (document.documentElement.scrollWidth > window.innerWidth) found.push('page is wider than the window');
  for (const element of document.querySelectorAll('button, .badge, .amount, h1, h2, label, .tab, dt')) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || element.closest('.visually-hidden') || element.classList.contains('clip')) continue;
    const inDialog = element.closest('dialog');
    if (document.querySelector('dialog[open]') && !inDialog) continue;
    if (box.right > window.innerWidth + 1) found.push(`right edge: ${element.className} "${element.textContent?.slice(0, 30)}"`);
    if (element.scrollWidth > element.clientWidth + 2 && getComputedStyle(element).overflow === 'hidden')
      found.push(`inside: ${element.className} "${element.textContent?.slice(0, 30)}"`);
  }
  return found;
}
