// Owns which version may replace a living one, and what follows from several living at a time: any may be mined, and only one will be.
import type { Entry, Version } from './types.ts';

/** Versions that may be mined, oldest first. */
export function livingVersions(entry: Pick<Entry, 'versions' | 'dead'>): readonly Version[] {
  return entry.versions.filter((version) => !entry.dead.includes(version.transactionId));
}

/** True where more than one version may be mined. */
export function hasRivals(entry: Pick<Entry, 'versions' | 'dead'>): boolean {
  return livingVersions(entry).length > 1;
}

/**
 * True when `version` may follow the living version `replaces` (security rules, 10.3): Bitcoin, a higher fee than every version before it, all inputs of the
 * replaced one and of the first (so that at most one of them all can ever be mined), and an output of its own for each line.
 */
export function mayReplace(entry: Entry, replaces: string, version: Version): boolean {
  const [first] = entry.versions;
  const replaced = entry.versions.find(({ transactionId }) => transactionId === replaces);
  if (entry.chain !== 'bitcoin' || first === undefined || replaced === undefined || entry.dead.length > 0) return false;
  const keeps = [...first.consumes, ...replaced.consumes].every((outpoint) => version.consumes.includes(outpoint));
  const isNew = entry.versions.every(({ transactionId, fee }) => transactionId !== version.transactionId && fee < version.fee);
  return keeps && isNew && new Set(version.outputs).size === entry.lines.length && version.outputs?.length === entry.lines.length;
}

/**
 * Outpoints that only one of several living versions makes. Nothing may be built on them: were another version mined, what spends them could never be mined,
 * and nothing would prove that.
 */
export function doubtfulOutputs(entry: Entry): readonly string[] {
  return entry.chain === 'bitcoin' && hasRivals(entry) ? outputsOf(entry) : [];
}

/** The same of what was given up and what spends one of its coins: a signed copy may exist, and only one of them will be mined. */
export function contestedOutputs(givenUp: readonly Entry[], open: readonly Entry[]): readonly string[] {
  return givenUp.flatMap((entry) => {
    const rivals = open.filter((other) => other.id !== entry.id && other.consumes.some((coin) => entry.consumes.includes(coin)));
    return rivals.length === 0 ? [] : [entry, ...rivals].flatMap(outputsOf);
  });
}

/** One output for each line, and one more for the change, of every transaction that the entry may be. */
function outputsOf({ versions, elsewhere, lines }: Entry): readonly string[] {
  const ids = new Set([
    ...versions.map(({ transactionId }) => transactionId),
    ...(elsewhere === undefined ? [] : [elsewhere.transactionId]),
  ]);
  return [...ids].flatMap((id) => [...lines.keys(), lines.length].map((at) => `${id}:${at}`));
}
