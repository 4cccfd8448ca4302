// Payments through paths beyond what the recorded vectors show: limits of the engine, strands that help each other, and nobody's money.
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../base/json.ts';
import { audit } from '../testing/audit.ts';
import { addressOf, amount, EngineWorld } from '../testing/engine-world.ts';

const DEFAULT_RIPPLE = 8;
const PARTIAL = 0x2_0000;

function worldOf(names: readonly string[], issuers: readonly string[]): EngineWorld {
  const world = new EngineWorld([...names, ...issuers], 100_000n);
  for (const issuer of issuers) world.set(issuer, DEFAULT_RIPPLE);
  return world;
}

function give(world: EngineWorld, name: string, what: string): void {
  const [, token = ''] = what.split(' ');
  world.trust(name, `1000000 ${token}`);
  world.pay(token.slice(4), name, what);
}

function attempt(world: EngineWorld, by: string, to: string, what: string, more: JsonObject): string {
  const draft = { TransactionType: 'Payment', Destination: addressOf(to), Amount: amount(what), ...more };
  return world.submit(by, draft).result;
}

describe('several ways at once', () => {
  test('two issuers that each have too little together have enough, and the better one goes first', () => {
    const world = worldOf(['alice', 'bob', 'mm'], ['gw', 'hub']);
    for (const token of ['USD/gw', 'USD/hub']) give(world, 'mm', `60 ${token}`);
    world.trust('bob', '1000 USD/gw');
    world.trust('bob', '1000 USD/hub');
    world.offer('mm', '60 USD/gw', '60');
    world.offer('mm', '60 USD/hub', '120');
    const paths = [[{ currency: 'USD', issuer: addressOf('gw') }], [{ currency: 'USD', issuer: addressOf('hub') }]];
    const before = world.xrp('alice');
    expect(attempt(world, 'alice', 'bob', '100 USD/bob', { SendMax: amount('500'), Paths: paths })).toBe('tesSUCCESS');
    expect([world.holds('bob', 'USD/gw'), world.holds('bob', 'USD/hub')]).toEqual(['60', '40']);
    expect(before - world.xrp('alice')).toBe(140_000_010n);
    expect(audit(world.view)).toEqual([]);
  });

  test('an offer that is found by two ways is not taken twice', () => {
    const world = worldOf(['alice', 'bob', 'mm'], ['gw']);
    give(world, 'mm', '50 USD/gw');
    world.trust('bob', '1000 USD/gw');
    world.offer('mm', '100 USD/gw', '100');
    const paths = [[{ account: addressOf('gw') }], [{ currency: 'USD', issuer: addressOf('gw') }]];
    const { result, metadata } = world.submit('alice', {
      TransactionType: 'Payment',
      Destination: addressOf('bob'),
      Amount: amount('80 USD/gw'),
      SendMax: amount('500'),
      Paths: paths.slice(1),
      Flags: PARTIAL,
    });
    expect(result).toBe('tesSUCCESS');
    expect(metadata?.['DeliveredAmount']).toEqual(amount('50 USD/gw'));
    expect(world.offers('mm')).toEqual([]);
    expect(audit(world.view)).toEqual([]);
  });

  test('three hops through two books and a fee: what goes in, what comes out, who pays', () => {
    const world = worldOf(['alice', 'bob', 'mm'], ['gw', 'eu']);
    world.must('gw', { TransactionType: 'AccountSet', TransferRate: 1_100_000_000 });
    give(world, 'alice', '1000 USD/gw');
    give(world, 'mm', '1000 EUR/eu');
    world.trust('mm', '1000000 USD/gw');
    world.trust('bob', '1000 EUR/eu');
    world.offer('mm', '100', '50 USD/gw');
    world.offer('mm', '90 EUR/eu', '100');
    const paths = [[{ currency: 'XRP' }, { currency: 'EUR', issuer: addressOf('eu') }]];
    const more = { SendMax: amount('60 USD/gw'), Paths: paths };
    expect(attempt(world, 'alice', 'bob', '90 EUR/eu', more)).toBe('tesSUCCESS');
    expect([world.holds('alice', 'USD/gw'), world.holds('mm', 'USD/gw'), world.holds('bob', 'EUR/eu')]).toEqual(['945', '50', '90']);
    expect(audit(world.view)).toEqual([]);
  });
});

