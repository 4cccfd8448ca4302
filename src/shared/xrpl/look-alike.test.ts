// Tests: addresses made to resemble a contact's are named; nothing is ever offered from the history.
import { expect, it } from 'vitest';
import { alice, bob, carol } from '../../../tests/fakes/xrpl-payments.ts';
import { lookAlikes, suggestContacts } from './look-alike.ts';

const contacts = [
  { name: 'Alice Aoki', address: alice },
  { name: '家賃', address: bob },
];
const alike = `${alice.slice(0, 4)}${carol.slice(4, -4)}${alice.slice(-4)}`;

it('start and end like a contact’s, whatever the case of the letters, and are another address', () => {
  const shouted = `r${alike.slice(1).toUpperCase()}`;
  expect(lookAlikes(contacts, [alike, alike, shouted, alice, carol]).map(({ address, resembles }) => [address, resembles.name])).toEqual([
    [alike, 'Alice Aoki'],
    [shouted, 'Alice Aoki'],
  ]);
  expect(lookAlikes(contacts, [`${alice.slice(0, 4)}${carol.slice(4)}`])).toEqual([]);
});

it('suggestions are confirmed contacts by name or by the start of the address', () => {
  const names = (typed: string) => suggestContacts(contacts, typed).map(({ name }) => name);
  expect([names('aoki'), names('家'), names(bob.slice(0, 6)), names(alike), names('  ')]).toEqual([
    ['Alice Aoki'],
    ['家賃'],
    ['家賃'],
    [],
    [],
  ]);
});
