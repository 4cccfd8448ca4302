// Owns the practice process: reads its arguments, hosts the network, and goes when the app that started it goes.
import { randomBytes } from 'node:crypto';
import { thisProcess, watchParent } from './host/parent.ts';
import { systemProcesses } from './host/processes.ts';
import { startPractice } from './host/serve.ts';
import { systemTimers } from './host/timers.ts';

/** Exit codes: 0 told to go, 2 wrong arguments, 3 another host has the folder, 4 the folder is damaged, 5 can no longer keep its word. */
const exitCodes: Readonly<Record<string, number>> = { 'practice-held': 3, 'practice-damaged': 4 };

async function main(args: readonly string[]): Promise<void> {
  const folder = args[args.indexOf('--folder') + 1];
  if (!args.includes('--folder') || folder === undefined) return leave(2, 'usage: practice --folder <path> [--testing]');
  const started = await startPractice({
    folder,
    now: Date.now,
    random: (length) => randomBytes(length),
    timers: systemTimers,
    processes: systemProcesses,
    testing: args.includes('--testing'),
    onFatal: (reason) => leave(5, reason),
  });
  if (!started.ok) return leave(exitCodes[started.error.code] ?? 1, `${started.error.code} ${started.error.params?.file ?? ''}`);
  watchParent(thisProcess, systemTimers, () => void started.value.close().then(() => leave(0, null)));
}

function leave(code: number, reason: string | null): void {
  if (reason !== null) process.stderr.write(`practice: ${reason}\n`);
  process.exit(code);
}

main(process.argv.slice(2)).catch((error: unknown) => leave(1, String(error)));
