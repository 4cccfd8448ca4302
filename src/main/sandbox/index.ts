// Owns the entry of the sandbox: the app hidden, on the practice network only, with wallets that are ready to pay. Never packed.
import '../app/polyfill.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { start } from '../app/start.ts';
import { httpClient } from '../backends/http-client.ts';
import { practiceEndpoints } from '../backends/practice-endpoint.ts';
import { openSandbox } from './open-sandbox.ts';
import { readSandboxSettings } from './settings-parse.ts';
import { watchParent } from './watch-parent.ts';

const usage = 64;
const settings = readSandboxSettings(process.env);

if (!settings.ok) {
  console.error(`sandbox: ${settings.error}; start it with: npm run sandbox`);
  process.exit(usage);
}
const { limits } = settings.value;

start({
  bundle: join(__dirname, '..'),
  resources: join(__dirname, '..', '..', 'resources'),
  loopbackWebhooks: true,
  hooks: {
    clockOffset: () => 0,
    onClockChange: () => undefined,
    noLimits: !limits,
    hidden: true,
    autoArm: true,
    practicePrices: true,
    lies: false,
    running: (parts) => {
      watchParent({ parent: () => process.ppid, every: parts.base.every, quit: parts.quit });
      const client = httpClient({ isAllowed: isLoopback, timeoutMs: 15_000 });
      openSandbox({
        parts,
        client,
        endpoints: practiceEndpoints,
        readText: (path) => readFile(path, 'utf8'),
        settings: settings.value,
        say: (line) => console.log(line),
      }).catch((error: unknown) => {
        parts.base.report(error);
        parts.quit();
      });
    },
  },
});

function isLoopback(origin: string): boolean {
  return /^http:\/\/127\.0\.0\.1:\d+$/.test(origin);
}
