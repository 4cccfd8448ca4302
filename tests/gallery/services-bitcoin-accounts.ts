// Owns the gallery's Bitcoin accounts: of the words in both kinds, watched, shared, a hundred of them, a search on its way, and addresses to give out.
import type { Services } from '../../src/renderer/state/services.tsx';
import type { BitcoinAccountView, BitcoinAddressView, RescanProgress } from '../../src/shared/contract/bitcoin-accounts.ts';
import { ok, refuse } from '../../src/shared/result.ts';

const key = 'tpubDC5FSnBiZDMmhiuCmWAYsLwgLYrrT9rAqvTySfuCCrgsWz8wxMXUS9Tb9iVMvcRbvFcAHGkMD5Kx8koh4GquNGNTfohfk7pgjhaPCdXpoba';

const account = (part: Partial<BitcoinAccountView>): BitcoinAccountView => ({
  id: 'p2wpkh-0',
  name: '',
  kind: 'p2wpkh',
  number: 0,
  threshold: 1,
  keys: 1,
  path: 'm/84h/1h/0h',
  fingerprints: ['73c5da0a'],
  descriptor: `wpkh([73c5da0a/84h/1h/0h]${key}/<0;1>/*)#p3xw5n8q`,
  pays: false,
  signs: true,
  confirmed: '0',
  unconfirmed: '0',
  gap: 20,
  known: true,
  problem: null,
  ...part,
});

const few: readonly BitcoinAccountView[] = [
  account({ name: 'Studio payouts', pays: true, confirmed: '1.48210012', unconfirmed: '0.025' }),
  account({ id: 'p2wpkh-1', number: 1, path: 'm/84h/1h/1h', confirmed: '0.3' }),
  account({ id: 'p2tr-0', kind: 'p2tr', path: 'm/86h/1h/0h', name: '税金の積立', confirmed: '12.00000001' }),
  account({ id: 'x00112233aabbccdd', number: null, signs: false, path: null, fingerprints: [], name: 'Cold storage', confirmed: '84.5' }),
  account({
    id: 'xffeeddccbbaa9988',
    kind: 'p2wsh-multi',
    number: null,
    signs: false,
    threshold: 2,
    keys: 3,
    path: null,
    fingerprints: ['73c5da0a', 'a1b2c3d4', '0f0e0d0c'],
    descriptor: `wsh(sortedmulti(2,[73c5da0a/48h/1h/0h/2h]${key}/<0;1>/*,[a1b2c3d4/48h/1h/0h/2h]${key}/<0;1>/*,[0f0e0d0c/48h/1h/0h/2h]${key}/<0;1>/*))#0000aaaa`,
    confirmed: '3.16',
  }),
];

const many = Array.from({ length: 100 }, (_, index) =>
  account(
    index < 20
      ? { id: `p2wpkh-${index}`, number: index, pays: index === 0 }
      : { id: `x${index}`, number: null, signs: false, path: null, name: `Branch ${index}` },
  ),
);

const bech = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const addressAt = (index: number): string =>
  `bcrt1q${Array.from({ length: 38 }, (_, at) => bech[(index * 7 + at * 11 + index * at) % 32] ?? 'q').join('')}`;
const place = (index: number, part: Partial<BitcoinAddressView> = {}): BitcoinAddressView => ({
  address: addressAt(index),
  index,
  received: '0',
  payments: 0,
  ...part,
});

const given = (count: number): readonly BitcoinAddressView[] =>
  Array.from({ length: count }, (_, step) => {
    const index = count - 1 - step;
    if (step < 2) return place(index);
    return place(index, { received: `${index}.0${step % 10}`, payments: step % 5 === 3 ? 3 : 1 });
  });

const progress: RescanProgress = { done: 2, accounts: 5, addresses: 1_240, used: 87, found: '14.20710013', node: null };

export function bitcoinAccountServices(has: (name: string) => boolean): Partial<Services['main']> {
  const shown = has('many')
    ? many
    : has('stale')
      ? few.map((one) => ({ ...one, known: false, problem: { code: 'backend-unreachable', params: { host: '127.0.0.1:8332' } } }))
      : has('empty')
        ? few.slice(0, 1)
        : few;
  const last = { outcome: 'done', problem: null, progress: { ...progress, done: 5 }, at: 1 } as const;
  return {
    lookAlikes: async ({ payoutIds }) =>
      ok(has('look-alike') ? payoutIds.slice(0, 1).map((payoutId) => ({ payoutId, resembles: addressAt(2) })) : []),
    bitcoinAccounts: () =>
      has('loading') ? new Promise(() => undefined) : Promise.resolve(has('broken') ? refuse('wallet-not-found') : ok(shown)),
    foundBitcoinAccounts: async () => ok(has('found') ? [{ id: 'p2tr-1', kind: 'p2tr', number: 1, balance: '0.75', passed: false }] : []),
    rescanState: async () =>
      ok({
        running: has('searching') ? { ...progress, node: has('node') ? 37 : null } : null,
        last: has('searched')
          ? last
          : has('unsearched')
            ? { ...last, outcome: 'failed', problem: { code: 'backend-unreachable', params: { host: '127.0.0.1:8332' } } }
            : null,
      }),
    readBitcoinDescriptor: async () => ok({ kind: 'p2wsh-multi', threshold: 2, keys: 3, address: addressAt(3) }),
    watchBitcoinAccount: async () => refuse('descriptor-checksum'),
    bitcoinReceiving: async () =>
      ok({
        next: place(has('empty') ? 0 : 12),
        given: has('empty') ? [] : given(has('many') ? 200 : 12),
        left: has('full') ? 0 : has('empty') ? 19 : 17,
        gap: 20,
        problem: has('stale') ? { code: 'backend-unreachable' } : null,
      }),
    newBitcoinAddress: async () => refuse('address-gap-full', { gap: '20' }),
  };
}
