// However a token's name was copied, it is the same token; what could be two things is not guessed.
import { describe, expect, it } from 'vitest';
import { toXAddress } from '../../../shared/links/xrpl-address.ts';
import { readCode, readTokenInput } from './token-input.ts';

const issuer = 'rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys';
const usd = { kind: 'asset', asset: { kind: 'token', currency: 'USD', issuer } };
const id = '00000001A407AF5856CEFBF81F3D4A0000000000A407AF58';

const valueOf = (text: string): unknown => {
  const read = readTokenInput(text);
  return read.ok ? read.value : read.error.code;
};

describe('a token', () => {
  it.each([`USD.${issuer}`, `USD/${issuer}`, `USD+${issuer}`, ` USD ${issuer} `, `${issuer}.USD`, `${issuer}:USD`, `USD: ${issuer}`])(
    'is read from %s',
    (text) => expect(valueOf(text)).toEqual(usd),
  );

  it('with a long name is the hex code that the ledger keeps', () => {
    expect(valueOf(`RLUSD.${issuer}`)).toMatchObject({ asset: { currency: `524C555344${'0'.repeat(30)}` } });
    expect(readCode('0000000000000000000000005553440000000000')).toEqual({ ok: true, value: 'USD' });
  });

  it('whose issuer alone is given waits for the code', () => {
    expect(valueOf(issuer)).toEqual({ kind: 'issuer', issuer });
    expect(valueOf(toXAddress(issuer, null, 'practice'))).toEqual({ kind: 'issuer', issuer });
    expect(valueOf('  ')).toEqual({ kind: 'empty' });
  });

  it.each([
    ['US D', 'token-unreadable'],
    [`USD.${issuer.slice(0, -1)}`, 'token-unreadable'],
    [`XRP.${issuer}`, 'xrpl-currency-is-xrp'],
    [`U.${issuer}`, 'xrpl-currency-invalid'],
    [`${'x'.repeat(21)}.${issuer}`, 'xrpl-currency-invalid'],
  ])('is not read from %s', (text, code) => expect(valueOf(text)).toBe(code));
});

it('an issuance is read by its id, in any case of letters', () => {
  expect(valueOf(id.toLowerCase())).toEqual({ kind: 'asset', asset: { kind: 'mpt', id } });
});
