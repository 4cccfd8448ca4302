// Tests: XRP Ledger addresses and tags, against the published vectors and the reference codec.
import fc from 'fast-check';
import * as reference from 'ripple-address-codec';
import { describe, expect, it } from 'vitest';
import vectors from '../../../tests/vectors/links/x-addresses.json';
import type { Network } from '../network.ts';
import { accountIdOf, classicAddressOf, readXAddress, toXAddress } from './xrpl-address.ts';
import { isXrplBlackHole } from '../payouts/black-holes.ts';
import { parseXrplDestination } from './xrpl-destination.ts';

const account = 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY';
const rows = vectors.rows as [string, number | null, string, string][];
const codeOf = (text: string, network: Network = 'practice', tag: number | null = null) => {
  const result = parseXrplDestination(text, network, tag);
  return result.ok ? result.value.normalised : result.error.code;
};

describe('the X-addresses of XLS-5', () => {
  it.each(rows)('%s with tag %s', (classic, tag, real, test) => {
    expect(toXAddress(classic, tag, 'main')).toBe(real);
    for (const network of ['practice', 'test', 'regtest'] as const) expect(toXAddress(classic, tag, network)).toBe(test);
    expect(readXAddress(real)).toEqual({ address: classic, tag, real: true });
    expect(readXAddress(test)).toEqual({ address: classic, tag, real: false });
  });

  it.each(Object.entries(vectors.refused))('%s is refused', (_name, text) => {
    expect(readXAddress(text)).toBeNull();
    expect(codeOf(text, 'main')).toBe('xrpl-destination-invalid');
  });

  it('agrees with the reference codec about any account and tag', () => {
    const ids = fc.uint8Array({ minLength: 20, maxLength: 20 });
    fc.assert(
      fc.property(ids, fc.option(fc.integer({ min: 0, max: 0xffff_ffff }), { nil: null }), fc.boolean(), (id, tag, real) => {
        const classic = reference.encodeAccountID(id);
        expect(classicAddressOf(id)).toBe(classic);
        expect(accountIdOf(classic)).toEqual(Uint8Array.from(id));
        expect(toXAddress(classic, tag, real ? 'main' : 'test')).toBe(reference.encodeXAddress(id, tag ?? false, !real));
      }),
    );
  });

  it('"no tag" beside a tag is refused: a payment would lose it', () => {
    const bytes = (flag: number, tag: number[]) => {
      const id = accountIdOf(account)!;
      return reference.codec.encodeChecked([0x04, 0x93, ...id, flag, ...tag]);
    };
    expect(readXAddress(bytes(0, [0, 0, 0, 0, 0, 0, 0, 0]))).toEqual({ address: account, tag: null, real: false });
    expect(readXAddress(bytes(1, [7, 0, 0, 0, 0, 0, 0, 0]))).toEqual({ address: account, tag: 7, real: false });
    expect(readXAddress(bytes(0, [7, 0, 0, 0, 0, 0, 0, 0]))).toBeNull();
    expect(readXAddress(bytes(0, [0, 0, 0, 0, 1, 0, 0, 0]))).toBeNull();
    expect(readXAddress(bytes(1, [7, 0, 0, 0, 0, 0, 0, 1]))).toBeNull();
    expect(readXAddress(bytes(2, [7, 0, 0, 0, 0, 0, 0, 0]))).toBeNull();
    expect(readXAddress(bytes(255, [0, 0, 0, 0, 0, 0, 0, 0]))).toBeNull();
  });

  it('a bad address or tag given to us is a bug and throws', () => {
    for (const tag of [-1, 1.5, 4_294_967_296, Number.NaN, -0]) expect(() => toXAddress(account, tag, 'test')).toThrow(TypeError);
    expect(() => toXAddress('rNotAnAddress', null, 'test')).toThrow(TypeError);
  });
});

