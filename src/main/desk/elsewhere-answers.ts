// Owns the text of an answer from a signing device on its way to the outbox: read as bytes, taken, and sent once it is complete.
import type { Result } from '../../shared/result.ts';
import { bytesOfText } from '../chains/bitcoin/psbt-read.ts';
import type { AnswerTaken } from '../outbox/elsewhere.ts';
import type { Outbox } from '../outbox/outbox.ts';

/** Base64 or hex. Refusals: `psbt-unreadable`, and those of `Outbox.takeAnswer`. */
export async function takeElsewhereText(
  outbox: Pick<Outbox, 'takeAnswer' | 'run'>,
  entryId: string,
  text: string,
): Promise<Result<AnswerTaken>> {
  const bytes = bytesOfText(text);
  if (!bytes.ok) return bytes;
  const taken = await outbox.takeAnswer(entryId, bytes.value);
  if (taken.ok && taken.value.complete) void outbox.run();
  return taken;
}
