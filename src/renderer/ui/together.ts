// Owns keeping a number and its counter on one line in Japanese: a line that ends with "1" and goes on with "件" reads as a mistake.

const gap = /(?<=\d) (?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;

/** The blank between a number and what it counts becomes one that does not break. */
export function together(text: string): string {
  return text.replace(gap, '\u00a0');
}
