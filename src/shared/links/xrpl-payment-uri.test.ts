// Owns the stories of the URI of a payment request.
import { expect, it } from 'vitest';
import { readTokenValue } from '../xrpl/amounts/token-value.ts';
import { readXAddress } from './xrpl-address.ts';
import { buildXrplUri } from './xrpl-payment-uri.ts';
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