describe('destinations as recipients give them', () => {
  const testX = (tag: number | null) => toXAddress(account, tag, 'test');

  it.each([
    [account, account],
    [`  ${account}\n`, account],
    [`${account}?dt=123`, `${account}?dt=123`],
    [`${account}:123`, `${account}?dt=123`],
    [`${account}:0`, `${account}?dt=0`],
    [`${account}?dt=4294967295`, `${account}?dt=4294967295`],
    [`${account}:7?dt=7`, `${account}?dt=7`],
    [`xrpl:${account}?dt=5`, `${account}?dt=5`],
    [testX(null), account],
    [testX(0), `${account}?dt=0`],
    [testX(99), `${account}?dt=99`],
    [`${testX(99)}?dt=99`, `${account}?dt=99`],
    [`${testX(null)}:4`, `${account}?dt=4`],
  ])('%s is stored as %s', (text, stored) => {
    expect(codeOf(text)).toBe(stored);
    expect(codeOf(stored)).toBe(stored);
  });

  it('tag 0 is a tag, in every field', () => {
    expect(parseXrplDestination(`${account}:0`, 'practice')).toEqual({
      ok: true,
      value: {
        normalised: `${account}?dt=0`,
        address: account,
        tag: 0,
        amount: null,
        dedupKey: `${account}:0`,
        scriptKind: 'xrpl-account',
      },
    });
    expect(parseXrplDestination(account, 'practice')).toMatchObject({ value: { tag: null, dedupKey: account } });
  });

  it('the extra property of a request is a tag like the others', () => {
    expect(codeOf(account, 'practice', 0)).toBe(`${account}?dt=0`);
    expect(codeOf(`${account}?dt=12`, 'practice', 12)).toBe(`${account}?dt=12`);
    expect(codeOf(testX(null), 'practice', 12)).toBe(`${account}?dt=12`);
    for (const tag of [-1, 1.5, 4_294_967_296, Number.NaN]) expect(codeOf(account, 'practice', tag)).toBe('destination-tag-invalid');
  });

  it('two tags that differ are refused, also when one of them is 0', () => {
    expect(codeOf(`${account}:1?dt=2`)).toBe('destination-tag-conflict');
    expect(codeOf(`${testX(5)}?dt=0`)).toBe('destination-tag-conflict');
    expect(codeOf(testX(5), 'practice', 0)).toBe('destination-tag-conflict');
    expect(codeOf(testX(0), 'practice', 5)).toBe('destination-tag-conflict');
    expect(codeOf(`${account}?dt=0`, 'practice', 1)).toBe('destination-tag-conflict');
  });

  it('an X-address of the other kind of network is refused', () => {
    for (const network of ['practice', 'test', 'regtest'] as const)
      expect(codeOf(toXAddress(account, 1, 'main'), network)).toBe('xrpl-destination-wrong-network');
    expect(codeOf(testX(1), 'main')).toBe('xrpl-destination-wrong-network');
    expect(codeOf(toXAddress(account, 1, 'main'), 'main')).toBe(`${account}?dt=1`);
  });

  it.each([
    ':',
    ':-1',
    ':1.5',
    ':1e3',
    ': 1',
    ':٣',
    '?dt=',
    '?dt=1&dt=1',
    '?dt=1&amount=5',
    '?amount=5',
    '?DT=1',
    '?tag=1',
    '/x',
    '#1',
    ':12345678901',
  ])('an address followed by %s is refused, never cut', (tail) => {
    expect(codeOf(account + tail)).toBe('xrpl-destination-invalid');
  });

  it.each([':007', ':00', '?dt=01', '?dt=4294967296'])('the tag of %s is refused by name', (tail) => {
    expect(codeOf(account + tail)).toBe('destination-tag-invalid');
  });

  it.each([
    '',
    'r',
    account.toLowerCase(),
    account.slice(0, -1),
    `${account.slice(0, -1)}Z`,
    `R${account.slice(1)}`,
    'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080',
    `ripple:${account}`,
  ])('%j is no destination', (text) => {
    expect(codeOf(text)).toBe('xrpl-destination-invalid');
  });

  it('hostile text never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string({ unit: 'binary', maxLength: 8 }).map((tail) => account + tail),
        ),
        (text) => {
          const result = parseXrplDestination(text, 'practice');
          if (result.ok) expect(result.value.address).toBe(account);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

it('knows the accounts nobody can spend from, and their spelling is right', () => {
  const holes = ['rrrrrrrrrrrrrrrrrrrrrhoLvTp', 'rrrrrrrrrrrrrrrrrrrrBZbvji', 'rrrrrrrrrrrrrrrrrNAMEtxvNvQ', 'rrrrrrrrrrrrrrrrrrrn5RM1rHd'];
  for (const address of holes) expect([accountIdOf(address)?.length, isXrplBlackHole(address)]).toEqual([20, true]);
  expect(isXrplBlackHole(account)).toBe(false);
});
