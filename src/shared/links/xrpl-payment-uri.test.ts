// Owns the stories of the URI of a payment request.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTokenValue } from '../xrpl/amounts/token-value.ts';
import { readXAddress } from './xrpl-address.ts';
import { buildXrplUri, readXrplUri } from './xrpl-payment-uri.ts';
import { parseXrplDestination } from './xrpl-destination.ts';

const address = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';
const issuer = 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B';
const value = readTokenValue('12.5');

it('with real money is the classic address with its tag, which every wallet reads', () => {
  const request = { address, tag: 123, asset: { kind: 'xrp' } as const, amount: { kind: 'xrp', drops: 2_500_000n } as const };
  expect(buildXrplUri(request, 'main')).toBe(`xrpl://${address}?amount=2.5&dt=123`);
  expect(buildXrplUri({ ...request, amount: null }, 'main')).toBe(`xrpl://${address}?dt=123`);
});

it('names currency and issuer of a token, also where the amount is open', () => {
  if (!value.ok) throw new Error();
  const asset = { kind: 'token', currency: 'USD', issuer } as const;
  const request = { address, tag: 1, asset, amount: { ...asset, value: value.value } };
  expect(buildXrplUri(request, 'main')).toBe(`xrpl://${address}?amount=12.5&dt=1&currency=USD&issuer=${issuer}`);
  expect(buildXrplUri({ ...request, amount: null }, 'main')).toBe(`xrpl://${address}?dt=1&currency=USD&issuer=${issuer}`);
});

it('names the issuance of an MPT, and its raw units', () => {
  const id = 'A'.repeat(48);
  const request = { address, tag: 1, asset: { kind: 'mpt', id } as const, amount: { kind: 'mpt', id, value: 1250n } as const };
  expect(buildXrplUri(request, 'main')).toBe(`xrpl://${address}?amount=1250&dt=1&mpt_issuance_id=${id}`);
});

it('escapes a code that could pass for a parameter', () => {
  const asset = { kind: 'token', currency: 'A&#', issuer } as const;
  expect(buildXrplUri({ address, tag: 1, asset, amount: null }, 'main')).toContain('currency=A%26%23&');
});

it.each(['practice', 'test', 'regtest'] as const)('on %s is a test X-address: no wallet with real money takes it', (network) => {
  const uri = buildXrplUri({ address, tag: 0, asset: { kind: 'xrp' }, amount: null }, network);
  const account = uri.replace('xrpl://', '');
  expect(readXAddress(account)).toEqual({ address, tag: 0, real: false });
  expect(parseXrplDestination(uri, network)).toMatchObject({ ok: true, value: { address, tag: 0 } });
  expect(parseXrplDestination(uri, 'main')).toMatchObject({ ok: false, error: { code: 'xrpl-destination-wrong-network' } });
});

describe('reading a link', () => {
  const token = { kind: 'token', currency: 'A&#', issuer } as const;
  const mpt = { kind: 'mpt', id: 'A'.repeat(48) } as const;
  const amounts = fc.bigInt({ min: 1n, max: 10n ** 16n - 1n });
  const asked = fc.oneof(
    amounts.map((drops) => ({ asset: { kind: 'xrp' } as const, amount: { kind: 'xrp' as const, drops } })),
    amounts.map((units) => {
      const read = readTokenValue(`${units}e-7`);
      return { asset: token, amount: read.ok ? { ...token, value: read.value } : null };
    }),
    amounts.map((units) => ({ asset: mpt, amount: { ...mpt, value: units } })),
    fc.constantFrom({ asset: token, amount: null }, { asset: mpt, amount: null }),
  );

  it('gives back what was asked for, on every network, whatever it was', () => {
    fc.assert(
      fc.property(asked, fc.nat(0xffff_ffff), fc.constantFrom('main' as const, 'practice' as const), (what, tag, network) => {
        expect(readXrplUri(buildXrplUri({ address, tag, ...what }, network), network)).toEqual({ address, tag, ...what });
      }),
    );
  });

  it('takes the forms of other wallets', () => {
    const xrp = { address, asset: { kind: 'xrp' }, amount: { kind: 'xrp', drops: 1_500_000n } };
    expect(readXrplUri(` ripple:${address}?dt=0&amount=1.5 `, 'main')).toEqual({ ...xrp, tag: 0 });
    expect(readXrplUri(`XRPL:${address}?amount=1.5&currency=XRP`, 'main')).toEqual({ ...xrp, tag: null });
    expect(readXrplUri(`xrpl://${address}`, 'main')).toEqual({ address, tag: null, asset: null, amount: null });
  });

  it.each([
    ['an address alone', address],
    ['another scheme', `bitcoin:${address}`],
    ['an account that is none', `xrpl:${address.slice(0, -1)}z`],
    ['a parameter that is not known', `xrpl:${address}?amount=1&minimum=5`],
    ['one that stands twice', `xrpl:${address}?amount=1&amount=100`],
    ['nothing', `xrpl:${address}?amount=0`],
    ['less than nothing', `xrpl:${address}?amount=-1&currency=USD&issuer=${issuer}`],
    ['a part of a drop', `xrpl:${address}?amount=0.0000001`],
    ['a tag with zeros', `xrpl:${address}?dt=007`],
    ['XRP with an issuer', `xrpl:${address}?amount=1&currency=XRP&issuer=${issuer}`],
    ['a code without its issuer', `xrpl:${address}?amount=1&currency=USD`],
    ['a token and an MPT at once', `xrpl:${address}?amount=1&currency=USD&issuer=${issuer}&mpt_issuance_id=${'A'.repeat(48)}`],
    ['a part of an MPT’s unit', `xrpl:${address}?amount=1.5&mpt_issuance_id=${'A'.repeat(48)}`],
    ['seventeen digits', `xrpl:${address}?amount=1.0000000000000001&currency=USD&issuer=${issuer}`],
  ])('%s is no request', (_name, text) => {
    expect(readXrplUri(text, 'main')).toBeNull();
  });

  it('of another network is none', () => {
    const uri = buildXrplUri({ address, tag: 7, asset: { kind: 'xrp' }, amount: null }, 'practice');
    expect([readXrplUri(uri, 'main'), readXrplUri(`${uri}?dt=8`, 'practice')]).toEqual([null, null]);
    expect(readXrplUri(`${uri}?dt=7`, 'practice')).toMatchObject({ tag: 7 });
  });
});
