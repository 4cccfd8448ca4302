// Tests: which hosts are what, and which may be contacted.
import { describe, expect, it } from 'vitest';
import { hostKindOf, mayContact, parseOrigin } from './host-kind.ts';

const onion = `${'abcdefg2'.repeat(7)}.onion`;

describe('the kind of a host', () => {
  it.each([
    ['https://pay.example', 'public'],
    ['https://pay.example:8443', 'public'],
    ['https://8.8.8.8', 'public'],
    ['https://[2001:4860::1]', 'public'],
    ['https://172.32.0.1', 'public'],
    ['https://100.128.0.1', 'public'],
    ['https://router', 'public'],
    ['https://10.0.0.1.example', 'public'],
    ['http://10.1.2.3', 'private'],
    ['http://172.16.0.1', 'private'],
    ['http://172.31.255.255', 'private'],
    ['http://192.168.0.1:3000', 'private'],
    ['http://169.254.1.1', 'private'],
    ['http://100.64.0.1', 'private'],
    ['http://0xc0a80001', 'private'],
    ['http://[fd00::1]', 'private'],
    ['http://[fe80::1]', 'private'],
    ['http://[::ffff:192.168.0.1]', 'private'],
    [`http://${onion}`, 'onion'],
    [`https://www.${onion}`, 'onion'],
    ['http://127.0.0.1:41234', 'loopback'],
    ['http://127.9.9.9', 'loopback'],
    ['http://127.1', 'loopback'],
    ['http://2130706433', 'loopback'],
    ['http://0177.0.0.1', 'loopback'],
    ['http://localhost', 'loopback'],
    ['http://LOCALHOST.', 'loopback'],
    ['http://a.localhost', 'loopback'],
    ['http://[::1]', 'loopback'],
    ['http://[::ffff:127.0.0.1]', 'loopback'],
    ['http://[64:ff9b::127.0.0.1]', 'loopback'],
  ])('%s is %s', (origin, kind) => {
    expect(hostKindOf(origin)).toEqual({ ok: true, value: kind });
  });

  it.each([
    'http://0.0.0.0',
    'http://0',
    'http://[::]',
    'http://224.0.0.1',
    'http://255.255.255.255',
    'http://[ff02::1]',
    'http://short.onion',
    'http://onion',
  ])('%s can be reached by nobody', (origin) => {
    expect(hostKindOf(origin)).toMatchObject({ ok: false, error: { code: 'host-invalid' } });
  });
});

describe('which hosts may be contacted', () => {
  const codeOf = (origin: string, network: 'practice' | 'main' | 'test' | 'regtest') => {
    const answer = mayContact(origin, network);
    return answer.ok ? answer.value.kind : answer.error.code;
  };

  it('public names need https on every network', () => {
    for (const network of ['practice', 'test', 'main', 'regtest'] as const) {
      expect(codeOf('http://pay.example', network)).toBe('host-needs-https');
      expect(codeOf('https://pay.example', network)).toBe('public');
    }
  });

  it('loopback is for practice alone', () => {
    expect(codeOf('http://127.0.0.1:41234', 'practice')).toBe('loopback');
    for (const network of ['test', 'main', 'regtest'] as const) expect(codeOf('http://localhost', network)).toBe('host-is-this-computer');
  });

  it('plain http to a private address is allowed with a warning, an onion service is encrypted by itself', () => {
    expect(mayContact('http://192.168.0.9', 'main')).toEqual({
      ok: true,
      value: { origin: 'http://192.168.0.9', kind: 'private', unencrypted: true },
    });
    expect(mayContact('https://192.168.0.9', 'main')).toMatchObject({ value: { unencrypted: false } });
    expect(mayContact(`http://${onion}`, 'main')).toMatchObject({ value: { kind: 'onion', unencrypted: false } });
  });

  it('shows look-alike letters for what they are', () => {
    expect(parseOrigin('https://pаy.example')).toBe('https://xn--py-7kc.example');
  });

  it.each([
    'pay.example',
    'https://a@b.example',
    'https://b.example/x',
    'https://b.example?x',
    'https://b.example#x',
    'https:b.example',
    'ws://b.example',
    '',
  ])('%s is no origin', (text) => {
    expect(parseOrigin(text)).toBeNull();
    expect(mayContact(text, 'practice')).toMatchObject({ ok: false, error: { code: 'host-invalid' } });
  });
});
