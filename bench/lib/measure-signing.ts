// Owns the measure of signing: the same script in Electron's main process and in plain Node.
import { execFileSync } from 'node:child_process';
import { freshFolder, signingScript, startSigning } from './apps.ts';
import type { Row } from './table.ts';

interface Batch {
  readonly inputs: number;
  readonly draft: readonly number[];
  readonly sign: readonly number[];
}

export async function measureSigning(): Promise<readonly Row[]> {
  const app = startSigning(await freshFolder('sign'));
  const electron = batchesOf(await app.hears('signing', 120_000));
  await app.quit();
  const node = batchesOf(execFileSync(process.execPath, [signingScript], { encoding: 'utf8' }).replace('bench:signing ', ''));
  return [
    ...electron.flatMap(({ inputs, draft, sign }): Row[] => [
      { what: `Choosing coins, 100 outputs from ${inputs} inputs, Electron's main`, unit: 'ms', values: draft },
      { what: `**Building, checking and signing, 100 outputs from ${inputs} inputs, Electron's main**`, unit: 'ms', values: sign },
    ]),
    ...node.map(
      ({ inputs, sign }): Row => ({ what: `The same from ${inputs} inputs, Node ${process.versions.node}`, unit: 'ms', values: sign }),
    ),
  ];
}

function batchesOf(text: string): readonly Batch[] {
  return JSON.parse(text) as readonly Batch[];
}
