// Owns the form in which words are compared when somebody searches: case, width and accents make no difference.

/** All combining marks but those that make another kana: か and が are as different as k and g. */
const accents = /(?![\u3099\u309a])\p{M}/gu;

export function folded(text: string): string {
  return text.normalize('NFKD').replace(accents, '').normalize('NFKC').trim().toLowerCase();
}
