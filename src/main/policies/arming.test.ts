// Owns the stories of arming: by a person and his token for exactly what was shown, ended by every change, wiped, and apart from the screen lock.
import { describe, expect, it } from 'vitest';
import { killAt, untilKilled } from '../../../tests/fakes/outbox-world.ts';
import { PolicyWorld, usual } from '../../../tests/fakes/policy-world.ts';
import { addWallet, freshVault, secretOf, password, seedHex, abandon } from '../../../tests/fakes/test-vault.ts';
import { ok, refuse } from '../../shared/result.ts';
import { ArmedSigners } from './armed-signers.ts';

async function armedWorld(settings: Parameters<PolicyWorld['set']>[0] = {}): Promise<PolicyWorld> {
  const world = new PolicyWorld();
  await world.set(settings);
  expect(await world.arm()).toBe('ok');
  return world;
}

describe('nothing runs that nobody has armed', () => {
  it('settings alone pay nothing, and the log says why', async () => {
    const world = new PolicyWorld();
    await world.set({ intervalSeconds: 60, processNewPayoutsInstantly: true });
    world.wallet.approve('a', '0.001');
    for (let run = 0; run < 3; run += 1) await world.tick(60);
    expect(world.wallet.outbox.plans()).toHaveLength(0);
    expect(await world.log()).toEqual(['not-armed x3']);
  });

  it('a restart forgets the arming', async () => {
    const world = await armedWorld();
    world.restart();
    world.wallet.approve('a', '0.001');
    await world.tick(3600);
    expect(world.wallet.outbox.plans()).toHaveLength(0);
    expect(world.isArmed()).toBe(false);
  });

  it('arming needs the unlocked vault, something to arm, and the token of the window that showed these settings', async () => {
    const world = new PolicyWorld();
    expect(world.policies.armView('wallet')).toEqual(refuse('nothing-to-arm'));
    await world.set({ enabled: false });
    expect(world.policies.armView('wallet')).toEqual(refuse('nothing-to-arm'));
    expect(world.policies.armView('nobody')).toEqual(refuse('wallet-not-found'));
    await world.set();
    const first = world.view();
    const second = world.view();
    expect(await world.policies.arm('wallet', first.token, first.digest)).toEqual(refuse('token-invalid'));
    expect(await world.policies.arm('wallet', second.token, 'another')).toEqual(refuse('policies-changed'));
    world.vaultLocked = true;
    expect(await world.policies.arm('wallet', second.token, second.digest)).toEqual(refuse('vault-locked'));
    world.vaultLocked = false;
    expect(await world.policies.arm('wallet', second.token, second.digest)).toEqual(ok(undefined));
    world.policies.disarm('wallet');
    expect(await world.policies.arm('wallet', second.token, second.digest)).toEqual(refuse('token-invalid'));
  });

  it.each([
    ['a higher cap', { dailyCap: '2' }],
    ['no cap', { dailyCap: null }],
    ['another threshold', { threshold: '0.1' }],
    ['a shorter interval', { intervalSeconds: 60 }],
    ['another fee target', { feeBlockTarget: 6 }],
    ['a higher fee ceiling', { feeCeiling: '50' }],
    ['instantly', { processNewPayoutsInstantly: true }],
    ['another method beside it', { methodId: 'XRP-CHAIN' as const }],
    ['off', { enabled: false }],
  ])('settings that were changed after they were shown are not armed: %s', async (_what, change) => {
    const world = new PolicyWorld();
    const before = { dailyCap: '1', feeCeiling: '20' };
    await world.set(before);
    const shown = world.view();
    await world.set({ ...before, ...change });
    const armed = await world.policies.arm('wallet', shown.token, shown.digest);
    expect(armed).toEqual(refuse('policies-changed'));
    expect(world.isArmed()).toBe(false);
  });

  it.each([
    ['a change', (world: PolicyWorld) => world.set({ dailyCap: '9' })],
    ['another method', (world: PolicyWorld) => world.set({ methodId: 'XRP-CHAIN' })],
    ['removal', (world: PolicyWorld) => world.policies.remove('wallet', 'BTC-CHAIN')],
    ['a person', async (world: PolicyWorld) => world.policies.disarm('wallet')],
    ['the end', (world: PolicyWorld) => world.policies.close()],
  ])('%s disarms and wipes', async (_what, act) => {
    const world = await armedWorld();
    const seeds = await copiesOf(world);
    await act(world);
    expect(world.isArmed()).toBe(false);
    expect(await seeds()).toEqual(refuse('not-armed'));
    world.wallet.approve('a', '0.001');
    await world.tick(3600);
    await world.settle();
    expect(world.wallet.paid('a')).toBe(0n);
  });

  it('a change that the disk refuses disarms all the same; the same settings again change nothing', async () => {
    const world = await armedWorld();
    await world.set();
    expect(world.isArmed()).toBe(true);
    world.settings.refusing = true;
    expect(await world.set({ dailyCap: '9' })).toBe('disk-full');
    expect(world.isArmed()).toBe(false);
  });

  it('removing what is not there disarms nobody', async () => {
    const world = await armedWorld();
    expect(await world.policies.remove('wallet', 'XRP-CHAIN')).toEqual(refuse('processor-not-found'));
    expect(world.isArmed()).toBe(true);
  });

  it('settings out of bounds are refused and change nothing', async () => {
    const world = await armedWorld();
    for (const change of [
      { intervalSeconds: 59 },
      { feeBlockTarget: 1001 },
      { threshold: '0.000000001' },
      { dailyCap: '0' },
      { feeCeiling: '0' },
    ])
      expect(await world.set(change)).not.toBe('ok');
    expect(world.isArmed()).toBe(true);
    expect(world.policies.processors('wallet')).toEqual(ok([usual]));
  });
});

