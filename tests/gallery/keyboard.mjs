// Tabs through every scene of the gallery: focus is seen, never hidden, reaches all that can be pressed, is caught nowhere; Escape closes a sheet and gives
// focus back. `node tests/gallery/keyboard.mjs [part of a name…] [--no-build]`
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { scenes } from './scenes.mjs';
import { serveGallery } from './serve.mjs';

const parts = process.argv.slice(2).filter((item) => !item.startsWith('--'));
const wanted = scenes.filter(({ name }) => parts.length === 0 || parts.some((part) => name.includes(part)));
const mostSteps = 250;
const inPage = readFileSync(join(import.meta.dirname, 'keyboard-page.js'), 'utf8');
const { origin, close } = await serveGallery({ rebuild: !process.argv.includes('--no-build') });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const found = new Map();
let [next, steps] = [0, 0];
await Promise.all(Array.from({ length: availableParallelism() }, work));
await browser.close();
close();
for (const [problem, names] of found) console.log(`${problem}\n    in ${names.length}: ${names.slice(0, 4).join(', ')}`);
console.log(`${wanted.length} scenes, ${steps} stops: ${found.size === 0 ? 'no problems' : `${found.size} problems`}`);
process.exit(found.size === 0 && steps > 0 ? 0 : 1);

async function work() {
  const context = await browser.newContext({ viewport: { width: 1000, height: 700 }, reducedMotion: 'reduce' });
  context.setDefaultTimeout(10_000);
  await context.addInitScript(() => location.protocol === 'http:' && sessionStorage.clear());
  const page = await context.newPage();
  while (next < wanted.length) {
    const scene = wanted[next];
    next += 1;
    await walk(page, scene).catch((error) => say(scene, `not walked: ${String(error.message).split('\n')[0]}`));
  }
  await context.close();
}

function say({ name }, problem) {
  found.set(problem, [...(found.get(problem) ?? []), name]);
}

async function walk(page, scene) {
  const { route, state, query } = scene;
  const address = { locale: 'en', ...(route ? { route: JSON.stringify(route) } : {}), ...(state ? { state } : {}), ...query };
  await page.goto(`${origin}/${scene.page ?? 'index'}.html?${new URLSearchParams(address)}`);
  await rest(page);
  for (const press of scene.press ?? []) {
    await press(page, 'en');
    await rest(page);
  }
  if (scene.wait) await page.waitForTimeout(scene.wait);
  await tabAround(page, scene);
  if ((await page.locator('dialog[open]').count()) > 0) await leave(page, scene);
}

function rest(page) {
  return page.waitForTimeout(120);
}

async function tabAround(page, scene) {
  await page.evaluate(inPage);
  await page.evaluate(() => globalThis.keyboardWalk.watch());
  let stops = 0;
  for (; stops < mostSteps; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => globalThis.keyboardWalk.look());
    if (stop === 'round') break;
    for (const problem of stop) say(scene, problem);
  }
  steps += stops;
  if (stops === mostSteps) say(scene, `focus does not come round in ${mostSteps} steps`);
  for (const missed of await page.evaluate(() => globalThis.keyboardWalk.notReached())) say(scene, `no Tab leads to ${missed}`);
}

/** One sheet after another: each Escape closes one, and none leaves the focus nowhere. */
async function leave(page, scene) {
  for (let open = await page.locator('dialog[open]').count(); open > 0; open = await page.locator('dialog[open]').count()) {
    await page.keyboard.press('Escape');
    await rest(page);
    if ((await page.locator('dialog[open]').count()) >= open) return say(scene, 'Escape closes nothing');
  }
  if (await page.evaluate(() => document.activeElement === null || document.activeElement === document.body))
    say(scene, 'after Escape nothing has the focus');
}
