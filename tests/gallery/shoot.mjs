// Takes pictures of the screens with made-up data, and checks each with axe. `node tests/gallery/shoot.mjs [part of a name…] [--all | --ja --dark --small] [--no-build]`
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { scenes } from './scenes.mjs';
import { serveGallery } from './serve.mjs';

const here = import.meta.dirname;
const target = process.env.SHOTS ?? '/tmp/shots';
const flags = process.argv.slice(2).filter((item) => item.startsWith('--'));
const filters = process.argv.slice(2).filter((item) => !item.startsWith('--'));
const all = flags.includes('--all');
const locales = all ? ['en', 'ja'] : flags.includes('--ja') ? ['ja'] : ['en'];
const themes = all ? ['light', 'dark'] : flags.includes('--dark') ? ['dark'] : ['light'];
const large = { width: 1280, height: 800 };
const small = { width: 1000, height: 700 };
/** The secure window as it opens, and as small as it goes (src/main/security/window-options.ts). */
const secureLarge = { width: 860, height: 680 };
const secureSmall = { width: 720, height: 560 };
/** Everything once; then what another theme or another size can change. */
const everything = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
const ofTheme = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
const ofSize = { type: 'rule', values: ['scrollable-region-focusable', 'target-size'] };
const axe = readFileSync(join(here, '../../node_modules/axe-core/axe.min.js'), 'utf8');

mkdirSync(target, { recursive: true });
const { origin, close } = await serveGallery({ rebuild: !flags.includes('--no-build') });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--force-color-profile=srgb'],
});
const wanted = scenes.filter((scene) => filters.length === 0 || filters.some((part) => scene.name.includes(part)));
const jobs = wanted.flatMap((scene) => locales.map((locale) => ({ scene, locale })));
const started = Date.now();
let problems = 0;
let pictures = 0;
let done = 0;
let next = 0;
await Promise.all(Array.from({ length: Math.min(jobs.length, availableParallelism() + 1) }, work));
await browser.close();
close();
const seconds = Math.round((Date.now() - started) / 1000);
console.log(`${pictures} pictures of ${wanted.length} scenes in ${seconds} s: ${problems === 0 ? 'no problems' : `${problems} problems`}`);
process.exit(problems === 0 && pictures >= wanted.length ? 0 : 1);

/** One page that goes from scene to scene: a new one each time would cost more than the pictures. */
async function work() {
  const context = await browser.newContext({ viewport: large, reducedMotion: 'reduce', timezoneId: 'Asia/Tokyo', locale: 'en-US' });
  context.setDefaultTimeout(15_000);
  // What one scene typed is not kept for the next.
  await context.addInitScript(() => location.protocol === 'http:' && sessionStorage.clear());
  const page = await context.newPage();
  const camera = await context.newCDPSession(page);
  let now = null;
  page.on('console', (message) => {
    const loud = message.type() === 'error' || message.type() === 'warning';
    if (loud && now && !now.scene.noisy) say(`${now.scene.name}-${now.locale}`, message.text().slice(0, 300));
  });
  page.on('pageerror', (error) => say(`${now?.scene.name}-${now?.locale}`, `error ${error.message}`));
  while (next < jobs.length) {
    now = jobs[next];
    next += 1;
    await shoot(page, camera, now).catch((error) =>
      say(`${now.scene.name}-${now.locale}`, `not shown: ${String(error.message).split('\n').slice(0, 4).join(' ')}`),
    );
    done += 1;
    if (done % 20 === 0 || done === jobs.length) console.log(`shots: ${done}/${jobs.length} scenes`);
  }
  await context.close();
}

function say(name, text) {
  problems += 1;
  console.log(`${name}: ${text}`);
}

function sizesOf(scene) {
  const [wide, narrow] = scene.page === 'secure' ? [secureLarge, secureSmall] : [large, small];
  return all ? [wide, narrow] : [flags.includes('--small') ? narrow : wide];
}

