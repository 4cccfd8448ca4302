// Owns what differs between the Bitcoin networks: address prefixes, coin type, versions of extended keys.
import { networks } from 'bitcoinjs-lib';
import type { Network } from '../../../shared/network.ts';
import type { BitcoinParams } from './types.ts';

/** The most satoshi that can ever exist; a larger amount is an error or a lie. */
export const maxSatoshi = 2_100_000_000_000_000n;

/** Prefixes by network set. Practice money uses the regtest prefix, so that it can never be taken for real money. */
export function paramsOf(network: Network): BitcoinParams {
  switch (network) {
    case 'main':
      return 'mainnet';
    case 'test':
      return 'testnet';
    case 'practice':
    case 'regtest':
      return 'regtest';
  }
}

/** bitcoinjs-lib's name for the same thing. */
export function libraryNetwork(params: BitcoinParams): networks.Network {
  switch (params) {
    case 'mainnet':
      return networks.bitcoin;
    case 'testnet':
      return networks.testnet;
    case 'regtest':
      return networks.regtest;
  }
}

/** SLIP-44: 0 is Bitcoin, 1 is every test network. */
export function coinType(params: BitcoinParams): number {
  return params === 'mainnet' ? 0 : 1;
}

/** Version bytes of extended keys: "xpub" for real money, "tpub" for the rest. */
export function keyVersions(params: BitcoinParams): { readonly private: number; readonly public: number } {
  return libraryNetwork(params).bip32;
}
