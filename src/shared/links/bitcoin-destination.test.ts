// Tests: Bitcoin addresses and BIP21 URIs, against the published vectors and another library.
import { initEccLib, address as libAddress, networks as libNetworks } from 'bitcoinjs-lib';
import * as ecc from '@bitcoinerlab/secp256k1';
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bech32, bech32m, createBase58check } from '@scure/base';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import vectors from '../../../tests/vectors/links/bitcoin-addresses.json';
import type { Network } from '../network.ts';
import { readBitcoinAddress } from './bitcoin-address.ts';
import { parseBitcoinDestination } from './bitcoin-destination.ts';
import { buildBitcoinUri } from './payment-uri.ts';

const practice = 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080';
const invalid = { ok: false, error: { code: 'bitcoin-destination-invalid' } };
const networks: readonly Network[] = ['practice', 'test', 'main', 'regtest'];

function parsed(text: string, network: Network = 'practice') {
  const result = parseBitcoinDestination(text, network);
  if (!result.ok) throw new Error(`${text}: ${result.error.code}`);
  return result.value;
}

beforeAll(() => initEccLib(ecc));

describe('the addresses of BIP173 and BIP350', () => {
  it.each(vectors.valid)('$address is $kind on $network alone', ({ address, network, script, kind }) => {
    const read = readBitcoinAddress(address, network as Network);
    expect(read).toMatchObject({ address: address.toLowerCase(), scriptKind: kind });
    expect(script.endsWith(bytesToHex(read!.payload))).toBe(true);
    for (const other of networks) if (other !== network) expect(readBitcoinAddress(address, other)).toBeNull();
  });

  it.each(vectors.validWithoutMeaning)('%s is well formed, but money sent there is lost today', (address) => {
    for (const network of networks) expect(readBitcoinAddress(address, network)).toBeNull();
  });

  it.each(vectors.invalid)('%s is refused', (address) => {
    for (const network of networks) expect(parseBitcoinDestination(address, network)).toEqual(invalid);
  });
});

describe('agreement with bitcoinjs-lib', () => {
  const sides = [
    ['main', libNetworks.bitcoin],
    ['test', libNetworks.testnet],
    ['practice', libNetworks.regtest],
    ['regtest', libNetworks.regtest],
  ] as const;
  const libScript = (text: string, network: (typeof sides)[number][1]) => {
    try {
      return bytesToHex(libAddress.toOutputScript(text, network));
    } catch {
      return null;
    }
  };

  it('about every standard script of every network set, valid and with one character changed', () => {
    const hash = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
    const base58check = createBase58check(sha256);
    const counts = { agreed: 0, refused: 0 };
    const some = fc.constantFrom(...sides).chain(([ours, lib]) => {
      const base58 = fc
        .tuple(fc.constantFrom(lib.pubKeyHash, lib.scriptHash), hash(20))
        .map(([version, body]) => base58check.encode(concatBytes(Uint8Array.of(version), body)));
      const v0 = fc.oneof(hash(20), hash(32)).map((body) => bech32.encode(lib.bech32, [0, ...bech32.toWords(body)]));
      const v1 = hash(32).map((body) => bech32m.encode(lib.bech32, [1, ...bech32m.toWords(body)]));
      return fc.tuple(fc.constant(ours), fc.constant(lib), fc.oneof(base58, v0, v1));
    });
    fc.assert(
      fc.property(some, fc.nat(70), fc.boolean(), ([ours, lib, text], at, damage) => {
        const tried = damage && at < text.length ? text.slice(0, at) + (text[at] === 'q' ? 'p' : 'q') + text.slice(at + 1) : text;
        const theirs = libScript(tried, lib);
        const read = readBitcoinAddress(tried, ours);
        expect(read !== null).toBe(theirs !== null);
        if (read !== null) expect(theirs).toContain(bytesToHex(read.payload));
        counts[read === null ? 'refused' : 'agreed'] += 1;
      }),
      { numRuns: 500 },
    );
    expect(counts.agreed).toBeGreaterThan(100);
    expect(counts.refused).toBeGreaterThan(100);
  });

  it('an x-only key off the curve can be paid and never spent, so it is refused', () => {
    const off = bech32m.encode('bcrt', [1, ...bech32m.toWords(new Uint8Array(32).fill(0xff))]);
    expect(parseBitcoinDestination(off, 'practice')).toEqual(invalid);
  });
});

