// Owns the proof that labels survive the way to another wallet and back, and that no line of a file disappears.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelLimits, type LabelFile, parseLabels, printLabels } from './bip329.ts';
import { memberTexts } from './json-members.ts';
import { isLabelText, type Label, labelTypes } from './label.ts';
import { frozenAfter, mergedLabels, withFrozen } from './merge-labels.ts';

/** The test vectors of BIP329. */
const vectors = `{ "type": "tx", "ref": "f91d0a8a78462bc59398f2c5d7a84fcff491c26ba54c4833478b202796c8aafd", "label": "Transaction", "origin": "wpkh([d34db33f/84'/0'/0'])" }
{ "type": "addr", "ref": "bc1q34aq5drpuwy3wgl9lhup9892qp6svr8ldzyy7c", "label": "Address" }
{ "type": "pubkey", "ref": "0283409659355b6d1cc3c32decd5d561abaac86c37a353b52895a5e6c196d6f448", "label": "Public Key" }
{ "type": "input", "ref": "f91d0a8a78462bc59398f2c5d7a84fcff491c26ba54c4833478b202796c8aafd:0", "label": "Input" }
{ "type": "output", "ref": "f91d0a8a78462bc59398f2c5d7a84fcff491c26ba54c4833478b202796c8aafd:1", "label": "Output", "spendable": false }
{ "type": "xpub", "ref": "xpub661MyMwAqRbcFtXgS5sYJABqqG9YLmC4Q1Rdap9gSE8NqtwybGhePY2gZ29ESFjqJoCu1Rupje8YtGqsefD265TMg7usUDFdp6W1EGMcet8", "label": "Extended Public Key" }
{ "type": "tx", "ref": "f546156d9044844e02b181026a1a407abfca62e7ea1159f87bbeaa77b4286c74", "label": "Account #1 Transaction", "origin": "wpkh([d34db33f/84'/0'/1'])" }
`;

const txid = 'f91d0a8a78462bc59398f2c5d7a84fcff491c26ba54c4833478b202796c8aafd';

function read(text: string): LabelFile {
  const answer = parseLabels(text);
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
}

const problemsOf = (text: string) => read(text).problems.map(({ line, error }) => [line, error.code]);
const output = (ref: string, more: Partial<Label> = {}): Label => ({
  type: 'output',
  ref,
  label: null,
  origin: null,
  spendable: null,
  extra: [],
  ...more,
});

