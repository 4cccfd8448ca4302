// A type reads back as it was typed, and what is no text is shown as hex.
import { expect, it } from 'vitest';
import { credentialTypeText, readCredentialType, unixTimeOf } from './credential-type.ts';

it.each([
  ['KYC', '4B5943'],
  [' 本人確認 ', 'E69CACE4BABAE7A2BAE8AA8D'],
  ['0x00ff', '00FF'],
  ['x'.repeat(64), '78'.repeat(64)],
])('%s is kept as hex', (text, hex) => expect(readCredentialType(text)).toEqual({ ok: true, value: hex }));

it.each(['', '   ', '0x', '0xABC', '0xGG', 'x'.repeat(65), '本'.repeat(22)])('“%s” is no type', (text) =>
  expect(readCredentialType(text)).toMatchObject({ error: { code: 'credential-type-invalid' } }),
);

it.each([
  ['4B5943', 'KYC'],
  ['00FF', '0x00FF'],
  ['0A', '0x0A'],
  ['FF', '0xFF'],
  ['30784B59', '0x30784B59'],
])('%s is shown as %s', (hex, text) => {
  expect(credentialTypeText(hex)).toBe(text);
  expect(readCredentialType(text)).toEqual({ ok: true, value: hex });
});

it('time on the ledger counts from the year 2000', () => {
  expect(unixTimeOf(0)).toBe(Date.UTC(2000, 0, 1) / 1000);
});
