// `npm run demo`: the main job played through visible screens by real clicks, sender and recipient in two processes. Pictures go to demo/.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './lib/run.mjs';
import { failed, setup } from './lib/setup.mjs';

/** Plays the story on a built tree; resolves to 0 only if both payouts were completed on the chains. */
export async function demo() {
  rmSync(join(root, 'demo'), { recursive: true, force: true });
  mkdirSync(join(root, 'demo'), { recursive: true });
  const playwright = join(root, 'node_modules', '.bin', 'playwright');
  const args = ['test', '--config', 'e2e/demo/demo.config.ts'];
  const env = { ...process.env, PULLPAY_DEMO: join(root, 'demo') };
  if (process.platform !== 'linux') return run(playwright, args, { env });
  return run('xvfb-run', ['-a', '-s', '-screen 0 1600x1200x24', playwright, ...args], { env });
}

if (process.argv[1]?.endsWith('demo.mjs')) {
  await setup({ headless: true }).catch(failed);
  const built = await run(join(root, 'node_modules', '.bin', 'electron-vite'), ['build', '--logLevel', 'warn']);
  process.exit(built === 0 ? await demo() : 1);
}
