// Owns what stands in a file that a signing device wrote: bytes of a PSBT or a transaction, or their text.
import { base64 } from '@scure/base';

/** Larger than any transaction with its previous ones that a node would take. */
export const largestAnswer = 20_000_000;

/** Text that main reads: base64 or hex as it stands, anything else as base64 of the bytes. Null where the file is empty or too large. */
export function answerOf(bytes: Uint8Array): string | null {
  if (bytes.length === 0 || bytes.length > largestAnswer) return null;
  const isText = bytes.every((byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127));
  if (!isText) return base64.encode(bytes);
  const text = new TextDecoder().decode(bytes).trim();
  return text === '' ? null : text;
}
