// Owns a wallet with very many payouts: writes them straight into its journal, as the app itself would have.
import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { newBitcoinAddress } from '../../e2e/lib/addresses.ts';
import { openJournal } from '../../src/main/storage/journal.ts';
import { nodeFiles } from '../../src/main/storage/node-files.ts';
import type { Home } from './home.ts';

const chunk = 1000;
/** 1 USD is exactly 0.00002 BTC. */
const rate = { rate: '50000', rateRule: null, rateSource: 'bench' } as const;

/** What becomes of the seeded: all wait for approval, or of four two are paid, one is cancelled and one waits. */
export type Fate = 'mixed' | 'waiting';

/** Adds payouts of 1 USD to the home's pull payment while no app runs. */
export async function seedPayouts({ folder, profile, pullPaymentId }: Home, count: number, fate: Fate = 'mixed'): Promise<void> {
  const wallets = join(folder, 'profiles', profile, 'wallets', 'practice');
  const [walletId = ''] = await readdir(wallets);
  const at = Math.floor(Date.now() / 1000);
  const path = join(wallets, walletId, 'promises.journal');
  const opened = await openJournal({ files: nodeFiles('linux'), path, identity: `promises practice ${walletId}`, now: () => at });
  if (!opened.ok) throw new Error(opened.error.code);
  const { journal } = opened.value;
  for (let from = 0; from < count; from += chunk) {
    const events = Array.from({ length: Math.min(chunk, count - from) }, (_, index) =>
      eventsOf(pullPaymentId, from + index, at, fate),
    ).flat();
    const written = await journal.append(events.map((event) => ({ at, event })));
    if (!written.ok) throw new Error(written.error.code);
  }
  await journal.close();
}

function eventsOf(pullPaymentId: string, index: number, at: number, fate: Fate): readonly Readonly<Record<string, unknown>>[] {
  const address = newBitcoinAddress();
  const payoutId = `seed${String(index).padStart(16, '0')}`;
  const payout = {
    id: payoutId,
    pullPaymentId,
    createdAt: at,
    route: 'http',
    methodId: 'BTC-CHAIN',
    destination: address,
    address,
    tag: null,
    originalCurrency: 'USD',
    originalAmount: '1',
    payoutCurrency: 'BTC',
    note: null,
    metadata: {},
    claimId: randomBytes(16).toString('hex'),
    claimHash: randomBytes(32).toString('hex'),
    tokenHash: randomBytes(32).toString('hex'),
    recipientKey: null,
  };
  const added = { type: 'claim-added', payout };
  if (fate === 'waiting' || index % 4 === 0) return [added];
  if (index % 4 === 1) return [added, { type: 'payout-cancelled', payoutId, by: 'sender', reason: null }];
  const approval = { payoutId, revision: 0, payoutAmount: '0.00002', ...rate, rateLockedAt: at };
  return [added, { type: 'payouts-approved', approvals: [approval] }, { type: 'payout-marked', payoutId, state: 'Completed', proof: null }];
}
