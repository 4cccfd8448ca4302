import { describe, expect, it } from 'vitest';
import type { PracticeToken } from '../../shared/contract/practice-market.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import type { OrderFields } from '../../shared/xrpl/transactions/order-fields.ts';
import type { PlanApprovals } from '../desk/plan-approvals.ts';
import type { WalletDesk } from '../desk/wallet-desk.ts';
import { signOrder } from './sign-order.ts';
import { sandboxTokens } from './tokens.ts';

const issuer = 'rhub8VRN55s94qWKDv6jmDy1pUykJzF3wq';
const mptId = '0'.repeat(48);
const tokens: readonly PracticeToken[] = [
  { asset: { kind: 'token', currency: 'USD', issuer }, name: 'Dollar', issuer, scale: null },
  { asset: { kind: 'mpt', id: mptId }, name: 'Points', issuer, scale: 2 },
];

/** A store whose account accepts nothing at first. */
function store(signing: Result<void> = ok(undefined)) {
  const told: string[] = [];
  let accepted = false;
  const made = sandboxTokens({
    market: {
      tokens: async () => ok([...tokens]),
      recipient: async (assets) => ok(`r${assets.length}`),
      give: async (account, _asset, amount) => {
        if (!accepted) return refuse('token-not-accepted');
        told.push(`give ${account} ${amount}`);
        return ok(undefined);
      },
    },
    payingAccount: async () => ok('rStore'),
    sign: async (_walletId, account, fields: OrderFields) => {
      told.push(`${account} ${fields.TransactionType}`);
      accepted = signing.ok;
      return signing;
    },
    close: async () => {
      told.push('close');
      return ok(undefined);
    },
  });
  return { told, made };
}

describe('tokens in the sandbox', () => {
  it.each([
    [`USD.${issuer}-CHAIN`, 'rStore TrustSet'],
    [`${mptId}-CHAIN`, 'rStore MPTokenAuthorize'],
  ])('%s is accepted before its issuer pays, and not signed for again', async (id, signed) => {
    const { told, made } = store();
    expect(await made.accept('w', id, '5')).toEqual(ok({ account: 'rStore' }));
    expect(await made.accept('w', id, '6')).toEqual(ok({ account: 'rStore' }));
    expect(told).toEqual([signed, 'give rStore 5', 'close', 'give rStore 6', 'close']);
  });

  it('that nobody has, or whose acceptance the ledger refused, move nothing', async () => {
    const { told, made } = store(refuse('tecNO_LINE_INSUF_RESERVE'));
    expect(await made.accept('w', 'EUR.x-CHAIN', '5')).toEqual(refuse('practice-token-unknown'));
    expect(await made.recipient([`USD.${issuer}-CHAIN`, 'XRP-CHAIN'])).toEqual(refuse('practice-token-unknown'));
    expect(await made.accept('w', `USD.${issuer}-CHAIN`, '5')).toEqual(refuse('tecNO_LINE_INSUF_RESERVE'));
    expect(told).toEqual(['rStore TrustSet']);
  });
});

describe('signing for a store', () => {
  /** An order that stands so after each pass. */
  function outbox(phases: readonly string[], reason: string | null = null) {
    let passes = 0;
    let clock = 0;
    let closed = 0;
    const orders = () => [{ planId: 'plan', phase: phases[Math.min(passes, phases.length) - 1] ?? 'planned', reason }];
    const desk = { outbox: { planOrder: async () => ok({ id: 'plan' }), orders } } as unknown as WalletDesk;
    const approvals = { view: async () => ok({ token: 't', digest: 'd' }), confirm: async () => ok(undefined) } as unknown as PlanApprovals;
    const options = {
      desks: { desk: () => ok(desk), run: async () => void (passes += 1) },
      approvals,
      close: async () => ok(void (closed += 1)),
      wait: async () => void (clock += 1000),
      monotonic: () => clock,
    };
    return { sign: () => signOrder(options, 'w', 'rStore', { TransactionType: 'TrustSet' }), closed: () => closed };
  }

  it('closes ledgers until one has the transaction, and tells failed from unknown', async () => {
    const good = outbox(['signed', 'seen', 'final']);
    expect(await good.sign()).toEqual(ok(undefined));
    expect(good.closed()).toBe(2);
    expect(await outbox(['seen', 'failed'], 'tecNO_DST').sign()).toEqual(refuse('tecNO_DST'));
    expect(await outbox(['void']).sign()).toEqual(refuse('payment-failed'));
    expect(await outbox(['unknown']).sign()).toEqual(refuse('payment-unknown'));
  });
});
