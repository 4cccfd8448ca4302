// Owns the stories of dust and of tokens that only look like others.
import { expect, it } from 'vitest';
import type { Amount, Asset } from '../amount.ts';
import { readTokenValue } from '../amounts/token-value.ts';
import { imitatedCode, isDust, otherIssuers } from './suspicious.ts';

const token = (currency: string, issuer: string, text = '1'): Amount => {
  const value = readTokenValue(text);
  if (!value.ok) throw new Error(text);
  return { kind: 'token', currency, issuer, value: value.value };
};
const xrp = (drops: bigint): Amount => ({ kind: 'xrp', drops });

it.each([
  [xrp(1n), true],
  [xrp(1_000n), true],
  [xrp(1_001n), false],
  [token('USD', 'rA', '1e-15'), true],
  [token('USD', 'rA', '0.000001'), true],
  [token('USD', 'rA', '0.01'), false],
  [{ kind: 'mpt', id: 'A'.repeat(48), value: 1n } as const, false],
])('dust or not: case %#', (amount, dust) => {
  expect(isDust(amount)).toBe(dust);
});

it('a code that is spelled to be read as another is named', () => {
  const spelled = Buffer.from('USD').toString('hex').toUpperCase().padEnd(40, '0');
  expect(imitatedCode({ kind: 'token', currency: spelled, issuer: 'rA' })).toBe('USD');
  expect(imitatedCode({ kind: 'token', currency: 'USD', issuer: 'rA' })).toBeNull();
  expect(imitatedCode({ kind: 'xrp' })).toBeNull();
});

it('the first issuer of a code is the known one; who comes later under the same code is another', () => {
  const came = [token('USD', 'rA'), xrp(5n), null, token('USD', 'rB'), token('EUR', 'rB'), token('USD', 'rA')];
  expect(otherIssuers([], came)).toEqual([null, null, null, 'rA', null, null]);
});

it('what was asked for is known from the beginning, several issuers among it', () => {
  const asked: readonly Asset[] = [
    { kind: 'token', currency: 'USD', issuer: 'rB' },
    { kind: 'token', currency: 'USD', issuer: 'rC' },
  ];
  expect(otherIssuers(asked, [token('USD', 'rA'), token('USD', 'rB'), token('USD', 'rC')])).toEqual(['rB', null, null]);
});
