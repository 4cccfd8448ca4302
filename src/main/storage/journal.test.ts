// Owns the stories of the journal: power loss, damage, full disks, many callers at once.
import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chanceFrom, PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import { refuse } from '../../shared/result.ts';
import type { Files } from './files.ts';
import { type OpenedJournal, openJournal } from './journal.ts';
import { genesis } from './journal-line.ts';
import { nodeFiles } from './node-files.ts';
import type { Journal } from './types.ts';

const path = '/home/wallets/practice/w1/promises.journal';
const identity = 'promises practice w1';

async function open(files: Files, at = path): Promise<OpenedJournal> {
  const opened = await openJournal({ files, path: at, identity, now: () => 1_700_000_000 });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

async function openCode(files: Files, as = identity): Promise<string> {
  const opened = await openJournal({ files, path, identity: as, now: () => 1_700_000_000 });
  return opened.ok ? 'ok' : opened.error.code;
}

const bodies = (journal: Journal) => journal.records().map((record) => record.body);

async function sample(...appends: readonly (readonly unknown[])[]): Promise<Uint8Array> {
  const files = new PowerLossFiles();
  const { journal } = await open(files);
  for (const append of appends) await journal.append(append);
  return files.contents()[path]!;
}

describe('a journal', () => {
  it('gives back after a restart what was appended, numbered from 1 and chained', async () => {
    const files = new PowerLossFiles();
    const first = await open(files);
    expect(first.journal.head).toEqual(genesis(identity));
    const answer = await first.journal.append([{ type: 'a', n: 1 }, ['ü', null]]);
    await first.journal.append(['🙂']);
    expect(answer).toMatchObject({ ok: true, value: [{ seq: 1 }, { seq: 2, body: ['ü', null] }] });
    const second = await open(files);
    expect(second.torn).toBeNull();
    expect(second.journal.records()).toEqual(first.journal.records());
    expect(second.journal.head).toEqual({ seq: 3, hash: first.journal.records()[2]!.hash });
  });

  it('keeps any JSON value exactly, also keys that look like numbers or like __proto__', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.jsonValue(), { minLength: 1, maxLength: 3 }), { maxLength: 4 }), async (appends) => {
        const files = new PowerLossFiles();
        const { journal } = await open(files);
        for (const append of appends) expect((await journal.append(append)).ok).toBe(true);
        const again = await open(files);
        expect(again.journal.records()).toEqual(journal.records());
        expect(JSON.stringify(bodies(again.journal))).toBe(JSON.stringify(appends.flat()));
      }),
      { numRuns: 100 },
    );
  });

  it('refuses a file that belongs to another journal', async () => {
    const files = PowerLossFiles.with({ [path]: await sample([1]) });
    expect(await openCode(files, 'promises practice w2')).toBe('journal-damaged');
  });

  it('opens to whole appends when it is cut at any byte, keeps the rest aside, and goes on', async () => {
    const appends = [[{ a: 1 }], [{ b: 2 }, { c: '三' }], ['last']];
    const whole = await sample(...appends);
    const lengths = [await sample(), await sample(appends[0]!), await sample(appends[0]!, appends[1]!), whole].map((bytes) => bytes.length);
    for (let cut = 0; cut <= whole.length; cut += 1) {
      const files = PowerLossFiles.with({ [path]: whole.subarray(0, cut) });
      const { journal, torn } = await open(files);
      const kept = lengths.filter((length) => length <= cut).length - 1;
      expect(bodies(journal)).toEqual(appends.slice(0, kept).flat());
      const tail = cut - lengths[kept]!;
      expect(torn).toEqual(tail === 0 ? null : { bytes: tail, keptAs: 'promises.journal.torn-1700000000' });
      if (tail > 0) expect(files.contents()[`${path}.torn-1700000000`]).toEqual(whole.slice(lengths[kept]!, cut));
      expect((await journal.append(['after'])).ok).toBe(true);
      expect(bodies((await open(files)).journal)).toEqual([...appends.slice(0, kept).flat(), 'after']);
    }
  });

  it('never opens with a changed byte, and leaves the disk alone when it refuses', async () => {
    const whole = await sample([{ a: 1 }], [{ b: 2 }], [{ c: 3 }]);
    for (let at = 0; at < whole.length; at += 1) {
      const changed = whole.slice();
      changed[at]! ^= 0x01;
      const files = PowerLossFiles.with({ [path]: changed });
      expect(await openCode(files), `byte ${at}`).toBe('journal-damaged');
      expect(files.contents()).toEqual({ [path]: changed });
    }
  });

  it('refuses a record taken out of the middle, and two that changed places', async () => {
    const [one, two, three] = [await sample([1]), await sample([1], [2]), await sample([1], [2], [3])];
    const first = three.slice(0, one.length);
    const second = three.slice(one.length, two.length);
    const third = three.slice(two.length);
    expect(await openCode(PowerLossFiles.with({ [path]: Buffer.concat([first, third]) }))).toBe('journal-damaged');
    expect(await openCode(PowerLossFiles.with({ [path]: Buffer.concat([second, first, third]) }))).toBe('journal-damaged');
  });

  it('takes a last line with holes of zeros for a torn write, but not one in the middle', async () => {
    const [one, two] = [await sample(['x'.repeat(200)]), await sample(['x'.repeat(200)], ['y'.repeat(200)])];
    const lastHoled = two.slice();
    lastHoled.fill(0, two.length - 64, two.length - 16);
    expect(bodies((await open(PowerLossFiles.with({ [path]: lastHoled }))).journal)).toEqual(['x'.repeat(200)]);
    const firstHoled = two.slice();
    firstHoled.fill(0, one.length - 64, one.length - 16);
    expect(await openCode(PowerLossFiles.with({ [path]: firstHoled }))).toBe('journal-damaged');
  });

  it('keeps every torn tail under a name of its own', async () => {
    const whole = await sample([1], [2]);
    const files = PowerLossFiles.with({ [path]: whole.subarray(0, whole.length - 3), [`${path}.torn-1700000000`]: new Uint8Array(1) });
    expect((await open(files)).torn?.keptAs).toBe('promises.journal.torn-1700000000-2');
  });
});

