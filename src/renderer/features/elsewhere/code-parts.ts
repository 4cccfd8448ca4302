// Owns a signing request as codes to scan (BBQr), and the joining of codes that a signing device shows: in any order, some of them twice.
import { base64 } from '@scure/base';
import { joinQRs, splitQRs } from 'bbqr';

/** Modules of a code of this version are still large enough for the cameras of signing devices. */
const largestVersion = 15;
/** Compressed text of all codes together. What it opens into is at most a thousand times as much, and this page holds that. */
const mostText = 200_000;

/** The codes that carry a PSBT, one after the other. */
export function codesOf(psbt: string): readonly string[] {
  return splitQRs(base64.decode(psbt), 'P', { maxVersion: largestVersion }).parts;
}

export type Collected =
  /** `have` of `total` codes are there. */
  | { readonly kind: 'more'; readonly have: number; readonly total: number }
  /** All of it, as text that main reads. */
  | { readonly kind: 'whole'; readonly answer: string }
  | { readonly kind: 'refused'; readonly code: 'code-not-of-signer' | 'code-of-another' | 'code-too-much' | 'code-is-ur' };

const header = /^B\$[H2Z][A-Z]([0-9A-Z]{2})([0-9A-Z]{2})/;

/** Takes codes one by one; a code that holds all of it alone (base64 or hex) is taken, too. */
export function codeCollector(): (text: string) => Collected {
  const parts = new Map<number, string>();
  let series: string | null = null;
  return (text) => {
    if (/^ur:/i.test(text)) return { kind: 'refused', code: 'code-is-ur' };
    const found = header.exec(text);
    if (found === null) return alone(text);
    const [head = '', total = '', index = ''] = found;
    const name = head.slice(0, 6);
    if (series !== null && series !== name) return { kind: 'refused', code: 'code-of-another' };
    series = name;
    parts.set(Number.parseInt(index, 36), text);
    const all = [...parts.values()];
    if (all.reduce((sum, part) => sum + part.length, 0) > mostText) return { kind: 'refused', code: 'code-too-much' };
    const count = Number.parseInt(total, 36);
    return all.length < count ? { kind: 'more', have: all.length, total: count } : join(all);
  };
}

function alone(text: string): Collected {
  const compact = text.replace(/\s+/g, '');
  const isHex = /^(?:70736274ff|0[12]000000)/i.test(compact);
  const isPsbt = isHex || ['cHNidP', 'AgAAAA', 'AQAAAA'].some((start) => compact.startsWith(start));
  return isPsbt ? { kind: 'whole', answer: compact } : { kind: 'refused', code: 'code-not-of-signer' };
}

function join(parts: readonly string[]): Collected {
  try {
    const { fileType, raw } = joinQRs([...parts]);
    return fileType === 'P' || fileType === 'T'
      ? { kind: 'whole', answer: base64.encode(raw) }
      : { kind: 'refused', code: 'code-not-of-signer' };
  } catch {
    return { kind: 'refused', code: 'code-not-of-signer' };
  }
}
