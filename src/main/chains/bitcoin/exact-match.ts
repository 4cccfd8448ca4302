// Owns the search for coins whose sum needs no change (branch and bound, as in Murch's thesis and Bitcoin Core).

const maxSteps = 50_000;
/** More coins than this are not looked at: the search is recursive, and the largest ones matter most. */
const maxValues = 400;

/**
 * Indexes of `all` (sorted from large to small, all above 0) whose sum lies in [target, target + tolerance], with the least excess found;
 * null when the search finds none within its bounded number of steps. Deterministic.
 */
export function exactMatch(all: readonly bigint[], target: bigint, tolerance: bigint): readonly number[] | null {
  const values = all.slice(0, maxValues);
  const remaining = suffixSums(values);
  const path: number[] = [];
  let best: { readonly indexes: readonly number[]; readonly excess: bigint } | null = null;
  let steps = 0;
  const visit = (index: number, sum: bigint): void => {
    steps += 1;
    if (sum >= target) {
      const excess = sum - target;
      if (excess <= tolerance && (best === null || excess < best.excess)) best = { indexes: [...path], excess };
      return;
    }
    const value = values[index];
    if (value === undefined || steps > maxSteps || sum + (remaining[index] ?? 0n) < target || best?.excess === 0n) return;
    path.push(index);
    visit(index + 1, sum + value);
    path.pop();
    visit(index + 1, sum);
  };
  visit(0, 0n);
  return bestIndexes(best);
}

function bestIndexes(best: { readonly indexes: readonly number[] } | null): readonly number[] | null {
  return best === null ? null : best.indexes;
}

/** At each index, the sum of this value and all after it. */
function suffixSums(values: readonly bigint[]): readonly bigint[] {
  let sum = values.reduce((total, value) => total + value, 0n);
  return values.map((value) => {
    const here = sum;
    sum -= value;
    return here;
  });
}
