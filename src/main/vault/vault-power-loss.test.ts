// Owns the stories of power cuts and full disks while the vault is written.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chanceFrom, PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import {
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
  seeds,
  textOf,
  vaultPath,
} from '../../../tests/fakes/test-vault.ts';
import { createPhrase } from './mnemonic.ts';
import { vaultOfVersion1 } from '../../../tests/fakes/vault-version-1.ts';
import type { Vault } from './types.ts';

describe('power loss and full disks', () => {
  const writes = {
    'adding a wallet': (vault: Vault) => vault.addWallet({ name: 'Two', network: 'practice', mnemonic: secretOf(legal) }),
    'marking a backup': (vault: Vault) => vault.markBackedUp(vault.status().wallets[0]!.id),
    'importing a key': (vault: Vault) => vault.importXrplKey(vault.status().wallets[0]!.id, secretFrom(seeds.secp256k1)),
    'forgetting a key': (vault: Vault) =>
      vault.forgetXrplKey(vault.status().wallets[0]!.id, addressFrom(seeds.ed25519), secretOf(password)),
    'changing the password': (vault: Vault) => vault.changePassword(secretOf(password), secretOf(otherPassword)),
  } as const;

  /** What a restart finds, as one text. */
  async function found(files: PowerLossFiles): Promise<string> {
    const vault = await openTestVault(files);
    const codes = [await codeOf(vault.unlock(secretOf(password))), await codeOf(vault.unlock(secretOf(otherPassword)))];
    const phrases = await Promise.all(vault.status().wallets.map(({ id }) => codeOf(vault.withSeed(id, () => 0))));
    const keys: string[] = [];
    for (const { id } of vault.status().wallets)
      for (const seed of Object.values(seeds)) keys.push(await codeOf(vault.revealXrplKey(id, addressFrom(seed), secretOf(password))));
    return JSON.stringify([codes, phrases, keys, vault.status().wallets.map(({ name, backedUp }) => [name, backedUp])]);
  }

  async function prepared(): Promise<{ files: PowerLossFiles; vault: Vault }> {
    const files = new PowerLossFiles();
    const vault = await freshVault(files);
    await importSeed(vault, await addWallet(vault), seeds.ed25519);
    return { files, vault };
  }

  it.each(Object.entries(writes))('at any step of %s leave the old or the new vault', async (_, write) => {
    const dry = await prepared();
    const old = await found(PowerLossFiles.with(dry.files.contents()));
    dry.files.arm(null);
    await write(dry.vault);
    const steps = dry.files.steps;
    const fresh = await found(PowerLossFiles.with(dry.files.contents()));
    expect(fresh).not.toBe(old);
    for (let step = 1; step <= steps; step += 1) {
      for (let seed = 0; seed < 4; seed += 1) {
        const { files, vault } = await prepared();
        files.arm({ kind: 'power', step });
        const written = await codeOf(write(vault));
        expect(written === 'ok' ? [fresh] : [old, fresh]).toContain(await found(files.afterPowerLoss(chanceFrom(seed))));
      }
    }
  });

  it.each(Object.entries(writes))('at any step of %s keep memory and disk the same', async (_, write) => {
    for (let step = 1; step <= 40; step += 1) {
      const { files, vault } = await prepared();
      files.arm({ kind: 'fail', step, code: 'ENOSPC' });
      await write(vault);
      files.arm(null);
      expect(vault.status().wallets).toEqual((await openTestVault(files)).status().wallets);
      const id = await addWallet(vault, textOf(createPhrase(12, (length) => randomBytes(length))), 'test', 'Later');
      expect((await openTestVault(files)).status().wallets.map((wallet) => wallet.id)).toContain(id);
    }
  });

  it('at any step of the first write of a vault of version 1 leave that vault or the one of version 2', async () => {
    const version1 = () => PowerLossFiles.with({ [vaultPath]: vaultOfVersion1 });
    const changes = Object.entries(writes).filter(([name]) => name !== 'adding a wallet' && name !== 'forgetting a key');
    const opened = async (files: PowerLossFiles): Promise<Vault> => {
      const vault = await openTestVault(files);
      expect(await codeOf(vault.unlock(secretOf(password)))).toBe('ok');
      return vault;
    };
    const old = await found(version1());
    for (const [name, write] of changes) {
      const dry = version1();
      const vault = await opened(dry);
      dry.arm(null);
      expect(await codeOf(write(vault))).toBe('ok');
      const fresh = await found(PowerLossFiles.with(dry.contents()));
      for (let step = 1; step <= dry.steps; step += 1)
        for (let seed = 0; seed < 4; seed += 1) {
          const files = version1();
          const cut = await opened(files);
          files.arm({ kind: 'power', step });
          const written = await codeOf(write(cut));
          expect(written === 'ok' ? [fresh] : [old, fresh], name).toContain(await found(files.afterPowerLoss(chanceFrom(seed))));
        }
    }
  });

  it('at any step of the making leave no vault or the whole one', async () => {
    for (let step = 1; step <= 8; step += 1) {
      for (let seed = 0; seed < 4; seed += 1) {
        const files = new PowerLossFiles();
        const vault = await openTestVault(files);
        files.arm({ kind: 'power', step });
        const made = await codeOf(vault.create(secretOf(password)));
        const after = await openTestVault(files.afterPowerLoss(chanceFrom(seed)));
        expect(after.status().problem).toBeNull();
        if (made === 'ok') expect(after.status().exists).toBe(true);
        if (after.status().exists) expect(await codeOf(after.unlock(secretOf(password)))).toBe('ok');
      }
    }
  });
});