describe('a bare address', () => {
  it('is kept as it is, in small letters where the case means nothing', () => {
    expect(parsed(`  ${practice.toUpperCase()}\n`)).toEqual({
      normalised: practice,
      address: practice,
      tag: null,
      amount: null,
      dedupKey: practice,
      scriptKind: 'p2wpkh',
    });
    expect(parsed('1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'main')).toMatchObject({
      normalised: '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
      scriptKind: 'p2pkh',
    });
    expect(parsed('3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy', 'main')).toMatchObject({ scriptKind: 'p2sh' });
  });

  it.each([
    '',
    ' ',
    'bitcoin',
    practice.slice(1),
    `${practice}q`,
    `${practice} ${practice}`,
    'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY',
    'x'.repeat(600),
  ])('%j is none', (text) => {
    expect(parseBitcoinDestination(text, 'practice')).toEqual(invalid);
  });

  it('real money and practice money never mix', () => {
    expect(parseBitcoinDestination('bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4', 'practice')).toEqual(invalid);
    expect(parseBitcoinDestination('1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2', 'test')).toEqual(invalid);
    expect(parseBitcoinDestination(practice, 'main')).toEqual(invalid);
    expect(parseBitcoinDestination(practice, 'test')).toEqual(invalid);
  });
});

describe('a BIP21 URI', () => {
  it('is stored normalised, with what belongs to the recipient kept', () => {
    const uri = parsed(`BITCOIN:${practice.toUpperCase()}?pj=https%3A%2F%2Fa.b%2Fc&Message=Thanks%21&label=caf%C3%A9%20bar&AMOUNT=0.500`);
    expect(uri.normalised).toBe(`bitcoin:${practice}?amount=0.5&label=caf%C3%A9%20bar&message=Thanks!&pj=https%3A%2F%2Fa.b%2Fc`);
    expect(uri.amount).toEqual({ digits: 5n, scale: 1 });
    expect(uri.dedupKey).toBe(practice);
  });

  it('normalised once is normalised for ever', () => {
    const names = fc.constantFrom('amount', 'label', 'message', 'pj', 'x-y', 'lightning');
    const parameters = fc.uniqueArray(fc.tuple(names, fc.string({ unit: 'grapheme', maxLength: 3 })), { selector: ([name]) => name });
    fc.assert(
      fc.property(parameters, fc.integer({ min: 0, max: 2_000_000_000 }), (pairs, sats) => {
        const query = pairs.map(
          ([name, value]) => `${name}=${name === 'amount' ? `0.${String(sats).padStart(8, '0').slice(-8)}` : encodeURIComponent(value)}`,
        );
        const first = parsed(`bitcoin:${practice}?${query.join('&')}`);
        expect(parsed(first.normalised)).toEqual(first);
      }),
    );
  });

  it('without parameters stays a URI, also in the form with slashes', () => {
    expect(parsed(`bitcoin:${practice}`).normalised).toBe(`bitcoin:${practice}`);
    expect(parsed(`bitcoin://${practice}?`).normalised).toBe(`bitcoin:${practice}`);
  });

  it('takes amounts exactly, never through a float', () => {
    expect(parsed(`bitcoin:${practice}?amount=20999999.97690001`).amount).toEqual({ digits: 2_099_999_997_690_001n, scale: 8 });
    expect(parsed(`bitcoin:${practice}?amount=0.00000001`).amount).toEqual({ digits: 1n, scale: 8 });
    expect(parsed(`bitcoin:${practice}?amount=21000000`).amount).toEqual({ digits: 21_000_000n, scale: 0 });
    expect(parsed(`bitcoin:${practice}?amount=.5`).amount).toEqual({ digits: 5n, scale: 1 });
  });

  it.each([
    ['no address', 'bitcoin:?amount=1'],
    ['a required parameter we do not know', `bitcoin:${practice}?req-pop=1`],
    ['a required parameter in capitals', `bitcoin:${practice}?REQ-POP=1`],
    ['a required parameter in disguise', `bitcoin:${practice}?%72eq-pop=1`],
    ['an amount twice', `bitcoin:${practice}?amount=1&amount=1`],
    ['an amount twice in other letters', `bitcoin:${practice}?amount=1&Amount=2`],
    ['an unknown parameter twice', `bitcoin:${practice}?pj=1&pj=1`],
    ['a nameless parameter', `bitcoin:${practice}?=1`],
    ['a negative amount', `bitcoin:${practice}?amount=-1`],
    ['an exponent', `bitcoin:${practice}?amount=1e-3`],
    ['a comma', `bitcoin:${practice}?amount=1,5`],
    ['nine decimals', `bitcoin:${practice}?amount=0.000000001`],
    ['more than there will ever be', `bitcoin:${practice}?amount=21000000.00000001`],
    ['an empty amount', `bitcoin:${practice}?amount=`],
    ['a blank amount', `bitcoin:${practice}?amount=%20`],
    ['a broken escape', `bitcoin:${practice}?label=%E0%A4%A`],
    ['half a character', `bitcoin:${practice}?label=a\ud800`],
    ['a fragment', `bitcoin:${practice}?label=a#b`],
    ['another network', 'bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4'],
    ['another scheme', `litecoin:${practice}`],
    ['too long', `bitcoin:${practice}?label=${'a'.repeat(500)}`],
    ['too long once escaped', `bitcoin:${practice}?label=${'時'.repeat(100)}`],
  ])('with %s is refused', (_name, text) => {
    expect(parseBitcoinDestination(text, 'practice')).toEqual(invalid);
  });

  it('what a receive screen builds is read here', () => {
    const uri = buildBitcoinUri(practice, { digits: 150n, scale: 2 }, 'Aya & Co');
    expect(uri).toBe(`bitcoin:${practice}?amount=1.5&label=Aya%20%26%20Co`);
    expect(parsed(uri)).toMatchObject({ normalised: uri, amount: { digits: 15n, scale: 1 } });
  });
});

