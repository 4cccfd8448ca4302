// Owns memos between plain text, as people type them, and hex, as the transaction holds them.
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Memo } from '../../../shared/xrpl/draft.ts';
import type { FormMemo } from '../../state/studio-form.ts';

export const emptyMemo: FormMemo = { type: '', data: '', format: '', hex: false };

/** A memo whose members are not all plain text stays hex, so that nothing of it changes. */
export function formMemo(memo: Memo): FormMemo {
  const [type, data, format] = [memo.type, memo.data, memo.format].map((hex) => plainOf(hex ?? ''));
  if (type === undefined || data === undefined || format === undefined || type === null || data === null || format === null)
    return { type: memo.type ?? '', data: memo.data ?? '', format: memo.format ?? '', hex: true };
  return { type, data, format, hex: false };
}

/** Transaction JSON of a memo, without the members that are empty. */
export function memoJson({ type, data, format, hex }: FormMemo): Readonly<Record<string, unknown>> {
  const members = Object.entries({ MemoType: type, MemoData: data, MemoFormat: format }).filter(([, text]) => text !== '');
  return { Memo: Object.fromEntries(members.map(([name, text]) => [name, hex ? text : bytesToHex(utf8ToBytes(text)).toUpperCase()])) };
}

function plainOf(hex: string): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(hexToBytes(hex.toLowerCase()));
    return /^[^\p{Cc}\p{Co}\p{Cn}]*$/u.test(text.replace(/[\n\t]/g, '')) ? text : null;
  } catch {
    return null;
  }
}