/** A look at what the armed signer would use. */
async function copiesOf(world: PolicyWorld) {
  const signer = world.signers.withSeedOf('wallet');
  const used = await signer((seed) => Buffer.from(seed).toString('hex'));
  expect(used).toEqual(ok('07'.repeat(64)));
  return () => signer(() => 'used');
}

describe('apart from the screen lock', () => {
  it('an armed wallet pays while the vault is locked; what a person approved waits for the password', async () => {
    const world = await armedWorld();
    world.vaultLocked = true;
    world.wallet.chain.vaultLocked = true;
    world.wallet.approve('mine', '0.002');
    await world.wallet.chain.pay(world.wallet.outbox, ['mine']);
    world.wallet.approve('a', '0.001');
    await world.tick();
    await world.settle();
    expect([world.wallet.paid('a'), world.wallet.paid('mine')]).toEqual([100_000n, 0n]);
    world.wallet.chain.vaultLocked = false;
    await world.settle();
    expect(world.wallet.paid('mine')).toBe(200_000n);
  });

  it('an unlocked vault never signs what a policy confirmed', async () => {
    const world = await armedWorld();
    world.wallet.approve('a', '0.001');
    // Disarmed between the confirmation and the signature.
    world.wallet.chain.armedSeed = async () => refuse('not-armed');
    await world.tick();
    await world.settle();
    expect(world.wallet.chain.counters.signed).toBe(0);
  });
});

