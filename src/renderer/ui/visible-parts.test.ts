import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleParts } from './visible-parts.ts';

const shown = (text: string): string =>
  visibleParts(text)
    .map((part) => (part.hidden ? `[${part.text}]` : part.text))
    .join('');

describe('texts of strangers', () => {
  it('cannot turn the direction of what is read', () => {
    expect(shown('pay \u202Etnuocca\u202C now')).toBe('pay [U+202E]tnuocca[U+202C] now');
    expect(shown('\u2066a\u2069\u200Fb')).toBe('[U+2066]a[U+2069][U+200F]b');
  });

  it('cannot hide letters', () => {
    expect(shown('a\u200Bb\u00ADc\uFEFFd\u{E0041}')).toBe('a[U+200B]b[U+00AD]c[U+FEFF]d[U+E0041]');
  });

  it('keep line breaks, tabs, joined emoji and every script', () => {
    for (const text of ['line\nbreak\ttab', '👩‍👩‍👧 ❤️', '時間です。', 'שלום', 'नमस्ते']) expect(shown(text)).toBe(text);
  });

  it('show every control character by its name', () => {
    expect(shown('a\u0000b\u001Bc\u0085')).toBe('a[U+0000]b[U+001B]c[U+0085]');
  });

  it('lose nothing else (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const kept = visibleParts(text)
          .filter((part) => !part.hidden)
          .map((part) => part.text)
          .join('');
        const marks = visibleParts(text).filter((part) => part.hidden).length;
        expect(Array.from(kept).length + marks).toBe(Array.from(text).length);
      }),
    );
  });
});
