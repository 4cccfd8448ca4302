// Owns the proof that addresses and scripts translate as BIP173 and BIP350 publish it, in both places that read addresses.
import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import bech32m from '../../../../tests/vectors/chains/bip350-strings.json' with { type: 'json' };
import vectors from '../../../../tests/vectors/links/bitcoin-addresses.json' with { type: 'json' };
import { readBitcoinAddress } from '../../../shared/links/bitcoin-address.ts';
import { addressOfScript, scriptOfAddress } from './address.ts';
import { paramsOf } from './params.ts';

const networks = ['main', 'test', 'regtest', 'practice'] as const;
const networkOf = (name: string) => networks.find((network) => network === name) ?? 'practice';
const codeOf = (address: string, network: (typeof networks)[number]): string => {
  const script = scriptOfAddress(address, paramsOf(network));
  return script.ok ? bytesToHex(script.value) : script.error.code;
};

describe('segwit addresses', () => {
  it.each(vectors.valid)('$address pays its script, comes back, and is of one network', ({ address, network, script, kind }) => {
    expect(codeOf(address, networkOf(network))).toBe(script);
    expect(addressOfScript(hexToBytes(script), paramsOf(networkOf(network)))).toBe(address.toLowerCase());
    expect(readBitcoinAddress(address, networkOf(network))).toEqual({
      address: address.toLowerCase(),
      scriptKind: kind,
      payload: hexToBytes(script.slice(4)),
    });
    for (const other of networks.filter((each) => each !== network)) {
      expect(codeOf(address, other)).toBe('address-invalid');
      expect(readBitcoinAddress(address, other)).toBeNull();
    }
  });

  it.each(vectors.validWithoutMeaning)('%s is well formed, but anybody could take what is sent there', (address) => {
    for (const network of networks) {
      expect(codeOf(address, network)).toBe('address-invalid');
      expect(readBitcoinAddress(address, network)).toBeNull();
    }
  });

  it.each(vectors.invalid)('%s is refused everywhere', (address) => {
    for (const network of networks) {
      expect(codeOf(address, network)).toBe('address-invalid');
      expect(readBitcoinAddress(address, network)).toBeNull();
    }
  });
});

describe('bech32m strings, right or wrong', () => {
  it.each([...bech32m.valid, ...bech32m.invalid])('%j is no address', (text) => {
    for (const network of networks) {
      expect(codeOf(text, network)).toBe('address-invalid');
      expect(readBitcoinAddress(text, network)).toBeNull();
    }
  });
});
