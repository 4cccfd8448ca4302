// Owns the proof that labels and frozen coins stay as they were said, whoever says what after whom.
import { describe, expect, it } from 'vitest';
import { memoryDocument } from '../../../tests/fakes/memory-document.ts';
import { labelLimits } from '../../shared/labels/bip329.ts';
import { type LabelPlace, placeKey } from '../../shared/labels/change-labels.ts';
import type { Result } from '../../shared/result.ts';
import { closedLabelBook, labelBook, type LabelsFile, labelsFile, noLabels } from './label-book.ts';

const txid = 'ab'.repeat(32);
const coin: LabelPlace = { type: 'output', ref: `${txid}:0` };
const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};
const open = (file: LabelsFile = noLabels) => {
  const document = memoryDocument(file);
  return { document, book: labelBook(document) };
};
const line = (more: object): string => JSON.stringify({ type: 'output', ref: coin.ref, ...more });

describe('a label', () => {
  it('is given to a coin, an address, a transaction or a payout, changed, and taken away', async () => {
    const { book, document } = open();
    const places: readonly LabelPlace[] = [
      coin,
      { type: 'addr', ref: 'bcrt1q34aq5drpuwy3wgl9lhup9892qp6svr8l8k5sz2' },
      { type: 'tx', ref: txid },
      { type: 'pullpay-payout', ref: 'po_1-A' },
    ];
    for (const place of places) must(await book.set(place, ` ${place.type} 家賃 `));
    expect(places.map((place) => book.texts().get(placeKey(place)))).toEqual(places.map(({ type }) => `${type} 家賃`));
    must(await book.set(coin, 'other'));
    expect(book.texts().get(placeKey(coin))).toBe('other');
    for (const place of places) must(await book.set(place, ''));
    expect([book.texts().size, document.value().labels]).toEqual([0, []]);
  });

  it('is plain text about something that can be', async () => {
    const { book, document } = open();
    expect(await book.set(coin, 'a\u202eb')).toMatchObject({ ok: false, error: { code: 'label-not-plain' } });
    expect(await book.set({ type: 'tx', ref: coin.ref }, 'x')).toMatchObject({ ok: false, error: { code: 'label-reference' } });
    document.refuses = 'disk-full';
    expect(await book.set(coin, 'x')).toMatchObject({ ok: false, error: { code: 'disk-full' } });
    expect(book.texts().size).toBe(0);
  });

  it('of the user counts before one that another wallet gave the same thing, and clearing clears both', async () => {
    const { book } = open();
    must(await book.import(line({ label: 'theirs', origin: 'wpkh([00000001])' })));
    expect(book.texts().get(placeKey(coin))).toBe('theirs');
    must(await book.set(coin, 'mine'));
    expect(book.texts().get(placeKey(coin))).toBe('mine');
    expect(book.export().trimEnd().split('\n')).toHaveLength(2);
    must(await book.set(coin, ''));
    expect(book.texts().size).toBe(0);
  });
});

describe('a frozen coin', () => {
  it('keeps its label, and thaws only by a word about it', async () => {
    const { book } = open();
    must(await book.set(coin, 'savings'));
    must(await book.freeze([coin.ref, `${txid}:1`], true));
    must(await book.set(coin, ''));
    must(await book.import(line({ label: 'again' })));
    expect([...book.frozen()]).toEqual([coin.ref, `${txid}:1`]);
    must(await book.freeze([coin.ref], false));
    expect([...book.frozen()]).toEqual([`${txid}:1`]);
    expect(book.texts().get(placeKey(coin))).toBe('again');
  });

  it('is frozen while any line says so, and thawed in every line', async () => {
    const { book } = open();
    must(await book.import([line({ spendable: false, origin: 'wpkh([00000001])' }), line({ label: 'x' })].join('\n')));
    expect(book.frozen().has(coin.ref)).toBe(true);
    must(await book.freeze([coin.ref], false));
    expect(book.frozen().size).toBe(0);
    expect(book.export()).not.toContain('"spendable":false');
  });
});

describe('a file', () => {
  it('goes out and comes into another wallet with labels, frozen coins and what nobody here understands', async () => {
    const one = open().book;
    must(await one.set({ type: 'pullpay-payout', ref: 'po1' }, 'March'));
    must(await one.freeze([coin.ref], true));
    const later = '{"type":"spscan","ref":"q","label":"silent"}';
    const rich = `{"type":"tx","ref":"${txid}","label":"Rent","rate":{"USD":105620.00}}`;
    const report = must(await one.import(`${rich}\nnonsense\n${later}\n`));
    expect(report).toMatchObject({ labels: 1, frozen: 0, thawed: 0, kept: 1 });
    expect(report.problems.map(({ line: number, error, text }) => [number, error.code, text])).toEqual([
      [2, 'label-unreadable', 'nonsense'],
    ]);
    const other = open().book;
    expect(must(await other.import(one.export()))).toMatchObject({ labels: 3, frozen: 1, thawed: 0, kept: 1, problems: [] });
    expect(other.export()).toBe(one.export());
    expect(other.export()).toContain('"rate":{"USD":105620.00}');
    expect(must(await other.import(line({ spendable: true })))).toMatchObject({ frozen: 0, thawed: 1 });
  });

  it('of five thousand labels is taken in one write, and what is too much changes nothing', async () => {
    const { book, document } = open();
    const many = Array.from({ length: 5_000 }, (_, index) =>
      JSON.stringify({ type: 'output', ref: `${txid}:${index}`, label: `${index}` }),
    );
    must(await book.import(many.join('\n')));
    expect(book.texts().size).toBe(5_000);
    expect(labelsFile.parse(JSON.parse(JSON.stringify(document.value())))).toEqual(document.value());
    const others = Array.from({ length: labelLimits.lines - 4_999 }, (_, index) => `later ${index}`);
    const full = open({ labels: document.value().labels, others: others.slice(1) }).book;
    expect(await full.set({ type: 'tx', ref: txid }, 'one more')).toMatchObject({ ok: false, error: { code: 'labels-full' } });
    expect(full.texts().size).toBe(5_000);
  });
});

it('labels that cannot be read refuse every change and say why', async () => {
  const closed = closedLabelBook({ code: 'labels-unreadable' });
  expect(closed.problem).toEqual({ code: 'labels-unreadable' });
  expect(await closed.set(coin, 'x')).toMatchObject({ ok: false, error: { code: 'labels-unreadable' } });
  expect(await closed.freeze([coin.ref], true)).toMatchObject({ ok: false, error: { code: 'labels-unreadable' } });
});
