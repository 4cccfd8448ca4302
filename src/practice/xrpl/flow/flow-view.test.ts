// Within one payment, what comes in cannot be spent again, however deep the layers in which it is tried.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, drops, isLess, subtract, tokens, zeroTokens } from '../arith/quantity.ts';
import { accountZero } from '../base/address.ts';
import { addressOf } from '../testing/engine-world.ts';
import { LayerView, MapView } from '../ledger/view.ts';
import { FlowView } from './flow-view.ts';

const [alice, gw] = [addressOf('alice'), addressOf('gw')];
const key = { owner: alice, peer: gw, currency: 'USD' };
const back = { owner: gw, peer: alice, currency: 'USD' };
const usd = (count: number) => tokens(BigInt(count), 0);
const fresh = () => new FlowView(new LayerView(new MapView(new Map())));

test('what came in is held back; what went out is gone', () => {
  const view = fresh();
  view.noteCredit(back, usd(10), usd(-100));
  expect(compare(view.usableBalance(key, usd(110)), usd(100))).toBe(0);
  view.noteCredit(key, usd(30), usd(110));
  expect(compare(view.usableBalance(key, usd(80)), usd(70))).toBe(0);
  expect(compare(view.usableBalance({ ...key, currency: 'EUR' }, usd(5)), usd(5))).toBe(0);
});

test('XRP that came in and went out leaves nothing below zero', () => {
  const view = fresh();
  const purse = { owner: alice, peer: accountZero, currency: 'XRP' };
  view.noteCredit({ owner: accountZero, peer: alice, currency: 'XRP' }, drops(50n), drops(-10n));
  view.noteCredit(purse, drops(40n), drops(60n));
  expect(view.usableBalance(purse, drops(20n)).m).toBe(0n);
});

test('the reserve of an object that is given up during a payment stays held', () => {
  const view = fresh();
  view.noteOwnerCount(alice, 5);
  const deeper = new FlowView(view);
  deeper.noteOwnerCount(alice, 4);
  expect(deeper.usableOwnerCount(alice, 3)).toBe(5);
  deeper.settleInto(view);
  expect(view.usableOwnerCount(alice, 3)).toBe(5);
});

const move = fc.record({ comes: fc.boolean(), much: fc.integer({ min: 1, max: 50 }), deeper: fc.boolean(), settles: fc.boolean() });

test('over any moves in any layers, no more is usable than was there at first less what went out, and settling changes nothing', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      const layers = [fresh()];
      let [balance, out] = [usd(1000), zeroTokens];
      for (const { comes, much, deeper, settles } of moves) {
        if (deeper) layers.push(new FlowView(layers.at(-1) ?? fresh()));
        const view = layers.at(-1) ?? fresh();
        if (comes) view.noteCredit(back, usd(much), { ...balance, m: -balance.m });
        else view.noteCredit(key, usd(much), balance);
        balance = subtract(balance, usd(comes ? -much : much));
        if (!comes) out = subtract(out, usd(-much));
        const usable = view.usableBalance(key, balance);
        expect(isLess(subtract(usd(1000), out), usable)).toBe(false);
        if (settles && layers.length > 1) {
          view.settleInto(layers.at(-2) ?? view);
          layers.pop();
          expect(compare(layers.at(-1)?.usableBalance(key, balance) ?? zeroTokens, usable)).toBe(0);
        }
      }
    }),
  );
});
