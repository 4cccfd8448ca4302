// How payout currencies are named: short, and nothing that passes itself off as something else.
import { describe, expect, it } from 'vitest';
import { assetCode, assetWords, shortId } from './asset-words.ts';

const issuer = 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B';
const mpt = '00000143a58DCB491FD36A15A7D3172E6A9F088A5478BA41';
const hex = (text: string): string =>
  Array.from(text, (letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .toUpperCase()
    .padEnd(40, '0');

describe('the name of a payout currency', () => {
  it.each([
    ['BTC', 'BTC'],
    ['時間', '時間'],
    [`USD.${issuer}`, 'USD'],
    [mpt, 'MPT'],
    [`${hex('RLUSD')}.${issuer}`, 'RLUSD'],
    // Blanks and control characters are not text that a row could show.
    [`${hex('A B')}.${issuer}`, '412042…'],
    ['0158415500000000C1F76FF6ECB0BAC600000000', '015841…'],
  ])('%s is %s', (currency, code) => {
    expect(assetCode(currency)).toBe(code);
  });

  it('has its issuer, its id, and a warning where it looks like another', () => {
    expect(assetWords(`USD.${issuer}`)).toEqual({ kind: 'token', code: 'USD', issuer, id: null, looksLike: null });
    expect(assetWords(`U5D.${issuer}`)).toMatchObject({ code: 'U5D', looksLike: 'USD' });
    expect(assetWords(mpt)).toMatchObject({ kind: 'mpt', code: 'MPT', id: mpt.toUpperCase() });
    expect(assetWords('XRP').kind).toBe('xrp');
    expect(assetWords('HOUR').kind).toBe('unit');
  });

  it('of a code that only looks like a well-known one are its digits', () => {
    expect(assetCode(`${hex('U5D1')}.${issuer}`)).toBe('U5D1');
    expect(assetCode(`${hex('RLU5D')}.${issuer}`)).not.toBe('RLU5D');
  });

  it('of an address is its beginning and its end', () => {
    expect(shortId(issuer)).toBe('rvYAfW…ubs59B');
    expect(shortId('short')).toBe('short');
  });
});
