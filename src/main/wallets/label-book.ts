// Owns the labels of one wallet and which of its coins are frozen: looked up, changed one at a time, imported and exported (BIP329).
import * as z from 'zod';
import { labelLimits, type LabelProblem, parseLabels, printLabels } from '../../shared/labels/bip329.ts';
import { frozenIn, type LabelPlace, relabelled, shownTexts } from '../../shared/labels/change-labels.ts';
import { canonicalReference, isLabelText, isReference, labelTypes } from '../../shared/labels/label.ts';
import { frozenAfter, mergedLabels, withFrozen } from '../../shared/labels/merge-labels.ts';
import { ok, type Refusal, refuse, type Result } from '../../shared/result.ts';
import type { JsonDocument } from '../storage/json-document.ts';

const label = z.strictObject({
  type: z.enum(labelTypes),
  ref: z.string(),
  label: z.string().nullable(),
  origin: z.string().nullable(),
  spendable: z.boolean().nullable(),
  extra: z.array(z.tuple([z.string(), z.string()]).readonly()).readonly(),
});

/** `others`: lines of types that we do not know, kept for the next export. A coin is frozen where `spendable` of its output is false. */
export const labelsFile = z.strictObject({ labels: z.array(label).readonly(), others: z.array(z.string()).readonly() });
export type LabelsFile = z.output<typeof labelsFile>;
export const noLabels: LabelsFile = { labels: [], others: [] };

export interface LabelImport {
  /** Things that the file says something about, how many of them are frozen or thawed by it, and lines that are only kept. */
  readonly labels: number;
  readonly frozen: number;
  readonly thawed: number;
  readonly kept: number;
  /** Lines that were not taken. */
  readonly problems: readonly LabelProblem[];
}

export interface LabelBook {
  /** Why the labels cannot be read: then nobody knows which coins are frozen. Null: they can. */
  readonly problem: Refusal | null;
  /** `placeKey` to text. */
  texts(): ReadonlyMap<string, string>;
  /** Outpoints that must not be spent. */
  frozen(): ReadonlySet<string>;
  /** An empty text takes the label away. Refusals: `label-not-plain`, `label-reference`, `labels-full`, those of the disk, `problem`. */
  set(place: LabelPlace, text: string): Promise<Result<void>>;
  freeze(outpoints: readonly string[], isFrozen: boolean): Promise<Result<void>>;
  /** Takes what it can of a BIP329 file, all in one write. Refusals: `labels-too-large`, `labels-full`, those of the disk, `problem`. */
  import(text: string): Promise<Result<LabelImport>>;
  /** Everything as a BIP329 file. */
  export(): string;
  settled(): Promise<void>;
}

/** The labels kept in this document. */
export function labelBook(document: JsonDocument<LabelsFile>): LabelBook {
  const seen = indexed(document);
  const changed = async (change: (file: LabelsFile) => LabelsFile): Promise<Result<void>> => {
    let full = false;
    const written = await document.update((file) => {
      const next = change(file);
      full = next.labels.length + next.others.length > labelLimits.lines;
      return full ? file : next;
    });
    if (!written.ok) return written;
    return full ? refuse('labels-full', { limit: String(labelLimits.lines) }) : ok(undefined);
  };
  return {
    problem: null,
    texts: () => seen().texts,
    frozen: () => seen().frozen,
    async set({ type, ref }, text) {
      const trimmed = text.trim();
      if (!isLabelText(trimmed)) return refuse('label-not-plain');
      if (!isReference(type, ref)) return refuse('label-reference', { type });
      const place = { type, ref: canonicalReference(type, ref) };
      return changed((file) => ({ ...file, labels: relabelled(file.labels, place, trimmed) }));
    },
    freeze: (outpoints, isFrozen) =>
      changed((file) => {
        const frozen = new Set(frozenIn(file.labels));
        for (const outpoint of outpoints) {
          if (isFrozen) frozen.add(outpoint);
          else frozen.delete(outpoint);
        }
        return { ...file, labels: withFrozen(file.labels, frozen) };
      }),
    async import(text) {
      const read = parseLabels(text);
      if (!read.ok) return read;
      const { labels, others, problems } = read.value;
      let before: ReadonlySet<string> = new Set();
      const taken = await changed((file) => {
        before = frozenIn(file.labels);
        const merged = withFrozen(mergedLabels(file.labels, labels), frozenAfter(before, labels));
        return { labels: merged, others: [...new Set([...file.others, ...others])] };
      });
      if (!taken.ok) return taken;
      const after = frozenAfter(before, labels);
      const frozen = [...after].filter((outpoint) => !before.has(outpoint)).length;
      const thawed = [...before].filter((outpoint) => !after.has(outpoint)).length;
      return ok({ labels: labels.length, frozen, thawed, kept: others.length, problems });
    },
    export: () => printLabels(document.value()),
    settled: () => document.settled(),
  };
}

interface Indexed {
  readonly texts: ReadonlyMap<string, string>;
  readonly frozen: ReadonlySet<string>;
}

/** Made anew only after a change. */
function indexed(document: Pick<JsonDocument<LabelsFile>, 'value'>): () => Indexed {
  let of: LabelsFile | null = null;
  let known: Indexed = { texts: new Map(), frozen: new Set() };
  return () => {
    const file = document.value();
    if (file !== of) {
      known = { texts: shownTexts(file.labels), frozen: frozenIn(file.labels) };
      of = file;
    }
    return known;
  };
}

/** Stands for labels that cannot be read: nothing is shown, and nothing is changed. */
export function closedLabelBook(problem: Refusal): LabelBook {
  const refused = async (): Promise<Result<never>> => ({ ok: false, error: problem });
  return {
    problem,
    texts: () => new Map(),
    frozen: () => new Set(),
    set: refused,
    freeze: refused,
    import: refused,
    export: () => '',
    settled: async () => undefined,
  };
}

/** Labels that nothing keeps. */
export function unkeptLabelBook(): LabelBook {
  let value = noLabels;
  const update: JsonDocument<LabelsFile>['update'] = async (change) => {
    value = change(value);
    return ok(value);
  };
  return labelBook({ value: () => value, update, settled: async () => undefined });
}
