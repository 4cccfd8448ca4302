// Owns what is made of an address as people paste it, and the one word that says how a connected store is.
import { describe, expect, it } from 'vitest';
import type { ConnectedStoreRow } from '../../db/tables.ts';
import { originOf, permissionWord, storeName, storeOriginToAllow, storeProblem, storeState } from './store-words.ts';

const row: ConnectedStoreRow = { connectionId: 'c', checkedAt: 5, problem: null, unreadable: 0, reasons: {}, payouts: 1, conflicts: [] };

describe('the address of a server', () => {
  it.each([
    ['https://btcpay.example.com', 'https://btcpay.example.com'],
    [' https://BTCPay.Example.com/stores/9xT?tab=1#x ', 'https://btcpay.example.com'],
    ['btcpay.example.com', 'https://btcpay.example.com'],
    ['btcpay.example.com/login', 'https://btcpay.example.com'],
    ['http://127.0.0.1:23000/', 'http://127.0.0.1:23000'],
    ['https://xn--btcpay-9db.example', 'https://xn--btcpay-9db.example'],
  ])('%s is taken as %s', (typed, origin) => {
    expect(originOf(typed)).toBe(origin);
  });

  it.each(['', 'ftp://btcpay.example.com', 'https://user@btcpay.example.com', 'two words'])('%s is left for main to refuse', (typed) => {
    expect(originOf(typed)).not.toMatch(/^https?:\/\/[^/?#\\@\s]+$/);
  });

  it('may be agreed to when that alone is missing', () => {
    expect(storeOriginToAllow({ code: 'host-not-allowed' }, 'https://a.example')).toBe('https://a.example');
    expect(storeOriginToAllow({ code: 'store-is-own' }, 'https://a.example')).toBeNull();
    expect(storeOriginToAllow(null, 'https://a.example')).toBeNull();
  });
});

describe('a connected store', () => {
  const store = { storeId: 's', keyKept: 'sealed' } as const;

  it('is called by its name, and before that by its host', () => {
    expect(storeName({ storeName: 'Corner shop', origin: 'https://a.example' })).toBe('Corner shop');
    expect(storeName({ storeName: null, origin: 'https://a.example:8443' })).toBe('a.example:8443');
  });

  it('asks for its key before anything else', () => {
    expect(storeState({ storeId: null, keyKept: 'gone' }, undefined).text).toBe('stores.state.needsKey');
    expect(storeState({ ...store, keyKept: 'gone' }, row).text).toBe('stores.state.needsKey');
  });

  it('says whether it was reached', () => {
    expect(storeState({ storeId: null, keyKept: 'sealed' }, undefined).text).toBe('stores.state.unchosen');
    expect(storeState(store, undefined).text).toBe('stores.state.new');
    expect(storeState(store, row)).toEqual({ tone: 'good', text: 'stores.state.ok' });
    expect(storeState(store, { ...row, problem: 'host-unreachable' })).toEqual({ tone: 'bad', text: 'stores.state.trouble' });
  });

  it('takes a refused key for what it is, and leaves other problems as they are', () => {
    expect(storeProblem({ code: 'unauthenticated' })).toEqual({ code: 'store-key-refused' });
    expect(storeProblem({ code: 'missing-permission', params: { a: 'b' } })).toEqual({ code: 'store-key-refused' });
    expect(storeProblem({ code: 'host-timeout' })).toEqual({ code: 'host-timeout' });
  });

  it('has words for the permissions that it needs, and shows another by its name', () => {
    expect(permissionWord('btcpay.store.canmanagepayouts')).toBe('keys.can.managePayouts');
    expect(permissionWord('btcpay.store.new')).toBeNull();
  });
});
