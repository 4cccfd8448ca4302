// Trust lines come, change and go; each side pays the reserve of what it has set, and nothing of what it has not.
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../base/json.ts';
import { lineFlags } from '../ledger/entries-tokens.ts';
import { readLine } from '../lines/trust-line.ts';
import { audit } from '../testing/audit.ts';
import { addressOf, amount, EngineWorld } from '../testing/engine-world.ts';
import { trustFlags } from './trust-set-terms.ts';

const DEFAULT_RIPPLE = 8;
const REQUIRE_AUTH = 2;
const NO_INCOMING_LINES = 15;

function lineOf(world: EngineWorld, one: string, other: string, currency = 'USD') {
  return readLine(world.view, addressOf(one), addressOf(other), currency);
}

function attempt(world: EngineWorld, by: string, limit: string, more: JsonObject = {}): string {
  return world.submit(by, { TransactionType: 'TrustSet', LimitAmount: amount(limit), ...more }).result;
}

describe('making and giving up', () => {
  test('who trusts pays for the line; the issuer does not ripple unless it said so before', () => {
    const world = new EngineWorld(['gw', 'alice', 'open']);
    world.set('open', DEFAULT_RIPPLE);
    world.trust('alice', '100 USD/gw');
    world.trust('alice', '100 USD/open');
    expect([world.root('alice').OwnerCount, world.root('gw').OwnerCount]).toEqual([2, 0]);
    const [quiet, loud] = [lineOf(world, 'alice', 'gw'), lineOf(world, 'alice', 'open')];
    const noRipple = lineFlags.lowNoRipple | lineFlags.highNoRipple;
    expect((quiet?.Flags ?? 0) & noRipple).not.toBe(0);
    expect((loud?.Flags ?? 0) & noRipple).toBe(0);
    expect(audit(world.view)).toEqual([]);
  });

  test('a limit of zero takes the line away, unless something is still on it', () => {
    const world = new EngineWorld(['gw', 'alice']);
    world.trust('alice', '100 USD/gw', trustFlags.setNoRipple);
    world.pay('gw', 'alice', '5 USD/gw');
    world.trust('alice', '0 USD/gw');
    expect(world.holds('alice', 'USD/gw')).toBe('5');
    expect(world.root('alice').OwnerCount).toBe(1);
    world.pay('alice', 'gw', '5 USD/gw');
    expect(world.holds('alice', 'USD/gw')).toBeNull();
    expect(world.root('alice').OwnerCount).toBe(0);
    expect(audit(world.view)).toEqual([]);
  });

  test('who has no DefaultRipple and lets a line ripple keeps it alive by that alone', () => {
    const world = new EngineWorld(['gw', 'alice']);
    world.trust('alice', '100 USD/gw');
    world.trust('alice', '0 USD/gw');
    expect(world.holds('alice', 'USD/gw')).toBe('0');
    world.trust('alice', '0 USD/gw', trustFlags.setNoRipple);
    expect(world.holds('alice', 'USD/gw')).toBeNull();
  });

  test('the first two objects are free of reserve, the third is not', () => {
    const world = new EngineWorld(['gw', 'poor'], 1n);
    expect(attempt(world, 'poor', '1 USD/gw')).toBe('tesSUCCESS');
    expect(attempt(world, 'poor', '1 EUR/gw')).toBe('tesSUCCESS');
    expect(attempt(world, 'poor', '1 JPY/gw')).toBe('tecNO_LINE_INSUF_RESERVE');
    expect(attempt(world, 'poor', '2 USD/gw')).toBe('tesSUCCESS');
    expect(attempt(world, 'gw', '1 JPY/poor')).toBe('tesSUCCESS');
    expect(attempt(world, 'poor', '1 JPY/gw')).toBe('tecINSUF_RESERVE_LINE');
  });

  test('what cannot be: no token, a negative limit, oneself, nobody, nothing at all', () => {
    const world = new EngineWorld(['gw', 'alice']);
    expect(attempt(world, 'alice', '1')).toBe('temBAD_LIMIT');
    expect(attempt(world, 'alice', '-1 USD/gw')).toBe('temBAD_LIMIT');
    expect(attempt(world, 'alice', '1 USD/alice')).toBe('temDST_IS_SRC');
    expect(attempt(world, 'alice', '1 USD/nobody')).toBe('tecNO_DST');
    expect(attempt(world, 'alice', '0 USD/gw')).toBe('tecNO_LINE_REDUNDANT');
    expect(attempt(world, 'alice', '1 0000000000000000000000005852500000000000/gw')).toBe('temBAD_CURRENCY');
  });

  test('who wants no new lines keeps the old ones', () => {
    const world = new EngineWorld(['gw', 'alice', 'bob']);
    world.trust('alice', '1 USD/gw');
    world.set('gw', NO_INCOMING_LINES);
    expect(attempt(world, 'alice', '2 USD/gw')).toBe('tesSUCCESS');
    expect(attempt(world, 'bob', '1 USD/gw')).toBe('tecNO_PERMISSION');
  });
});

