// Owns the stories of imported keys in the vault: lent by address alone, one network set for life, shown and forgotten by password, and old files.
import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import {
  abandon,
  addressFrom,
  addWallet,
  codeOf,
  freshVault,
  importSeed,
  legal,
  openTestVault,
  otherPassword,
  password,
  secretFrom,
  secretOf,
  seedHex,
  seedOfWallet,
  seeds,
  textOf,
  vaultPath,
} from '../../../tests/fakes/test-vault.ts';
import { vaultOfVersion1 } from '../../../tests/fakes/vault-version-1.ts';
import { xrplIdentity } from '../chains/xrpl/keys.ts';
import type { Vault } from './types.ts';
import { readXrplSecret } from './xrpl-secret.ts';

const seed = Buffer.from(seedHex(abandon), 'hex');
const versionOf = (files: PowerLossFiles) => Buffer.from(files.contents()[vaultPath]!).readUInt16BE(8);
/** True when the file's checksum holds, whatever its version. */
const isWhole = (file: Uint8Array) => createHash('sha256').update(file.subarray(0, -32)).digest().equals(file.subarray(-32));
const unlocked = async (files: PowerLossFiles) => {
  const vault = await openTestVault(files);
  expect(await codeOf(vault.unlock(secretOf(password)))).toBe('ok');
  return vault;
};
const lent = (vault: Vault, id: string, address: string) =>
  vault.withXrplKey(id, address, (key) => ({ address: key.address, signature: key.sign('53545800') }));

describe('imported keys', () => {
  let files: PowerLossFiles;
  let vault: Vault;
  let id: string;
  beforeEach(async () => {
    files = new PowerLossFiles();
    vault = await freshVault(files);
    id = await addWallet(vault);
  });

  it('are lent by their address, as the accounts of the phrase are, also after a restart', async () => {
    const own = [0, 1, 19].map((index) => xrplIdentity(seed, index).address);
    const imported = [await importSeed(vault, id, seeds.secp256k1), await importSeed(vault, id, seeds.ed25519)];
    expect(imported).toEqual(Object.values(seeds).map(addressFrom));
    for (const open of [vault, await unlocked(PowerLossFiles.with(files.contents()))])
      for (const address of [...own, ...imported]) expect(await lent(open, id, address)).toMatchObject({ ok: true, value: { address } });
  });

  it('are lent for no other address, to no other wallet, and not while locked', async () => {
    const address = await importSeed(vault, id, seeds.ed25519);
    const other = await addWallet(vault, legal);
    expect(await codeOf(lent(vault, other, address))).toBe('key-not-here');
    expect(await codeOf(lent(vault, id, addressFrom(seeds.secp256k1)))).toBe('key-not-here');
    expect(await codeOf(lent(vault, 'nobody', address))).toBe('wallet-not-found');
    vault.lock();
    expect(await codeOf(lent(vault, id, address))).toBe('vault-locked');
    expect(await codeOf(vault.importXrplKey(id, secretFrom(seeds.secp256k1)))).toBe('vault-locked');
  });

  it('stand in one wallet, and belong to one network set for life, also when they were forgotten', async () => {
    const address = await importSeed(vault, id, seeds.ed25519);
    const sameSet = await addWallet(vault, legal);
    const otherSet = await addWallet(vault, 'zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo wrong', 'test');
    const again = (wallet: string) => codeOf(vault.importXrplKey(wallet, secretFrom(seeds.ed25519)));
    expect([await again(id), await again(sameSet), await again(otherSet)]).toEqual([
      'account-exists',
      'account-exists',
      'key-used-elsewhere',
    ]);
    expect(await codeOf(vault.forgetXrplKey(id, address, secretOf(password)))).toBe('ok');
    expect([await again(otherSet), await again(sameSet)]).toEqual(['key-used-elsewhere', 'ok']);
    expect(await again('nobody')).toBe('wallet-not-found');
  });

  it('leave the caller its own bytes', async () => {
    const secret = secretFrom(seeds.ed25519);
    const before = Uint8Array.from(secret.entropy);
    await vault.importXrplKey(id, secret);
    expect(secret.entropy).toEqual(before);
  });

  it('are shown and forgotten only by the password, and forgetting reaches the previous generation', async () => {
    const address = await importSeed(vault, id, seeds.secp256k1);
    expect(await codeOf(vault.revealXrplKey(id, address, secretOf(otherPassword)))).toBe('wrong-password');
    expect(await codeOf(vault.revealXrplKey(id, addressFrom(seeds.ed25519), secretOf(password)))).toBe('account-not-found');
    const shown = await vault.revealXrplKey(id, address, secretOf(password));
    expect(shown.ok && textOf(shown.value)).toBe(seeds.secp256k1);
    expect(await codeOf(vault.forgetXrplKey(id, address, secretOf(otherPassword)))).toBe('wrong-password');
    expect(await codeOf(lent(vault, id, address))).toBe('ok');
    expect(await codeOf(vault.forgetXrplKey(id, address, secretOf(password)))).toBe('ok');
    expect(await codeOf(lent(vault, id, address))).toBe('key-not-here');
    const previous = await unlocked(PowerLossFiles.with({ [vaultPath]: files.contents()[`${vaultPath}.previous`]! }));
    expect(await codeOf(lent(previous, id, address))).toBe('key-not-here');
    vault.lock();
    expect(await codeOf(vault.revealXrplKey(id, address, secretOf(password)))).toBe('vault-locked');
    expect(await codeOf(vault.forgetXrplKey(id, address, secretOf(password)))).toBe('vault-locked');
  });

  it('stand in no part of the file that can be read without the password', async () => {
    const before = files.contents()[vaultPath]!;
    await importSeed(vault, id, seeds.ed25519);
    const text = Buffer.from(files.contents()[vaultPath]!).toString('latin1');
    expect(text).not.toContain(seeds.ed25519);
    expect(text).not.toContain(Buffer.from(secretFrom(seeds.ed25519).entropy).toString('latin1'));
    expect(files.contents()[vaultPath]!.length).toBeGreaterThan(before.length);
  });

  it('are at most fifty in a wallet', async () => {
    for (let one = 0; one < 50; one += 1)
      expect(await codeOf(vault.importXrplKey(id, { algorithm: 'ed25519', entropy: new Uint8Array(16).fill(one) }))).toBe('ok');
    expect(await codeOf(vault.importXrplKey(id, { algorithm: 'ed25519', entropy: new Uint8Array(16).fill(50) }))).toBe('too-many-accounts');
  });
});

