// Owns the stories of the vault: making, locking, showing the words, changing the password.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import {
  abandon,
  addWallet,
  codeOf,
  FakeTime,
  freshVault,
  legal,
  openTestVault,
  otherPassword,
  password,
  secretOf,
  seedHex,
  seedOfWallet,
  textOf,
  vaultPath,
} from '../../../tests/fakes/test-vault.ts';
import { createPhrase } from './mnemonic.ts';

describe('a vault', () => {
  it('is made once, holds wallets, and opens after a restart with its password alone', async () => {
    const files = new PowerLossFiles();
    const vault = await freshVault(files);
    const id = await addWallet(vault);
    expect(await codeOf(vault.create(secretOf(password)))).toBe('vault-exists');
    const again = await openTestVault(files);
    expect(again.status()).toMatchObject({ exists: true, locked: true, problem: null, retryAfterMs: 0 });
    expect(again.status().wallets).toEqual(vault.status().wallets);
    expect(await codeOf(again.withSeed(id, () => 0))).toBe('vault-locked');
    expect(await codeOf(again.unlock(secretOf(otherPassword)))).toBe('wrong-password');
    expect(await codeOf(again.unlock(secretOf(password)))).toBe('ok');
    expect(await seedOfWallet(again, id)).toEqual({ ok: true, value: seedHex(abandon) });
  });

  it('shows before the first use that there is none', async () => {
    const vault = await openTestVault();
    expect(vault.status()).toEqual({ exists: false, locked: true, wallets: [], retryAfterMs: 0, problem: null });
    expect(await codeOf(vault.unlock(secretOf(password)))).toBe('vault-missing');
    expect(await codeOf(vault.changePassword(secretOf(password), secretOf(otherPassword)))).toBe('vault-missing');
    expect(await codeOf(vault.reveal('x', secretOf(password)))).toBe('vault-missing');
    expect(await codeOf(vault.restorePrevious())).toBe('vault-not-damaged');
  });

  it('asks for twelve characters, of any script', async () => {
    const vault = await openTestVault();
    expect(await codeOf(vault.create(secretOf('eleven char')))).toBe('password-too-short');
    expect(await codeOf(vault.create(secretOf('あいうえおかきくけこさ')))).toBe('password-too-short');
    expect(await codeOf(vault.create(secretOf('あいうえおかきくけこさし')))).toBe('ok');
    expect(await codeOf(vault.changePassword(secretOf('あいうえおかきくけこさし'), secretOf('short')))).toBe('password-too-short');
  });

  it('tells who a wallet is without being unlocked, and nothing more', async () => {
    const files = new PowerLossFiles();
    const vault = await freshVault(files);
    await addWallet(vault, abandon, 'main', '  貯金 ');
    const [record] = (await openTestVault(files)).status().wallets;
    expect(record).toMatchObject({
      name: '貯金',
      network: 'main',
      backedUp: false,
      createdAt: 1_700_000_000,
      xrplAddress: 'rHsMGQEkVNJmpGWs8XUBoTBiAAbwxZN5v3',
    });
    const disk = Buffer.concat(Object.values(files.contents())).toString('latin1');
    expect(disk).toContain('rHsMGQEkVNJmpGWs8XUBoTBiAAbwxZN5v3');
    for (const word of ['abandon', password, seedHex(abandon).slice(0, 16)]) expect(disk).not.toContain(word);
  });

  it('keeps that a wallet’s words were checked back', async () => {
    const files = new PowerLossFiles();
    const vault = await freshVault(files);
    const [first, second] = [await addWallet(vault), await addWallet(vault, legal)];
    expect(await codeOf(vault.markBackedUp(second))).toBe('ok');
    expect(await codeOf(vault.markBackedUp('nobody'))).toBe('wallet-not-found');
    const records = (await openTestVault(files)).status().wallets;
    expect(records.map(({ id, backedUp }) => [id, backedUp])).toEqual([
      [first, false],
      [second, true],
    ]);
    expect(await seedOfWallet(vault, second)).toEqual({ ok: true, value: seedHex(legal) });
  });

  it('refuses a phrase twice, on one network set and above all on two', async () => {
    const files = new PowerLossFiles();
    const vault = await freshVault(files);
    await addWallet(vault, abandon, 'practice');
    expect(await codeOf(vault.addWallet({ name: 'b', network: 'practice', mnemonic: secretOf(abandon) }))).toBe('wallet-exists');
    const again = await openTestVault(files);
    await again.unlock(secretOf(password));
    expect(await codeOf(again.addWallet({ name: 'b', network: 'main', mnemonic: secretOf(abandon.toUpperCase()) }))).toBe(
      'phrase-used-elsewhere',
    );
    expect(again.status().wallets).toHaveLength(1);
  });

  it('makes only one of two wallets that are added from the same words at once', async () => {
    const vault = await freshVault();
    const both = await Promise.all(
      ['main', 'practice'].map((network) =>
        codeOf(vault.addWallet({ name: 'x', network: network as 'main', mnemonic: secretOf(abandon) })),
      ),
    );
    expect(both).toEqual(['ok', 'phrase-used-elsewhere']);
  });

  it.each(['', '   ', 'x'.repeat(51), 'a\u202eb', 'a\nb'])('refuses the wallet name %j', async (name) => {
    const vault = await freshVault();
    expect(await codeOf(vault.addWallet({ name, network: 'main', mnemonic: secretOf(abandon) }))).toBe('bad-wallet-name');
  });

  it('refuses words that are none', async () => {
    const vault = await freshVault();
    expect(await codeOf(vault.addWallet({ name: 'x', network: 'main', mnemonic: secretOf(`${abandon} zoo`) }))).toBe('phrase-word-count');
  });

  it('holds many wallets', async () => {
    const files = new PowerLossFiles();
    const vault = await freshVault(files);
    const phrases = Array.from({ length: 12 }, () => textOf(createPhrase(24, (length) => randomBytes(length))));
    const ids = [];
    for (const phrase of phrases) ids.push(await addWallet(vault, phrase));
    const again = await openTestVault(files);
    await again.unlock(secretOf(password));
    for (const [index, id] of ids.entries()) expect(await seedOfWallet(again, id)).toEqual({ ok: true, value: seedHex(phrases[index]!) });
    expect(new Set(ids).size).toBe(12);
  });
});