describe('a BIP321 URI', () => {
  const taproot = 'bcrt1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqc8gma6';
  const main = 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4';

  it('may hold its address behind the name of the network, in any case of letters, and is kept as BIP21', () => {
    for (const text of [`bitcoin:?bcrt=${practice}&amount=0.1`, `BITCOIN:?AMOUNT=0.1&BCRT=${practice.toUpperCase()}`]) {
      expect(parsed(text)).toMatchObject({ address: practice, normalised: `bitcoin:${practice}?amount=0.1` });
    }
    expect(parsed(`bitcoin:?bc=${main}`, 'main').address).toBe(main);
    expect(parsed('bitcoin:?tb=tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx', 'test').address).toBe(
      'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx',
    );
  });

  it('may offer several ways to pay: the address before the question mark wins, else the first of this network', () => {
    expect(parsed(`bitcoin:${practice}?bcrt=${taproot}`).address).toBe(practice);
    expect(parsed(`bitcoin:?bc=${main}&lightning=lnbc1&bcrt=${taproot}&bcrt=${practice}&lightning=lnbc2`)).toMatchObject({
      address: taproot,
      normalised: `bitcoin:${taproot}?lightning=lnbc1`,
    });
  });

  it('is refused without an address of this network, with what must be understood, or with an amount given twice', () => {
    for (const text of [
      'bitcoin:',
      'bitcoin:?lightning=lnbc1',
      `bitcoin:?bc=${main}`,
      `bitcoin:?tb=${practice}`,
      `bitcoin:?bcrt=${practice}&req-pop=x`,
      `bitcoin:?bcrt=${practice}&REQ-new=1`,
      `bitcoin:?bcrt=${practice}&amount=1&amount=1`,
      `bitcoin:?bcrt=${practice}&label=a&label=b`,
    ])
      expect(parseBitcoinDestination(text, 'practice')).toEqual(invalid);
  });
});

it('hostile text never throws', () => {
  const units = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }),
    fc.constantFrom(...'a=&%#?:amount'.split('').map((one) => one.charCodeAt(0)), 0xd800, 0xdc00),
  );
  const hostile = fc.array(units, { maxLength: 30 }).map((list) => String.fromCharCode(...list));
  fc.assert(
    fc.property(
      fc.oneof(
        hostile.map((tail) => `bitcoin:${practice}?${tail}`),
        hostile,
      ),
      (text) => {
        const result = parseBitcoinDestination(text, 'practice');
        if (result.ok) expect(result.value.address).toBe(practice);
      },
    ),
    { numRuns: 2000 },
  );
});