/** One load for each scene and language; themes and sizes are changed in the standing page. */
async function shoot(page, camera, { scene, locale }) {
  const sizes = sizesOf(scene);
  await page.mouse.move(0, 0);
  await page.setViewportSize(sizes[0]);
  await page.goto(`${origin}/${scene.page ?? 'index'}.html?${addressOf(scene, locale)}`);
  await settle(page);
  for (const press of scene.press ?? []) {
    await press(page, locale);
    await settle(page);
  }
  if (scene.wait) await page.waitForTimeout(scene.wait);
  await page.evaluate(axe);
  for (const theme of themes) {
    for (const size of sizes) {
      await page.evaluate(dress, theme);
      const first = theme === themes[0];
      const rules = size !== sizes[0] ? (first ? ofSize : null) : first ? everything : ofTheme;
      await picture(page, camera, `${scene.name}-${locale}-${theme}-${size.width}`, size, rules);
    }
  }
}

/** The theme, and a caret that never blinks into a picture. */
function dress(theme) {
  document.documentElement.dataset.theme = theme;
  document.documentElement.style.caretColor = 'transparent';
}

function addressOf(scene, locale) {
  return new URLSearchParams({
    locale,
    theme: themes[0],
    ...(scene.route ? { route: JSON.stringify(scene.route) } : {}),
    ...(scene.state ? { state: scene.state } : {}),
    ...(scene.query ?? {}),
  });
}

async function picture(page, camera, name, size, rules) {
  await page.setViewportSize(size);
  await settle(page);
  const { data } = await camera.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true });
  writeFileSync(join(target, `${name}.png`), Buffer.from(data, 'base64'));
  pictures += 1;
  for (const item of await page.evaluate(findCut)) say(name, `cut off: ${item}`);
  if (rules === null) return;
  const found = await page.evaluate((runOnly) => globalThis.axe.run(document, { runOnly, resultTypes: ['violations'] }), rules);
  for (const violation of found.violations) say(name, `axe ${violation.impact} ${violation.id}: ${placesOf(violation)}`);
}

function placesOf({ nodes }) {
  return nodes
    .slice(0, 3)
    .map((node) => `${node.target.join(' ')} ${node.any[0]?.message ?? ''}`)
    .join(' | ');
}

/** Fonts are there and nothing has changed for a moment. */
async function settle(page) {
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((quiet) => {
      const observer = new MutationObserver(() => again());
      let timer;
      const again = () => {
        clearTimeout(timer);
        timer = setTimeout(finish, 60);
      };
      const finish = () => {
        observer.disconnect();
        quiet();
      };
      observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      setTimeout(finish, 1500);
      again();
    });
  });
}

/** Buttons, badges and headings whose text does not fit, and anything wider than the window. */
function findCut() {
  const found = [];
  const root = document.scrollingElement;
  if (root.scrollWidth > window.innerWidth) found.push('page is wider than the window');
  if (root.scrollHeight > window.innerHeight) found.push('page is longer than the window');
  for (const element of document.querySelectorAll('.grid-2 > *, .pull-line-bar, .queue-tools, .page-actions, .dialog-foot, dd')) {
    const hidden = element.closest('.visually-hidden') || (document.querySelector('dialog[open]') && !element.closest('dialog'));
    if (!hidden && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 2)
      found.push(`spills over: ${element.className} "${element.textContent?.slice(0, 30)}"`);
  }
  for (const element of document.querySelectorAll(
    'button, .badge, .amount, h1, h2, label, .tab, dt, td, th, .page-body, .dialog-body, .secure-body, .virtual, .table-box',
  )) {
    const box = element.getBoundingClientRect();
    if (box.width === 0 || element.closest('.visually-hidden') || element.classList.contains('clip')) continue;
    const inDialog = element.closest('dialog');
    if (document.querySelector('dialog[open]') && !inDialog) continue;
    if (box.right > window.innerWidth + 1) found.push(`right edge: ${element.className} "${element.textContent?.slice(0, 30)}"`);
    if (element.scrollWidth > element.clientWidth + 2 && getComputedStyle(element).overflowX !== 'visible')
      found.push(`inside: ${element.className} "${element.textContent?.slice(0, 30)}"`);
  }
  return found;
}
