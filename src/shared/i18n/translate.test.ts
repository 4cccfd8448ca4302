import { describe, expect, it } from 'vitest';
import { localeOf } from './locale.ts';
import { createRefusalWords, createTranslator, fill, placeholders } from './translate.ts';

describe('translating', () => {
  it('says one and many as each language does', () => {
    const en = createTranslator('en');
    const ja = createTranslator('ja');
    expect(en('home.approve', { count: 1 })).toBe('1 claim waits for your approval');
    expect(en('home.approve', { count: 7 })).toBe('7 claims wait for your approval');
    expect(ja('home.approve', { count: 7 })).toBe('承認待ちの申請が 7 件あります');
  });

  it('groups a large count in the words of the language', () => {
    expect(createTranslator('en')('home.approve', { count: 1234 })).toContain('1,234');
  });

  it('keeps going when a parameter is missing', () => {
    expect(createTranslator('en')('pulls.resetsIn')).toBe('Resets in …');
  });

  it('never reads tags or markup out of a parameter', () => {
    expect(fill({ en: 'For {name}', ja: '{name}' }, 'en', { name: '<b>{x}</b>' })).toBe('For <b>{x}</b>');
  });

  it('finds placeholders in plurals too', () => {
    expect(placeholders('{count, plural, one {# of {total}} other {# of {total}}} {name}')).toEqual(['count', 'name', 'total']);
  });
});

describe('words of refusals', () => {
  it('are those of the code', () => {
    expect(createRefusalWords('en')({ code: 'internal' })).toMatch(/mistake of its own/);
    expect(createRefusalWords('ja')({ code: 'bad-arguments', params: { path: 'name' } })).toContain('name');
  });

  it('tell a result of the ledger from a fault of the app', () => {
    const en = createRefusalWords('en');
    expect(en({ code: 'tecUNFUNDED_PAYMENT' })).toMatch(/Add XRP/);
    expect(en({ code: 'tecOVERSIZE' })).toMatch(/XRP Ledger refused .*tecOVERSIZE/);
    expect(en({ code: 'technical' })).not.toMatch(/Ledger/);
  });

  it('name an unknown code and promise nothing was sent by this step', () => {
    expect(createRefusalWords('en')({ code: 'never-heard-of' })).toContain('never-heard-of');
    expect(createRefusalWords('ja')({ code: 'toString' })).toContain('toString');
  });
});

describe('the language of the system', () => {
  it('is Japanese for every kind of Japanese, else English', () => {
    expect(['ja', 'ja-JP', 'JA', 'en-GB', 'de'].map(localeOf)).toEqual(['ja', 'ja', 'ja', 'en', 'en']);
  });
});
