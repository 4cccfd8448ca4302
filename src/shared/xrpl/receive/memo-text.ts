// Owns memos as inert text: anybody can write anything into one, so nothing in it is a link, a mark-up or a sign that steers how the rest is shown.
import { hexToBytes } from '@noble/hashes/utils.js';
import { membersOf } from '../metadata-parse.ts';

export const mostMemos = 10;
export const longestMemo = 1024;

/** What is left of a memo that was cut. */
const cutMark = '…';
/** Control and unassigned characters, private ones, marks that turn the direction of what follows, and invisible ones. */
const steering = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/gu;

/**
 * The memos of a transaction as its JSON has them: the data as text where it is UTF-8, otherwise its hex; at most ten of at most 1,024 characters. What
 * cannot be read is left out. A type is put before the data where it is plain text.
 */
export function memoTexts(json: unknown): readonly string[] {
  if (!Array.isArray(json)) return [];
  return json.slice(0, mostMemos).flatMap((entry: unknown) => {
    const memo = membersOf(membersOf(entry)?.['Memo']);
    const [type, data] = [inertText(memo?.['MemoType']), inertText(memo?.['MemoData'])];
    const text = [type, data].filter((part) => part !== '').join(': ');
    return text === '' ? [] : [shortened(text)];
  });
}

/** Text of hex bytes without anything that is not to be printed; empty where there is none. */
function inertText(hex: unknown): string {
  if (typeof hex !== 'string' || !/^(?:[0-9a-fA-F]{2})+$/.test(hex)) return '';
  // The ledger takes no more than 1,024 bytes of memos.
  const text = decoded(hex.slice(0, longestMemo * 8));
  return text === null
    ? hex.toUpperCase()
    : text
        .replace(/[\r\n\t]+/g, ' ')
        .replace(steering, '')
        .trim();
}

function decoded(hex: string): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(hexToBytes(hex));
  } catch {
    return null;
  }
}

function shortened(text: string): string {
  if (text.length <= longestMemo) return text;
  // Half a character at the end is none.
  return `${text.slice(0, longestMemo - 1).replace(/[\uD800-\uDBFF]$/u, '')}${cutMark}`;
}
