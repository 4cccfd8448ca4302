// Owns the stories of small typed documents.
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import { makeDurableFile } from './durable-file.ts';
import { openJsonDocument } from './json-document.ts';

const schema = z.strictObject({ language: z.enum(['en', 'ja']), minutes: z.number().int().min(1) });
const initial = { language: 'en', minutes: 10 } as const;
const file = (files: PowerLossFiles) => makeDurableFile({ files, path: '/h/settings.json', wait: async () => {} });

async function open(files: PowerLossFiles) {
  const opened = await openJsonDocument({ file: file(files), schema, initial });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

describe('a document', () => {
  it('starts with its defaults and keeps changes over a restart', async () => {
    const files = new PowerLossFiles();
    const settings = await open(files);
    expect(settings.value()).toEqual(initial);
    await settings.update((old) => ({ ...old, language: 'ja' }));
    expect((await open(files)).value()).toEqual({ language: 'ja', minutes: 10 });
  });

  it('loses none of the changes that come at the same time', async () => {
    const settings = await open(new PowerLossFiles());
    await Promise.all(Array.from({ length: 10 }, () => settings.update((old) => ({ ...old, minutes: old.minutes + 1 }))));
    expect(settings.value().minutes).toBe(20);
  });

  it('is settled once every change that was asked for is on disk', async () => {
    const files = new PowerLossFiles();
    const settings = await open(files);
    void settings.update((old) => ({ ...old, minutes: 11 }));
    void settings.update((old) => ({ ...old, minutes: 12 }));
    await settings.settled();
    expect((await open(files)).value().minutes).toBe(12);
  });

  it('goes back to the saved value when the disk is full', async () => {
    const files = new PowerLossFiles();
    const settings = await open(files);
    files.arm({ kind: 'fail', step: 1, code: 'ENOSPC', lasting: true });
    expect(await settings.update((old) => ({ ...old, minutes: 99 }))).toEqual({ ok: false, error: { code: 'disk-full' } });
    expect(settings.value()).toEqual(initial);
  });

  it.each(['not json', '{"language":"fr","minutes":1}', '{"language":"en","minutes":1,"more":1}'])(
    'refuses %s and leaves the file alone',
    async (text) => {
      const files = new PowerLossFiles();
      await file(files).write(new TextEncoder().encode(text));
      const before = files.contents();
      const opened = await openJsonDocument({ file: file(files), schema, initial });
      expect(opened).toEqual({ ok: false, error: { code: 'document-damaged' } });
      expect(files.contents()).toEqual(before);
    },
  );
});
