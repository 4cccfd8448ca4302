// Owns the guess of what separates the cells of a text: decided over the whole of it, outside of quotes.
export const delimiters = [',', ';', '\t'] as const;
export type Delimiter = (typeof delimiters)[number];

/** The sign that splits most lines alike; a comma where nothing tells. A semicolon or tab wins over as many commas, which may be decimal signs. */
export function guessDelimiter(text: string): Delimiter {
  const counts = countsByLine(text);
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of ['\t', ';', ','] as const) {
    const score = agreement(counts.get(delimiter) ?? []);
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** How often each sign stands on each line that is not empty. */
function countsByLine(text: string): ReadonlyMap<Delimiter, readonly number[]> {
  const counts = new Map<Delimiter, number[]>(delimiters.map((delimiter) => [delimiter, []]));
  const line = new Map<string, number>(delimiters.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  let filled = false;
  const end = (): void => {
    if (filled) for (const delimiter of delimiters) counts.get(delimiter)?.push(line.get(delimiter) ?? 0);
    for (const delimiter of delimiters) line.set(delimiter, 0);
    filled = false;
  };
  for (const sign of text) {
    if (sign === '"') quoted = !quoted;
    if (quoted) continue;
    if (sign === '\n' || sign === '\r') end();
    else {
      filled = true;
      const count = line.get(sign);
      if (count !== undefined) line.set(sign, count + 1);
    }
  }
  end();
  return counts;
}

/** The number of lines that hold the sign as often as most of them do. */
function agreement(counts: readonly number[]): number {
  const lines = new Map<number, number>();
  for (const count of counts) if (count > 0) lines.set(count, (lines.get(count) ?? 0) + 1);
  return Math.max(0, ...lines.values());
}
