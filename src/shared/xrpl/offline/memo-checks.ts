// Owns what a server checks of memos before it takes a transaction at all (§2 of the rule book).
import type { Memo, PaymentDraft } from '../draft.ts';
import { block, type Finding } from '../finding.ts';

/** All memos together, in bytes as they are serialised. */
export const maxMemoBytes = 1024;
/** Hex of text that may stand in a URL as it is. */
const urlText = /^[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]*$/;

export function memoFindings({ memos }: PaymentDraft): readonly Finding[] {
  if (memos === null) return [];
  const findings: Finding[] = [];
  if (memos.some(isEmpty)) findings.push(block('xrpl-memo-empty', 'Memos', 'invalidTransaction'));
  if (memos.some((memo) => !urlText.test(latinOf(memo.type)) || !urlText.test(latinOf(memo.format))))
    findings.push(block('xrpl-memo-characters', 'Memos', 'invalidTransaction'));
  const bytes = memoBytes(memos);
  if (bytes > maxMemoBytes)
    findings.push(block('xrpl-memo-too-long', 'Memos', 'invalidTransaction', { bytes: String(bytes), limit: String(maxMemoBytes) }));
  return findings;
}

/** Bytes of memos in a transaction: an opening and a closing byte for each, and for each member its name, its length and its data. */
export function memoBytes(memos: readonly Memo[]): number {
  return memos.reduce((sum, { type, data, format }) => sum + 2 + memberBytes(type) + memberBytes(data) + memberBytes(format), 0);
}

function memberBytes(hex: string | null): number {
  if (hex === null) return 0;
  const length = hex.length / 2;
  const prefix = length <= 192 ? 1 : length <= 12_480 ? 2 : 3;
  return 1 + prefix + length;
}

function isEmpty({ type, data, format }: Memo): boolean {
  return type === null && data === null && format === null;
}

function latinOf(hex: string | null): string {
  return String.fromCharCode(...(hex?.match(/../g) ?? []).map((pair) => Number.parseInt(pair, 16)));
}
