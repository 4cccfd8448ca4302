// Owns the rules of the form of a Bitcoin server: what is typed becomes exactly one choice, what is wrong is said at its field.
import { describe, expect, it } from 'vitest';
import type { BitcoinServer } from '../../../shared/contract/bitcoin-servers.ts';
import { type FormErrors, formOf, placeOf, readForm, type ServerForm } from './bitcoin-server-form.ts';

const empty = formOf({ set: 'test', chosen: null });
const errorsOf = (change: Partial<ServerForm>): FormErrors => {
  const read = readForm('test', { ...empty, cookieFile: '/c/.cookie', ...change });
  return 'errors' in read ? read.errors : {};
};
const draftOf = (change: Partial<ServerForm>) => {
  const read = readForm('test', { ...empty, ...change });
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  return read.draft;
};

describe('an empty form', () => {
  it.each([
    ['main', 'main', 'http://127.0.0.1:8332'],
    ['regtest', 'regtest', 'http://127.0.0.1:18443'],
    ['test', 'testnet4', 'http://127.0.0.1:48332'],
  ] as const)('of %s is about a node of one’s own on %s', (set, network, url) => {
    expect(formOf({ set, chosen: null })).toMatchObject({ kind: 'core', network, url, login: 'cookie', password: '' });
  });
});

describe('what is typed', () => {
  it('is read with the spaces and slashes that people leave', () => {
    expect(draftOf({ kind: 'esplora', urls: ' https://a.example/api/ \n\nhttp://192.168.1.20:3002\n' }).server).toMatchObject({
      urls: ['https://a.example/api', 'http://192.168.1.20:3002'],
    });
    expect(draftOf({ kind: 'electrum', host: ' Electrum.Example ', port: ' 50002 ' }).server).toMatchObject({
      host: 'electrum.example',
      port: 50_002,
      security: { kind: 'tls', certificate: null },
    });
    expect(draftOf({ kind: 'electrum', host: '[::1]', plain: true }).server).toMatchObject({ host: '::1', security: { kind: 'plain' } });
  });

  it('sends a password only where one was typed; an empty field keeps the one that is there', () => {
    const node = { login: 'password', user: 'me' } as const;
    expect(draftOf({ ...node, password: ' s p ' }).passwords).toEqual({ node: ' s p ', proxy: null });
    expect(draftOf(node).passwords).toEqual({ node: null, proxy: null });
    expect(draftOf({ ...node, proxy: true, proxyUser: 'tor', proxyPassword: 'x' })).toMatchObject({
      server: { proxy: { host: '127.0.0.1', port: 9050, login: { user: 'tor' } } },
      passwords: { proxy: 'x' },
    });
  });

  it('carries the certificate that was accepted in the form', () => {
    const accepted = 'ab'.repeat(32);
    expect(draftOf({ kind: 'electrum', host: 'a.b', accepted }).server).toMatchObject({ security: { certificate: accepted } });
  });

  it.each<[string, Partial<ServerForm>, FormErrors]>([
    ['no address of the node', { url: '' }, { url: 'coin-servers.badUrl' }],
    ['a password in the address', { url: 'http://me:secret@127.0.0.1' }, { url: 'coin-servers.badUrl' }],
    ['no cookie file', { cookieFile: ' ' }, { cookieFile: 'coin-servers.badFile' }],
    ['a colon in the user', { login: 'password', user: 'a:b' }, { user: 'coin-servers.badUser' }],
    ['no server', { kind: 'esplora', urls: '' }, { urls: 'coin-servers.badUrls' }],
    ['one bad line of two', { kind: 'esplora', urls: 'https://a.example\nb.example' }, { urls: 'coin-servers.badUrls' }],
    ['too many lines', { kind: 'esplora', urls: 'https://a.example '.repeat(9) }, { urls: 'coin-servers.badUrls' }],
    ['no host and no port', { kind: 'electrum', port: '0' }, { host: 'coin-servers.badHost', port: 'coin-servers.badPort' }],
    ['a port of letters', { kind: 'electrum', host: 'a.b', port: '5e2' }, { port: 'coin-servers.badPort' }],
    [
      'a proxy without a place',
      { proxy: true, proxyHost: '', proxyPort: '99999' },
      { proxyHost: 'coin-servers.badHost', proxyPort: 'coin-servers.badPort' },
    ],
  ])('is refused at its field: %s', (_, change, errors) => expect(errorsOf(change)).toEqual(errors));
});

describe('a kept choice', () => {
  const proxy = { host: '127.0.0.1', port: 9150, login: { user: 'tor' } };
  it.each<[string, BitcoinServer, string]>([
    [
      'several servers',
      { kind: 'esplora', network: 'signet', urls: ['https://a.example/api', 'https://b.example'], proxy },
      'a.example, b.example',
    ],
    [
      'a node with its cookie',
      { kind: 'core', network: 'testnet4', url: 'http://127.0.0.1:48332', login: { kind: 'cookie', file: '/c' }, proxy: null },
      '127.0.0.1:48332',
    ],
    [
      'a node with a password',
      { kind: 'core', network: 'signet', url: 'https://node.example', login: { kind: 'password', user: 'me' }, proxy: null },
      'node.example',
    ],
    [
      'an Electrum server',
      { kind: 'electrum', network: 'testnet4', host: 'e.example', port: 50_001, security: { kind: 'plain' }, proxy: null },
      'e.example:50001',
    ],
  ])('is the same after it was opened and saved: %s', (_, server, place) => {
    const form = formOf({ set: 'test', chosen: { server, passwords: { node: null, proxy: null } } });
    expect(draftOf(form).server).toEqual(server);
    expect(placeOf(server)).toBe(place);
  });
});
