// Owns the stories of the secure window: one task, its own methods only, the token of exactly that plan, and nothing left behind.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  abandon,
  addressFrom,
  addWallet,
  freshVault,
  importSeed,
  openTestVault,
  otherPassword,
  password,
  seeds,
} from '../../../tests/fakes/test-vault.ts';
import type { SecureTask } from '../../shared/contract/main-api.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import { makeSecret } from '../vault/secret.ts';
import type { Secret, Vault } from '../vault/types.ts';
import { readTypedKey, vaultPhrases } from './phrases.ts';
import { secureOpener } from './secure-opener.ts';
import { SecureSession } from './secure-session.ts';
import type { Windows } from './windows.ts';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(text, 'utf8'));
const create: SecureTask = { kind: 'create-wallet', name: 'Savings', network: 'practice', words: 12 };
const restore: SecureTask = { kind: 'restore-wallet', name: 'Savings', network: 'practice' };
const approve: SecureTask = { kind: 'approve-plan', walletId: 'w', planId: 'p' };
const unlock: SecureTask = { kind: 'unlock' };

async function world(given?: Vault) {
  const vault = given ?? (await openTestVault());
  const real = vaultPhrases((length) => new Uint8Array(randomBytes(length)));
  const secrets: Secret[] = [];
  const kept = (secret: Secret): Secret => {
    secrets.push(secret);
    return secret;
  };
  const asked: string[] = [];
  const told: string[] = [];
  let confirmation: () => Promise<Result<void>> = async () => ok(undefined);
  const session = new SecureSession({
    vault,
    phrases: {
      ...real,
      create: (words) => kept(real.create(words)),
      secret: (bytes) => kept(makeSecret(bytes)),
      read(typed) {
        const read = real.read(typed);
        if (read.ok) kept(read.value);
        return read;
      },
    },
    keys: {
      read(typed) {
        const read = readTypedKey(typed);
        if (read.ok) kept(makeSecret(read.value.entropy));
        return read;
      },
      importKey: async (walletId, { address }, label) => {
        asked.push(`import ${walletId} ${address} ${label}`);
        return ok({ address });
      },
      forgetKey: (walletId, address, given) => vault.forgetXrplKey(walletId, address, given),
    },
    raises: {
      view: async (walletId, raiseId) => {
        asked.push(`view ${walletId} ${raiseId}`);
        return refuse('plan-expired');
      },
      confirm: async (walletId, raiseId, token, digest) => {
        asked.push(`raise ${walletId} ${raiseId} ${token} ${digest}`);
        return confirmation();
      },
    },
    arming: {
      armView: () => refuse('nothing-to-arm'),
      arm: async (walletId, token, digest) => {
        asked.push(`arm ${walletId} ${token} ${digest}`);
        return ok(undefined);
      },
    },
    approvals: {
      view: async (walletId, planId) => {
        asked.push(`view ${walletId} ${planId}`);
        return refuse('plan-expired');
      },
      confirm: async (walletId, planId, token, digest) => {
        asked.push(`confirm ${walletId} ${planId} ${token} ${digest}`);
        return confirmation();
      },
      discard: async (walletId, planId) => {
        asked.push(`discard ${walletId} ${planId}`);
        return ok(undefined);
      },
    },
    facts: () => ({ language: 'en', theme: 'dark', limitedRuntime: true }),
    close: () => told.push('close'),
    walletsChanged: async () => void told.push('wallets'),
  });
  return {
    vault,
    session,
    call: session.handlers,
    asked,
    told,
    secrets,
    confirmWith: (answer: () => Promise<Result<void>>) => (confirmation = answer),
    allWiped: () => secrets.length > 0 && secrets.every((secret) => secret.bytes.every((byte) => byte === 0)),
  };
}

/** Every call of the table that belongs to some task, with harmless arguments. */
const calls = {
  createVault: { password: bytesOf(password) },
  changePassword: { old: bytesOf(password), next: bytesOf(otherPassword) },
  newWords: {},
  checkWords: { answers: [bytesOf('abandon')] },
  restoreWallet: { words: bytesOf(abandon) },
  revealWords: { password: bytesOf(password) },
  readKey: { secret: bytesOf(seeds.ed25519) },
  importKey: { label: 'Old' },
  forgetKey: { password: bytesOf(password) },
  revealKey: { password: bytesOf(password) },
  planView: {},
  confirmPlan: { token: 't', digest: 'd' },
  discardPlan: {},
  raiseView: {},
  confirmRaise: { token: 't', digest: 'd' },
  armView: {},
  confirmArm: { token: 't', digest: 'd' },
} as const;

