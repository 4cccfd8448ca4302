// Stories of the search for paths: the ways that rippled commonly finds, each paid as it was offered.
import { beforeEach, describe, expect, it } from 'vitest';
import { tokensText } from '../arith/quantity-text.ts';
import { amountJson, storedAmount } from '../engine/amount.ts';
import type { Issue } from '../engine/asset.ts';
import type { Json } from '../base/json.ts';
import { addressOf, amount, EngineWorld } from '../testing/engine-world.ts';
import type { Path } from '../flow/path.ts';
import { findPaths } from './find-paths.ts';
import { marketsOf } from './markets.ts';

const DEFAULT_RIPPLE = 8;
let world: EngineWorld;

beforeEach(() => {
  world = new EngineWorld(['gw', 'eu', 'jp', 'alice', 'bob', 'maker', 'friend']);
  for (const issuer of ['gw', 'eu', 'jp']) world.set(issuer, DEFAULT_RIPPLE);
  for (const [holder, token] of [
    ['alice', 'USD/gw'],
    ['bob', 'EUR/eu'],
    ['bob', 'USD/gw'],
    ['maker', 'USD/gw'],
    ['maker', 'EUR/eu'],
    ['maker', 'JPY/jp'],
  ] as const)
    world.trust(holder, `100000 ${token}`);
  world.pay('gw', 'alice', '1000 USD/gw');
  world.pay('eu', 'maker', '1000 EUR/eu');
  world.pay('gw', 'maker', '1000 USD/gw');
  world.pay('jp', 'maker', '50000 JPY/jp');
});

const token = (text: string): Issue => {
  const [currency = '', issuer = ''] = text.split('/');
  return { kind: 'token', currency, issuer: addressOf(issuer) };
};

function search(from: string, to: string, wanted: string, spend: Issue) {
  const { view, rules, closeTime } = world;
  return findPaths({
    view,
    rules,
    parentCloseTime: closeTime,
    markets: marketsOf(view, null),
    source: addressOf(from),
    target: addressOf(to),
    wanted: storedAmount(amount(wanted)),
    convertsAll: false,
    spend,
    most: null,
    domain: null,
  });
}

const written = (paths: readonly Path[]): readonly Json[] =>
  paths.map((path) =>
    path.map(({ account, currency, issuer }) => ({
      ...(account === null ? {} : { account }),
      ...(currency === null ? {} : { currency }),
      ...(issuer === null ? {} : { issuer }),
    })),
  );

/** Finds a way, and pays by it for exactly what it was said to cost. */
function findAndPay(from: string, to: string, wanted: string, spend: Issue): { readonly spent: string; readonly paths: readonly Json[] } {
  const found = search(from, to, wanted, spend);
  if (found === null) throw new Error('no way was found');
  const Paths = written(found.paths);
  const more = { SendMax: amountJson(found.spent), ...(Paths.length === 0 ? {} : { Paths: [...Paths] }) };
  world.pay(from, to, wanted, more);
  const { quantity } = found.spent;
  return { spent: quantity.unit === 'drops' ? String(quantity.m) : tokensText(quantity), paths: Paths };
}

describe('a way is found and can be paid', () => {
  it('through the issuer alone', () => {
    expect(findAndPay('alice', 'bob', '10 USD/gw', token('USD/gw'))).toEqual({ spent: '10', paths: [] });
  });

  it('from a token through one book into another token', () => {
    world.offer('maker', '100 EUR/eu', '110 USD/gw');
    expect(findAndPay('alice', 'bob', '10 EUR/eu', token('USD/gw')).spent).toBe('11');
  });

  it('through two books over XRP, where no book joins the two tokens', () => {
    world.offer('maker', '100', '200 USD/gw');
    world.offer('maker', '200 EUR/eu', '100');
    const { spent, paths } = findAndPay('alice', 'bob', '20 EUR/eu', token('USD/gw'));
    expect(spent).toBe('20');
    expect(paths).toEqual([[{ currency: 'XRP' }, { currency: 'EUR', issuer: addressOf('eu') }]]);
  });

  it('through two books over a third token', () => {
    world.offer('maker', '10000 JPY/jp', '100 USD/gw');
    world.offer('maker', '100 EUR/eu', '10000 JPY/jp');
    expect(findAndPay('alice', 'bob', '10 EUR/eu', token('USD/gw')).spent).toBe('10');
  });

  it('from XRP into a token, and from a token into XRP', () => {
    world.offer('maker', '200 USD/gw', '100');
    world.offer('maker', '100', '210 USD/gw');
    expect(findAndPay('bob', 'alice', '20 USD/gw', { kind: 'xrp' }).spent).toBe('10000000');
    expect(findAndPay('alice', 'bob', '10', token('USD/gw')).spent).toBe('21');
  });

  it('along people who trust each other, from one issuer into the tokens of another', () => {
    world.set('friend', DEFAULT_RIPPLE);
    world.trust('friend', '1000 USD/gw');
    world.trust('bob', '1000 USD/friend');
    expect(findAndPay('alice', 'bob', '10 USD/friend', token('USD/gw')).spent).toBe('10');
  });

  it('by the cheaper of a direct book and a bridge, and by both where one is not enough', () => {
    world.offer('maker', '100 EUR/eu', '130 USD/gw');
    world.offer('maker', '100', '200 USD/gw');
    world.offer('maker', '200 EUR/eu', '100');
    expect(findAndPay('alice', 'bob', '10 EUR/eu', token('USD/gw')).spent).toBe('10');
    const { spent, paths } = findAndPay('alice', 'bob', '200 EUR/eu', token('USD/gw'));
    expect(spent).toBe('203');
    expect(paths.length).toBeGreaterThan(0);
  });
});

it('no way is offered where there is none: no book, an empty one, a receiver without a line', () => {
  expect(search('alice', 'bob', '10 EUR/eu', token('USD/gw'))).toBeNull();
  world.offer('maker', '5 EUR/eu', '6 USD/gw');
  expect(search('alice', 'bob', '10 EUR/eu', token('USD/gw'))).toBeNull();
  expect(search('alice', 'friend', '1 EUR/eu', token('USD/gw'))).toBeNull();
});
