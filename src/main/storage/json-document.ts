// Owns a small typed document on disk: a schema, defaults, and one change at a time.
import type * as z from 'zod';
import { ok, type Result, refuse } from '../../shared/result.ts';
import { makeSerial } from './serial.ts';
import type { DurableFile } from './types.ts';

export interface JsonDocument<T> {
  value(): T;
  /** Applies `change` to the newest value and resolves when the outcome is on disk; a refused write changes nothing in memory. */
  update(change: (value: T) => T): Promise<Result<T>>;
  /** Resolves when no change is on its way to the disk. */
  settled(): Promise<void>;
}

export interface JsonDocumentOptions<S extends z.ZodType> {
  readonly file: DurableFile;
  readonly schema: S;
  /** The value while nothing was saved. */
  readonly initial: z.output<S>;
}

/** Refusals: `document-damaged` (not JSON, or not what the schema says; the file is left alone), and those of the file. */
export async function openJsonDocument<S extends z.ZodType>(options: JsonDocumentOptions<S>): Promise<Result<JsonDocument<z.output<S>>>> {
  const bytes = await options.file.read();
  if (!bytes.ok) return bytes;
  const current = bytes.value === null ? ok(options.initial) : parse(options.schema, bytes.value);
  return current.ok ? ok(makeDocument(options, current.value)) : current;
}

function makeDocument<S extends z.ZodType>({ file, schema }: JsonDocumentOptions<S>, start: z.output<S>): JsonDocument<z.output<S>> {
  const serial = makeSerial();
  let current = start;
  return {
    value: () => current,
    update: (change) =>
      serial(async () => {
        const next = schema.parse(change(current));
        const written = await file.write(Buffer.from(`${JSON.stringify(next, null, 2)}\n`, 'utf8'));
        if (!written.ok && written.error.code !== 'write-uncertain') return written;
        current = next;
        return written.ok ? ok(next) : written;
      }),
    settled: () => serial(async () => undefined),
  };
}

function parse<S extends z.ZodType>(schema: S, bytes: Uint8Array): Result<z.output<S>> {
  try {
    const parsed = schema.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? ok(parsed.data) : refuse('document-damaged');
  } catch {
    return refuse('document-damaged');
  }
}
