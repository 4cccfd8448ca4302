// Owns the stories of a secure window that stands open while the vault is locked.
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { abandon, addWallet, codeOf, freshVault, password } from '../../../tests/fakes/test-vault.ts';
import type { SecureTask } from '../../shared/contract/main-api.ts';
import { refuse } from '../../shared/result.ts';
import { readTypedKey, vaultPhrases } from './phrases.ts';
import { SecureSession } from './secure-session.ts';

const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));

async function opened(task: (walletId: string) => SecureTask) {
  const vault = await freshVault();
  const walletId = await addWallet(vault, abandon);
  let closed = 0;
  const unused = async () => refuse('unused');
  const session = new SecureSession({
    vault,
    phrases: vaultPhrases((length) => new Uint8Array(randomBytes(length))),
    approvals: { view: unused, confirm: unused, discard: unused },
    keys: { read: readTypedKey, importKey: async () => refuse('wallet-not-found'), forgetKey: async () => refuse('account-not-found') },
    raises: {
      view: () => Promise.resolve(refuse('plan-not-found')),
      confirm: () => Promise.resolve(refuse('plan-not-found')),
    },
    arming: { armView: () => refuse('unused'), arm: unused },
    facts: () => ({ language: 'en', theme: 'light', limitedRuntime: false }),
    close: () => void (closed += 1),
    walletsChanged: async () => undefined,
  });
  vault.onLock(() => session.locked());
  session.begin(task(walletId));
  return { vault, session, timesClosed: () => closed };
}

describe('a lock while the secure window is open', () => {
  it('takes new words from the screen and from memory', async () => {
    const { vault, session, timesClosed } = await opened(() => ({ kind: 'create-wallet', name: 'New', network: 'practice', words: 12 }));
    const made = await session.handlers.newWords({});
    if (!made.ok) throw new Error(made.error.code);
    const words = new TextDecoder().decode(made.value.words).split(' ');
    const answers = made.value.ask.map((position) => bytes(words[position] ?? ''));
    vault.lock();
    expect(timesClosed()).toBe(1);
    expect(await codeOf(session.handlers.checkWords({ answers }))).toBe('wrong-task');
    expect(await codeOf(session.handlers.newWords({}))).toBe('vault-locked');
  });

  it('takes shown words and a plan that waits for approval from the screen', async () => {
    const shown = await opened((walletId) => ({ kind: 'show-words', walletId }));
    expect(await codeOf(shown.session.handlers.revealWords({ password: bytes(password) }))).toBe('ok');
    shown.vault.lock();
    expect(shown.timesClosed()).toBe(1);
    const plan = await opened((walletId) => ({ kind: 'approve-plan', walletId, planId: 'p' }));
    plan.vault.lock();
    expect(plan.timesClosed()).toBe(1);
    expect(await codeOf(plan.session.handlers.confirmPlan({ token: 'a'.repeat(64), digest: 'b'.repeat(64) }))).toBe('vault-locked');
  });

  it('leaves a window alone that only asks for the password', async () => {
    const { vault, session, timesClosed } = await opened(() => ({ kind: 'unlock' }));
    vault.lock();
    expect(timesClosed()).toBe(0);
    expect(await codeOf(session.handlers.unlock({ password: bytes(password) }))).toBe('ok');
  });
});