describe('locking', () => {
  it('begins to count from the moment of unlocking, whatever window is still open', async () => {
    const files = new PowerLossFiles();
    const vault = await openTestVault(files);
    let told = 0;
    vault.onUnlock(() => void (told += 1));
    await vault.create(secretOf(password));
    expect(told).toBe(1);
    vault.lock();
    await vault.unlock(secretOf(otherPassword));
    expect(told).toBe(1);
    await vault.unlock(secretOf(password));
    expect(told).toBe(2);
  });

  it('tells its listeners, once, and refuses what needs a key', async () => {
    const vault = await freshVault();
    const id = await addWallet(vault);
    let told = 0;
    const stop = vault.onLock(() => void (told += 1));
    vault.lock();
    vault.lock();
    expect([told, vault.status().locked]).toEqual([1, true]);
    expect(await codeOf(vault.withSeed(id, () => 0))).toBe('vault-locked');
    expect(await codeOf(vault.addWallet({ name: 'x', network: 'main', mnemonic: secretOf(legal) }))).toBe('vault-locked');
    expect(await codeOf(vault.markBackedUp(id))).toBe('vault-locked');
    expect(await codeOf(vault.reveal(id, secretOf(password)))).toBe('vault-locked');
    await vault.unlock(secretOf(password));
    stop();
    vault.lock();
    expect(told).toBe(1);
  });

  it('wins over everything that is still under way', async () => {
    const files = new PowerLossFiles();
    const vault = await freshVault(files);
    const id = await addWallet(vault);
    let used = false;
    const seed = vault.withSeed(id, () => void (used = true));
    const shown = vault.reveal(id, secretOf(password));
    const added = vault.addWallet({ name: 'x', network: 'main', mnemonic: secretOf(legal) });
    vault.lock();
    expect(await Promise.all([seed, shown, added].map((work) => codeOf(work)))).toEqual(['vault-locked', 'vault-locked', 'vault-locked']);
    expect(used).toBe(false);
    const opening = vault.unlock(secretOf(password));
    vault.lock();
    expect([await codeOf(opening), vault.status().locked]).toEqual(['vault-locked', true]);
    expect(await codeOf(vault.unlock(secretOf(password)))).toBe('ok');
    expect(await seedOfWallet(vault, id)).toEqual({ ok: true, value: seedHex(abandon) });
  });

  it('leaves no seed behind with whoever used it, also when that failed', async () => {
    const vault = await freshVault();
    const id = await addWallet(vault);
    const kept: Uint8Array[] = [];
    await vault.withSeed(id, (seed) => kept.push(seed));
    await expect(
      vault.withSeed(id, async (seed) => {
        kept.push(seed);
        throw new Error('signing failed');
      }),
    ).rejects.toThrow('signing failed');
    expect(kept).toEqual([new Uint8Array(64), new Uint8Array(64)].map((bytes) => Buffer.from(bytes)));
  });

  it('does not mind that the caller wipes its password at once', async () => {
    const vault = await freshVault();
    vault.lock();
    const typed = secretOf(password);
    const opening = vault.unlock(typed);
    typed.wipe();
    expect(await codeOf(opening)).toBe('ok');
  });
});

