// Owns the lines of the event log: JSON with a checksum in front. A torn last line is a write that nobody was told of; damage before it is an error.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

const sumLength = 16;

export function logLine(value: unknown): string {
  const json = JSON.stringify(value);
  return `${checksum(json)} ${json}\n`;
}

export interface LogContents {
  readonly values: readonly unknown[];
  /** Text that holds whole lines only: what the file should be cut back to before more is appended. */
  readonly whole: string;
}

/** Null when a line before the last one is damaged. */
export function readLog(text: string): LogContents | null {
  const lines = text.split('\n');
  const torn = lines.pop() ?? '';
  const values: unknown[] = [];
  for (const [index, line] of lines.entries()) {
    const value = valueOf(line);
    // A last line with its end but the wrong sum can be the torn write of a disk that wrote its blocks in another order.
    if (value === null) return index === lines.length - 1 && torn === '' ? { values, whole: wholeOf(lines.slice(0, -1)) } : null;
    values.push(value.json);
  }
  return { values, whole: wholeOf(lines) };
}

function wholeOf(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function valueOf(line: string): { readonly json: unknown } | null {
  const json = line.slice(sumLength + 1);
  if (line.slice(0, sumLength) !== checksum(json)) return null;
  try {
    return { json: JSON.parse(json) };
  } catch {
    return null;
  }
}

function checksum(json: string): string {
  return bytesToHex(sha256(utf8ToBytes(json))).slice(0, sumLength);
}
