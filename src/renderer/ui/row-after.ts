// Owns which row of a list a key leads to.

/** Rows that one page has, about. */
const page = 8;

/** Null for a key that leads nowhere. */
export function rowAfter(key: string, at: number, count: number): number | null {
  const within = (row: number): number => Math.max(0, Math.min(count - 1, row));
  switch (key) {
    case 'ArrowDown':
      return within(at + 1);
    case 'ArrowUp':
      return within(at - 1);
    case 'PageDown':
      return within(at + page);
    case 'PageUp':
      return within(at - page);
    case 'Home':
      return 0;
    case 'End':
      return within(count - 1);
    default:
      return null;
  }
}
