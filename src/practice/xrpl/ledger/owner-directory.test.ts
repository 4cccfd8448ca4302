// However objects come and go, the directory lists exactly those that are there, in pages of at most 32.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OwnedEntry } from './entries.ts';
import { addToDirectory, eraseOwned, ownedIndexes } from './owner-directory.ts';
import { ownerDirectoryIndex, ticketIndex } from './indexes.ts';
import { LayerView, MapView } from './view.ts';

const owner = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';

function freshView(): LayerView {
  const view = new LayerView(new MapView(new Map()));
  view.putAccount({ LedgerEntryType: 'AccountRoot', Account: owner, Balance: '0', Flags: 0, OwnerCount: 0, Sequence: 1 });
  return view;
}

function add(view: LayerView, number: number): void {
  const index = ticketIndex(owner, number);
  const entry: OwnedEntry = { LedgerEntryType: 'Ticket', Account: owner, Flags: 0, OwnerNode: '0', TicketSequence: number };
  view.put(index, { ...entry, OwnerNode: addToDirectory(view, owner, index) });
}

function remove(view: LayerView, number: number): void {
  const index = ticketIndex(owner, number);
  const entry = view.get(index);
  if (entry?.LedgerEntryType === 'Ticket') eraseOwned(view, index, entry);
}

function pageSizes(view: LayerView): readonly number[] {
  return [...view.entries()].flatMap(([, entry]) => (entry.LedgerEntryType === 'DirectoryNode' ? [entry.Indexes.length] : []));
}

test('any sequence of additions and removals leaves what was not removed', () => {
  const steps = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 0, max: 120 })), { maxLength: 400 });
  fc.assert(
    fc.property(steps, (all) => {
      const view = freshView();
      const present = new Set<number>();
      for (const [grows, number] of all) {
        if (grows && !present.has(number)) add(view, number);
        if (!grows) remove(view, number);
        if (grows) present.add(number);
        else present.delete(number);
      }
      expect([...ownedIndexes(view, owner)].sort()).toEqual([...present].map((number) => ticketIndex(owner, number)).sort());
      expect(Math.max(0, ...pageSizes(view))).toBeLessThanOrEqual(32);
      expect(pageSizes(view).slice(1).includes(0) && present.size === 0).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('a directory that was filled over several pages is gone when it is empty', () => {
  const view = freshView();
  for (let number = 0; number < 100; number += 1) add(view, number);
  expect(pageSizes(view)).toEqual([32, 32, 32, 4]);
  for (let number = 99; number >= 0; number -= 1) remove(view, (number * 37) % 100);
  expect(pageSizes(view)).toEqual([]);
  expect(view.get(ownerDirectoryIndex(owner))).toBeUndefined();
});
