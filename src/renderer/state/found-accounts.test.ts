// After a restore further accounts are announced on the first screen; whoever did not want them finds them among the accounts alone.
import { expect, it } from 'vitest';
import { foundToSay } from './found-accounts.tsx';

const account = (index: number, passed: boolean) => ({ index, address: `r${index}`, balance: '1', passed });
const down = { code: 'backend-unreachable' };

it('announces what was found, and what was passed over only among the accounts', () => {
  const answer = { value: [account(1, true), account(2, false)], refusal: null };
  expect(foundToSay(answer, 'home', false).found.map(({ index }) => index)).toEqual([2]);
  expect(foundToSay(answer, 'accounts', false).found.map(({ index }) => index)).toEqual([1, 2]);
});

it('says of a silent server where somebody waits for the answer', () => {
  const silent = { value: undefined, refusal: down };
  expect(foundToSay(silent, 'home', true).failure).toEqual(down);
  expect(foundToSay(silent, 'accounts', false).failure).toEqual(down);
  expect(foundToSay(silent, 'home', false).failure).toBeNull();
});

it('says nothing while the vault is locked', () => {
  expect(foundToSay({ value: undefined, refusal: { code: 'vault-locked' } }, 'accounts', true)).toEqual({ found: [], failure: null });
});
