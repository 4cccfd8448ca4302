// Owns the sandbox's wallets: made by the vault's own code under a password that is only in memory, unlocked, and funded.
import type { RunningParts } from '../app/start-options.ts';
import { createPhrase } from '../vault/mnemonic.ts';
import { makeSecret } from '../vault/secret.ts';
import type { Secret, WalletRecord } from '../vault/types.ts';
import { type Order, mustOrder } from './practice-orders.ts';

const names = ['Practice store 1', 'Practice store 2'];
/** Several coins, so that one payment does not hold up the next. */
const coins = { count: 10, bitcoin: '10', xrp: '1000000' };

type Parts = Pick<RunningParts, 'base' | 'vault' | 'desks' | 'walletsChanged' | 'ending'>;

/**
 * Opens the wallets of the folder, or makes two. `chosen` opens a folder that is kept: without it such a folder stays locked, which is enough for
 * everything but paying. Throws where the vault refuses.
 */
export async function openPracticeWallets(parts: Parts, chosen: string | null): Promise<readonly WalletRecord[]> {
  const { vault, base } = parts;
  const password = chosen === null ? makeSecret(hexBytes(base.random(32))) : makeSecret(Uint8Array.from(Buffer.from(chosen, 'utf8')));
  if (vault.status().exists) {
    if (chosen !== null) must(await vault.unlock(password), 'unlock');
  } else {
    must(await vault.create(password), 'create');
    for (const name of names) await addWallet(parts, name);
    await parts.walletsChanged();
  }
  if (!vault.status().locked) keepUnlocked(parts, password);
  return vault.status().wallets;
}

/** Gives every wallet coins on both chains, confirmed. */
export async function fund({ desks }: Pick<Parts, 'desks'>, order: Order): Promise<void> {
  for (const desk of desks.all) {
    const { bitcoin, xrpl } = await desk.overview();
    for (let coin = 0; coin < coins.count; coin += 1) await mustOrder(order, 'faucet', { address: bitcoin.address, amount: coins.bitcoin });
    await mustOrder(order, 'faucet', { address: xrpl.address, amount: coins.xrp });
  }
  await mustOrder(order, 'blocks', { count: 1 });
  await mustOrder(order, 'ledgers', { count: 1 });
}

async function addWallet({ vault, base }: Parts, name: string): Promise<void> {
  const mnemonic = createPhrase(12, base.random);
  try {
    const added = must(await vault.addWallet({ name, network: 'practice', mnemonic }), 'addWallet');
    must(await vault.markBackedUp(added.id), 'markBackedUp');
  } finally {
    mnemonic.wipe();
  }
}

/** A screen that locks or a computer that sleeps locks the vault; nobody is there to open it again. */
function keepUnlocked({ vault, ending, base }: Parts, password: Secret): void {
  vault.onLock(() => {
    if (ending()) password.wipe();
    else void vault.unlock(password).catch(base.report);
  });
}

function hexBytes(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(Buffer.from(Buffer.from(bytes).toString('hex'), 'latin1'));
}

function must<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }, step: string): T {
  if (!result.ok) throw new Error(`the vault refused ${step}: ${JSON.stringify(result.error)}`);
  return result.value;
}
