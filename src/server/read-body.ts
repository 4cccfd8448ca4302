// Owns the reading of a request's body: its type, its size, and the JSON object in it.
import { type Result, ok, refuse } from '../shared/result.ts';
import { parseBody } from './json-parse.ts';

const maxBody = 64 * 1024;

/**
 * The JSON object of a request; null where there is no body, or only `null` in it. Nothing beyond 64 KiB is kept, whether or not the length was told
 * beforehand. Refusals: `body-type` (415), `body-too-large` and `body-too-deep` (413), `body-malformed` (422, path "").
 */
export async function readBody(request: BodyOf, read: ReadBytes): Promise<Result<Record<string, unknown> | null>> {
  const told = Number.parseInt(request.header('content-length') ?? '0', 10);
  const isJson = /^application\/json\s*(?:;|$)/i.test(request.header('content-type') ?? '');
  // What says that it is something else is not read to find out.
  if (!isJson && told > 0) return refuse('body-type');
  if (told > maxBody) return refuse('body-too-large');
  const bytes = await read(request, maxBody);
  if (bytes?.length === 0) return ok(null);
  if (bytes === null) return refuse('body-too-large');
  if (!isJson) return refuse('body-type');
  try {
    return parseBody(utf8.decode(bytes));
  } catch {
    return refuse('body-malformed');
  }
}

export interface BodyOf {
  header(name: string): string | undefined;
  readonly raw: Request;
}

/** Null as soon as there is more than the limit: whoever sends without end is not listened to until the end. */
export type ReadBytes = (request: BodyOf, limit: number) => Promise<Uint8Array | null>;

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Through the request's own stream, wherever it comes from. */
export const readStream: ReadBytes = async ({ raw: request }, limit) => {
  const reader = request.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    size += part.value.length;
    if (size > limit) return null;
    chunks.push(part.value);
  }
  return Buffer.concat(chunks);
};
