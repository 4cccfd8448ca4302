// Owns a small file with a checksum inside, replaced as a whole, whose previous generation is kept.
//
//   pullpay-file 1 <bytes> <hex SHA-256>\n<content>
import { ok, type Result, refuse } from '../../shared/result.ts';
import { makeGenerations } from './generations.ts';
import { sha256Hex } from './hash.ts';
import type { ReplaceTools } from './replace-file.ts';
import type { DurableFile } from './types.ts';

const shape = /^pullpay-file 1 (\d{1,10}) ([0-9a-f]{64})\n/;
const longestHeader = 100;

/**
 * A durable file at `path`. Reading refuses with `file-damaged` when the newest is damaged and no good previous generation
 * exists, and with `file-unreadable`; writing refuses as `replaceFile` does. Nothing is written by reading.
 */
export function makeDurableFile(options: ReplaceTools & { readonly path: string }): DurableFile {
  const generations = makeGenerations({ ...options, intact: (bytes) => unwrap(bytes) !== null });
  return {
    write: (bytes) => generations.write(wrap(bytes)),
    read: async () => {
      const newest = await generations.readNewest();
      if (!newest.ok) return newest;
      const content = newest.value && unwrap(newest.value);
      if (content) return ok(content);
      const previous = await generations.readPrevious();
      return previous.ok ? fallBack(newest.value, previous.value) : previous;
    },
  };
}

function fallBack(newest: Uint8Array | null, previous: Uint8Array | null): Result<Uint8Array | null> {
  const content = previous && unwrap(previous);
  if (content) return ok(content);
  return newest === null && previous === null ? ok(null) : refuse('file-damaged');
}

function wrap(content: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`pullpay-file 1 ${content.length} ${sha256Hex(content)}\n`, 'latin1'), content]);
}

function unwrap(bytes: Uint8Array): Uint8Array | null {
  const start = Buffer.from(bytes.subarray(0, longestHeader)).toString('latin1');
  const [header, length, sum] = shape.exec(start) ?? [];
  if (!header || !length) return null;
  const content = bytes.subarray(header.length);
  return content.length === Number.parseInt(length, 10) && sha256Hex(content) === sum ? content : null;
}
