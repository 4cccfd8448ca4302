// Owns the stories of a vault file that was damaged, forged or lost.
import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { chanceFrom, PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import {
  abandon,
  addWallet,
  codeOf,
  importSeed,
  seeds,
  freshVault,
  openTestVault,
  otherPassword,
  password,
  secretOf,
  seedHex,
  seedOfWallet,
  vaultPath,
} from '../../../tests/fakes/test-vault.ts';

describe('a damaged or changed file', () => {
  let good: Uint8Array;
  let id: string;
  beforeAll(async () => {
    const files = new PowerLossFiles();
    const vault = await freshVault(files);
    id = await addWallet(vault);
    await importSeed(vault, id, seeds.ed25519);
    good = files.contents()[vaultPath]!;
  });

  const every = process.env['LONG'] ? 1 : 7;
  const bytesToTry = () => Array.from(good.keys()).filter((at) => at < 130 || at % every === 0);

  async function outcome(bytes: Uint8Array): Promise<string> {
    const files = PowerLossFiles.with({ [vaultPath]: bytes });
    const vault = await openTestVault(files);
    const code = await codeOf(vault.unlock(secretOf(password)));
    expect(files.contents()[vaultPath]).toEqual(Uint8Array.from(bytes));
    expect(await codeOf(vault.create(secretOf(otherPassword)))).toBe('vault-exists');
    if (code === 'ok') expect(await seedOfWallet(vault, id)).toEqual({ ok: true, value: seedHex(abandon) });
    return code;
  }

  it('opens when nothing was changed', async () => {
    expect(await outcome(good)).toBe('ok');
  });

  it('never opens with any byte flipped by accident', async () => {
    for (const at of bytesToTry()) {
      const bytes = Uint8Array.from(good);
      bytes[at]! ^= 1 << (at % 8);
      expect(['vault-damaged', 'vault-hostile'], `byte ${at}`).toContain(await outcome(bytes));
    }
  });

  it('never opens with any byte changed on purpose, checksum and all', async () => {
    for (const at of bytesToTry().filter((one) => one < good.length - 32)) {
      const bytes = Buffer.from(good);
      bytes[at]! ^= 1;
      createHash('sha256')
        .update(bytes.subarray(0, -32))
        .digest()
        .copy(bytes, bytes.length - 32);
      const code = await outcome(bytes);
      expect(['wrong-password', 'vault-damaged', 'vault-hostile', 'vault-too-new'], `byte ${at}`).toContain(code);
      if (at >= 20 && at < 112) expect(code, `byte ${at}`).toBe('wrong-password');
    }
  });

  it('is told by the status, and the previous generation comes back only when asked for', async () => {
    const files = new PowerLossFiles();
    const vault = await freshVault(files);
    await addWallet(vault);
    const disk = files.contents();
    const damaged = disk[vaultPath]!.subarray(0, 300);
    const broken = PowerLossFiles.with({ ...disk, [vaultPath]: damaged });
    const again = await openTestVault(broken);
    expect(again.status()).toMatchObject({ exists: true, locked: true, wallets: [], problem: 'vault-damaged' });
    expect(await codeOf(again.unlock(secretOf(password)))).toBe('vault-damaged');
    expect(broken.contents()).toEqual({ ...disk, [vaultPath]: Uint8Array.from(damaged) });
    expect(await codeOf(again.restorePrevious())).toBe('ok');
    expect(again.status()).toMatchObject({ problem: null, wallets: [] });
    expect(await codeOf(again.unlock(secretOf(password)))).toBe('ok');
    expect(broken.contents()[`${vaultPath}.damaged-1700000000`]).toEqual(Uint8Array.from(damaged));
  });

  it('whose checksum holds never takes the place of the good previous generation, at whatever step the power goes', async () => {
    const hostile = Buffer.from(good);
    hostile.writeUInt8(30, 11);
    createHash('sha256')
      .update(hostile.subarray(0, -32))
      .digest()
      .copy(hostile, hostile.length - 32);
    const disk = { [vaultPath]: Uint8Array.from(hostile), [`${vaultPath}.previous`]: Uint8Array.from(good) };
    for (let step = 1; step <= 20; step += 1) {
      const files = PowerLossFiles.with(disk);
      const vault = await openTestVault(files);
      expect(vault.status().problem).toBe('vault-hostile');
      files.arm({ kind: 'power', step });
      await codeOf(vault.restorePrevious());
      const again = await openTestVault(files.afterPowerLoss(chanceFrom(step)));
      if (again.status().problem !== null) expect(await codeOf(again.restorePrevious()), `step ${step}`).toBe('ok');
      expect(await codeOf(again.unlock(secretOf(password))), `step ${step}`).toBe('ok');
    }
  });

  it('that only the right password shows to be damaged can be left for the previous generation, too', async () => {
    const forged = Buffer.from(good);
    forged[forged.length - 40]! ^= 1;
    createHash('sha256')
      .update(forged.subarray(0, -32))
      .digest()
      .copy(forged, forged.length - 32);
    const vault = await openTestVault(PowerLossFiles.with({ [vaultPath]: forged, [`${vaultPath}.previous`]: good }));
    expect(vault.status().problem).toBeNull();
    expect(await codeOf(vault.unlock(secretOf(otherPassword)))).toBe('wrong-password');
    expect(vault.status().problem).toBeNull();
    expect(await codeOf(vault.unlock(secretOf(password)))).toBe('vault-damaged');
    expect(vault.status().problem).toBe('vault-damaged');
    expect(await codeOf(vault.restorePrevious())).toBe('ok');
    expect(await codeOf(vault.unlock(secretOf(password)))).toBe('ok');
  });

  it('without a previous generation stays as it is', async () => {
    const files = PowerLossFiles.with({ [vaultPath]: good.subarray(1) });
    const vault = await openTestVault(files);
    expect(await codeOf(vault.restorePrevious())).toBe('no-previous-vault');
    expect(files.contents()).toEqual({ [vaultPath]: Uint8Array.from(good.subarray(1)) });
  });

  it('that is gone while a previous generation stands does not look like a first start', async () => {
    const vault = await openTestVault(PowerLossFiles.with({ [`${vaultPath}.previous`]: good }));
    expect(vault.status()).toMatchObject({ exists: true, problem: 'vault-damaged' });
    expect(await codeOf(vault.create(secretOf(password)))).toBe('vault-exists');
    expect(await codeOf(vault.restorePrevious())).toBe('ok');
    expect(await codeOf(vault.unlock(secretOf(password)))).toBe('ok');
  });

  it('can be set aside for a fresh start from the words, and is kept', async () => {
    const damaged = good.subarray(0, 200);
    const files = PowerLossFiles.with({ [vaultPath]: damaged, [`${vaultPath}.previous`]: damaged });
    const vault = await openTestVault(files);
    expect(await codeOf(vault.setAside())).toBe('ok');
    expect(vault.status()).toMatchObject({ exists: false, problem: null });
    expect(await codeOf(vault.create(secretOf(password)))).toBe('ok');
    await addWallet(vault);
    expect(await codeOf(vault.setAside())).toBe('vault-not-damaged');
    expect(files.contents()).toMatchObject({
      [`${vaultPath}.damaged-1700000000`]: Uint8Array.from(damaged),
      [`${vaultPath}.previous.damaged-1700000000`]: Uint8Array.from(damaged),
    });
  });

  it('of a later version is not touched by any rescue', async () => {
    const newer = Buffer.from(good);
    newer.writeUInt16BE(3, 8);
    createHash('sha256')
      .update(newer.subarray(0, -32))
      .digest()
      .copy(newer, newer.length - 32);
    const disk = { [vaultPath]: Uint8Array.from(newer), [`${vaultPath}.previous`]: Uint8Array.from(good) };
    const files = PowerLossFiles.with(disk);
    const vault = await openTestVault(files);
    expect([await codeOf(vault.setAside()), await codeOf(vault.restorePrevious())]).toEqual(['vault-too-new', 'vault-too-new']);
    expect(files.contents()).toEqual(disk);
  });
});
