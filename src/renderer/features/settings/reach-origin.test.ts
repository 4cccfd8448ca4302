import { expect, it } from 'vitest';
import { declared, originOf } from './reach-origin.ts';

it('takes an origin and nothing that carries more', () => {
  expect(originOf(' https://Pay.Example.org/ ')).toBe('https://pay.example.org');
  expect(originOf('http://192.168.1.5:23000')).toBe('http://192.168.1.5:23000');
  for (const text of [
    'pay.example.org',
    'https://a@pay.example.org',
    'https://pay.example.org/x',
    'https://pay.example.org/?a',
    'ftp://pay.example.org',
    'javascript:alert(1)',
    '',
  ])
    expect(originOf(text), text).toBeNull();
});

it('this computer alone needs no address, and keeps none', () => {
  expect(declared('loopback', 'https://pay.example.org', '23000')).toEqual({ origin: null });
});

it.each([
  ['http://192.168.1.5:23000', { origin: 'http://192.168.1.5:23000' }],
  ['http://desk.local:23000', { origin: 'http://desk.local:23000' }],
  ['https://192.168.1.5:23000', { problem: 'settings.networkBad' }],
  ['http://192.168.1.5:4000', { problem: 'settings.networkBad' }],
  ['http://192.168.1.5', { problem: 'settings.networkBad' }],
  ['', { problem: 'settings.reachableBad' }],
] as const)('on the local network %j leads to this server or is refused', (text, result) => {
  expect(declared('local-network', text, '23000')).toEqual(result);
});

it('while the server has no port, any is believed', () => {
  expect(declared('local-network', 'http://192.168.1.5:4000', null)).toEqual({ origin: 'http://192.168.1.5:4000' });
});

it.each(['https://pay.example.org', 'http://abcdefghijklmnop.onion', 'https://pay.example.org:8443'])(
  'behind a domain %s is the proxy’s affair',
  (text) => {
    expect(declared('own-domain', text, '23000')).toEqual({ origin: text });
  },
);