const belongs: Readonly<Record<SecureTask['kind'], readonly (keyof typeof calls)[]>> = {
  'create-wallet': ['createVault', 'newWords', 'checkWords'],
  'restore-wallet': ['createVault', 'restoreWallet'],
  unlock: [],
  'change-password': ['changePassword'],
  'show-words': ['revealWords'],
  'raise-fee': ['raiseView', 'confirmRaise'],
  'approve-plan': ['planView', 'confirmPlan', 'discardPlan'],
  'arm-policies': ['armView', 'confirmArm'],
  'import-xrpl-key': ['readKey', 'importKey'],
  'show-xrpl-key': ['revealKey'],
  'forget-xrpl-key': ['forgetKey'],
};
const tasks: readonly (SecureTask | null)[] = [
  null,
  create,
  restore,
  unlock,
  { kind: 'change-password' },
  { kind: 'show-words', walletId: 'w' },
  { kind: 'arm-policies', walletId: 'w' },
  { kind: 'import-xrpl-key', walletId: 'w' },
  { kind: 'show-xrpl-key', walletId: 'w', address: addressFrom(seeds.ed25519) },
  { kind: 'forget-xrpl-key', walletId: 'w', address: addressFrom(seeds.ed25519) },
  approve,
];

describe.each(tasks)('with the task %j', (task) => {
  const foreign = (Object.keys(calls) as (keyof typeof calls)[]).filter((name) => task === null || !belongs[task.kind].includes(name));
  it.each(foreign)('%s is refused, and nothing is reached', async (name) => {
    const { session, asked, vault } = await world();
    if (task) session.begin(task);
    const handler = session.handlers[name] as (args: unknown) => Promise<Result<unknown>>;
    expect(await handler(structuredClone(calls[name]))).toEqual({ ok: false, error: { code: 'wrong-task' } });
    expect(asked).toEqual([]);
    expect(vault.status().exists).toBe(false);
    expect(session.end()).toEqual({ outcome: 'cancelled', walletId: null });
  });
});

describe('without a task', () => {
  it('nothing is told, unlocked, or rescued', async () => {
    const { call } = await world();
    const none = { ok: false, error: { code: 'no-task' } };
    expect(await call.state({})).toEqual(none);
    expect(await call.unlock({ password: bytesOf(password) })).toEqual(none);
    expect(await call.restorePrevious({})).toEqual(none);
    expect(await call.setAside({})).toEqual(none);
  });
});

describe('making a wallet', () => {
  it('shows words, asks three back, and makes the wallet only when they match; then every secret is wiped', async () => {
    const { session, call, told, allWiped, vault } = await world();
    session.begin(create);
    expect(await call.createVault({ password: bytesOf(password) })).toMatchObject({ ok: true });
    const shown = await call.newWords({});
    if (!shown.ok) throw new Error(shown.error.code);
    const words = Buffer.from(shown.value.words).toString('utf8').split(' ');
    expect({ words: words.length, asked: shown.value.ask.length }).toEqual({ words: 12, asked: 3 });
    const wrong = shown.value.ask.map(() => bytesOf('zebra'));
    expect(await call.checkWords({ answers: wrong })).toEqual({ ok: false, error: { code: 'words-differ' } });
    expect(wrong.every((answer) => answer.every((byte) => byte === 0))).toBe(true);
    expect(vault.status().wallets).toEqual([]);
    const right = shown.value.ask.map((position) => bytesOf(words[position] ?? ''));
    const made = await call.checkWords({ answers: right });
    if (!made.ok) throw new Error(made.error.code);
    expect(vault.status().wallets).toMatchObject([{ id: made.value.walletId, backedUp: true, madeHere: true }]);
    expect(told).toEqual(['wallets']);
    expect(session.end()).toEqual({ outcome: 'done', walletId: made.value.walletId });
    expect(allWiped()).toBe(true);
  });

  it('answers to another task are wiped too', async () => {
    const { session, call } = await world();
    session.begin(unlock);
    const answers = [bytesOf('abandon')];
    await call.checkWords({ answers });
    expect(answers[0]?.every((byte) => byte === 0)).toBe(true);
  });

  it('a page that dies after the words were shown leaves nothing, and the words are not asked in the next task', async () => {
    const { session, call, allWiped } = await world();
    session.begin(create);
    await call.createVault({ password: bytesOf(password) });
    await call.newWords({});
    expect(session.end()).toEqual({ outcome: 'cancelled', walletId: null });
    expect(allWiped()).toBe(true);
    session.begin(create);
    expect(await call.checkWords({ answers: [bytesOf('abandon')] })).toEqual({ ok: false, error: { code: 'wrong-task' } });
  });

  it('is restored from words, which are wiped whether they are right or not', async () => {
    const { session, call, vault, allWiped } = await world();
    session.begin(restore);
    await call.createVault({ password: bytesOf(password) });
    const typo = bytesOf('abandon abandon');
    expect(await call.restoreWallet({ words: typo })).toMatchObject({ ok: false, error: { code: 'phrase-word-count' } });
    expect(typo.every((byte) => byte === 0)).toBe(true);
    expect(await call.restoreWallet({ words: bytesOf(abandon) })).toMatchObject({ ok: true });
    expect(vault.status().wallets.map(({ madeHere }) => madeHere)).toEqual([undefined]);
    expect(session.end().outcome).toBe('done');
    expect(allWiped()).toBe(true);
  });
});

