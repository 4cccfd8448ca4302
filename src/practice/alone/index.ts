// Owns the process of `npm run practice`: prints one line of JSON when the network answers, and goes when it is told to.
import { randomBytes } from 'node:crypto';
import { thisProcess, watchParent } from '../host/parent.ts';
import { systemProcesses } from '../host/processes.ts';
import { systemTimers } from '../host/timers.ts';
import { readAloneArguments, usage } from './arguments.ts';
import { runAlone } from './run.ts';

/** Exit codes: 0 told to go, 1 cannot start, 5 can no longer keep its word, 64 wrong arguments. */
async function main(words: readonly string[]): Promise<void> {
  const given = readAloneArguments(words);
  if (given.kind === 'help') return leave(0, usage);
  if (given.kind === 'problem') return leave(64, `practice: ${given.problem}\n${usage}`);
  const started = await runAlone(given.settings, {
    now: Date.now,
    random: (length) => randomBytes(length),
    timers: systemTimers,
    processes: systemProcesses,
    onFatal: (reason) => leave(5, `practice: ${reason}`),
  });
  if (!started.ok) return leave(1, `practice: ${started.error.code} ${started.error.params?.file ?? ''}`);
  const { close, ...shown } = started.value;
  watchParent(thisProcess, systemTimers, () => void close().then(() => leave(0, null)));
  process.stdout.write(`${JSON.stringify(shown)}\n`);
}

function leave(code: number, words: string | null): void {
  if (words !== null) process.stderr.write(`${words}\n`);
  process.exit(code);
}

main(process.argv.slice(2)).catch((error: unknown) => leave(1, `practice: ${String(error)}`));
