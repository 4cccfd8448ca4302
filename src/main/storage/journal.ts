// Owns the opening of a journal: read, check, set a torn tail aside, and hand over the writer.
import { basename, dirname } from 'node:path';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { readRefusal, systemCode, writeRefusal } from './file-refusal.ts';
import type { Files, OpenFile } from './files.ts';
import { genesis } from './journal-line.ts';
import { scanJournal } from './journal-scan.ts';
import { JournalWriter } from './journal-writer.ts';
import type { Journal } from './types.ts';

export interface JournalOptions {
  readonly files: Files;
  readonly path: string;
  /** Part of the hash chain: the file of another wallet or kind is refused. Example: "promises practice 3f…". */
  readonly identity: string;
  /** Unix seconds; names a torn tail. */
  readonly now: () => number;
}

/** What a power loss left behind the last whole record; it was never acknowledged. */
export interface TornTail {
  readonly bytes: number;
  /** Name of the file beside the journal that keeps these bytes. */
  readonly keptAs: string;
}

export interface OpenedJournal {
  readonly journal: Journal;
  readonly torn: TornTail | null;
}

/**
 * Opens or makes the journal at `path`; the caller holds the folder's lock. Everything it returns is durable: what a killed
 * process wrote without fsync is synced here before anyone acts on it.
 * Refusals: `journal-damaged` (a record changed, is missing, or belongs to another journal; nothing on disk is touched),
 * `file-unreadable`, `disk-full`, `write-failed`.
 */
export async function openJournal(options: JournalOptions): Promise<Result<OpenedJournal>> {
  let bytes: Uint8Array | null;
  try {
    bytes = await options.files.read(options.path);
  } catch (error) {
    return readRefusal(error);
  }
  const scan = await scanJournal(bytes ?? new Uint8Array(), genesis(options.identity));
  if (scan.kind === 'damaged') return refuse('journal-damaged', { file: basename(options.path), offset: `${scan.offset}` });
  try {
    const torn = scan.kind === 'torn' && bytes ? await keepAside(options, bytes.subarray(scan.length)) : null;
    const file = await openFor(options, bytes === null, scan.length);
    return ok({ journal: new JournalWriter(file, scan), torn });
  } catch (error) {
    return writeRefusal(error);
  }
}

async function openFor({ files, path }: JournalOptions, fresh: boolean, length: number): Promise<OpenFile> {
  if (fresh) await files.makeFolder(dirname(path));
  const file = await files.open(path, fresh ? 'new' : 'update');
  try {
    await file.truncate(length);
    await file.sync();
    await files.syncFolder(dirname(path));
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function keepAside({ files, path, now }: JournalOptions, tail: Uint8Array): Promise<TornTail> {
  const { file, name } = await openAside(files, path, `torn-${now()}`);
  try {
    await file.write(tail, 0);
    await file.sync();
  } finally {
    await file.close();
  }
  await files.syncFolder(dirname(path));
  return { bytes: tail.length, keptAs: name };
}

async function openAside(files: Files, path: string, ending: string): Promise<{ file: OpenFile; name: string }> {
  for (let attempt = 1; ; attempt += 1) {
    const target = attempt === 1 ? `${path}.${ending}` : `${path}.${ending}-${attempt}`;
    try {
      return { file: await files.open(target, 'new'), name: basename(target) };
    } catch (error) {
      if (systemCode(error) !== 'EEXIST' || attempt === 100) throw error;
    }
  }
}
