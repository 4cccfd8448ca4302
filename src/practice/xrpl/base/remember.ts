// Owns remembering what is dear to compute and asked for again and again, in bounded room.

const MAX_REMEMBERED = 20_000;

/** The same function, which computes each of its latest answers once. Answers must not be changed by who gets them. */
export function remembered<Args extends readonly string[], Value>(compute: (...args: Args) => Value): (...args: Args) => Value {
  const known = new Map<string, Value>();
  return (...args) => {
    const key = args.join(' ');
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = compute(...args);
    if (known.size >= MAX_REMEMBERED) known.clear();
    known.set(key, value);
    return value;
  };
}
