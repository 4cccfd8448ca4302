// Owns reading memos. What may stand in them and how long they may be together is for the preflight.
import type { Memo } from '../draft.ts';
import { absent, isAbsent, type Read, read, unreadable } from './read.ts';
import { isHex } from './scalar-fields.ts';

const memoMembers = new Set(['MemoType', 'MemoData', 'MemoFormat']);

export function readMemos(value: unknown): Read<readonly Memo[]> {
  if (isAbsent(value)) return absent;
  if (!Array.isArray(value) || value.length > 1000) return unreadable('xrpl-memo-shape', 'Memos');
  const memos = value.map(readMemo);
  return memos.every((memo) => memo !== null) ? read(memos) : unreadable('xrpl-memo-shape', 'Memos');
}

function readMemo(item: unknown): Memo | null {
  const outer = membersOf(item);
  const inner = outer?.size === 1 ? membersOf(outer.get('Memo')) : null;
  if (!inner || ![...inner.keys()].every((name) => memoMembers.has(name))) return null;
  const [type, data, format] = ['MemoType', 'MemoData', 'MemoFormat'].map((name) => hexOf(inner.get(name)));
  return type === undefined || data === undefined || format === undefined ? null : { type, data, format };
}

function membersOf(value: unknown): ReadonlyMap<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map<string, unknown>(Object.entries(value)) : null;
}

function hexOf(value: unknown): string | null | undefined {
  if (isAbsent(value)) return null;
  return typeof value === 'string' && isHex(value) ? value.toUpperCase() : undefined;
}
