// Owns the stories of the file of refused plans: it outlives the process, and a damaged one is left alone.
import { describe, expect, it } from 'vitest';
import { PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import { walletPaths } from '../storage/paths.ts';
import { openRefusals } from './kept-refusals.ts';

const wallet = { id: 'w', network: 'practice' } as const;

function world() {
  const files = new PowerLossFiles();
  const reports: unknown[] = [];
  const open = () =>
    openRefusals({ files, wait: async () => undefined, home: '/home', report: (error) => void reports.push(error) }, wallet);
  const paths = walletPaths('/home', 'practice', 'w');
  if (!paths.ok) throw new Error(paths.error.code);
  return { files, reports, open, path: paths.value.refusedPlans, folder: paths.value.folder };
}

describe('why plans were refused', () => {
  it('is there after a restart, however many came in one moment', async () => {
    const { open, reports, files, folder } = world();
    await files.makeFolder(folder);
    const first = await open();
    for (const id of ['a', 'b', 'a']) first.refusals.note(5, { code: 'insufficient-funds' }, [id]);
    await first.settled();
    const second = await open();
    expect(second.refusals.of('a')).toMatchObject([{ code: 'insufficient-funds', times: 2 }]);
    expect(second.refusals.of('b')).toMatchObject([{ times: 1 }]);
    expect(reports).toEqual([]);
  });

  it('is remembered for the run where the file is damaged, which is reported and not touched', async () => {
    const { open, reports, files, folder, path } = world();
    await files.makeFolder(folder);
    const file = await files.open(path, 'replace');
    await file.write(new TextEncoder().encode('nonsense'), 0);
    await file.close();
    const kept = await open();
    kept.refusals.note(5, { code: 'output-dust' }, ['a']);
    await kept.settled();
    expect(kept.refusals.of('a')).toMatchObject([{ code: 'output-dust' }]);
    expect(reports).toEqual([expect.stringContaining('damaged')]);
    expect(new TextDecoder().decode(files.contents()[path])).toBe('nonsense');
  });
});
