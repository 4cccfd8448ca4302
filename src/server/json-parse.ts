// Owns the reading of request bodies: malformed, too deep and over-precise JSON never reaches the workflow.
import { type Result, refuse } from '../shared/result.ts';

const maxDepth = 16;
/** Longest run of digits a double keeps exactly. */
const maxDigits = 15;

/**
 * Parses a JSON object, or `null` (which says nothing, as an empty body does). A number literal that a double cannot hold (more than 15 significant digits, or too small) is replaced by a
 * text that no schema accepts, so that it is refused at its own property instead of being rounded.
 * Refusals: `body-too-deep` (413), `body-malformed` (422, path "").
 */
export function parseBody(text: string): Result<Record<string, unknown> | null> {
  const scanned = scan(text);
  if (scanned.depth > maxDepth) return refuse('body-too-deep');
  try {
    const value: unknown = JSON.parse(scanned.text);
    if (value === null) return { ok: true, value };
    if (typeof value === 'object' && !Array.isArray(value)) return { ok: true, value: value as Record<string, unknown> };
  } catch {
    // Falls through: every syntax error has the same answer.
  }
  return refuse('body-malformed');
}

interface Scan {
  readonly text: string;
  readonly depth: number;
}

/** A text without its closing mark runs to the end, so that no token is ever tried twice: the time stays proportional to the length. */
const token = /"(?:[^"\\]|\\[\s\S])*"?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|[[\]{}]|[\s\S]/g;

function scan(text: string): Scan {
  let depth = 0;
  let deepest = 0;
  const safe = text.replace(token, (part) => {
    if (part === '{' || part === '[') deepest = Math.max(deepest, ++depth);
    else if (part === '}' || part === ']') depth -= 1;
    else if (/^-?\d/.test(part) && isInexact(part)) return '"number-too-precise"';
    return part;
  });
  return { text: safe, depth: deepest };
}

/** Too many digits for a double, or so small that a double makes zero of it. */
function isInexact(literal: string): boolean {
  const digits = significantDigits(literal);
  return digits > maxDigits || (digits > 0 && Number(literal) === 0);
}

function significantDigits(literal: string): number {
  const mantissa = (literal.toLowerCase().split('e')[0] ?? '').replace(/[-.]/g, '');
  return mantissa.replace(/^0+/, '').replace(/0+$/, '').length;
}
