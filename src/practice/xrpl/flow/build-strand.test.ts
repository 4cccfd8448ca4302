// What is wrong with a path fails the whole payment; what is merely impossible in this ledger leaves the other ways (xrpl-payment.md section 7).
import { expect, test } from 'vitest';
import type { Json } from '../base/json.ts';
import { addressOf, amount, EngineWorld } from '../testing/engine-world.ts';
import { normalise } from './normalise.ts';

const NO_DIRECT = 0x1_0000;
const DEFAULT_RIPPLE = 8;

function world(): EngineWorld {
  const one = new EngineWorld(['gw', 'eu', 'alice', 'bob', 'dan', 'mm']);
  for (const issuer of ['gw', 'eu']) one.set(issuer, DEFAULT_RIPPLE);
  for (const name of ['alice', 'bob', 'mm']) for (const token of ['USD/gw', 'EUR/eu']) one.trust(name, `1000 ${token}`);
  one.pay('gw', 'alice', '100 USD/gw');
  one.pay('eu', 'mm', '100 EUR/eu');
  return one;
}

const account = (name: string): Json => ({ account: addressOf(name) });
const book = (currency: string, issuer?: string): Json => ({ currency, ...(issuer === undefined ? {} : { issuer: addressOf(issuer) }) });

function attempt(path: readonly Json[] | null, more: Record<string, Json> = {}): string {
  const Paths = path === null ? {} : { Paths: [path] };
  return world().submit('alice', {
    TransactionType: 'Payment',
    Destination: addressOf('bob'),
    Amount: amount('5 USD/gw'),
    SendMax: amount('5 USD/gw'),
    ...Paths,
    ...more,
  }).result;
}

test('steps that are no steps', () => {
  expect(attempt([{}])).toBe('temBAD_PATH');
  expect(attempt([{ account: addressOf('gw'), currency: 'USD' }])).toBe('temBAD_PATH');
  expect(attempt([{ account: 'rrrrrrrrrrrrrrrrrrrrrhoLvTp' }])).toBe('temBAD_PATH');
  expect(attempt([{ currency: 'USD', issuer: 'rrrrrrrrrrrrrrrrrrrrBZbvji' }])).toBe('temBAD_PATH');
  expect(attempt([{ currency: 'XRP', issuer: addressOf('gw') }])).toBe('temBAD_PATH');
});

test('steps that lead nowhere: the sender, the same account twice, XRP into XRP, XRP through an account', () => {
  expect(attempt([account('alice')], { SendMax: amount('5 USD/alice') })).toBe('temBAD_PATH');
  expect(attempt([account('alice')])).toBe('temBAD_PATH_LOOP');
  expect(attempt([account('gw'), account('gw')])).toBe('temBAD_PATH');
  expect(attempt([book('XRP'), book('XRP')])).toBe('temBAD_PATH');
  expect(attempt([book('XRP'), account('gw')])).toBe('temBAD_PATH');
  expect(attempt([book('USD', 'gw')])).toBe('temBAD_PATH');
});

test('circles: the receiver before its issuer, the same book twice, a line that leaves what a book made', () => {
  expect(attempt([account('gw'), account('bob')])).toBe('temBAD_PATH_LOOP');
  expect(attempt([book('EUR', 'eu'), book('XRP'), book('EUR', 'eu'), book('USD', 'gw')])).toBe('temBAD_PATH_LOOP');
  expect(attempt([book('EUR', 'eu'), book('USD', 'gw')])).toBe('temBAD_PATH_LOOP');
});

test('a way that is not there is left out; what is wrong behind it is not seen; without any way there is a drought', () => {
  expect(attempt([account('dan')])).toBe('tesSUCCESS');
  expect(attempt([account('dan'), account('dan')])).toBe('tesSUCCESS');
  expect(attempt([account('dan')], { Flags: NO_DIRECT })).toBe('tecPATH_DRY');
  expect(attempt(null, { Flags: NO_DIRECT })).toBe('temRIPPLE_EMPTY');
  expect(attempt([account('gw')], { Flags: NO_DIRECT })).toBe('tesSUCCESS');
  expect(attempt(null, { Amount: amount('5 USD/bob'), SendMax: amount('5 USD/alice') })).toBe('tecPATH_DRY');
});

test('a book of an issuer that does not exist is said so, if there is no other way', () => {
  const more = { Amount: amount('5 JPY/nobody'), SendMax: amount('5') };
  expect(attempt(null, more)).toBe('tecNO_ISSUER');
});

test('a path is written out with the implied issuers between sender and receiver', () => {
  const usd = { kind: 'token', currency: 'USD', issuer: 'gw' } as const;
  const ends = { source: 'alice', target: 'bob', deliver: usd, spend: { kind: 'xrp' } as const, isCrossing: false };
  const shown = (path: Parameters<typeof normalise>[1], more = {}) =>
    normalise({ ...ends, ...more }, path).map(({ account: at, currency, issuer }) => at ?? `${currency}/${issuer}`);
  const zero = 'rrrrrrrrrrrrrrrrrrrrrhoLvTp';
  expect(shown([])).toEqual(['alice', zero, 'USD/gw', 'gw', 'bob']);
  expect(shown([], { deliver: { ...usd, issuer: 'bob' } })).toEqual(['alice', zero, 'USD/bob', 'bob']);
  expect(shown([], { spend: { ...usd, issuer: 'alice' } })).toEqual(['alice', 'gw', 'bob']);
  expect(shown([], { spend: { ...usd, issuer: 'hub' } })).toEqual(['alice', 'hub', 'gw', 'bob']);
  expect(shown([], { spend: { ...usd, issuer: 'hub' }, isCrossing: true })).toEqual(['alice', 'hub', 'USD/gw', 'gw', 'bob']);
});