describe('authorization, qualities, rippling', () => {
  test('only who requires authorization can give it, and giving it makes a line at the cost of who gives', () => {
    const world = new EngineWorld(['gw', 'alice']);
    expect(attempt(world, 'gw', '0 USD/alice', { Flags: trustFlags.setAuth })).toBe('tefNO_AUTH_REQUIRED');
    world.set('gw', REQUIRE_AUTH);
    expect(attempt(world, 'gw', '0 USD/alice', { Flags: trustFlags.setAuth })).toBe('tesSUCCESS');
    expect(world.root('gw').OwnerCount).toBe(1);
    world.trust('alice', '10 USD/gw');
    world.pay('gw', 'alice', '10 USD/gw');
    expect(audit(world.view)).toEqual([]);
  });

  test('par is no quality: it is not stored going out, and costs nothing coming in', () => {
    const world = new EngineWorld(['gw', 'alice']);
    world.trust('alice', '10 USD/gw', trustFlags.setNoRipple);
    expect(attempt(world, 'alice', '0 USD/gw', { QualityIn: 900_000_000, QualityOut: 1_000_000_000 })).toBe('tesSUCCESS');
    const line = lineOf(world, 'alice', 'gw');
    expect([line?.LowQualityIn ?? line?.HighQualityIn, line?.LowQualityOut ?? line?.HighQualityOut]).toEqual([900_000_000, undefined]);
    expect(attempt(world, 'alice', '0 USD/gw', { QualityIn: 0 })).toBe('tesSUCCESS');
    expect(lineOf(world, 'alice', 'gw')).toBeUndefined();
  });

  test('NoRipple cannot be set while one owes; setting and clearing at once does nothing', () => {
    const world = new EngineWorld(['gw', 'alice']);
    world.trust('alice', '10 USD/gw');
    world.pay('gw', 'alice', '1 USD/gw');
    expect(attempt(world, 'gw', '0 USD/alice', { Flags: trustFlags.setNoRipple })).toBe('tecNO_PERMISSION');
    const before = lineOf(world, 'alice', 'gw')?.Flags;
    world.trust('alice', '10 USD/gw', trustFlags.setNoRipple | trustFlags.clearNoRipple);
    expect(lineOf(world, 'alice', 'gw')?.Flags).toBe(before);
  });
});

describe('freezes', () => {
  const { setFreeze, clearFreeze, setDeepFreeze, clearDeepFreeze } = trustFlags;

  test('a deep freeze needs a freeze, and keeps it; pairs that contradict are refused', () => {
    const world = new EngineWorld(['gw', 'alice']);
    world.trust('alice', '10 USD/gw');
    const gw = (Flags: number) => attempt(world, 'gw', '0 USD/alice', { Flags });
    expect(gw(setDeepFreeze)).toBe('tecNO_PERMISSION');
    expect(gw(setFreeze | setDeepFreeze)).toBe('tesSUCCESS');
    expect(gw(clearFreeze)).toBe('tecNO_PERMISSION');
    expect(gw(setFreeze | clearDeepFreeze)).toBe('tecNO_PERMISSION');
    expect(gw(clearFreeze | clearDeepFreeze)).toBe('tesSUCCESS');
    expect(world.root('gw').OwnerCount).toBe(0);
    expect(audit(world.view)).toEqual([]);
  });

  test('who gave up freezing cannot freeze, and without the amendment there is no deep freeze', () => {
    const world = new EngineWorld(['gw', 'alice'], 100n, ['DeepFreeze']);
    world.trust('alice', '10 USD/gw');
    expect(attempt(world, 'gw', '0 USD/alice', { Flags: setFreeze | setDeepFreeze })).toBe('temINVALID_FLAG');
    const given = new EngineWorld(['gw', 'alice']);
    given.trust('alice', '10 USD/gw');
    given.view.putAccount({ ...given.root('gw'), Flags: 0x0020_0000 });
    expect(attempt(given, 'gw', '0 USD/alice', { Flags: setFreeze })).toBe('tecNO_PERMISSION');
  });
});
