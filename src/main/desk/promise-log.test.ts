// Owns the stories of main's promises on a disk that is full for a moment.
import { describe, expect, it } from 'vitest';
import { newClaim, newPullPayment, start } from '../../../tests/fakes/payouts.ts';
import { PowerLossFiles } from '../../../tests/fakes/power-loss-files.ts';
import { openJournal } from '../storage/journal.ts';
import { PromiseLog } from './promise-log.ts';

const path = '/home/promises.journal';

async function open(files: PowerLossFiles): Promise<PromiseLog> {
  const journal = await openJournal({ files, path, identity: 'promises', now: () => start });
  if (!journal.ok) throw new Error(journal.error.code);
  const options = { journal: journal.value.journal, walletId: 'w1', network: 'practice' as const, now: () => start, payments: () => null };
  const log = await PromiseLog.open(options);
  if (!log.ok) throw new Error(log.error.code);
  return log.value;
}

const created = { type: 'pull-payment-created', pullPayment: newPullPayment() } as const;
const claimed = { type: 'claim-added', payout: newClaim() } as const;

describe('a disk that is full while two appends are on their way', () => {
  it('keeps neither, so that a claim never stands in the journal without its pull payment, and takes both again later', async () => {
    const files = new PowerLossFiles();
    const log = await open(files);
    files.arm({ kind: 'fail', step: 1, code: 'ENOSPC' });
    const first = log.append([created]);
    await Promise.resolve();
    const second = log.append([claimed]);
    expect([await first, await second]).toMatchObject([{ error: { code: 'disk-full' } }, { error: { code: 'disk-full' } }]);
    expect([log.state.seq, log.state.payouts.size]).toEqual([0, 0]);
    expect((await open(files)).state.seq).toBe(0);
    expect((await log.append([created])).ok).toBe(true);
    expect((await log.append([claimed])).ok).toBe(true);
    expect((await open(files)).state.payouts.size).toBe(1);
  });
});
