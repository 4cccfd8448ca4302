// Takes pictures of the pages for recipients without the app, in every state, on a phone and on a desk, and checks each with axe.
// `node tests/gallery/shoot-public.mjs [part of a name…]`; pictures go where `shoot.mjs` puts its own.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { createServer } from 'vite';
import { claimPage, servedFiles } from '../../scripts/lib/claim-page.mjs';

const root = join(import.meta.dirname, '../..');
const target = process.env.SHOTS ?? '/tmp/shots';
const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');
const sizes = [
  { width: 360, height: 740 },
  { width: 960, height: 800 },
];
const submit = (page) => page.locator('form[aria-labelledby] button[type=submit]').first().click();
const fill = (fields) => async (page) => {
  for (const [id, text] of Object.entries(fields)) await page.locator(`#${id}`).fill(text);
};
const address = 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080';
const showOwn = [fill({ token: 'k'.repeat(43) }), submit];
const pickMethod = (nth) => (page) => page.locator('input[type=radio], select').nth(nth).check({ force: true });
const claim = (state) => `pull-payments/active/claims/${state}`;

/** `path` of the server; null for claim.html. */
const scenes = [
  { name: 'active', path: 'pull-payments/active' },
  { name: 'long', path: 'pull-payments/long' },
  { name: 'future', path: 'pull-payments/future' },
  { name: 'expired', path: 'pull-payments/expired' },
  { name: 'archived', path: 'pull-payments/archived' },
  { name: 'empty', path: 'pull-payments/empty' },
  { name: 'not-found', path: 'pull-payments/missing', loud: true },
  { name: 'busy', path: 'pull-payments/busy', loud: true },
  { name: 'passphrase', path: 'pull-payments/locked', loud: true },
  { name: 'passphrase-empty', path: 'pull-payments/locked', press: [submit], loud: true },
  { name: 'passphrase-wrong', path: 'pull-payments/locked', press: [fill({ passphrase: 'open sesame' }), submit], loud: true },
  { name: 'claim-incomplete', path: 'pull-payments/active', press: [fill({ amount: '-1' }), submit], loud: true },
  { name: 'claim-refused', path: 'pull-payments/refused', press: [fill({ destination: address, amount: '500' }), submit], loud: true },
  { name: 'claim-made', path: 'pull-payments/active', press: [fill({ destination: address }), submit], loud: true },
  { name: 'claim-of-other', path: claim('AwaitingPayment') },
  { name: 'claim-own', path: claim('AwaitingApproval'), press: showOwn },
  { name: 'claim-paid', path: claim('Completed'), press: showOwn },
  { name: 'claim-declined', path: claim('Cancelled'), press: showOwn },
  { name: 'file', path: null },
  { name: 'file-errors', path: null, press: [(page) => page.locator('button[type=submit]').click()] },
  {
    name: 'file-code',
    path: null,
    press: [(page) => page.locator('#destination').fill(address), (page) => page.locator('button[type=submit]').click()],
  },
  { name: 'tokens', path: 'pull-payments/tokens' },
  { name: 'tokens-picked', path: 'pull-payments/tokens', press: [pickMethod(2)] },
  { name: 'file-tokens', path: null, tokens: true },
  { name: 'file-tokens-picked', path: null, tokens: true, press: [pickMethod(4)] },
  {
    name: 'file-tokens-code',
    path: null,
    tokens: true,
    press: [
      pickMethod(2),
      fill({ destination: 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe' }),
      (page) => page.locator('button[type=submit]').click(),
    ],
  },
  { name: 'file-no-offer', path: null, fragment: '' },
  // The limit for strangers is reached last: it stays reached.
  { name: 'too-many', path: 'pull-payments/active', press: Array.from({ length: 4 }, () => tooMany), loud: true },
];

const parts = process.argv.slice(2).filter((item) => !item.startsWith('--'));
const wanted = scenes.filter(({ name }) => parts.length === 0 || parts.some((part) => `public-${name}`.includes(part)));
mkdirSync(target, { recursive: true });
const loader = await createServer({
  configFile: false,
  root,
  logLevel: 'error',
  appType: 'custom',
  server: { middlewareMode: true, hmr: false, ws: false },
});
const { servePublic, practiceOffer, tokenMethods } = await loader.ssrLoadModule('/tests/gallery/public-world.ts');
const files = await servedFiles();
const file = join(target, '..', 'claim.html');
writeFileSync(file, await claimPage());
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--font-render-hinting=none', '--force-color-profile=srgb'],
});
let [pictures, problems] = [0, 0];
for (const locale of ['en', 'ja']) await inLanguage(locale);
await browser.close();
await loader.close();
console.log(`${pictures} pictures of ${wanted.length} pages: ${problems === 0 ? 'no problems' : `${problems} problems`}`);
process.exit(problems === 0 && pictures >= wanted.length ? 0 : 1);

async function tooMany(page) {
  await page.locator('#destination').fill('');
  await submit(page);
  if ((await page.locator('#destination').count()) === 0) return;
}

async function inLanguage(locale) {
  for (const theme of ['light', 'dark']) {
    for (const size of sizes) {
      const { origin, close } = await servePublic(files);
      const context = await browser.newContext({
        viewport: size,
        colorScheme: theme,
        locale,
        reducedMotion: 'reduce',
        timezoneId: 'Asia/Tokyo',
      });
      const page = await context.newPage();
      // Their ends are counted from the moment of the pictures.
      await page.clock.setFixedTime(1_795_426_200_000);
      for (const scene of wanted)
        await picture(page, scene, origin, `public-${scene.name}-${locale}-${theme}-${size.width}`).catch((error) =>
          say(scene.name, `not shown: ${String(error.message).split('\n')[0]}`),
        );
      await context.close();
      close();
    }
  }
}

async function picture(page, { path, press = [], tokens, fragment = practiceOffer(tokens ? tokenMethods : undefined) }, origin, name) {
  await page.goto('about:blank');
  await page.goto(path === null ? `file://${file}#${fragment}` : `${origin}/${path}`);
  for (const step of press) {
    if ((await page.locator('form').count()) === 0) break;
    await step(page);
    await page.waitForLoadState('load');
  }
  await page.waitForTimeout(80);
  writeFileSync(join(target, `${name}.png`), await page.screenshot({ fullPage: true }));
  pictures += 1;
  const width = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
  if (width > 0) say(name, `${width} pixels wider than the window`);
  const mark = await page.locator('.network-mark').count();
  const isOfNobody = /not-found|busy|too-many|no-offer/.test(name);
  if (mark !== (isOfNobody ? 0 : 1)) say(name, `${mark} marks of the practice network`);
  // Playwright's own world: the policy of the page lets no script in.
  const { violations } = await page.evaluate(`${axe};axe.run(document,{resultTypes:['violations']})`);
  for (const violation of violations) say(name, `axe ${violation.impact} ${violation.id}: ${violation.nodes[0].target.join(' ')}`);
}

function say(name, text) {
  problems += 1;
  console.log(`${name}: ${text}`);
}
