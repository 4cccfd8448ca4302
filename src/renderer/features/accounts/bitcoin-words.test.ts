// Owns the tests of what is said of a Bitcoin account and which buttons it gets.
import { expect, it } from 'vitest';
import type { BitcoinAccountView } from '../../../shared/contract/bitcoin-accounts.ts';
import { bitcoinAccountName } from '../../state/use-bitcoin-accounts.ts';
import { keysSaid, kindSaid, mayGo, tellsKind } from './bitcoin-words.ts';

const account: BitcoinAccountView = {
  id: 'p2wpkh-1',
  name: '',
  kind: 'p2wpkh',
  number: 1,
  threshold: 1,
  keys: 1,
  path: 'm/84h/0h/1h',
  fingerprints: [],
  descriptor: '',
  pays: false,
  signs: true,
  confirmed: '0',
  unconfirmed: '0',
  gap: 20,
  known: true,
  problem: null,
};
const shared = {
  ...account,
  id: 'x0011223344556677',
  kind: 'p2wsh-multi',
  number: null,
  threshold: 2,
  keys: 3,
  path: null,
  signs: false,
} as const;

it('an account is called by its name, else by what it is', () => {
  expect(bitcoinAccountName({ ...account, name: 'Savings' })).toBe('Savings');
  expect(bitcoinAccountName({ ...account, id: 'p2wpkh-0', number: 0 })).toEqual({ key: 'bitcoinAccounts.first' });
  expect(bitcoinAccountName(account)).toEqual({ key: 'bitcoinAccounts.number', params: { number: '2' } });
  expect(bitcoinAccountName({ ...account, kind: 'p2tr', number: 0 })).toMatchObject({ key: 'bitcoinAccounts.taprootNumber' });
  expect(bitcoinAccountName(shared)).toEqual({ key: 'bitcoinAccounts.sharedName' });
  expect(bitcoinAccountName({ ...shared, kind: 'p2wpkh' })).toEqual({ key: 'bitcoinAccounts.watchedName' });
});

it('it says where its keys are and what its addresses are', () => {
  expect(keysSaid(account)).toEqual({ key: 'bitcoinAccounts.ofWords', params: { path: 'm/84h/0h/1h' } });
  expect(keysSaid({ ...account, path: null }).params).toEqual({ path: 'BIP84 #1' });
  expect(keysSaid(shared).params).toEqual({ threshold: '2', keys: '3' });
  expect(keysSaid({ ...shared, kind: 'p2tr' }).key).toBe('bitcoinAccounts.keysElsewhere');
  expect([kindSaid('p2wpkh')?.key, kindSaid('p2tr')?.key, kindSaid('p2wsh-multi')]).toEqual([
    'bitcoinAccounts.segwit',
    'bitcoinAccounts.taproot',
    null,
  ]);
});

it('a bare xpub alone does not say what its addresses are', () => {
  expect(['tpubX', '[73c5da0a/84h]xpubX', 'zpubX', 'wpkh(tpubX)', ''].map(tellsKind)).toEqual([false, false, true, true, true]);
});

it('it goes unless it is the first or pays', () => {
  expect([mayGo(account), mayGo({ ...account, pays: true }), mayGo({ ...account, id: 'p2wpkh-0' }), mayGo(shared)]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});
