// Owns the question which ledger is the newest validated one, so that nobody asks twice for what only a new one can change.
import * as z from 'zod';
import type { XrplBackend } from './xrpl-backend.ts';

const shape = z.object({ ledger_hash: z.string().regex(/^[0-9A-F]{64}$/), validated: z.literal(true) });

/** Its hash; null where the server did not say: then nothing is known to be unchanged. */
export async function newestLedger(backend: Pick<XrplBackend, 'read'>): Promise<string | null> {
  const answer = await backend.read('ledger', { ledger_index: 'validated' });
  return answer.ok ? (shape.safeParse(answer.value).data?.ledger_hash ?? null) : null;
}
