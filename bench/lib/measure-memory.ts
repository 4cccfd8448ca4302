// Owns the measure of memory: all processes of the app after a while of quiet, against those of the bare window, in turn.
import { freshFolder, startApp, startBare } from './apps.ts';
import { type Home, copyHome } from './home.ts';
import { counts } from './options.ts';
import type { ElectronProcess } from './process.ts';
import { memoryOf } from './processes.ts';
import { ratios } from './statistics.ts';
import type { Row } from './table.ts';

async function idle(app: ElectronProcess): Promise<ReturnType<typeof memoryOf>> {
  await app.hears('usable');
  await new Promise((resolve) => setTimeout(resolve, counts.idleSeconds * 1000));
  const memory = memoryOf(app.pid);
  await app.quit();
  return memory;
}

export async function measureMemory(prepared: Home): Promise<readonly Row[]> {
  const home = await copyHome(prepared);
  const data = await freshFolder('bare');
  const app: ReturnType<typeof memoryOf>[] = [];
  const bare: ReturnType<typeof memoryOf>[] = [];
  for (let run = 0; run < counts.memory; run += 1) {
    app.push(await idle(startApp({ home: home.folder, profile: home.profile, marks: [{ name: 'usable', button: 'New pull payment' }] })));
    bare.push(await idle(startBare(data)));
  }
  const size = (all: readonly { readonly mebibytes: number }[]): readonly number[] => all.map(({ mebibytes }) => mebibytes);
  return [
    { what: `Bare window, ${bare[0]?.processes} processes, ${counts.idleSeconds} s after its start`, unit: 'MiB', values: size(bare) },
    { what: `App, ${app[0]?.processes} processes, ${counts.idleSeconds} s after its start`, unit: 'MiB', values: size(app) },
    { what: 'App ÷ bare window, memory of all processes', unit: '×', values: ratios(size(app), size(bare)), digits: 2 },
  ];
}
