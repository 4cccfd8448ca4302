// Addresses of the practice chain against bitcoinjs-lib, which this codec does not use.
import * as ecc from '@bitcoinerlab/secp256k1';
import { bech32, bech32m } from '@scure/base';
import { address as codec, initEccLib, networks } from 'bitcoinjs-lib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, scriptOf } from './address.ts';
import { kindOf } from './script-kind.ts';

initEccLib(ecc);
const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
const scripts = fc.oneof(
  bytes(20).map((hash) => Uint8Array.of(0, 20, ...hash)),
  bytes(32).map((hash) => Uint8Array.of(0, 32, ...hash)),
  bytes(20).map((hash) => Uint8Array.of(0x76, 0xa9, 20, ...hash, 0x88, 0xac)),
  bytes(20).map((hash) => Uint8Array.of(0xa9, 20, ...hash, 0x87)),
);

describe('addresses', () => {
  it('agree with bitcoinjs-lib in both directions', () => {
    fc.assert(
      fc.property(scripts, (script) => {
        const address = codec.fromOutputScript(script, networks.regtest);
        expect(addressOf(script)).toBe(address);
        expect(scriptOf(address)).toEqual(script);
      }),
    );
  });

  it('round-trip every witness version', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 16 }), fc.uint8Array({ minLength: 2, maxLength: 40 }), (version, program) => {
        const script = Uint8Array.of(0x50 + version, program.length, ...program);
        expect(scriptOf(addressOf(script) as string)).toEqual(script);
      }),
    );
  });

  it('of another network or with a changed letter are nothing', () => {
    const strangers = [
      'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
      'tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx',
      '1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2',
      'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh',
      '',
      'bcrt1',
    ];
    for (const address of strangers) expect(scriptOf(address)).toBeNull();
    const good = addressOf(Uint8Array.of(0, 20, ...new Uint8Array(20).fill(5))) as string;
    expect(scriptOf(good)).not.toBeNull();
    expect(scriptOf(`${good.slice(0, -1)}${good.endsWith('q') ? 'p' : 'q'}`)).toBeNull();
  });

  it('of version 0 must be bech32, of later versions bech32m (BIP350)', () => {
    const words = bech32.toWords(new Uint8Array(32).fill(3));
    expect(scriptOf(bech32m.encode('bcrt', [0, ...words]))).toBeNull();
    expect(scriptOf(bech32.encode('bcrt', [1, ...words]))).toBeNull();
    expect(scriptOf(bech32.encode('bcrt', [0, ...words]))).not.toBeNull();
    expect(scriptOf(bech32m.encode('bcrt', [1, ...words]))).not.toBeNull();
    expect(scriptOf(bech32m.encode('bcrt', [17, ...words]))).toBeNull();
  });

  it('kinds of scripts', () => {
    expect(kindOf(new Uint8Array(0))).toBe('empty');
    expect(kindOf(Uint8Array.of(0x6a))).toBe('op_return');
    expect(kindOf(Uint8Array.of(0x51, 2, 1, 1))).toBe('witness_unknown');
    expect(kindOf(Uint8Array.of(0, 19, ...new Uint8Array(19)))).toBe('unknown');
    const key = [33, ...new Uint8Array(33).fill(2)];
    expect(kindOf(Uint8Array.of(...key, 0xac))).toBe('p2pk');
    expect(kindOf(Uint8Array.of(0x51, ...key, ...key, 0x52, 0xae))).toBe('multisig');
    expect(kindOf(Uint8Array.of(0x53, ...key, ...key, 0x52, 0xae))).toBe('unknown');
  });
});
