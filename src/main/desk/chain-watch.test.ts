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
  let ledger = 0;
  /** Accounts whose transactions were asked for. */
  const asked: string[] = [];
  const moved: string[] = [];
  /** Accounts about which the server does not answer. */
  const silent = new Set<string>();
  const backends = {
    bitcoin: { tip: async () => (reachable ? ok({ height: 1, hash }) : refuse('backend-unreachable')) },
    xrpl: {
      read: async () =>
        reachable ? ok({ ledger_hash: String(ledger).padStart(64, '0'), validated: true }) : refuse('backend-unreachable'),
      transactions: async (address: string) => {
        asked.push(address);
        return reachable && !silent.has(address)
          ? ok(newest.has(address) ? [{ hash: newest.get(address) } as XrplTransaction] : [])
          : refuse('backend-unreachable');
      },
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
    /** It stands in a new validated ledger. */
    arrive: (transaction: string, address = 'r') => {
      newest.set(address, transaction);
      ledger += 1;
    },
    close: () => void (ledger += 1),
    asked: () => asked.splice(0),
    silent,
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

it('asks about each account once after a validated ledger, and not at all while there is no newer one', async () => {
  const { watch, moved, asked, close, arrive, block } = world();
  await watch.look();
  expect(asked()).toEqual(['r', 'r2']);
  block('b');
  await watch.look();
  await watch.look();
  expect(asked()).toEqual([]);
  expect(moved).toEqual(['w']);
  close();
  await watch.look();
  expect(asked()).toEqual(['r', 'r2']);
  arrive('one', 'r2');
  await watch.look();
  await watch.look();
  expect(asked()).toEqual(['r', 'r2']);
  expect(moved).toEqual(['w', 'w']);
});

it('asks again about those that were not answered, and about those that join, in the same ledger', async () => {
  const { watch, moved, asked, silent, arrive, join } = world();
  await watch.look();
  silent.add('r2');
  arrive('one', 'r2');
  await watch.look();
  expect(moved).toEqual([]);
  silent.clear();
  asked();
  await watch.look();
  expect(asked()).toEqual(['r2']);
  expect(moved).toEqual(['w']);
  join('r3');
  await watch.look();
  expect(asked()).toEqual(['r3']);
});
