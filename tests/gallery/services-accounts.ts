// Owns the gallery's accounts on the XRP Ledger: of the words, imported with both algorithms, watched, with a regular key, and a hundred of them.
import type { Services } from '../../src/renderer/state/services.tsx';
import type { XrplAccountView } from '../../src/shared/contract/xrpl-accounts.ts';
import { classicAddressOf } from '../../src/shared/links/xrpl-address.ts';
import { ok, refuse } from '../../src/shared/result.ts';
import { xrpAddresses } from './data.ts';

const address = (index: number): string => xrpAddresses[index] ?? classicAddressOf(new Uint8Array(20).fill(index + 1));

const account = (index: number, part: Partial<XrplAccountView>): XrplAccountView => ({
  address: address(index),
  xAddress: '',
  label: '',
  origin: 'phrase',
  index,
  algorithm: 'secp256k1',
  signs: 'master',
  regularKey: null,
  masterDisabled: false,
  pays: false,
  exists: true,
  balance: '1250.5',
  reserve: '1.4',
  spendable: '1249.1',
  ownerCount: 2,
  problem: null,
  ...part,
});

const few: readonly XrplAccountView[] = [
  account(0, { pays: true, label: 'Studio payouts', balance: '48210.123456' }),
  account(1, { exists: false, balance: '0', spendable: '0' }),
  account(2, { origin: 'imported', index: null, algorithm: 'ed25519', label: '以前の貯蓄', regularKey: address(0) }),
  account(3, { origin: 'imported', index: null, label: 'Cold key', signs: 'regular', masterDisabled: true, regularKey: address(1) }),
  account(4, { origin: 'watched', index: null, algorithm: null, label: 'Exchange', signs: 'none', balance: '9000000.1' }),
];

const many: readonly XrplAccountView[] = Array.from({ length: 100 }, (_, index) =>
  account(index, index < 20 ? { pays: index === 0 } : { origin: 'watched', index: null, algorithm: null, signs: 'none' }),
);

const unknown = few.map((one) => ({ ...one, signs: null, masterDisabled: null, exists: false, problem: 'backend-unreachable' }));

export function accountServices(has: (name: string) => boolean): Partial<Services['main']> {
  const shown = has('many') ? many : has('stale') ? unknown : has('empty') ? few.slice(0, 1) : few;
  return {
    xrplAccounts: () =>
      has('loading') ? new Promise(() => undefined) : Promise.resolve(has('broken') ? refuse('wallet-not-found') : ok(shown)),
    foundXrplAccounts: async () =>
      has('found-unasked')
        ? refuse('backend-unreachable')
        : ok(has('found') ? [{ index: 4, address: address(7), balance: '12', passed: false }] : []),
    watchXrplAccount: async () => refuse('watch-address-invalid'),
  };
}
