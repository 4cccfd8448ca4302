// Owns the reading of JSON whose numbers are prices: every number comes out as the text it was written with, so no float ever holds one.
import type * as z from 'zod';
import { type Result, ok, refuse } from '../../../shared/result.ts';

/** Strings are matched first, so that digits inside them stay as they are. */
const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/** Reads text against a schema in which numbers are strings. Refusal: `backend-garbled`. */
export function readExactJson<T>(schema: z.ZodType<T>, text: string): Result<T> {
  try {
    // The first reading only finds out whether it is JSON; with numbers in quotes a wrong one could pass for a right one.
    JSON.parse(text);
    const quoted = text.replace(stringOrNumber, (found) => (found.startsWith('"') ? found : `"${found}"`));
    const read = schema.safeParse(JSON.parse(quoted));
    return read.success ? ok(read.data) : refuse('backend-garbled');
  } catch {
    return refuse('backend-garbled');
  }
}
