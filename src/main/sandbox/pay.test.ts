import { describe, expect, it } from 'vitest';
import { type PaymentPhase, type PaymentStatus } from '../../shared/payouts/payment-status.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { WalletDesk } from '../desk/wallet-desk.ts';
import { pay } from './pay.ts';

interface Line {
  readonly payoutId: string;
  readonly phases: readonly PaymentPhase[];
  readonly transactionId?: string;
  readonly reason?: string;
}

/** A wallet whose lines take one step with every pass. */
function wallet(lines: readonly Line[], refusals: { readonly plan?: string; readonly confirm?: string } = {}) {
  let passes = 0;
  let clock = 0;
  const calls: string[] = [];
  const status = (line: Line): PaymentStatus => ({
    payoutId: line.payoutId,
    planId: 'plan',
    entryId: 'e',
    chain: 'bitcoin',
    phase: line.phases[Math.min(passes, line.phases.length - 1)] ?? 'planned',
    locked: true,
    transactionId: line.transactionId ?? null,
    outputIndex: null,
    confirmations: 0,
    recheck: false,
    reason: line.reason ?? null,
    updatedAt: 0,
  });
  const outbox = {
    plan: async () => (refusals.plan ? refuse(refusals.plan) : ok({ id: 'plan' })),
    statuses: () => [...lines.map(status), { ...status({ payoutId: 'other', phases: ['failed'] }), planId: 'other' }],
  };
  const approvals = {
    view: async () => ok({ token: 'token', digest: 'digest' }),
    confirm: async (...words: readonly string[]) => {
      calls.push(words.join(' '));
      return refusals.confirm ? refuse(refusals.confirm) : ok(undefined);
    },
    discard: async () => ok(undefined),
  };
  const options = {
    desks: {
      desk: (id: string) => (id === 'w' ? ok({ outbox } as unknown as WalletDesk) : refuse('wallet-not-found')),
      run: async () => void (passes += 1),
    },
    approvals: approvals as never,
    wait: async (ms: number) => void (clock += ms),
    monotonic: () => clock,
  };
  const ids = lines.map(({ payoutId }) => payoutId);
  return { calls, pay: (id = 'w') => pay(options, id, ids), passes: () => passes };
}

describe('paying in the sandbox', () => {
  it('confirms with the token of the view and answers when every line is broadcast', async () => {
    const made = wallet([
      { payoutId: 'a', phases: ['planned', 'signed', 'seen'], transactionId: 't1' },
      { payoutId: 'b', phases: ['planned', 'signed', 'publishing', 'unknown', 'seen'], transactionId: 't2' },
      { payoutId: 'c', phases: ['planned', 'final'], transactionId: 't1' },
    ]);
    expect(await made.pay()).toEqual(ok({ planId: 'plan', transactionIds: ['t1', 't2'] }));
    expect(made.calls).toEqual(['w plan token digest']);
    expect(made.passes()).toBe(4);
  });

  it('says why nothing was paid', async () => {
    expect(await wallet([]).pay('x')).toEqual(refuse('wallet-not-found'));
    expect(await wallet([{ payoutId: 'a', phases: ['planned'] }], { plan: 'payout-not-payable' }).pay()).toEqual(
      refuse('payout-not-payable'),
    );
    const unlocked = wallet([{ payoutId: 'a', phases: ['planned'] }], { confirm: 'invalid-state' });
    expect(await unlocked.pay()).toEqual(refuse('invalid-state'));
  });

  it('tells a failed line by its own reason, and one that nobody has heard of as unknown, never as failed', async () => {
    const failed = wallet([
      { payoutId: 'a', phases: ['seen'] },
      { payoutId: 'b', phases: ['signed', 'failed'], reason: 'tecUNFUNDED_PAYMENT' },
    ]);
    expect(await failed.pay()).toEqual(refuse('tecUNFUNDED_PAYMENT'));
    expect(await wallet([{ payoutId: 'a', phases: ['void'] }]).pay()).toEqual(refuse('payment-failed'));
    expect(await wallet([{ payoutId: 'a', phases: ['signed', 'unknown'] }]).pay()).toEqual(refuse('payment-unknown'));
  });
});
