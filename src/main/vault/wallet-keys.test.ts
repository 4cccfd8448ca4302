// Owns the checks of a wallet's public material against published vectors and other libraries.
import { createBase58check } from '@scure/base';
import { sha256 } from '@noble/hashes/sha2.js';
import { schnorr } from '@noble/curves/secp256k1.js';
import { deriveAddress } from 'ripple-keypairs';
import { describe, expect, it } from 'vitest';
import { Wallet } from 'xrpl';
import { abandon, legal, secretOf } from '../../../tests/fakes/test-vault.ts';
import { networks } from '../../shared/network.ts';
import { addressAt } from '../chains/bitcoin/account.ts';
import { seedOf } from './mnemonic.ts';
import { publicMaterial, withOfferKey } from './wallet-keys.ts';

const seed = (phrase: string) => seedOf(secretOf(phrase).bytes);
const withoutVersion = (extended: string) => Buffer.from(createBase58check(sha256).decode(extended).subarray(4)).toString('hex');

describe('the public material', () => {
  it('has BIP84’s published account key and first address', async () => {
    const { bitcoinXpub } = publicMaterial(await seed(abandon), 'main');
    // https://github.com/bitcoin/bips/blob/master/bip-0084.mediawiki#test-vectors
    const zpub = 'zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs';
    expect(bitcoinXpub).toMatch(/^xpub/);
    expect(withoutVersion(bitcoinXpub)).toBe(withoutVersion(zpub));
    expect(addressAt(bitcoinXpub, { chain: 0, index: 0 }, 'mainnet')).toBe('bc1qcr8te4kr609gcawutmrza0j4xv80jy8z306fyu');
  });

  it('takes coin type 1 and "tpub" on every network without real money', async () => {
    const keys = new Map(
      await Promise.all(networks.map(async (network) => [network, publicMaterial(await seed(abandon), network).bitcoinXpub] as const)),
    );
    for (const network of ['practice', 'test', 'regtest'] as const) expect(keys.get(network)).toMatch(/^tpub/);
    expect(keys.get('practice')).toBe(keys.get('test'));
    expect(withoutVersion(keys.get('test')!)).not.toBe(withoutVersion(keys.get('main')!));
  });

  it('has the XRP Ledger account that other wallets derive from the same words', async () => {
    for (const phrase of [abandon, legal]) {
      const { xrplAddress, xrplPublicKey } = publicMaterial(await seed(phrase), 'main');
      expect(deriveAddress(xrplPublicKey)).toBe(xrplAddress);
      const theirs = Wallet.fromMnemonic(phrase, { derivationPath: "m/44'/144'/0'/0/0", mnemonicEncoding: 'bip39' });
      expect({ xrplAddress, xrplPublicKey }).toEqual({ xrplAddress: theirs.classicAddress, xrplPublicKey: theirs.publicKey });
    }
    expect(publicMaterial(await seed(abandon), 'main').xrplAddress).toBe('rHsMGQEkVNJmpGWs8XUBoTBiAAbwxZN5v3');
  });

  it('has an offer key of its own, whose signatures verify', async () => {
    const { offerPublicKey, bitcoinXpub, xrplPublicKey } = publicMaterial(await seed(abandon), 'main');
    expect(offerPublicKey).toMatch(/^[0-9a-f]{64}$/);
    expect(xrplPublicKey.toLowerCase()).not.toContain(offerPublicKey);
    expect(withoutVersion(bitcoinXpub)).not.toContain(offerPublicKey);
    const message = sha256(new TextEncoder().encode('offer'));
    const signature = withOfferKey(await seed(abandon), (key) => schnorr.sign(message, key.privateKey!));
    expect(schnorr.verify(signature, message, Uint8Array.from(Buffer.from(offerPublicKey, 'hex')))).toBe(true);
  });

  it('leaves no private key behind', async () => {
    const kept = withOfferKey(await seed(abandon), (key) => key);
    expect(kept.privateKey ?? new Uint8Array()).toEqual(new Uint8Array());
  });
});
