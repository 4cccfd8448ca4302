// Owns the proof that what is frozen survives a crash, and that nothing is planned while nobody can tell what is frozen.
import { describe, expect, it } from 'vitest';
import { PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { ChainDriver, DraftOptions } from '../outbox/driver.ts';
import { walletPaths } from '../storage/paths.ts';
import { openLabels, withLabels } from './kept-labels.ts';

const wallet = { id: 'a1b2', network: 'practice' } as const;
const coin = `${'ab'.repeat(32)}:0`;
const files = new PowerLossFiles();
const reports: unknown[] = [];
const open = () => openLabels({ files, wait: async () => undefined, home: '/home', report: (error) => reports.push(error) }, wallet);
const paths = walletPaths('/home', wallet.network, wallet.id);
if (!paths.ok) throw new Error(paths.error.code);
const damage = async (path: string): Promise<void> => {
  const file = await files.open(path, 'replace');
  await file.write(new TextEncoder().encode('nonsense'), 0);
  await file.close();
};

describe('the file of labels', () => {
  it('keeps what is frozen, and goes back one generation where the newest is damaged', async () => {
    await files.makeFolder(paths.value.folder);
    const book = await open();
    await book.freeze([coin], true);
    await book.set({ type: 'output', ref: coin }, 'savings');
    expect((await open()).frozen().has(coin)).toBe(true);
    await damage(paths.value.labels);
    const earlier = await open();
    expect([earlier.problem, earlier.frozen().has(coin), earlier.texts().size]).toEqual([null, true, 0]);
  });

  it('that is damaged in both generations is left alone, and nothing new is planned', async () => {
    await damage(paths.value.labels);
    await damage(`${paths.value.labels}.previous`);
    const book = await open();
    expect(book.problem).toEqual({ code: 'labels-unreadable', params: { file: paths.value.labels } });
    expect(reports).toEqual(['labels of a1b2: file-damaged']);
    expect(new TextDecoder().decode(files.contents()[paths.value.labels])).toBe('nonsense');
    const raised = { consumes: ['a:0'] };
    const inner = {
      sign: async () => refuse('signed'),
      draft: async () => refuse('drafted'),
      raise: async () => ok(raised),
    } as unknown as ChainDriver;
    const driver = withLabels(inner, book);
    expect(await driver.draft([], {} as DraftOptions)).toEqual({ ok: false, error: book.problem });
    expect(await driver.afford({} as DraftOptions)).toEqual({ ok: false, error: book.problem });
    // A higher fee may take further coins: any of them may be a frozen one.
    const raise = (...consumes: readonly string[]) => driver.raise?.({} as never, { consumes } as never, 1n, {} as never);
    expect(await raise('b:0')).toEqual({ ok: false, error: book.problem });
    expect(await raise('a:0')).toEqual(ok(raised));
    expect(driver.standsYet?.({} as never)).toBe(false);
    // What was confirmed before goes on.
    expect(await driver.sign({} as never, {} as never, {} as never)).toMatchObject({ error: { code: 'signed' } });
    expect(withLabels(inner, { problem: null })).toBe(inner);
  });
});
