// Owns a pull payment and payouts as the API tells them, for tests of the pages that show them.
export const aDay = 86_400;

export function pullPayment(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'pp',
    name: 'Wages',
    description: 'Per month.\nThank you!',
    currency: 'USD',
    amount: '100',
    startsAt: 1_700_000_000,
    expiresAt: null,
    BOLT11Expiration: 30,
    archived: false,
    viewLink: 'http://127.0.0.1:4711/pull-payments/pp',
    autoApproveClaims: false,
    payoutMethods: ['BTC-CHAIN', 'XRP-CHAIN'],
    period: null,
    status: 'active',
    currentPeriod: { start: 1_700_000_000, end: null },
    claimed: '37.5',
    available: '62.5',
    defaultPrice: null,
    network: 'practice',
    ...changes,
  };
}

export function payout(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    id: 'po1',
    revision: 0,
    pullPaymentId: 'pp',
    date: 1_700_000_100,
    destination: 'bcrt1qw508…f3t4ab',
    destinationTag: null,
    originalCurrency: 'USD',
    originalAmount: '12.5',
    payoutCurrency: 'BTC',
    payoutAmount: null,
    payoutMethodId: 'BTC-CHAIN',
    state: 'AwaitingApproval',
    paymentProof: null,
    metadata: {},
    rate: null,
    rateRule: null,
    rateSource: null,
    rateLockedAt: null,
    ...changes,
  };
}
