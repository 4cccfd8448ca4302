// Owns the step from a number as people type it ("１，０００．５０") to the plain digits that are parsed.

/** Full-width digits become plain ones, separators of thousands go; anything else stays and is refused by the parser. */
export function typedDecimal(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '')
    .trim();
}