describe('power loss', () => {
  /** Appends until the power goes; returns what was acknowledged and what was tried. */
  async function work(files: PowerLossFiles): Promise<{ acknowledged: unknown[]; tried: unknown[][] }> {
    const acknowledged: unknown[] = [];
    const tried: unknown[][] = [];
    const opened = await openJournal({ files, path, identity, now: () => 1_700_000_000 });
    if (!opened.ok) return { acknowledged, tried };
    for (const group of [[['a1']], [['b1', 'b2'], ['c'.repeat(70)]], [['d']]]) {
      const answers = group.map((append) => {
        tried.push(append);
        return opened.value.journal.append(append);
      });
      for (const [index, answer] of (await Promise.all(answers)).entries()) if (answer.ok) acknowledged.push(...group[index]!);
    }
    return { acknowledged, tried };
  }

  it('at any step loses no acknowledged record and splits no append', async () => {
    const dry = new PowerLossFiles();
    await work(dry);
    expect(dry.steps).toBeGreaterThan(8);
    for (let step = 1; step <= dry.steps; step += 1) {
      for (let seed = 0; seed < 25; seed += 1) {
        const files = new PowerLossFiles();
        files.arm({ kind: 'power', step });
        const { acknowledged, tried } = await work(files);
        const disk = files.afterPowerLoss(chanceFrom(seed));
        const found = bodies((await open(disk)).journal);
        expect(found.slice(0, acknowledged.length)).toEqual(acknowledged);
        const wholeAppends = tried.map((_, index) => tried.slice(0, index + 1).flat());
        expect([[], ...wholeAppends]).toContainEqual(found);
      }
    }
  });

  it('at any step of setting a torn tail aside loses nothing of the good part', async () => {
    const whole = await sample(['good'], ['torn']);
    const torn = whole.subarray(0, whole.length - 5);
    for (let step = 1; step <= 10; step += 1) {
      for (let seed = 0; seed < 10; seed += 1) {
        const files = PowerLossFiles.with({ [path]: torn });
        files.arm({ kind: 'power', step });
        await openJournal({ files, path, identity, now: () => 5 });
        expect(bodies((await open(files.afterPowerLoss(chanceFrom(seed)))).journal)).toEqual(['good']);
      }
    }
  });
});

