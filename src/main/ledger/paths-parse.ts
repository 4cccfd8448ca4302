// Owns the shape of what a path finder offers. The offers themselves are read by src/shared/xrpl.
import * as z from 'zod';

const alternative = z.record(z.string(), z.unknown());
const answer = z.object({ alternatives: z.array(alternative).max(1_000) });

export type PathAlternative = z.output<typeof alternative>;

/** Null: that is no answer of a path finder. */
export function pathAlternatives(value: unknown): readonly PathAlternative[] | null {
  const read = answer.safeParse(value);
  return read.success ? read.data.alternatives : null;
}
