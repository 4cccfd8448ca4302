// Owns asking a server what it would answer to a payment, which is unsigned and stays so.
import * as z from 'zod';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { PaymentReading } from '../../shared/xrpl/api.ts';
import type { PaymentJson } from '../../shared/xrpl/draft.ts';
import { checked } from '../backends/json.ts';
import type { LedgerReader } from './ledger-reader.ts';

const answer = z.object({
  engine_result: z.string().regex(/^te[a-z][A-Z0-9_]{1,60}$/),
  engine_result_message: z.string().max(1_000).optional(),
  applied: z.literal(false).optional(),
  tx_json: z.record(z.string(), z.unknown()).optional(),
  meta: z.record(z.string(), z.unknown()).optional(),
});

/**
 * The answer's members that `readSimulation` reads. Refusals: `simulation-signed` (a signature is in the text: with it the payment could be carried out), the code of the first
 * field that cannot be read, those of the server (`backend-refused` with its own name of the error), `backend-garbled` (also when it says that it has carried it out).
 */
export async function simulatePayment(
  reader: LedgerReader,
  { normalised, findings }: PaymentReading,
): Promise<Result<Record<string, unknown>>> {
  if (isSigned(normalised)) return refuse('simulation-signed');
  const unread = findings.find(({ severity }) => severity === 'block');
  if (unread !== undefined) return refuse(unread.code, { ...unread.params });
  const { TxnSignature: _signature, Signers: _signers, ...unsigned } = normalised;
  const given = await reader.ask('simulate', { tx_json: { ...unsigned, SigningPubKey: '' } });
  if (!given.ok) return given;
  const read = checked(answer, given.value);
  return read.ok ? ok({ ...read.value }) : read;
}

function isSigned({ TxnSignature: signature, Signers: signers }: PaymentJson): boolean {
  return (signature !== undefined && signature !== '') || signers !== undefined;
}