describe('a file of before there were imported keys', () => {
  it('opens unchanged, and is of version 2 from the next write on, with another password, too', async () => {
    const files = PowerLossFiles.with({ [vaultPath]: vaultOfVersion1 });
    const vault = await unlocked(files);
    expect(versionOf(files)).toBe(1);
    const [first, second] = vault.status().wallets.map((wallet) => wallet.id);
    expect(await seedOfWallet(vault, first!)).toEqual({ ok: true, value: seedHex(abandon) });
    await importSeed(vault, second!, seeds.ed25519);
    expect(versionOf(files)).toBe(2);
    expect(await seedOfWallet(await unlocked(files), second!)).toEqual({ ok: true, value: seedHex(legal) });
    expect(await codeOf(vault.changePassword(secretOf(password), secretOf(otherPassword)))).toBe('ok');
    const again = await openTestVault(files);
    expect(await codeOf(again.unlock(secretOf(otherPassword)))).toBe('ok');
    expect(await codeOf(lent(again, second!, addressFrom(seeds.ed25519)))).toBe('ok');
  });

  it('and the newer one is no damaged file to the reader of version 1: it is whole, and of a later version', async () => {
    const files = PowerLossFiles.with({ [vaultPath]: vaultOfVersion1 });
    await importSeed(await unlocked(files), (await openTestVault(files)).status().wallets[0]!.id, seeds.secp256k1);
    const file = Buffer.from(files.contents()[vaultPath]!);
    expect([file.subarray(0, 8).toString('latin1'), file.readUInt16BE(8), isWhole(file)]).toEqual(['PULLPAYV', 2, true]);
  });

  it('whose version is changed by hand does not open, in either direction', async () => {
    const changed = (file: Uint8Array, version: number) => {
      const bytes = Buffer.from(file);
      bytes.writeUInt16BE(version, 8);
      createHash('sha256')
        .update(bytes.subarray(0, -32))
        .digest()
        .copy(bytes, bytes.length - 32);
      return PowerLossFiles.with({ [vaultPath]: bytes });
    };
    const files = new PowerLossFiles();
    await addWallet(await freshVault(files));
    for (const forged of [changed(vaultOfVersion1, 2), changed(files.contents()[vaultPath]!, 1)])
      expect(await codeOf((await openTestVault(forged)).unlock(secretOf(password)))).toBe('vault-damaged');
  });
});

describe('a secret as it is typed', () => {
  const codeAfter = (text: string) => {
    const read = readXrplSecret(secretOf(text));
    return read.ok ? read.value.address : `${read.error.code} ${Object.values(read.error.params ?? {}).join()}`.trim();
  };

  it('is a seed or secret numbers, with spaces around it or of another width', () => {
    expect(codeAfter(` ${seeds.secp256k1}\n`)).toBe('rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh');
    expect(codeAfter(seeds.ed25519)).toBe(addressFrom(seeds.ed25519));
    const numbers = '554872 394230 209376 323698 140250 387423 652803 258676';
    expect(codeAfter(numbers)).toBe(codeAfter('５５４８７２　394230 209376 323698 140250 387423 652803 258676'));
    expect(codeAfter(numbers)).toMatch(/^r/);
    expect(codeAfter(numbers.replace('394230', '394231'))).toBe('secret-numbers-invalid B');
    expect(codeAfter(`${seeds.secp256k1.slice(0, -1)}c`)).toBe('seed-checksum');
    expect(codeAfter(abandon)).toBe('seed-invalid');
  });
});
