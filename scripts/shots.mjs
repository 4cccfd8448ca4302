// `npm run shots [-- part of a name…]`: a picture of every screen in both languages, themes and sizes (checked with axe on the way), and contact sheets of them in shots/.
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePackages } from './lib/packages.mjs';
import { capture, has, root, run } from './lib/run.mjs';

const folder = join(root, 'shots');
const perSheet = 20;
const columns = 4;
const thumb = 480;
/** What Debian needs for the pictures: the browser, and letters that the screens use. */
const debian = ['chromium', 'fonts-noto-cjk', 'fonts-noto-color-emoji'];

await ensurePackages();
const browserPath = await ensureBrowser();
rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, 'screens'), { recursive: true });
const env = { ...process.env, SHOTS: join(folder, 'screens'), CHROMIUM: browserPath };
const parts = process.argv.slice(2);
const codes = [];
// The app's own screens, then the pages for people without it.
for (const script of ['shoot.mjs', 'shoot-public.mjs'])
  codes.push(await run(process.execPath, [join(root, 'tests', 'gallery', script), ...parts, '--all'], { env }));
const pictures = await contactSheets();
process.exit(pictures > 0 && codes.every((code) => code === 0) ? 0 : 1);

/** Debian's Chromium takes the pictures: Electron's own cannot be driven as a browser. */
async function ensureBrowser() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  if (has('dpkg-query')) await install(debian.filter((name) => !installed(name)));
  const path = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((item) => existsSync(item));
  if (!path) throw new Error('shots: no Chromium was found; please set CHROMIUM to the path of one');
  return path;
}

function installed(name) {
  return capture('dpkg-query', ['-W', '-f', '${Status}', name]).out.includes('ok installed');
}

async function install(missing) {
  if (missing.length === 0) return;
  if (process.getuid?.() !== 0) throw new Error(`shots: please type: sudo apt-get install -y --no-install-recommends ${missing.join(' ')}`);
  console.log(`setup: apt-get install ${missing.join(' ')}`);
  await run('apt-get', ['update', '-qq'], { stdio: 'ignore' });
  const code = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], { stdio: 'ignore' });
  if (code !== 0) throw new Error(`shots: apt-get could not install ${missing.join(' ')}`);
}

/** One set of sheets for each language, theme and width, in the order of the scenes. */
async function contactSheets() {
  const { chromium } = await import('@playwright/test');
  const { scenes } = await import('../tests/gallery/scenes.mjs');
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox', '--disable-gpu'] });
  const names = readdirSync(join(folder, 'screens')).filter((name) => name.endsWith('.png'));
  const groups = new Map();
  for (const name of names) {
    const [, scene, variant] = /^(.*)-((?:en|ja)-(?:light|dark)-\d+)\.png$/.exec(name) ?? [];
    if (variant) groups.set(variant, [...(groups.get(variant) ?? []), { name, scene }]);
  }
  const place = new Map(scenes.map((scene, index) => [scene.name, index]));
  for (const [variant, shots] of groups) {
    shots.sort((a, b) => (place.get(a.scene) ?? 0) - (place.get(b.scene) ?? 0));
    for (let at = 0; at < shots.length; at += perSheet)
      await sheet(browser, `${variant}-${String(at / perSheet + 1).padStart(2, '0')}`, shots.slice(at, at + perSheet));
  }
  await browser.close();
  const sheets = readdirSync(folder).filter((name) => name.endsWith('.png')).length;
  console.log(`shots: ${names.length} pictures in shots/screens, ${sheets} contact sheets in shots/`);
  return names.length;
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
