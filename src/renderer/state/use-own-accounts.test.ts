// The screens are about the account that was chosen, else the one that pays; the first one is there even when no list can be had.
import { expect, it } from 'vitest';
import type { XrplAccountView } from '../../shared/contract/xrpl-accounts.ts';
import { ownAccount } from './use-own-accounts.ts';
import { accountView } from '../../../tests/fakes/ledger-views.ts';

const view = (address: string, pays: boolean): XrplAccountView => accountView(address, { pays });
const both = [view('rA', false), view('rB', true)];

it('is the one that pays until another is chosen', () => {
  expect(ownAccount(both, undefined, 'rA').account.address).toBe('rB');
  expect(ownAccount(both, 'rA', 'rA').account.address).toBe('rA');
});

it('is the one that pays when the chosen one is gone', () => {
  expect(ownAccount(both, 'rGone', 'rA').account.address).toBe('rB');
});

it('is the first account of the wallet while the list is not known', () => {
  const { account, accounts } = ownAccount([], 'rB', 'rA');
  expect([account.address, account.signs, accounts.length]).toEqual(['rA', null, 1]);
});
