// Owns the reading of a form that was sent: its type, its size, and one text by each name.
import { type Result, ok, refuse } from '../../shared/result.ts';
import type { BodyOf, ReadBytes } from '../read-body.ts';

const maxForm = 16 * 1024;
export type Form = ReadonlyMap<string, string>;

/** Refusals: `body-type`, `body-too-large`, `body-malformed`. */
export async function readForm(request: BodyOf, read: ReadBytes): Promise<Result<Form>> {
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(request.header('content-type') ?? '')) return refuse('body-type');
  if (Number.parseInt(request.header('content-length') ?? '0', 10) > maxForm) return refuse('body-too-large');
  const bytes = await read(request, maxForm);
  if (bytes === null) return refuse('body-too-large');
  try {
    return ok(new Map(new URLSearchParams(new TextDecoder('utf-8', { fatal: true }).decode(bytes))));
  } catch {
    return refuse('body-malformed');
  }
}
