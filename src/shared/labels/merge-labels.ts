// Owns what an import of labels changes: what it says is taken, what it does not say stays (BIP329, "Importing").
import { type Label, labelKey } from './label.ts';

/** Both in one, where neither contradicts the other; else null. */
export function joinedLabel(first: Label, second: Label): Label | null {
  const contradicts = (a: unknown, b: unknown): boolean => a !== null && b !== null && a !== b;
  if (contradicts(first.label, second.label) || contradicts(first.spendable, second.spendable)) return null;
  const extra = new Map(first.extra);
  if (second.extra.some(([name, json]) => (extra.get(name) ?? json) !== json)) return null;
  return overlaid(first, second);
}

/** `next` over `before`, field by field. */
function overlaid(before: Label, next: Label): Label {
  return {
    ...before,
    label: next.label ?? before.label,
    spendable: next.spendable ?? before.spendable,
    extra: [...new Map([...before.extra, ...next.extra])],
  };
}

/** The labels after an import, those known before in their places, new ones behind. */
export function mergedLabels(known: readonly Label[], imported: readonly Label[]): readonly Label[] {
  const labels = new Map(known.map((label) => [labelKey(label), label]));
  for (const label of imported) {
    const before = labels.get(labelKey(label));
    labels.set(labelKey(label), before === undefined ? label : overlaid(before, label));
  }
  return [...labels.values()];
}

/** The frozen outpoints after an import: `spendable` false freezes, true thaws, unsaid leaves as it is. */
export function frozenAfter(frozen: ReadonlySet<string>, imported: readonly Label[]): ReadonlySet<string> {
  const next = new Set(frozen);
  for (const { type, ref, spendable } of imported) {
    if (type !== 'output' || spendable === null) continue;
    if (spendable) next.delete(ref);
    else next.add(ref);
  }
  return next;
}

/** The labels with the wallet's own word on what is frozen: for an export. Outputs that are frozen and have no label get a line of their own. */
export function withFrozen(labels: readonly Label[], frozen: ReadonlySet<string>): readonly Label[] {
  const left = new Set(frozen);
  const marked = labels.map((label): Label => {
    if (label.type !== 'output') return label;
    left.delete(label.ref);
    if (frozen.has(label.ref)) return { ...label, spendable: false };
    return label.spendable === false ? { ...label, spendable: true } : label;
  });
  return [...marked, ...[...left].map((ref): Label => ({ type: 'output', ref, label: null, origin: null, spendable: false, extra: [] }))];
}