describe('keys of single accounts', () => {
  const address = addressFrom(seeds.ed25519);

  it('are read, shown by their address, and kept only then; the secret is wiped on every way', async () => {
    const { session, call, asked, allWiped } = await world(await freshVault());
    session.begin({ kind: 'import-xrpl-key', walletId: 'w' });
    expect(await call.importKey({ label: 'Old' })).toEqual({ ok: false, error: { code: 'wrong-task' } });
    const typo = bytesOf(`${seeds.ed25519.slice(0, -1)}z`);
    expect(await call.readKey({ secret: typo })).toEqual({ ok: false, error: { code: 'seed-checksum' } });
    expect(typo.every((byte) => byte === 0)).toBe(true);
    expect(await call.readKey({ secret: bytesOf(seeds.ed25519) })).toEqual({ ok: true, value: { address, algorithm: 'ed25519' } });
    expect(await call.importKey({ label: ' Old ' })).toEqual({ ok: true, value: { address } });
    expect(asked).toEqual([`import w ${address} Old`]);
    expect(session.end().outcome).toBe('done');
    expect(allWiped()).toBe(true);
  });

  it('that were read and not kept are gone with the window, or when another is typed', async () => {
    const { session, call, asked, allWiped } = await world(await freshVault());
    session.begin({ kind: 'import-xrpl-key', walletId: 'w' });
    await call.readKey({ secret: bytesOf(seeds.secp256k1) });
    await call.readKey({ secret: bytesOf(seeds.ed25519) });
    expect(session.end().outcome).toBe('cancelled');
    expect(allWiped()).toBe(true);
    session.begin({ kind: 'import-xrpl-key', walletId: 'w' });
    expect(await call.importKey({ label: '' })).toEqual({ ok: false, error: { code: 'wrong-task' } });
    expect(asked).toEqual([]);
  });

  it('are shown and forgotten with the password alone, and only that of the task', async () => {
    const vault = await freshVault();
    const walletId = await addWallet(vault);
    await importSeed(vault, walletId, seeds.ed25519);
    const { session, call, allWiped } = await world(vault);
    session.begin({ kind: 'show-xrpl-key', walletId, address });
    expect(await call.revealKey({ password: bytesOf(otherPassword) })).toEqual({ ok: false, error: { code: 'wrong-password' } });
    const shown = await call.revealKey({ password: bytesOf(password) });
    expect(shown.ok && Buffer.from(shown.value.seed).toString()).toBe(seeds.ed25519);
    session.end();
    session.begin({ kind: 'forget-xrpl-key', walletId, address });
    expect(await call.forgetKey({ password: bytesOf(otherPassword) })).toEqual({ ok: false, error: { code: 'wrong-password' } });
    expect(await call.forgetKey({ password: bytesOf(password) })).toMatchObject({ ok: true });
    expect(session.end().outcome).toBe('done');
    expect(await vault.withXrplKey(walletId, address, () => 0)).toMatchObject({ error: { code: 'key-not-here' } });
    expect(allWiped()).toBe(true);
  });
});

describe('passwords', () => {
  it('a wrong one is refused, and after the free ones the vault makes the next wait', async () => {
    const { session, call, vault, allWiped } = await world(await freshVault());
    vault.lock();
    session.begin(unlock);
    for (let attempt = 0; attempt < 5; attempt += 1)
      expect(await call.unlock({ password: bytesOf(otherPassword) })).toEqual({ ok: false, error: { code: 'wrong-password' } });
    const state = await call.state({});
    expect(state.ok && state.value.retryAfterMs).toBeGreaterThan(0);
    expect(session.end()).toEqual({ outcome: 'cancelled', walletId: null });
    expect(allWiped()).toBe(true);
  });

  it('the right one ends the task as done', async () => {
    const { session, call, vault } = await world(await freshVault());
    vault.lock();
    session.begin(unlock);
    expect(await call.unlock({ password: bytesOf(password) })).toEqual({ ok: true, value: {} });
    expect(session.end()).toEqual({ outcome: 'done', walletId: null });
  });
});

