// Owns a rough word on a new password. Length is what counts; the vault asks for 12 characters.
export const minLength = 12;

/** 0 (too short) to 4, by the number of characters (code points). */
export function strengthOf(length: number): 0 | 1 | 2 | 3 | 4 {
  if (length < minLength) return 0;
  if (length < 14) return 1;
  if (length < 18) return 2;
  return length < 24 ? 3 : 4;
}
