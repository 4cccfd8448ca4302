// Owns the bounded fields that links and signed codes are made of (links.md rule 2). Lengths count Unicode code points.
import { bytesToHex } from '@noble/hashes/utils.js';
import * as z from 'zod';
import { codePoints } from '../code-points.ts';
import { formatDecimal } from '../money/decimal.ts';
import { parseDecimal } from '../money/parse-amount.ts';

// Pages with a strict policy refuse generated code; say so before the first schema is used.
z.config({ jitless: true });

export const maxName = 50;
export const maxNote = 200;
export const maxDestination = 512;

/** Longest text of one link; longer is refused unparsed (links.md rule 1). */
export const maxLinkLength = 2048;
/** Largest file that may carry a link or a code. */
export const maxFileLength = 16_384;

/** Text of at least `least` and at most `most` code points. */
export function boundedText(most: number, least = 0): z.ZodType<string> {
  return z.string().refine((text) => text.length <= most * 2 && codePoints(text) >= least && codePoints(text) <= most);
}

/** Id of a pull payment or a payout: BTCPay's are Base58 of 20 bytes; nothing that could leave its place in a path passes. */
export const linkId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** Canonical decimal text, so that one amount has one spelling: "12.5", never "12.50" or "1e2". May be zero or negative. */
export const canonicalDecimal = z.string().refine((text) => {
  const read = parseDecimal(text);
  return read.ok && formatDecimal(read.value) === text;
});

/** Whole Unix seconds up to the end of the year 9999. */
export const linkSeconds = z.number().int().min(0).max(253_402_300_799);

/** A byte string of exactly this length, read as lower-case hex. */
export function bytesAsHex(length: number): z.ZodType<string> {
  return z
    .instanceof(Uint8Array)
    .refine((bytes) => bytes.length === length)
    .transform((bytes) => bytesToHex(bytes));
}

/** Text of a code inside a link: base64url without padding. */
export const codeText = z
  .string()
  .regex(/^[A-Za-z0-9_-]+$/)
  .max(maxFileLength);
