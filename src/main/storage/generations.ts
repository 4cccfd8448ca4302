// Owns two generations of one file: the newest and the one before it.
import { dirname } from 'node:path';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { readRefusal, writeRefusal } from './file-refusal.ts';
import { type ReplaceTools, replaceFile } from './replace-file.ts';
import { makeSerial } from './serial.ts';

export interface GenerationsOptions extends ReplaceTools {
  readonly path: string;
  /** Whether these bytes are a whole file; a damaged newest never takes the place of a good previous one. */
  readonly intact: (bytes: Uint8Array) => boolean;
}

export interface Generations {
  /** Raw bytes, unchecked; null when absent. Refusal: `file-unreadable`. */
  readNewest(): Promise<Result<Uint8Array | null>>;
  readPrevious(): Promise<Result<Uint8Array | null>>;
  /** The newest becomes the previous one. Refusals as in `replaceFile`, and `file-unreadable`. Calls run one after another. */
  write(bytes: Uint8Array): Promise<Result<void>>;
}

/** The previous generation stands in `<path>.previous`. */
export function makeGenerations(options: GenerationsOptions): Generations {
  const serial = makeSerial();
  const previous = `${options.path}.previous`;
  return {
    readNewest: () => read(options, options.path),
    readPrevious: () => read(options, previous),
    write: (bytes) => serial(() => write(options, previous, bytes)),
  };
}

async function read({ files }: ReplaceTools, path: string): Promise<Result<Uint8Array | null>> {
  try {
    return ok(await files.read(path));
  } catch (error) {
    return readRefusal(error);
  }
}

/** The newest is copied, not renamed, so that there is no moment without a newest. */
async function write(options: GenerationsOptions, previous: string, bytes: Uint8Array): Promise<Result<void>> {
  try {
    await options.files.makeFolder(dirname(options.path));
  } catch (error) {
    return writeRefusal(error);
  }
  const newest = await read(options, options.path);
  if (!newest.ok) return newest;
  if (newest.value && options.intact(newest.value)) {
    const kept = await replaceFile(options, previous, newest.value);
    if (!kept.ok) return kept.error.code === 'write-uncertain' ? refuse('write-failed', { reason: 'folder' }) : kept;
  }
  return replaceFile(options, options.path, bytes);
}
