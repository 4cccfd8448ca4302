// Owns what one change by hand does to a wallet's labels: a text is set or cleared, a coin is frozen or thawed.
import type { Label, LabelType } from './label.ts';

/** What a label is about, whoever says it. */
export interface LabelPlace {
  readonly type: LabelType;
  readonly ref: string;
}

const isAbout = (label: Label, { type, ref }: LabelPlace): boolean => label.type === type && label.ref === ref;

/**
 * The label that is shown for each place: `placeKey` to text. Of several lines about one thing the one without an origin, which is the user's own, counts first; else the
 * first one.
 */
export function shownTexts(labels: readonly Label[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const own = new Set<string>();
  for (const label of labels) {
    if (label.label === null || label.label === '') continue;
    const key = placeKey(label);
    if (texts.has(key) && (own.has(key) || label.origin !== null)) continue;
    texts.set(key, label.label);
    if (label.origin === null) own.add(key);
  }
  return texts;
}

export function placeKey({ type, ref }: LabelPlace): string {
  return `${type} ${ref}`;
}

/** The outpoints of which any line says that they must not be spent. */
export function frozenIn(labels: readonly Label[]): ReadonlySet<string> {
  return new Set(labels.flatMap(({ type, ref, spendable }) => (type === 'output' && spendable === false ? [ref] : [])));
}

/** With this text at the place; an empty one clears what every line says of it. Lines that say nothing any more go. */
export function relabelled(labels: readonly Label[], place: LabelPlace, text: string): readonly Label[] {
  if (text === '') return labels.map((label) => (isAbout(label, place) ? { ...label, label: null } : label)).filter(saysSomething);
  const own = labels.findIndex((label) => isAbout(label, place) && label.origin === null);
  if (own === -1) return [...labels, { ...place, label: text, origin: null, spendable: null, extra: [] }];
  return labels.map((label, index) => (index === own ? { ...label, label: text } : label));
}

function saysSomething({ label, spendable, extra }: Label): boolean {
  return label !== null || spendable !== null || extra.length > 0;
}
