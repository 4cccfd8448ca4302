import { describe, expect, it } from 'vitest';
import { payout } from '../../../tests/fakes/public-data.ts';
import { readPayout } from './page-data-parse.ts';
import { readPageFiles } from './page-files.ts';
import { chooseLocale } from './page-words.ts';
import { isOwnForm } from './same-origin.ts';

describe('the language of a page', () => {
  it.each([
    [undefined, undefined, 'en'],
    [undefined, 'ja', 'ja'],
    [undefined, 'ja-JP,ja;q=0.9,en;q=0.8', 'ja'],
    [undefined, 'fr,en;q=0.5,ja;q=0.7', 'ja'],
    [undefined, 'en-US,ja;q=0.9', 'en'],
    [undefined, 'ja;q=0,de', 'en'],
    [undefined, ',;q=,ja;q=9,\u0000', 'en'],
    ['ja', 'en', 'ja'],
    ['en', 'ja', 'en'],
    ['xx', 'ja', 'ja'],
  ])('asked for %s, with a browser that prefers %s, is %s', (asked, accepted, locale) => {
    expect(chooseLocale(asked, accepted)).toBe(locale);
  });
});

describe('a form', () => {
  const host = '192.168.0.7:4711';
  it.each([
    ['of our page, in a browser that tells', { site: 'same-origin', origin: `http://${host}`, host }, true],
    ['of our page, where only the origin is told', { site: undefined, origin: `http://${host}`, host }, true],
    [
      'that came through a proxy under a declared name',
      { site: 'same-origin', origin: 'https://Pay.example', host: '127.0.0.1:4711' },
      true,
    ],
    ['of another page', { site: 'cross-site', origin: 'https://evil.example', host }, false],
    ['of another page of the same site', { site: 'same-site', origin: `http://${host}`, host }, false],
    ['of another port', { site: undefined, origin: 'http://192.168.0.7:80', host }, false],
    ['of a page without an origin', { site: undefined, origin: 'null', host }, false],
    ['with an origin that only looks like ours', { site: undefined, origin: `http://${host}@evil.example`, host }, false],
    ['of whoever says nothing', { site: undefined, origin: undefined, host }, false],
  ])('%s is ours: %o → %s', (_name, from, own) => {
    expect(isOwnForm(from, ['pay.example'])).toBe(own);
  });
});

describe('the files of the pages', () => {
  it('are both there, or none is', async () => {
    expect(await readPageFiles(async (name) => `text of ${name}`)).toEqual({ script: 'text of page.js', style: 'text of page.css' });
    const half = async (name: string): Promise<string> => (name === 'page.js' ? '' : Promise.reject(new Error('not there')));
    expect(await readPageFiles(half)).toBeNull();
  });
});

describe('a payout on the page', () => {
  it('is readable whatever stands in the proof that its sender gave', () => {
    const proof = { proofType: 'ledger-entry', id: 17, transactionId: { row: 3 }, link: ['a'] };
    expect(readPayout(payout({ state: 'Completed', paymentProof: proof }))).toMatchObject({ ok: true });
  });
});
