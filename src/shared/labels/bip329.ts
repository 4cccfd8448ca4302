// Owns the labels of a wallet as a file that other wallets read: JSON Lines as of BIP329.
import { ok, refuse, type Refusal, type Result } from '../result.ts';
import { memberTexts, type MemberText } from './json-members.ts';
import { canonicalReference, isLabelText, isLabelType, isReference, type Label, labelKey } from './label.ts';
import { joinedLabel } from './merge-labels.ts';

/** Characters of a file, lines of a file, characters of a line. A label itself may fill its line: nothing is cut. */
export const labelLimits = { file: 20_000_000, lines: 100_000, line: 20_000 } as const;

export interface LabelProblem {
  /** From 1. */
  readonly line: number;
  readonly error: Refusal;
  /** The whole line, so that it can be mended. */
  readonly text: string;
}

export interface LabelFile {
  /** One for each thing; several lines about one thing that do not contradict each other are joined. */
  readonly labels: readonly Label[];
  /** Lines of types that BIP329 did not know: not used, and written again as they are. */
  readonly others: readonly string[];
  /** Lines that were not taken. */
  readonly problems: readonly LabelProblem[];
}

/**
 * Reads a file of labels. Every line that is not empty comes back as a label, as one of `others`, or as a problem: `label-line-long`, `label-unreadable` (no
 * JSON object, a field twice, no type or reference), `label-reference`, `label-text`, `label-spendable`, `label-twice` (contradicts an earlier line, which
 * stays). Refusal of the whole file: `labels-too-large`.
 */
export function parseLabels(text: string): Result<LabelFile> {
  const lines = text.length > labelLimits.file ? null : text.replace(/^\ufeff/, '').split('\n');
  if (lines === null || lines.length > labelLimits.lines) {
    return refuse('labels-too-large', { lines: String(labelLimits.lines), limit: String(labelLimits.file / 1_000_000) });
  }
  const labels = new Map<string, Label>();
  const others: string[] = [];
  const problems: LabelProblem[] = [];
  for (const [index, raw] of lines.entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    if (line.trim() === '') continue;
    const read = readLine(line);
    const taken = read.ok && read.value !== null ? take(labels, read.value) : read;
    if (!taken.ok) problems.push({ line: index + 1, error: taken.error, text: line });
    else if (read.ok && read.value === null) others.push(line);
  }
  return ok({ labels: [...labels.values()], others, problems });
}

function take(labels: Map<string, Label>, label: Label): Result<null> {
  const key = labelKey(label);
  const before = labels.get(key);
  const joined = before === undefined ? label : joinedLabel(before, label);
  if (joined === null) return refuse('label-twice', { ref: label.ref });
  labels.set(key, joined);
  return ok(null);
}

/** Null for a type that we do not know. */
function readLine(line: string): Result<Label | null> {
  if (line.length > labelLimits.line) return refuse('label-line-long', { limit: String(labelLimits.line) });
  const members = memberTexts(line);
  if (members === null) return refuse('label-unreadable');
  const values = new Map(members);
  if (values.size !== members.length) return refuse('label-unreadable');
  const type = textOf(values.get('type'));
  const ref = textOf(values.get('ref'));
  if (type === null || ref === null) return refuse('label-unreadable');
  return isLabelType(type) ? readLabel(type, ref, members, values) : ok(null);
}

function readLabel(type: Label['type'], ref: string, members: readonly MemberText[], values: ReadonlyMap<string, string>): Result<Label> {
  if (!isReference(type, ref)) return refuse('label-reference', { type });
  const label = textOf(values.get('label'));
  const origin = textOf(values.get('origin'));
  const isUnsaid = (name: string, value: string | null): boolean => value === null && !isAbsent(values.get(name));
  if (isUnsaid('label', label) || isUnsaid('origin', origin) || !isLabelText(label ?? '') || !isLabelText(origin ?? '')) {
    return refuse('label-text');
  }
  const known = new Set(['type', 'ref', 'label', 'origin', ...(type === 'output' ? ['spendable'] : [])]);
  const spendable = type === 'output' ? values.get('spendable') : undefined;
  if (!isAbsent(spendable) && spendable !== 'true' && spendable !== 'false') return refuse('label-spendable');
  const extra = members.filter(([name]) => !known.has(name));
  return ok({
    type,
    ref: canonicalReference(type, ref),
    label,
    origin,
    spendable: isAbsent(spendable) ? null : spendable === 'true',
    extra,
  });
}

/** A field that is null says as little as one that is missing. */
function isAbsent(json: string | undefined): boolean {
  return json === undefined || json === 'null';
}

/** Null when it is not the JSON of a text. */
function textOf(json: string | undefined): string | null {
  const value: unknown = json === undefined ? null : JSON.parse(json);
  return typeof value === 'string' ? value : null;
}

/** The file: one line for each label and each of `others`, every line ended by a line feed. What `parseLabels` read is printed so that it reads the same. */
export function printLabels({ labels, others }: Pick<LabelFile, 'labels' | 'others'>): string {
  return [...labels.map(printLabel), ...others].map((line) => `${line}\n`).join('');
}

function printLabel({ type, ref, label, origin, spendable, extra }: Label): string {
  const said: readonly MemberText[] = [
    ['type', JSON.stringify(type)],
    ['ref', JSON.stringify(ref)],
    ...member('label', label),
    ...member('origin', origin),
    ...member('spendable', spendable),
  ];
  return `{${[...said, ...extra].map(([name, json]) => `${JSON.stringify(name)}:${json}`).join(',')}}`;
}

function member(name: string, value: string | boolean | null): readonly MemberText[] {
  return value === null ? [] : [[name, JSON.stringify(value)]];
}
