import { describe, expect, it } from 'vitest';
import { hostsOf, isOwnHost, isSameHost } from './host-guard.ts';

describe('the names of this server', () => {
  it.each(['127.0.0.1:4711', 'localhost:4711', 'LocalHost:4711', '[::1]:4711', 'pay.example'])('%s is one', (host) => {
    expect(isOwnHost(host, 4711, ['Pay.example'])).toBe(true);
  });

  it.each([
    undefined,
    '',
    '127.0.0.1',
    '127.0.0.1:4712',
    'localhost',
    'localhost.:4711',
    '127.0.0.1.:4711',
    'evil.example:4711',
    '0.0.0.0:4711',
    'pay.example:4711',
    '127.0.0.1:4711, evil',
  ])('%s is none', (host) => {
    expect(isOwnHost(host, 4711, ['pay.example'])).toBe(false);
  });

  it('in Host and in the request line are one name', () => {
    expect(isSameHost('LOCALHOST:4711', 'http://localhost:4711/api')).toBe(true);
    expect(isSameHost('pay.example', 'http://pay.example/api')).toBe(true);
    expect(isSameHost('127.0.0.1:80', 'http://127.0.0.1/api')).toBe(true);
    expect(isSameHost('127.0.0.1:4711', 'http://evil.example/api')).toBe(false);
    expect(isSameHost('a b', 'http://evil.example/api')).toBe(false);
    expect(isSameHost(undefined, 'http://evil.example/api')).toBe(false);
  });
});

it('a declared origin is known with its usual port and without it, and no origin has no name', () => {
  expect(hostsOf('https://pay.example')).toEqual(['pay.example', 'pay.example:443']);
  expect(hostsOf('http://pay.example')).toEqual(['pay.example', 'pay.example:80']);
  expect(hostsOf('http://192.168.1.5:23000')).toEqual(['192.168.1.5:23000']);
  expect(hostsOf(null)).toEqual([]);
  expect(hostsOf('pay.example')).toEqual([]);
});