describe('what was confirmed and not signed', () => {
  it('is free again after disarming, and a person can pay it', async () => {
    const world = await armedWorld({ methodId: 'XRP-CHAIN' });
    world.wallet.chain.publishFault = () => 'late';
    for (const id of ['x', 'y', 'z']) world.wallet.approve(id, '5', { methodId: 'XRP-CHAIN', payoutCurrency: 'XRP' });
    await world.tick();
    // The first one is on its way; the others wait for it.
    world.policies.disarm('wallet');
    await world.tick();
    expect(['x', 'y', 'z'].map((id) => world.wallet.chain.isPayable(world.wallet.outbox, id))).toEqual([false, true, true]);
    world.wallet.chain.heal();
    await world.settle();
    await world.wallet.chain.pay(world.wallet.outbox, ['y', 'z']);
    await world.settle();
    expect(['x', 'y', 'z'].map((id) => world.wallet.paid(id))).toEqual([5_000_000n, 5_000_000n, 5_000_000n]);
  });

  it.each([
    ['in the same second', async () => undefined],
    ['after a restart', async (world: PolicyWorld) => world.restart()],
  ])('is not paid by a later arming with other settings, %s', async (_when, between) => {
    const world = await armedWorld();
    world.wallet.approve('a', '0.001');
    const { armedSeed } = world.wallet.chain;
    world.wallet.chain.armedSeed = async () => refuse('not-armed');
    await world.tick();
    expect(world.wallet.outbox.unsignedPolicyPlans()).toHaveLength(1);
    world.wallet.chain.armedSeed = armedSeed;
    await world.set({ threshold: '0.01' });
    await between(world);
    expect(await world.arm()).toBe('ok');
    await world.settle();
    await world.tick();
    await world.settle();
    expect([world.wallet.paid('a'), world.wallet.chain.isPayable(world.wallet.outbox, 'a')]).toEqual([0n, true]);
  });

  it.each([1, 2, 3, 4, 5])('a kill at the %s. durable moment loses nothing and pays nothing twice', async (moment) => {
    const world = await armedWorld();
    const { checkpoint, passed } = killAt(moment);
    world.wallet.outbox = world.wallet.chain.start(checkpoint);
    world.wallet.approve('a', '0.001');
    world.wallet.approve('b', '0.002');
    await untilKilled(async () => {
      await world.tick();
    });
    expect(passed().length).toBeGreaterThan(0);
    world.restart();
    await world.wallet.outbox.recover();
    await world.tick();
    await world.settle();
    // Not armed any more: what was not signed is payable again, what was signed is paid.
    expect([0n, 100_000n]).toContain(world.wallet.paid('a'));
    await world.arm();
    await world.tick(3600);
    await world.settle();
    await world.tick(3600);
    await world.settle();
    expect([world.wallet.paid('a'), world.wallet.paid('b')]).toEqual([100_000n, 200_000n]);
  });
});

describe('the sandbox', () => {
  it('arms every wallet by itself, again after each change, as soon as the vault is open', async () => {
    const world = new PolicyWorld('one', 'two');
    world.autoArm = true;
    world.vaultLocked = true;
    world.restart();
    await world.set({ intervalSeconds: 60 }, 'one');
    await world.set({ intervalSeconds: 60 }, 'two');
    await world.tick();
    expect([world.isArmed('one'), world.isArmed('two')]).toEqual([false, false]);
    world.vaultLocked = false;
    await world.tick();
    expect([world.isArmed('one'), world.isArmed('two')]).toEqual([true, true]);
    await world.set({ intervalSeconds: 60, threshold: '0.001' }, 'one');
    expect(world.isArmed('one')).toBe(false);
    world.walletOf('one').approve('a', '0.001');
    await world.tick();
    await world.tick();
    await world.settle();
    expect(world.walletOf('one').paid('a')).toBe(100_000n);
  });
});

it('the armed copy is a copy: the vault may lock and change, and disarming leaves zeros', async () => {
  const vault = await freshVault();
  const walletId = await addWallet(vault);
  const signers = new ArmedSigners();
  expect(await signers.arm(vault, walletId, 'digest', 5)).toEqual(ok(undefined));
  vault.lock();
  const seen: Uint8Array[] = [];
  const used = await signers.withSeedOf(walletId)((seed) => {
    seen.push(seed);
    return Buffer.from(seed).toString('hex');
  });
  expect(used).toEqual(ok(seedHex(abandon)));
  expect(seen[0]?.every((byte) => byte === 0)).toBe(true);
  expect(await signers.arm(vault, walletId, 'digest', 6)).toEqual(refuse('vault-locked'));
  // A refused arming leaves the earlier one; only disarming ends it.
  expect(signers.since(walletId)).toBe(5);
  signers.disarmAll();
  expect(await signers.withSeedOf(walletId)(() => 'used')).toEqual(refuse('not-armed'));
  expect((await vault.unlock(secretOf(password))).ok).toBe(true);
});