describe('a failing disk', () => {
  it('that is full refuses the append, keeps the file as it was, and takes the next one when there is room', async () => {
    const files = new PowerLossFiles();
    const { journal } = await open(files);
    await journal.append(['before']);
    const before = files.contents();
    files.arm({ kind: 'fail', step: 1, code: 'ENOSPC' });
    expect(await journal.append(['x'])).toEqual({ ok: false, error: { code: 'disk-full' } });
    expect(files.contents()).toEqual(before);
    expect(await journal.append(['after'])).toMatchObject({ ok: true, value: [{ seq: 2 }] });
    expect(bodies((await open(files)).journal)).toEqual(['before', 'after']);
  });

  it('that is full refuses also those who waited behind: what they say may follow from what was not written', async () => {
    const files = new PowerLossFiles();
    const { journal } = await open(files);
    files.arm({ kind: 'fail', step: 1, code: 'ENOSPC' });
    const first = journal.append(['claim']);
    await Promise.resolve();
    const second = journal.append(['approval of that claim']);
    expect([await first, await second]).toEqual([refuse('disk-full'), refuse('disk-full')]);
    expect(await journal.append(['after'])).toMatchObject({ ok: true, value: [{ seq: 1 }] });
    expect(bodies((await open(files)).journal)).toEqual(['after']);
  });

  it('whose fsync fails does not count the record as written', async () => {
    const files = new PowerLossFiles();
    const { journal } = await open(files);
    files.arm({ kind: 'fail', step: 2, code: 'EIO' });
    expect(await journal.append(['x'])).toEqual({ ok: false, error: { code: 'write-failed', params: { reason: 'EIO' } } });
    expect(journal.head.seq).toBe(0);
    expect(bodies((await open(files)).journal)).toEqual([]);
  });

  it('that cannot even restore the file refuses everything from then on', async () => {
    const files = new PowerLossFiles();
    const { journal } = await open(files);
    files.arm({ kind: 'fail', step: 1, code: 'EIO', lasting: true });
    const [first, second] = [journal.append(['x']), journal.append(['y'])];
    expect(await first).toEqual({ ok: false, error: { code: 'journal-broken' } });
    expect(await second).toEqual({ ok: false, error: { code: 'journal-broken' } });
    files.arm(null);
    expect(await journal.append(['z'])).toEqual({ ok: false, error: { code: 'journal-broken' } });
    expect(journal.records()).toEqual([]);
  });

  it('at any step of opening gives a refusal and not an exception', async () => {
    const whole = await sample(['good'], ['torn']);
    for (let step = 1; step <= 7; step += 1) {
      const files = PowerLossFiles.with({ [path]: whole.subarray(0, whole.length - 5) });
      files.arm({ kind: 'fail', step, code: 'ENOSPC' });
      expect(await openCode(files)).toBe('disk-full');
      expect(bodies((await open(files)).journal)).toEqual(['good']);
    }
  });
});

describe('many callers', () => {
  it('keep their order and share few writes', async () => {
    const files = new PowerLossFiles();
    const { journal } = await open(files);
    files.arm(null);
    const answers = await Promise.all(Array.from({ length: 100 }, (_, n) => journal.append([n, `${n}b`])));
    expect(answers.every((answer, n) => answer.ok && answer.value[0]?.body === n && answer.value[1]?.seq === 2 * n + 2)).toBe(true);
    expect(bodies(journal)).toEqual(Array.from({ length: 100 }, (_, n) => [n, `${n}b`]).flat());
    expect(files.steps).toBeLessThanOrEqual(4);
  });

  it('after close are refused, those before it are served', async () => {
    const files = new PowerLossFiles();
    const { journal } = await open(files);
    const last = journal.append(['last']);
    await journal.close();
    expect((await last).ok).toBe(true);
    expect(await journal.append(['late'])).toEqual({ ok: false, error: { code: 'journal-closed' } });
    await journal.close();
  });

  it('reach thousands of appends a second on this disk, in a file that only its owner may read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pullpay-journal-'));
    const at = join(folder, 'deep', 'er', 'x.journal');
    const { journal } = await open(nodeFiles(process.platform), at);
    const each = 250;
    const started = performance.now();
    await Promise.all(
      Array.from({ length: 16 }, async (_, caller) => {
        for (let n = 0; n < each; n += 1) await journal.append([{ type: 'claim-added', caller, n, text: 'x'.repeat(300) }]);
      }),
    );
    const perSecond = (16 * each) / ((performance.now() - started) / 1000);
    await journal.close();
    expect((await open(nodeFiles(process.platform), at)).journal.head.seq).toBe(16 * each);
    expect(perSecond).toBeGreaterThan(1000);
    expect((await stat(at)).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'deep'))).mode & 0o777).toBe(0o700);
    expect((await readFile(at, 'latin1')).startsWith('pj1 1 ')).toBe(true);
    expect(await readdir(join(folder, 'deep', 'er'))).toEqual(['x.journal']);
  });

  it('cannot write what is no JSON value', async () => {
    const { journal } = await open(new PowerLossFiles());
    expect(() => journal.append([undefined])).toThrow(TypeError);
    expect(() => journal.append([1n])).toThrow(TypeError);
  });
});
