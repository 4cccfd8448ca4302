// Owns remembering what is dear to compute and asked for again and again, in bounded room.

const MAX_REMEMBERED = 20_000;

/** A tree by arguments: texts that come again and again are found by their own hashes, without being joined into a new one. */
interface Branch<Value> {
  readonly next: Map<string, Branch<Value>>;
  value: Value | undefined;
}

/** The same function, which computes each of its latest answers once. Answers must not be changed by who gets them. */
export function remembered<Args extends readonly string[], Value>(compute: (...args: Args) => Value): (...args: Args) => Value {
  const root: Branch<Value> = { next: new Map(), value: undefined };
  let count = 0;
  return (...args) => {
    let branch = root;
    for (const arg of args) branch = childOf(branch, arg);
    if (branch.value !== undefined) return branch.value;
    const value = compute(...args);
    count += 1;
    if (count > MAX_REMEMBERED) {
      root.next.clear();
      count = 0;
    } else branch.value = value;
    return value;
  };
}

function childOf<Value>({ next }: Branch<Value>, name: string): Branch<Value> {
  const known = next.get(name);
  if (known !== undefined) return known;
  const made: Branch<Value> = { next: new Map(), value: undefined };
  next.set(name, made);
  return made;
}
