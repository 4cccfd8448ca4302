// `npm run shots [-- filter]`: a picture of every screen in both languages, themes and sizes (checked with axe on the way), and contact sheets of them in shots/.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages } from './lib/packages.mjs';
import { has, root, run } from './lib/run.mjs';

const folder = join(root, 'shots');
const perSheet = 12;
const columns = 4;
const thumb = 480;

await ensurePackages();
const browserPath = await ensureBrowser();
const filter = process.argv.slice(2);
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'screens'), { recursive: true });
const env = { ...process.env, SHOTS: join(folder, 'screens'), CHROMIUM: browserPath };
const code = await run(process.execPath, [join(root, 'tests', 'gallery', 'shoot.mjs'), ...filter, '--all'], { env });
await contactSheets();
process.exit(code);

/** Debian's Chromium takes the pictures: Electron's own cannot be driven as a browser. */
async function ensureBrowser() {
  const wanted = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (existsSync(wanted)) return wanted;
  if (!has('apt-get') || process.getuid?.() !== 0) throw new Error('shots: please type: sudo apt-get install -y chromium fonts-noto-cjk');
  await run('apt-get', ['update', '-qq'], { stdio: 'ignore' });
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'], { stdio: 'ignore' });
  return wanted;
}

/** One set of sheets for each language, theme and width, named after it. */
async function contactSheets() {
  const { chromium } = await import('@playwright/test');
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] });
  const names = readdirSync(join(folder, 'screens')).filter((name) => name.endsWith('.png'));
  const groups = new Map();
  for (const name of names) {
    const [, scene, variant] = /^(.*)-((?:en|ja)-(?:light|dark)-\d+)\.png$/.exec(name) ?? [];
    if (variant) groups.set(variant, [...(groups.get(variant) ?? []), { name, scene }]);
  }
  for (const [variant, shots] of groups) {
    for (let at = 0; at < shots.length; at += perSheet)
      await sheet(browser, `${variant}-${at / perSheet + 1}`, shots.slice(at, at + perSheet));
  }
  await browser.close();
  console.log(`shots: ${names.length} pictures in shots/screens, ${readdirSync(folder).length - 1} contact sheets in shots/`);
}

async function sheet(browser, name, shots) {
  const page = await browser.newPage({ viewport: { width: columns * (thumb + 16) + 16, height: 800 } });
  const figures = shots.map(({ name: file, scene }) => {
    const data = readFileSync(join(folder, 'screens', file)).toString('base64');
    return `<figure><img width="${thumb}" src="data:image/png;base64,${data}"><figcaption>${scene}</figcaption></figure>`;
  });
  await page.setContent(
    `<style>body{margin:16px;display:grid;grid-template-columns:repeat(${columns},${thumb}px);gap:16px;background:#888;font:14px sans-serif}figure{margin:0}</style>${figures.join('')}`,
  );
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  await page.close();
}