describe('a file of labels', () => {
  it('is read as BIP329 writes it', () => {
    const { labels, others, problems } = read(vectors);
    expect([others, problems]).toEqual([[], []]);
    expect(labels.map(({ type }) => type)).toEqual(['tx', 'addr', 'pubkey', 'input', 'output', 'xpub', 'tx']);
    expect(labels[0]).toEqual({
      type: 'tx',
      ref: txid,
      label: 'Transaction',
      origin: "wpkh([d34db33f/84'/0'/0'])",
      spendable: null,
      extra: [],
    });
    expect(labels[4]).toEqual(output(`${txid}:1`, { label: 'Output', spendable: false }));
    expect(printLabels(read(vectors)).replaceAll(/[ \n]/g, '')).toBe(vectors.replaceAll(/[ \n]/g, ''));
  });

  it('keeps what is not understood letter by letter: fields, numbers, and types of another time', () => {
    const rich = `{"type":"tx","ref":"${txid}","label":"Rent","height":900123,"fee":1500,"rate":{"USD":105620.00,"JPY":1.6e7},"value":-12345678901234567890,"x":"a\\"},{[\\u0041"}`;
    const later = '{"type":"spscan","ref":"spscan1q…","label":"silent","n":[1,{"a":2}]}';
    const file = read(`${rich}\n${later}\n`);
    expect(file.labels[0]?.extra).toEqual([
      ['height', '900123'],
      ['fee', '1500'],
      ['rate', '{"USD":105620.00,"JPY":1.6e7}'],
      ['value', '-12345678901234567890'],
      ['x', '"a\\"},{[\\u0041"'],
    ]);
    expect(file.others).toEqual([later]);
    expect(printLabels(file)).toBe(`${rich}\n${later}\n`);
  });

  it('may come from any system: byte order mark, carriage returns, empty lines, capitals', () => {
    const upper = `\ufeff\r\n{"type":"output","ref":"${txid.toUpperCase()}:7","spendable":true}\r\n\n{"type":"addr","ref":"BC1Q34AQ5DRPUWY3WGL9LHUP9892QP6SVR8LDZYY7C","label":null}`;
    expect(read(upper)).toMatchObject({
      labels: [
        { ref: `${txid}:7`, spendable: true },
        { ref: 'bc1q34aq5drpuwy3wgl9lhup9892qp6svr8ldzyy7c', label: null },
      ],
      problems: [],
    });
    expect(read('')).toEqual({ labels: [], others: [], problems: [] });
  });

  it('tells each bad line by its number and keeps its text, and takes the rest', () => {
    const bad = [
      'label,ref',
      '[1]',
      '{"type":"tx","label":"no reference"}',
      `{"type":7,"ref":"${txid}"}`,
      `{"type":"tx","ref":"${txid}","label":"a","label":"b"}`,
      `{"type":"tx","ref":"${txid.slice(1)}"}`,
      `{"type":"output","ref":"${txid}:4294967296"}`,
      `{"type":"output","ref":"${txid}:01"}`,
      '{"type":"xpub","ref":"xpub0OIl"}',
      '{"type":"addr","ref":"bc1q <b>"}',
      `{"type":"tx","ref":"${txid}","label":"two\\nlines"}`,
      `{"type":"tx","ref":"${txid}","label":"a\\u202eb"}`,
      `{"type":"tx","ref":"${txid}","label":5}`,
      `{"type":"tx","ref":"${txid}","origin":["x"]}`,
      `{"type":"output","ref":"${txid}:1","spendable":"false"}`,
      `{"type":"tx","ref":"${txid}","label":"${'x'.repeat(labelLimits.line)}"}`,
    ];
    const file = read([...bad, `{"type":"tx","ref":"${txid}","label":"good"}`].join('\n'));
    expect(file.labels).toHaveLength(1);
    expect(file.problems.map(({ text }) => text)).toEqual(bad);
    expect(file.problems.map(({ line, error }) => `${line} ${error.code}`)).toEqual([
      ...[1, 2, 3, 4, 5].map((line) => `${line} label-unreadable`),
      ...[6, 7, 8, 9, 10].map((line) => `${line} label-reference`),
      ...[11, 12, 13, 14].map((line) => `${line} label-text`),
      '15 label-spendable',
      '16 label-line-long',
    ]);
  });

  it('joins lines about one thing, and does not choose between two that contradict each other', () => {
    const line = (more: string) => `{"type":"output","ref":"${txid}:1"${more}}`;
    const joined = read([line(',"label":"Rent"'), line(',"spendable":false'), line(',"label":"Rent","value":5')].join('\n'));
    expect(joined).toEqual({
      labels: [output(`${txid}:1`, { label: 'Rent', spendable: false, extra: [['value', '5']] })],
      others: [],
      problems: [],
    });
    expect(problemsOf([line(',"label":"Rent"'), line(',"label":"Gift"'), line('')].join('\n'))).toEqual([[2, 'label-twice']]);
    expect(problemsOf([line(',"spendable":true'), line(',"spendable":false')].join('\n'))).toEqual([[2, 'label-twice']]);
    expect(problemsOf([line(',"value":5'), line(',"value":6')].join('\n'))).toEqual([[2, 'label-twice']]);
    // Of two wallets in one file, each has its own word on a transaction.
    expect(
      problemsOf([line(',"label":"a","origin":"wpkh([00000001])"'), line(',"label":"b","origin":"wpkh([00000002])"')].join('\n')),
    ).toEqual([]);
  });

  it('is refused as a whole only when it is too large', () => {
    expect(parseLabels('x'.repeat(labelLimits.file + 1))).toMatchObject({ ok: false, error: { code: 'labels-too-large' } });
    expect(parseLabels('\n'.repeat(labelLimits.lines))).toMatchObject({ ok: false, error: { code: 'labels-too-large' } });
    const many = Array.from({ length: 5_000 }, (_, index) => `{"type":"output","ref":"${txid}:${index}","label":"支払い ${index}"}`).join(
      '\n',
    );
    expect(read(many).labels).toHaveLength(5_000);
  });
});

