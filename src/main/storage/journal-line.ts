// Owns one line of a journal: everything that one write and one fsync made durable.
//
//   pj1 <first seq> <records> <bytes of payload> <checksum> <hash of the last record> <payload>\n
//
// The payload is a JSON array of bodies. One line per write makes each append all-or-nothing, and lets blocks that
// reach the disk in the wrong order before a power loss spoil one line only, which is always the last.
import type { JournalRecord } from './types.ts';
import { sha256Hex } from './hash.ts';

export interface Head {
  readonly seq: number;
  readonly hash: string;
}

export interface Line {
  readonly kind: 'line';
  readonly firstSeq: number;
  readonly headHash: string;
  readonly bodies: readonly unknown[];
  /** Offset behind the line. */
  readonly end: number;
}

/** `complete`: as many bytes as the line claims are there, so it is not merely cut off. */
export interface BadLine {
  readonly kind: 'bad';
  readonly complete: boolean;
}

const shape = /^pj1 (\d{1,15}) (\d{1,9}) (\d{1,10}) ([0-9a-f]{64}) ([0-9a-f]{64}) /;
const longestHeader = 4 + 16 + 10 + 11 + 65 + 65;
const newline = 0x0a;

/** Where a journal starts before its first record. Another `identity` gives another chain. */
export function genesis(identity: string): Head {
  return { seq: 0, hash: sha256Hex('pullpay-journal-1\n', identity) };
}

/** Links bodies, given as JSON texts, behind `head`. */
export function link(head: Head, texts: readonly string[]): readonly JournalRecord[] {
  return chain(
    head,
    texts.map((text) => ({ text, body: JSON.parse(text) })),
  );
}

/** The same for bodies that were read from JSON already. */
export function linkRead(head: Head, bodies: readonly unknown[]): readonly JournalRecord[] {
  return chain(
    head,
    bodies.map((body) => ({ text: JSON.stringify(body), body })),
  );
}

function chain(head: Head, links: readonly { readonly text: string; readonly body: unknown }[]): readonly JournalRecord[] {
  let { seq, hash } = head;
  return links.map(({ text, body }) => {
    seq += 1;
    hash = sha256Hex(`${hash}\n${seq}\n${text}`);
    return { seq, body, hash };
  });
}

/** The bytes of one line that holds these records (never none). */
export function encodeLine(records: readonly JournalRecord[], texts: readonly string[]): Uint8Array {
  const payload = Buffer.from(`[${texts.join(',')}]`, 'utf8');
  const firstSeq = records.at(0)?.seq ?? 0;
  const headHash = records.at(-1)?.hash ?? '';
  const sum = checksum(`${firstSeq}`, `${texts.length}`, headHash, payload);
  const header = `pj1 ${firstSeq} ${texts.length} ${payload.length} ${sum} ${headHash} `;
  return Buffer.concat([Buffer.from(header, 'latin1'), payload, Uint8Array.of(newline)]);
}

/** Reads the line that starts at `offset`. Its place in the chain is not checked here. */
export function decodeLine(bytes: Uint8Array, offset: number): Line | BadLine {
  const start = Buffer.from(bytes.subarray(offset, offset + longestHeader)).toString('latin1');
  const [header, firstSeq, count, length, sum, headHash] = shape.exec(start) ?? [];
  if (!header || !firstSeq || !count || !length || !sum || !headHash) return { kind: 'bad', complete: false };
  const from = offset + header.length;
  const to = from + Number.parseInt(length, 10);
  if (to >= bytes.length) return { kind: 'bad', complete: false };
  const payload = bytes.subarray(from, to);
  const intact = bytes[to] === newline && checksum(firstSeq, count, headHash, payload) === sum;
  const bodies = intact ? readBodies(payload) : null;
  if (bodies?.length !== Number.parseInt(count, 10)) return { kind: 'bad', complete: true };
  return { kind: 'line', firstSeq: Number.parseInt(firstSeq, 10), headHash, bodies, end: to + 1 };
}

function checksum(firstSeq: string, count: string, headHash: string, payload: Uint8Array): string {
  return sha256Hex(`${firstSeq} ${count} ${payload.length} ${headHash} `, payload);
}

function readBodies(payload: Uint8Array): readonly unknown[] | null {
  try {
    const bodies: unknown = JSON.parse(Buffer.from(payload).toString('utf8'));
    return Array.isArray(bodies) ? bodies : null;
  } catch {
    return null;
  }
}