describe('what the engine refuses to do', () => {
  test('an owner cannot pay with what the same payment brings in', () => {
    const world = worldOf(['alice', 'bob', 'mm'], ['gw', 'eu']);
    give(world, 'mm', '10 USD/gw');
    world.trust('bob', '1000 EUR/eu');
    give(world, 'mm', '5 EUR/eu');
    world.offer('mm', '100 EUR/eu', '100');
    expect(attempt(world, 'alice', 'bob', '10 EUR/eu', { SendMax: amount('50') })).toBe('tecPATH_PARTIAL');
    expect(attempt(world, 'alice', 'bob', '10 EUR/eu', { SendMax: amount('50'), Flags: PARTIAL })).toBe('tesSUCCESS');
    expect(world.holds('bob', 'EUR/eu')).toBe('5');
  });

  test('a thousand useless offers hide the good one behind them; a failing payment leaves them, a succeeding one sweeps them away', {
    timeout: 60_000,
  }, () => {
    const world = worldOf(['alice', 'bob', 'mm', 'old'], ['gw']);
    give(world, 'mm', '1000 USD/gw');
    give(world, 'old', '10 USD/gw');
    world.trust('bob', '1000 USD/gw');
    for (let i = 0; i < 1000; i += 1) world.offer('old', '1 USD/gw', '1', { Expiration: world.closeTime + 1 });
    world.offer('mm', '10 USD/gw', '20');
    world.closeTime += 1;
    expect(attempt(world, 'alice', 'bob', '5 USD/gw', { SendMax: amount('50') })).toBe('tecPATH_PARTIAL');
    expect(world.offers('old')).toHaveLength(1000);
    const [first] = world.offers('old');
    world.must('old', { TransactionType: 'OfferCancel', OfferSequence: first?.Sequence });
    expect(attempt(world, 'alice', 'bob', '5 USD/gw', { SendMax: amount('50') })).toBe('tesSUCCESS');
    expect(world.offers('old')).toEqual([]);
    expect(world.root('old').OwnerCount).toBe(1);
    expect(audit(world.view)).toEqual([]);
  });

  test('an issuer may not end up inside its own freeze: what was frozen is found unfunded and swept', () => {
    const world = worldOf(['alice', 'bob', 'mm', 'good'], ['gw']);
    for (const name of ['mm', 'good']) give(world, name, '100 USD/gw');
    world.trust('bob', '1000 USD/gw');
    world.offer('mm', '10 USD/gw', '10');
    world.offer('good', '10 USD/gw', '20');
    world.must('gw', { TransactionType: 'TrustSet', LimitAmount: amount('0 USD/mm'), Flags: 0x10_0000 });
    expect(attempt(world, 'alice', 'bob', '10 USD/gw', { SendMax: amount('50') })).toBe('tesSUCCESS');
    expect([world.offers('mm').length, world.offers('good').length]).toEqual([0, 0]);
  });
});

test('a payment may create an account by delivering XRP for a token, and only in full', () => {
  const world = worldOf(['alice', 'mm'], ['gw']);
  give(world, 'alice', '100 USD/gw');
  world.trust('mm', '1000 USD/gw');
  world.offer('mm', '50', '50 USD/gw');
  const more = { SendMax: amount('20 USD/gw') };
  expect(attempt(world, 'alice', 'newcomer', '10', { ...more, Flags: PARTIAL })).toBe('telNO_DST_PARTIAL');
  expect(attempt(world, 'alice', 'newcomer', '10', more)).toBe('tesSUCCESS');
  expect(world.xrp('newcomer')).toBe(10_000_000n);
  expect(audit(world.view)).toEqual([]);
});
