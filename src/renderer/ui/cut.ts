// Owns the length of what is typed, counted in characters as people and the rules count them; HTML counts an emoji as two.

/** The first `most` code points. */
export function cutTo(text: string, most: number | undefined): string {
  if (most === undefined || text.length <= most) return text;
  return Array.from(text).slice(0, most).join('');
}
