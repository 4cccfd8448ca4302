// Owns ready-made pull payments, claims and outbox words for tests of the domain.
import type { Decimal } from '../../src/shared/money/decimal.ts';
import { decimalOf } from '../../src/shared/money/parse-amount.ts';
import { ok } from '../../src/shared/result.ts';
import type { ClaimContext } from '../../src/shared/payouts/claim.ts';
import { dedupKeyOf, type ParsedDestination, type ScriptKind } from '../../src/shared/payouts/destination.ts';
import type { NewPayout, NewPullPayment, PromiseEvent, PromiseRecord } from '../../src/shared/payouts/events.ts';
import { type EffectivePayout, overlay } from '../../src/shared/payouts/overlay.ts';
import type { PaymentStatus } from '../../src/shared/payouts/payment-status.ts';
import { bookOf } from '../../src/shared/payouts/payout-book.ts';
import { methodCurrency } from '../../src/shared/payouts/methods.ts';
import { noExternalPayments, type Payout, type PullPayment } from '../../src/shared/payouts/types.ts';

export const day = 86_400;
/** The moment at which the stories begin: 2026-01-01, in whole seconds. */
export const start = 1_767_225_600;

/** Addresses of the documentation kind: well formed, nobody's. */
export const p2wpkh = 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080';
export const p2pkh = 'mrCDrCybB6J1vRfbwM5hemdJz73FwDBC8r';
export const xrpAccount = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';

export function newPullPayment(changes: Partial<NewPullPayment> = {}): NewPullPayment {
  return {
    id: 'pp1',
    name: 'Test',
    description: '',
    unit: 'BTC',
    limit: '12.3',
    period: null,
    startsAt: start,
    expiresAt: null,
    methods: ['BTC-CHAIN', 'XRP-CHAIN'],
    autoApprove: false,
    defaultPrice: null,
    bolt11ExpirationDays: 30,
    autoApproveLimits: { perClaim: null, perDay: null },
    passphrase: null,
    createdAt: start,
    ...changes,
  };
}

export function pullPayment(changes: Partial<PullPayment> = {}): PullPayment {
  return { ...newPullPayment(), walletId: 'w1', network: 'practice', archived: false, order: 1, ...changes };
}

export function newClaim(changes: Partial<NewPayout> = {}): NewPayout {
  const methodId = changes.methodId ?? 'BTC-CHAIN';
  const address = changes.address ?? p2wpkh;
  return {
    id: 'po1',
    pullPaymentId: 'pp1',
    createdAt: start,
    route: 'http',
    methodId,
    destination: address,
    address,
    tag: null,
    originalCurrency: 'BTC',
    originalAmount: '1',
    payoutCurrency: methodCurrency(methodId),
    note: null,
    metadata: {},
    claimId: null,
    claimHash: null,
    tokenHash: null,
    recipientKey: null,
    ...changes,
  };
}

export function payout(changes: Partial<Payout> = {}): Payout {
  const { id, pullPaymentId, createdAt, route, methodId, destination, address, tag, ...rest } = newClaim(changes);
  const claim = { id, pullPaymentId, createdAt, route, methodId, destination, address, tag, ...rest };
  const fresh = {
    revision: 0,
    payoutAmount: null,
    rateLock: null,
    state: 'AwaitingApproval',
    proof: null,
    reason: null,
    external: noExternalPayments,
  } as const;
  return { ...claim, walletId: 'w1', network: 'practice', order: 2, ...fresh, ...changes };
}

export function effective(changes: Partial<Payout> = {}, status: PaymentStatus | null = null): EffectivePayout {
  return overlay(payout(changes), status);
}

export function paymentStatus(changes: Partial<PaymentStatus> = {}): PaymentStatus {
  return {
    payoutId: 'po1',
    planId: 'plan1',
    entryId: 'entry1',
    chain: 'bitcoin',
    phase: 'planned',
    locked: true,
    transactionId: null,
    outputIndex: null,
    confirmations: 0,
    recheck: false,
    reason: null,
    updatedAt: start,
    ...changes,
  };
}

export function destination(address: string = p2wpkh, amount: string | null = null, tag: number | null = null): ParsedDestination {
  const named: Decimal | null = amount === null ? null : decimalOf(amount);
  const scriptKind: ScriptKind = address.startsWith('r') ? 'xrpl-account' : address.startsWith('m') ? 'p2pkh' : 'p2wpkh';
  const normalised = tag === null ? address : `${address}?dt=${tag}`;
  return { normalised, address, tag, amount: named, dedupKey: dedupKeyOf(address, tag), scriptKind };
}

export function claimContext(changes: Partial<ClaimContext> & { readonly payouts?: readonly EffectivePayout[] } = {}): ClaimContext {
  const { payouts = [], ...rest } = changes;
  return {
    id: 'new',
    now: start,
    route: 'http',
    pullPayment: pullPayment(),
    destination: ok(destination()),
    book: bookOf(payouts),
    facts: { kind: 'unknown' },
    tokenHash: null,
    recipientKey: null,
    metadata: {},
    ...rest,
  };
}

/** Events as a journal numbers and dates them. */
export function records(events: readonly PromiseEvent[], firstSeq = 1, at: number = start): readonly PromiseRecord[] {
  return events.map((event, index) => ({ seq: firstSeq + index, at, event }));
}