describe('whatever a file holds', () => {
  const ref: Readonly<Record<Label['type'], string>> = {
    tx: txid,
    addr: 'bc1q34aq5drpuwy3wgl9lhup9892qp6svr8ldzyy7c',
    pubkey: `02${txid}`,
    input: `${txid}:3`,
    output: `${txid}:4`,
    xpub: `xpub${'A'.repeat(107)}`,
    'pullpay-payout': 'po_1-A',
  };
  const plain = fc.string({ unit: 'binary', maxLength: 40 }).filter(isLabelText);
  const name = fc.string({ minLength: 1, maxLength: 8 }).filter((text) => !['type', 'ref', 'label', 'origin', 'spendable'].includes(text));
  const label = fc
    .record({
      type: fc.constantFrom(...labelTypes),
      label: fc.option(plain),
      origin: fc.option(plain),
      spendable: fc.option(fc.boolean()),
      extra: fc.uniqueArray(fc.tuple(name, fc.json()), { selector: ([key]) => key, maxLength: 4 }),
    })
    .map((made): Label => ({ ...made, ref: ref[made.type], spendable: made.type === 'output' ? made.spendable : null }));

  it('is read back as it was printed', () => {
    fc.assert(
      fc.property(label, (one) => {
        const again = read(printLabels({ labels: [one], others: [] }));
        expect(again.problems).toEqual([]);
        // Space around a value is no part of it.
        expect(again.labels).toEqual([{ ...one, extra: one.extra.map(([key, json]) => [key, json.trim()]) }]);
      }),
      { numRuns: 400 },
    );
  });

  it('no line is lost and none throws', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', '')),
      fc.json(),
      label.map((one) => printLabels({ labels: [one], others: [] }).trimEnd()),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const { labels, others, problems } = read(lines.join('\n'));
        const filled = lines.filter((text, index) => (index === 0 ? text.replace(/^\ufeff/, '') : text).trim() !== '');
        expect(others.length + problems.length).toBeLessThanOrEqual(filled.length);
        if (labels.length === 0) expect(others.length + problems.length).toBe(filled.length);
        expect(problems.every(({ line: number, text }) => (lines[number - 1] ?? '').includes(text))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('members of an object are told apart as a parser does', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { maxKeys: 6, noNullPrototype: true }), (object) => {
        const members = memberTexts(JSON.stringify(object, null, 1));
        expect(members?.map(([key, json]) => [key, JSON.parse(json)])).toEqual(Object.entries(JSON.parse(JSON.stringify(object))));
      }),
    );
    expect(memberTexts('{}')).toEqual([]);
    expect(memberTexts('[]')).toBeNull();
    expect(memberTexts('{"a":1')).toBeNull();
  });
});

describe('an import', () => {
  const [a, b, c] = [0, 1, 2].map((index) => `${txid}:${index}`);
  if (a === undefined || b === undefined || c === undefined) throw new Error('three outputs');

  it('changes what it says and leaves the rest', () => {
    const known = [output(a, { label: 'old', spendable: false, extra: [['value', '1']] }), output(b, { label: 'stays' })];
    const merged = mergedLabels(known, [output(a, { label: 'new' }), output(c, { spendable: false })]);
    expect(merged).toEqual([
      output(a, { label: 'new', spendable: false, extra: [['value', '1']] }),
      output(b, { label: 'stays' }),
      output(c, { spendable: false }),
    ]);
    expect(mergedLabels(merged, merged)).toEqual(merged);
  });

  it('freezes and thaws coins, and an export says what is frozen', () => {
    const frozen = frozenAfter(new Set([a, b]), [
      output(a, { spendable: true }),
      output(b, { label: 'x' }),
      output(c, { spendable: false }),
    ]);
    expect([...frozen]).toEqual([b, c]);
    const exported = withFrozen([output(a, { label: 'free', spendable: false }), output(b, { label: 'x' })], frozen);
    expect(exported).toEqual([
      output(a, { label: 'free', spendable: true }),
      output(b, { label: 'x', spendable: false }),
      output(c, { spendable: false }),
    ]);
    expect(frozenAfter(new Set(), read(printLabels({ labels: exported, others: [] })).labels)).toEqual(frozen);
  });
});
