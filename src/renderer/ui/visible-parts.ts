// Owns finding the characters of a text that a reader cannot see but that change what is read.

export interface TextPart {
  readonly text: string;
  /** True when `text` names a character that would not be seen ("U+202E"). */
  readonly hidden: boolean;
}

// Direction controls, zero-width characters, other format controls, and control characters but tab and line feed.
// Zero-width joiner (U+200D) and variation selectors stay: emoji and several scripts need them.
const hidden =
  /\p{Cc}|[\u00AD\u061C\u180E\u200B\u200C\u200E\u200F\u202A-\u202E\u2028\u2029\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB\u{E0001}\u{E0020}-\u{E007F}]/gu;
const shownAsTheyAre = new Set(['\t', '\n']);

function nameOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Splits a text into what is read as it stands and names of hidden characters. */
export function visibleParts(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(hidden)) {
    if (shownAsTheyAre.has(match[0])) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index), hidden: false });
    parts.push({ text: nameOf(match[0]), hidden: true });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), hidden: false });
  return parts;
}
