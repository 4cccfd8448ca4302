// All that a fresh clone needs before it can build, in order.
import { ensurePackages } from './packages.mjs';
import { ensureRuntime } from './runtime.mjs';
import { ensureSystem, hasDisplay } from './system.mjs';

/** Prepares the machine. `headless`: the caller will need a virtual display. Returns the path of the Electron binary. */
export async function setup({ headless = !hasDisplay() } = {}) {
  await ensurePackages();
  const binary = ensureRuntime();
  await ensureSystem(binary, { headless });
  return binary;
}

/** Ends a command whose set-up failed with the reason alone: it names what to type. Bugs keep their stack. */
export function failed(error) {
  const message = error instanceof Error ? error.message : String(error);
  console.error(message.startsWith('setup: ') ? message : error);
  process.exit(1);
}
