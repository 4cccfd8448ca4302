// Builds claim.html (one self-contained file with its script and style inside, each allowed by its hash and nothing else), and the files of the
// pages that the API server shows.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { root } from './run.mjs';

const folder = join(root, 'src', 'claim-page');

/** Script and style of one entry, as text. */
async function bundleOf(entry) {
  const bundled = await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      minify: true,
      cssMinify: true,
      lib: { entry: join(folder, entry), formats: ['iife'], name: 'pullpay', fileName: 'claim', cssFileName: 'claim' },
    },
  });
  const files = (Array.isArray(bundled) ? bundled : [bundled]).flatMap(({ output }) => output);
  const script = files.find((file) => file.type === 'chunk')?.code ?? '';
  const style = String(files.find((file) => file.type === 'asset' && file.fileName.endsWith('.css'))?.source ?? '');
  if (script === '' || style === '') throw new Error(`${entry}: the build gave no script or no style`);
  return { script, style };
}

/** What the served pages load. */
export function servedFiles() {
  return bundleOf(join('served', 'entry.ts'));
}

/** The page's text. An end tag inside the script would end it, so there must be none. */
export async function claimPage() {
  const { script, style } = await bundleOf('entry.ts');
  if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style)) throw new Error('claim.html: the script would end its own element');
  const parts = { '%SCRIPT%': hashOf(script), '%STYLE%': hashOf(style), '%CSS%': style, '%JS%': script };
  const template = readFileSync(join(folder, 'claim.html'), 'utf8');
  // Each place once, by a function: a `$` in the script must not mean anything.
  return Object.entries(parts).reduce((page, [place, text]) => page.replace(place, () => text), template);
}

/** A step of the build: writes the pages into the folder of the bundle. */
export function claimPagePlugin(out) {
  return {
    name: 'claim-page',
    async closeBundle() {
      mkdirSync(out, { recursive: true });
      writeFileSync(join(out, 'claim.html'), await claimPage());
      const served = await servedFiles();
      writeFileSync(join(out, 'page.js'), served.script);
      writeFileSync(join(out, 'page.css'), served.style);
    },
  };
}

function hashOf(text) {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;
}
