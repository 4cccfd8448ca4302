// What can be put right at one press is right afterwards.
import { describe, expect, it } from 'vitest';
import { nothingKnown } from '../../../shared/xrpl/facts.ts';
import { emptyStudioForm, type StudioForm } from '../../state/studio-form.ts';
import { clearedForm, fixOf } from './fixes.ts';
import { judge, readStudio } from './judge.ts';
import { fieldsOf, usedMore } from './type-fields.ts';

const [me, friend, bank] = [
  'rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys',
  'rDTXLQ7ZKZVKz33zJbHjgVShjsBnqMBhmN',
  'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe',
];
const mpt = '00000001B5F762798A53D543A014CAF8B297CFF8F2F937E8';
const usd = { kind: 'token', currency: 'USD', issuer: bank } as const;
const xrp = { deliver: { asset: { kind: 'xrp' }, value: '5' } } as const;
const form = (part: Partial<StudioForm>): StudioForm => ({ ...emptyStudioForm, destination: friend, ...xrp, ...part });
const judged = (one: StudioForm) =>
  judge(readStudio({ form: one, json: null }, 'practice', me), nothingKnown, { contacts: [], knownIssuers: {} });
const path = JSON.stringify([[{ account: bank }]]);

describe('a fix', () => {
  it.each([
    ['xrpl-direct-send-max', { spend: { asset: { kind: 'xrp' }, value: '5' } }],
    ['xrpl-direct-paths', { paths: path }],
    ['xrpl-paths-empty', { paths: '[]' }],
    ['xrpl-direct-partial', { partial: true }],
    ['xrpl-direct-limit-quality', { limitQuality: true }],
    ['xrpl-direct-no-direct', { noDirect: true, paths: path }],
    ['xrpl-deliver-min-without-partial', { deliver: { asset: usd, value: '5' }, least: '3' }],
    ['xrpl-mpt-with-paths', { deliver: { asset: { kind: 'mpt', id: mpt, scale: 0 }, value: '5' }, paths: path }],
    ['xrpl-domain-zero', { deliver: { asset: usd, value: '5' }, spend: { asset: { kind: 'xrp' }, value: '9' }, domainId: '0'.repeat(64) }],
    ['xrpl-key-invalid', { signingPubKey: 'AB' }],
    ['xrpl-field-unknown', { rest: { Colour: 'red' } }],
  ] as const)('answers %s', (code, part) => {
    const before = form(part as Partial<StudioForm>);
    const found = judged(before).findings.find((one) => one.code === code);
    expect(found).toBeDefined();
    const fix = found ? fixOf(found, null, () => 0) : null;
    const after = fix?.change(before) ?? before;
    expect(judged(after).findings.map((one) => one.code)).not.toContain(code);
  });

  it('is not offered where a person must decide', () => {
    const [found] = judged(form({ destination: 'rNobody' })).findings;
    expect(found && fixOf(found, null, () => 0)).toBeNull();
  });
});

describe('the fields of a kind', () => {
  it('are few for XRP, and all for an exchange', () => {
    expect([...fieldsOf({ type: 'direct-xrp', underlying: null, direction: 'xrp-to-xrp', partial: false }, form({}))]).toEqual([
      'credentialIds',
      'invoiceId',
      'memos',
      'sourceTag',
    ]);
    expect(fieldsOf({ type: 'cross-currency', underlying: null, direction: 'xrp-to-token', partial: false }, form({})).size).toBe(10);
  });

  it('show what has something in it, whatever the kind', () => {
    const odd = form({ paths: path, domainId: 'A'.repeat(64) });
    const shown = fieldsOf({ type: 'direct-xrp', underlying: null, direction: 'xrp-to-xrp', partial: false }, odd);
    expect([shown.has('paths'), shown.has('domainId'), shown.has('limitQuality')]).toEqual([true, true, false]);
    expect(usedMore(odd)).toBe(1);
  });

  it('of a partial payment are those of what it is otherwise', () => {
    const kind = { type: 'partial', underlying: 'redeem', direction: 'same-token', partial: true } as const;
    expect(fieldsOf(kind, form({})).has('paths')).toBe(false);
  });

  it('are empty again after clearing, but for who pays', () => {
    expect(clearedForm(form({ account: me, tag: '7' }))).toEqual({ ...emptyStudioForm, account: me });
  });
});
