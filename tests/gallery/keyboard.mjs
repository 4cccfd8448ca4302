// Tabs through every scene of the gallery: focus is seen, never hidden, reaches all that can be pressed, is caught nowhere; Escape closes a sheet and gives
// focus back. `node tests/gallery/keyboard.mjs [part of a name…] [--no-build]`
import { availableParallelism } from 'node:os';
import { chromium } from '@playwright/test';
import { scenes } from './scenes.mjs';
import { serveGallery } from './serve.mjs';

const parts = process.argv.slice(2).filter((item) => !item.startsWith('--'));
const wanted = scenes.filter(({ name }) => parts.length === 0 || parts.some((part) => name.includes(part)));
const mostSteps = 250;
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
  await page.evaluate(watch);
  let stops = 0;
  for (; stops < mostSteps; stops += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(look);
    if (stop === 'round') break;
    for (const problem of stop) say(scene, problem);
  }
  steps += stops;
  if (stops === mostSteps) say(scene, `focus does not come round in ${mostSteps} steps`);
  for (const missed of await page.evaluate(notReached)) say(scene, `no Tab leads to ${missed}`);
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

/** Runs in the page before the first Tab. */
function watch() {
  const seen = new Set();
  const nameOf = (element) =>
    `${element.tagName.toLowerCase()}.${String(element.className).split(' ')[0]} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 30)}"`;
  /** What the eye can tell of an element: its own marks and those of the boxes around it. */
  const marks = (element) => {
    const chain = [element, element.parentElement, element.parentElement?.parentElement, element.closest('label')].filter(Boolean);
    return chain
      .map((item) => {
        const { outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor } = getComputedStyle(item);
        return [outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor].join();
      })
      .join('|');
  };
  globalThis.keyboardWalk = { seen, nameOf, marks };
  document.activeElement?.blur?.();
}

/** Runs in the page after each Tab: what is wrong with this stop, or that it was one before. */
function look() {
  const { seen, nameOf, marks } = globalThis.keyboardWalk;
  const element = document.activeElement;
  // Past the last stop the focus leaves the page once, and comes back at the first.
  if (element === null || element === document.body) return [];
  if (seen.has(element)) return 'round';
  seen.add(element);
  const problems = [];
  if (element.tabIndex > 0) problems.push(`${nameOf(element)} jumps the order (tabindex ${element.tabIndex})`);
  const focused = marks(element);
  element.blur();
  const plain = marks(element);
  element.focus({ preventScroll: true });
  if (focused === plain) problems.push(`${nameOf(element)} does not show its focus`);
  const box = (element.closest('label') ?? element).getBoundingClientRect();
  const [left, right] = [Math.max(0, box.left), Math.min(innerWidth, box.right)];
  const [top, bottom] = [Math.max(0, box.top), Math.min(innerHeight, box.bottom)];
  if (right - left < 1 || bottom - top < 1) return [...problems, `${nameOf(element)} has the focus out of sight`];
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => [left + (right - left) * x, top + (bottom - top) * y]));
  const isSeen = points.some(([x, y]) => {
    const there = document.elementFromPoint(x, y);
    // A toast goes by itself, and by its own button.
    if (there?.closest('.toasts')) return true;
    return there !== null && (element.contains(there) || there.contains(element) || element.closest('label')?.contains(there));
  });
  if (!isSeen) problems.push(`${nameOf(element)} has the focus and is covered`);
  return problems;
}

/** Runs in the page after the walk. Of a group that is walked by arrows one stop is enough. */
function notReached() {
  const { seen, nameOf } = globalThis.keyboardWalk;
  const dialogs = document.querySelectorAll('dialog[open]');
  const scope = dialogs[dialogs.length - 1] ?? document;
  const stops = scope.querySelectorAll('button, a[href], input, select, textarea, summary, [role=button], [tabindex="0"]');
  return [...stops]
    .filter((element) => {
      if (seen.has(element) || element.matches(':disabled') || !element.checkVisibility({ checkVisibilityCSS: true })) return false;
      if (element.type === 'radio') return ![...seen].some((other) => other.type === 'radio' && other.name === element.name);
      return element.closest('[role=tablist], [role=menu], [role=listbox], [role=grid], .virtual') === null;
    })
    .map(nameOf);
}
