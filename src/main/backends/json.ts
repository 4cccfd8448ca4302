// Owns the step from untrusted text to checked values.
import type * as z from 'zod';
import { ok, refuse, type Result } from '../../shared/result.ts';

/** Reads JSON text against a schema. `backend-garbled` when either does not fit; nothing of the text is repeated in the refusal. */
export function readJson<T>(schema: z.ZodType<T>, text: string): Result<T> {
  try {
    const json: unknown = JSON.parse(text);
    return checked(schema, json);
  } catch {
    return refuse('backend-garbled');
  }
}

/** As `readJson`, for a value that is parsed already. */
export function checked<T>(schema: z.ZodType<T>, value: unknown): Result<T> {
  const read = schema.safeParse(value);
  return read.success ? ok(read.data) : refuse('backend-garbled');
}
