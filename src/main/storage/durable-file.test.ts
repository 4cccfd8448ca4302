// Owns the stories of files that are replaced as a whole.
import { describe, expect, it } from 'vitest';
import { chanceFrom, PowerLossFiles, SystemError } from '../../../tests/fakes/power-loss-files.ts';
import { makeDurableFile } from './durable-file.ts';
import type { Files } from './files.ts';

const path = '/home/settings.json';
const bytes = (text: string) => new TextEncoder().encode(text);
const text = async (files: Files) => {
  const read = await file(files).read();
  if (!read.ok) return read.error.code;
  return read.value && Buffer.from(read.value).toString('utf8');
};
const file = (files: Files, wait: (ms: number) => Promise<void> = async () => {}) => makeDurableFile({ files, path, wait });

async function twoGenerations(): Promise<PowerLossFiles> {
  const files = new PowerLossFiles();
  await file(files).write(bytes('old'));
  await file(files).write(bytes('new'));
  return files;
}

describe('a durable file', () => {
  it('is null before the first write and then what was written last', async () => {
    const files = new PowerLossFiles();
    expect(await text(files)).toBeNull();
    await file(files).write(bytes('one'));
    await file(files).write(new Uint8Array());
    expect(await text(files)).toBe('');
  });

  it('reads the previous generation when the newest is damaged at any byte, cut, or gone', async () => {
    const disk = (await twoGenerations()).contents();
    const newest = disk[path]!;
    for (let at = 0; at < newest.length; at += 1) {
      const changed = newest.slice();
      changed[at]! ^= 0x10;
      expect(await text(PowerLossFiles.with({ ...disk, [path]: changed }))).toBe('old');
      expect(await text(PowerLossFiles.with({ ...disk, [path]: newest.subarray(0, at) }))).toBe('old');
    }
    expect(await text(PowerLossFiles.with({ [`${path}.previous`]: disk[`${path}.previous`]! }))).toBe('old');
  });

  it('says that it is damaged when no generation is whole', async () => {
    const disk = (await twoGenerations()).contents();
    expect(await text(PowerLossFiles.with({ [path]: disk[path]!.subarray(1), [`${path}.previous`]: bytes('junk') }))).toBe('file-damaged');
    expect(await text(PowerLossFiles.with({ [path]: bytes('junk') }))).toBe('file-damaged');
  });

  it('does not let a damaged newest push out the good previous generation', async () => {
    const disk = (await twoGenerations()).contents();
    const files = PowerLossFiles.with({ ...disk, [path]: bytes('junk') });
    files.arm({ kind: 'power', step: 5 });
    await file(files).write(bytes('third'));
    for (let seed = 0; seed < 20; seed += 1) expect(['old', 'third']).toContain(await text(files.afterPowerLoss(chanceFrom(seed))));
  });

  it('holds the old or the new content after a power loss at any step', async () => {
    const dry = await twoGenerations();
    dry.arm(null);
    await file(dry).write(bytes('third'));
    for (let step = 1; step <= dry.steps + 1; step += 1) {
      for (let seed = 0; seed < 20; seed += 1) {
        const files = await twoGenerations();
        files.arm({ kind: 'power', step });
        const written = await file(files).write(bytes('third'));
        const found = await text(files.afterPowerLoss(chanceFrom(seed)));
        expect(written.ok ? ['third'] : ['new', 'third']).toContain(found);
      }
    }
  });

  it('keeps the old content when a step fails, and says when it is not sure', async () => {
    const dry = await twoGenerations();
    dry.arm(null);
    await file(dry).write(bytes('third'));
    const codes = [];
    for (let step = 1; step <= dry.steps; step += 1) {
      const files = await twoGenerations();
      files.arm({ kind: 'fail', step, code: 'ENOSPC' });
      const written = await file(files).write(bytes('third'));
      const code = written.ok ? 'ok' : written.error.code;
      codes.push(code);
      expect(await text(files), `step ${step}`).toBe(code === 'write-uncertain' ? 'third' : 'new');
    }
    expect(codes.filter((code) => code === 'write-uncertain')).toHaveLength(1);
    expect(codes.filter((code) => code === 'ok')).toHaveLength(0);
  });

  it('keeps the order of writes that overlap', async () => {
    const files = new PowerLossFiles();
    const one = file(files);
    await Promise.all(['1', '2', '3', '4'].map((content) => one.write(bytes(content))));
    expect(await text(files)).toBe('4');
  });

  it('waits longer and longer while Windows holds the file, then gives up with the old content in place', async () => {
    const files = await twoGenerations();
    const rename = files.rename.bind(files);
    const stuck = (times: number): Files => {
      let left = times;
      files.rename = async (from, to) => {
        if (to === path && left-- > 0) throw new SystemError('EPERM');
        return rename(from, to);
      };
      return files;
    };
    const waits: number[] = [];
    const wait = async (ms: number) => void waits.push(ms);
    expect((await file(stuck(3), wait).write(bytes('third'))).ok).toBe(true);
    expect(waits).toEqual([10, 20, 40]);
    expect(await file(stuck(99), wait).write(bytes('fourth'))).toEqual({
      ok: false,
      error: { code: 'write-failed', params: { reason: 'EPERM' } },
    });
    expect(await text(files)).toBe('third');
    expect(Object.keys(files.contents())).toEqual(expect.not.arrayContaining([`${path}.new`]));
  });

  it('says that it cannot read when the system refuses', async () => {
    const files = await twoGenerations();
    files.read = async () => {
      throw new SystemError('EACCES');
    };
    expect(await text(files)).toBe('file-unreadable');
  });
});
