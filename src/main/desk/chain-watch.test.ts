import { expect, it } from 'vitest';
import { ok, refuse } from '../../shared/result.ts';
import type { XrplTransaction } from '../backends/xrpl-backend.ts';
import type { BackendSet } from './backend-set.ts';
import { ChainWatch } from './chain-watch.ts';

function world() {
  let hash = 'a';
  const newest = new Map<string, string>();
  const accounts = ['r', 'r2'];
  let reachable = true;
  const moved: string[] = [];
  const backends = {
    bitcoin: { tip: async () => (reachable ? ok({ height: 1, hash }) : refuse('backend-unreachable')) },
    xrpl: {
      transactions: async (address: string) =>
        reachable ? ok(newest.has(address) ? [{ hash: newest.get(address) } as XrplTransaction] : []) : refuse('backend-unreachable'),
    },
  } as unknown as BackendSet;
  const watch = new ChainWatch({
    wallets: () => [{ id: 'w', network: 'practice', xrplAddress: 'r', accounts }],
    backendsOf: () => backends,
    moved: (id) => moved.push(id),
  });
  return {
    watch,
    moved,
    block: (next: string) => (hash = next),
    arrive: (transaction: string, address = 'r') => newest.set(address, transaction),
    join: (address: string) => accounts.push(address),
    reach: (can: boolean) => (reachable = can),
  };
}

it('says nothing at the first look and while nothing moves', async () => {
  const { watch, moved } = world();
  await watch.look();
  await watch.look();
  expect(moved).toEqual([]);
});

it('tells of a new block, of the first money on the ledger and of everything that comes after it, tokens among it', async () => {
  const { watch, moved, block, arrive } = world();
  await watch.look();
  block('b');
  await watch.look();
  expect(moved).toEqual(['w']);
  arrive('first');
  await watch.look();
  arrive('second');
  await watch.look();
  await watch.look();
  expect(moved).toEqual(['w', 'w', 'w']);
});

it('takes a chain that cannot be asked for unmoved, and tells of what happened meanwhile', async () => {
  const { watch, moved, block, reach } = world();
  await watch.look();
  reach(false);
  block('b');
  await watch.look();
  expect(moved).toEqual([]);
  reach(true);
  await watch.look();
  expect(moved).toEqual(['w']);
});

it('tells of what arrives on another account of the wallet', async () => {
  const { watch, moved, arrive } = world();
  await watch.look();
  arrive('one', 'r2');
  await watch.look();
  expect(moved).toEqual(['w']);
});

it('tells of what an account got between joining the wallet and its first look', async () => {
  const { watch, moved, arrive, join } = world();
  await watch.look();
  join('r3');
  join('r4');
  arrive('one', 'r3');
  await watch.look();
  await watch.look();
  expect(moved).toEqual(['w']);
});