describe('approving a plan', () => {
  it('passes token and digest for exactly the plan of the task', async () => {
    const { session, call, asked } = await world(await freshVault());
    session.begin(approve);
    expect(await call.confirmPlan({ token: 't', digest: 'd' })).toEqual({ ok: true, value: {} });
    expect(asked).toEqual(['confirm w p t d']);
    expect(session.end()).toEqual({ outcome: 'done', walletId: null });
  });

  it('a refused token is no approval', async () => {
    const { session, call, confirmWith } = await world(await freshVault());
    session.begin(approve);
    confirmWith(async () => refuse('token-used'));
    expect(await call.confirmPlan({ token: 't', digest: 'd' })).toEqual({ ok: false, error: { code: 'token-used' } });
    expect(session.end()).toEqual({ outcome: 'cancelled', walletId: null });
  });

  it('is refused while the vault is locked, before the token is spent', async () => {
    const { session, call, asked, vault } = await world(await freshVault());
    vault.lock();
    session.begin(approve);
    expect(await call.confirmPlan({ token: 't', digest: 'd' })).toEqual({ ok: false, error: { code: 'vault-locked' } });
    expect(asked).toEqual([]);
  });

  it('an answer that comes when another task is open does not end that one', async () => {
    const { session, call, confirmWith } = await world(await freshVault());
    let answer: (result: Result<void>) => void = () => undefined;
    confirmWith(() => new Promise((resolve) => (answer = resolve)));
    session.begin(approve);
    const late = call.confirmPlan({ token: 't', digest: 'd' });
    session.end();
    session.begin(unlock);
    answer(ok(undefined));
    expect(await late).toEqual({ ok: true, value: {} });
    expect(session.end()).toEqual({ outcome: 'cancelled', walletId: null });
  });
});

describe('arming automatic payments', () => {
  const arm: SecureTask = { kind: 'arm-policies', walletId: 'w' };

  it('passes token and digest for exactly the wallet of the task, and ends as done', async () => {
    const { session, call, asked } = await world(await freshVault());
    session.begin(arm);
    expect((await call.confirmArm({ token: 't', digest: 'd' })).ok).toBe(true);
    expect(asked).toEqual(['arm w t d']);
    expect(session.end()).toEqual({ outcome: 'done', walletId: null });
  });

  it('is refused while the vault is locked, before the token is spent', async () => {
    const vault = await freshVault();
    const { session, call, asked } = await world(vault);
    session.begin(arm);
    vault.lock();
    expect(await call.confirmArm({ token: 't', digest: 'd' })).toEqual(refuse('vault-locked'));
    expect(asked).toEqual([]);
    expect(session.end().outcome).toBe('cancelled');
  });
});

describe('opening', () => {
  async function opening(allowed = true, vault?: Vault) {
    const { session, call, confirmWith } = await world(vault);
    let close: () => void = () => undefined;
    const seen = { opened: 0, ended: 0, focused: 0 };
    const windows = {
      openSecure: (closed: () => void) => {
        seen.opened += 1;
        close = closed;
      },
      secure: { focus: () => (seen.focused += 1) },
    } as unknown as Windows;
    const opener = secureOpener(
      windows,
      session,
      () => undefined,
      () => allowed,
      () => (seen.ended += 1),
    );
    return { opener, session, call, confirmWith, seen, close: () => close() };
  }

  it('one task at a time: the second is refused and the open window comes to the front', async () => {
    const { opener, seen, close } = await opening();
    const first = opener.open(unlock);
    expect(await opener.open(create)).toEqual({ ok: false, error: { code: 'secure-busy' } });
    expect(seen).toEqual({ opened: 1, ended: 0, focused: 1 });
    close();
    expect(await first).toEqual({ ok: true, value: { outcome: 'cancelled', walletId: null } });
    expect(seen.ended).toBe(1);
  });

  it.each([
    [ok(undefined), 'done'],
    [refuse('plan-expired'), 'cancelled'],
  ] as const)('a window that goes while its confirmation is on its way (%j) ends as that one ends: %s', async (result, outcome) => {
    const { opener, call, confirmWith, close } = await opening(true, await freshVault());
    let answer: (result: Result<void>) => void = () => undefined;
    confirmWith(() => new Promise((resolve) => (answer = resolve)));
    const end = opener.open(approve);
    const confirmed = call.confirmPlan({ token: 't', digest: 'd' });
    close();
    expect(await opener.open(unlock)).toEqual({ ok: false, error: { code: 'secure-busy' } });
    answer(result);
    expect((await confirmed).ok).toBe(result.ok);
    expect(await end).toEqual({ ok: true, value: { outcome, walletId: null } });
  });

  it('a network set that cannot be used here opens nothing', async () => {
    const { opener, seen } = await opening(false);
    expect(await opener.open(create)).toEqual({ ok: false, error: { code: 'network-not-configured' } });
    expect(seen.opened).toBe(0);
  });
});