describe('showing the words', () => {
  it('needs the password again, and the right wallet', async () => {
    const vault = await freshVault();
    const id = await addWallet(vault, legal);
    const shown = await vault.reveal(id, secretOf(password));
    expect(shown.ok && textOf(shown.value)).toBe(legal);
    expect(await codeOf(vault.reveal(id, secretOf(otherPassword)))).toBe('wrong-password');
    expect(await codeOf(vault.reveal('nobody', secretOf(password)))).toBe('wallet-not-found');
  });
});

describe('changing the password', () => {
  it('shuts the old one out of both generations and keeps the wallets', async () => {
    const files = new PowerLossFiles();
    const vault = await freshVault(files);
    const id = await addWallet(vault);
    expect(await codeOf(vault.changePassword(secretOf('not the password'), secretOf(otherPassword)))).toBe('wrong-password');
    expect(await codeOf(vault.changePassword(secretOf(password), secretOf(otherPassword)))).toBe('ok');
    expect(vault.status().locked).toBe(false);
    await addWallet(vault, legal);
    const disk = files.contents();
    for (const name of [vaultPath, `${vaultPath}.previous`]) {
      const one = await openTestVault(PowerLossFiles.with({ [vaultPath]: disk[name]! }));
      expect(await codeOf(one.unlock(secretOf(password)))).toBe('wrong-password');
      expect(await codeOf(one.unlock(secretOf(otherPassword)))).toBe('ok');
      expect(await seedOfWallet(one, id)).toEqual({ ok: true, value: seedHex(abandon) });
    }
  });

  it('uses new salts and nonces at every write', async () => {
    const files = new PowerLossFiles();
    const vault = await freshVault(files);
    const seen = new Set<string>();
    const note = () => {
      const file = Buffer.from(files.contents()[vaultPath]!);
      for (const part of [file.subarray(20, 52), file.subarray(52, 64)]) seen.add(part.toString('hex'));
      seen.add(file.subarray(112, 124).toString('hex'));
    };
    note();
    const id = await addWallet(vault);
    note();
    expect(seen.size).toBe(4);
    await vault.markBackedUp(id);
    note();
    expect(seen.size).toBe(5);
    await vault.changePassword(secretOf(password), secretOf(password));
    note();
    expect(seen.size).toBe(8);
  });
});

describe('wrong passwords', () => {
  it('are slowed down from the sixth on, over a restart too, wherever the password is asked', async () => {
    const [files, time] = [new PowerLossFiles(), new FakeTime()];
    const vault = await openTestVault(files, time);
    await vault.create(secretOf(password));
    const id = await addWallet(vault);
    for (let n = 0; n < 2; n += 1) await vault.unlock(secretOf(otherPassword));
    for (let n = 0; n < 2; n += 1) await vault.reveal(id, secretOf(otherPassword));
    for (let n = 0; n < 2; n += 1) await vault.changePassword(secretOf(otherPassword), secretOf(password));
    expect(time.waits).toEqual([1000]);
    const again = await openTestVault(files, time);
    expect(again.status().retryAfterMs).toBe(2000);
    expect(await codeOf(again.unlock(secretOf(password)))).toBe('ok');
    expect(time.waits).toEqual([1000, 2000]);
    expect((await openTestVault(files, time)).status().retryAfterMs).toBe(0);
  });

  it('are not forgotten by damaging the file that counts them, nor does a full disk keep the owner out', async () => {
    const files = new PowerLossFiles();
    await freshVault(files);
    const vault = await openTestVault(PowerLossFiles.with({ ...files.contents(), '/home/unlock-throttle.json': new Uint8Array(3) }));
    expect(vault.status().retryAfterMs).toBe(1000);
    const full = PowerLossFiles.with(files.contents());
    const owner = await openTestVault(full);
    full.arm({ kind: 'fail', step: 1, code: 'ENOSPC', lasting: true });
    expect(await codeOf(owner.unlock(secretOf(password)))).toBe('ok');
  });
});
