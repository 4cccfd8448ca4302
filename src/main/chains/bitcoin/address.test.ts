// Owns the proof that addresses and scripts of the old kinds translate, and what the smallest output is; the published vectors of BIP173 and BIP350 are in bip350-vectors.test.ts.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { addressOfScript, scriptOfAddress } from './address.ts';
import { dustLimit } from './dust.ts';
import type { BitcoinParams } from './types.ts';

const scriptHex = (address: string, params: BitcoinParams) => {
  const script = scriptOfAddress(address, params);
  return script.ok ? bytesToHex(script.value) : script.error.code;
};

describe('addresses', () => {
  it('knows the old kinds', () => {
    expect(scriptHex('1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH', 'mainnet')).toBe('76a914751e76e8199196d454941c45d1b3a323f1433bd688ac');
    expect(scriptHex('3LRW7jeCvQCRdPF8S3yUCfRAx4eqXFmdcr', 'mainnet')).toBe('a914cd7b44d0b03f2d026d1e586d7ae18903b0d385f687');
    expect(addressOfScript(hexToBytes('a914cd7b44d0b03f2d026d1e586d7ae18903b0d385f687'), 'testnet')).toBe(
      '2NByiBUaEXrhmqAsg7BbLpcQSAQs1EDwt5w',
    );
  });

  it('refuses an address of another network', () => {
    expect(scriptHex('bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu', 'regtest')).toBe('address-invalid');
    expect(scriptHex('mrCDrCybB6J1vRfbwM5hemdJz73FwDBC8r', 'mainnet')).toBe('address-invalid');
  });

  it('names no address for scripts that have none', () => {
    expect(addressOfScript(hexToBytes('6a0401020304'), 'mainnet')).toBeNull();
    expect(addressOfScript(hexToBytes('60020102'), 'mainnet')).toBeNull();
    expect(addressOfScript(new Uint8Array(), 'mainnet')).toBeNull();
  });
});

describe('dust', () => {
  it.each([
    ['1BgGZ9tcN4rm9KBzDn7KprQz87SZ26SAMH', 546n],
    ['3LRW7jeCvQCRdPF8S3yUCfRAx4eqXFmdcr', 540n],
    ['bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu', 294n],
    ['bc1p5cyxnuxmeuwuvkwfem96lqzszd02n6xdcjrs20cac6yqjjwudpxqkedrcr', 330n],
    ['bc1qrp33g0q5c5txsp9arysrx4k6zdkfs4nce4xj0gdcccefvpysxf3qccfmv3', 330n],
  ])('of %s is %s sat', (address, limit) => {
    const script = scriptOfAddress(address, 'mainnet');
    expect(script.ok && dustLimit(script.value)).toBe(limit);
  });
});
