// Owns the reading of a journal: which records stand, and whether what follows them is a torn write or damage.
import { breaths } from './breath.ts';
import { decodeLine, type Head, type Line, linkRead } from './journal-line.ts';
import type { JournalRecord } from './types.ts';

export type Scan =
  | { readonly kind: 'intact' | 'torn'; readonly records: JournalRecord[]; readonly head: Head; readonly length: number }
  | { readonly kind: 'damaged'; readonly offset: number };

const marker = Buffer.from('pj1 ', 'latin1');

/** Reads all lines behind `start`. `length` is where the good part ends, in bytes. */
export async function scanJournal(bytes: Uint8Array, start: Head): Promise<Scan> {
  const breathe = breaths();
  const records: JournalRecord[] = [];
  let head = start;
  let offset = 0;
  while (offset < bytes.length) {
    const line = decodeLine(bytes, offset);
    if (line.kind === 'bad') {
      return tailIsTorn(bytes, offset, line.complete) ? { kind: 'torn', records, head, length: offset } : { kind: 'damaged', offset };
    }
    const linked = follow(head, line);
    if (linked === null) return { kind: 'damaged', offset };
    for (const record of linked) records.push(record);
    head = { seq: records.length, hash: line.headHash };
    offset = line.end;
    const pause = breathe(linked.length);
    if (pause !== null) await pause;
  }
  return { kind: 'intact', records, head, length: offset };
}

/** The records of a line, or null when it is whole but does not continue this chain. */
function follow(head: Head, line: Line): readonly JournalRecord[] | null {
  const linked = linkRead(head, line.bodies);
  return line.firstSeq === head.seq + 1 && linked.at(-1)?.hash === line.headHash ? linked : null;
}

/**
 * A torn write is cut short, or has holes of zeros where blocks never reached the disk, and nothing whole follows it.
 * Any other fault means that a record which was once acknowledged has changed.
 */
function tailIsTorn(bytes: Uint8Array, offset: number, complete: boolean): boolean {
  if (hasLineAfter(bytes, offset + 1)) return false;
  if (bytes.includes(0, offset)) return true;
  return !complete && bytes.at(-1) !== 0x0a;
}

function hasLineAfter(bytes: Uint8Array, from: number): boolean {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = all.indexOf(marker, from); at >= 0; at = all.indexOf(marker, at + 1)) {
    if (decodeLine(bytes, at).kind === 'line') return true;
  }
  return false;
}
