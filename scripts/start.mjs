// `npm start`: sets up, builds and opens the app; on a machine without a display it plays the main job by itself instead.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root, run } from './lib/run.mjs';
import { sandboxSwitches } from './lib/sandbox.mjs';
import { failed, setup } from './lib/setup.mjs';
import { hasDisplay } from './lib/system.mjs';

const args = process.argv.slice(2);

async function main() {
  const binary = await setup();
  if ((await run(join(root, 'node_modules', '.bin', 'electron-vite'), ['build', '--logLevel', 'warn'])) !== 0) process.exit(1);
  if (!hasDisplay()) {
    console.log('start: there is no display here; playing the main job under a virtual one (npm run demo)');
    const { demo } = await import('./demo.mjs');
    process.exit(await demo());
  }
  const child = spawn(binary, [...sandboxSwitches(binary), root, ...args], { cwd: root, stdio: 'inherit' });
  child.on('exit', (code) => process.exit(code ?? 1));
}

await main().catch(failed);
