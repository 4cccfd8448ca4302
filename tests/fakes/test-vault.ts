// Owns a vault for tests: a disk in memory, a clock that only moves when told, and a KDF that costs nothing.
import { randomBytes } from 'node:crypto';
import { mnemonicToSeedSync } from '@scure/bip39';
import { openVaultAt } from '../../src/main/vault/open-vault-at.ts';
import { readFamilySeed } from '../../src/main/chains/xrpl/family-seed.ts';
import { identityOfSecret, type XrplSecret } from '../../src/main/chains/xrpl/imported-key.ts';
import { makeSecret } from '../../src/main/vault/secret.ts';
import type { Secret, Vault } from '../../src/main/vault/types.ts';
import type { Network } from '../../src/shared/network.ts';
import type { Result } from '../../src/shared/result.ts';
import { PowerLossFiles } from './power-loss-files.ts';

export const vaultPath = '/home/vault.bin';
export const cheapPolicy = { cost: { log2N: 4, r: 8, p: 1 }, lowestLog2N: 4 } as const;

/** Published first phrase of BIP39's vectors, also used by BIP84. */
export const abandon = 'abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about';
export const legal = 'legal winner thank year wave sausage worth useful legal winner thank yellow';
export const password = 'correct horse battery';

export const secretOf = (text: string): Secret => makeSecret(new TextEncoder().encode(text));
export const textOf = (secret: Secret): string => new TextDecoder().decode(secret.bytes);

/** Time that passes only by waiting. */
export class FakeTime {
  now = 0;
  readonly waits: number[] = [];
  readonly monotonic = (): number => this.now;
  readonly wait = async (ms: number): Promise<void> => {
    this.waits.push(ms);
    this.now += ms;
  };
  readonly ports = { monotonic: this.monotonic, wait: this.wait };
}

export function openTestVault(files: PowerLossFiles = new PowerLossFiles(), time = new FakeTime()): Promise<Vault> {
  const { monotonic, wait } = time.ports;
  const place = { files, path: vaultPath, throttlePath: '/home/unlock-throttle.json', random: (length: number) => randomBytes(length) };
  return openVaultAt({ ...place, now: () => 1_700_000_000, monotonic, wait, policy: cheapPolicy });
}

/** The code of a refusal, or "ok". */
export async function codeOf(
  answer: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } }>,
): Promise<string> {
  const settled = await answer;
  return settled.ok ? 'ok' : settled.error.code;
}

export const otherPassword = 'another long password';

/** A vault just made with `password`, unlocked. */
export async function freshVault(files = new PowerLossFiles()): Promise<Vault> {
  const vault = await openTestVault(files);
  const made = await codeOf(vault.create(secretOf(password)));
  if (made !== 'ok') throw new Error(made);
  return vault;
}

/** Adds a wallet and gives its id. */
export async function addWallet(vault: Vault, phrase = abandon, network: Network = 'practice', name = 'Savings'): Promise<string> {
  const added = await vault.addWallet({ name, network, mnemonic: secretOf(phrase) });
  if (!added.ok) throw new Error(added.error.code);
  return added.value.id;
}

export const seedOfWallet = (vault: Vault, id: string): Promise<Result<string>> =>
  vault.withSeed(id, (seed) => Buffer.from(seed).toString('hex'));
export const seedHex = (phrase: string): string => Buffer.from(mnemonicToSeedSync(phrase)).toString('hex');

/** Published seeds: the genesis account of rippled, and the sample of XRPL's page on cryptographic keys. */
export const seeds = { secp256k1: 'snoPBrXtMeMyMHUVTgbuqAfg1SUTb', ed25519: 'sEdSKaCy2JT7JaM7v95H9SxkhP9wS2r' } as const;

export function secretFrom(seed: string): XrplSecret {
  const secret = readFamilySeed(seed);
  if (!secret.ok) throw new Error(secret.error.code);
  return secret.value;
}

/** Classic address that a family seed makes. */
export const addressFrom = (seed: string): string => identityOfSecret(secretFrom(seed)).address;

/** Imports a family seed into a wallet and gives its address. */
export async function importSeed(vault: Vault, walletId: string, seed: string): Promise<string> {
  const imported = await vault.importXrplKey(walletId, secretFrom(seed));
  if (!imported.ok) throw new Error(imported.error.code);
  return imported.value.address;
}
