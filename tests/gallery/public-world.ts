// Owns an API server whose pull payments are the states that its pages have: the id says which. Nothing behind it is real.
import { signOffer } from '../../src/shared/links/offer.ts';
import { type Answer, closeServer, refusing, serveWorld } from '../fakes/api-world.ts';
import { aDay, payout, pullPayment } from '../fakes/public-data.ts';

/** Offered beside the coins: a dollar, one with a longer name, and an MPT. */
export const tokenMethods = [
  'BTC-CHAIN',
  'XRP-CHAIN',
  'USD.rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B-CHAIN',
  '524C555344000000000000000000000000000000.rhub8VRN55s94qWKDv6jmDy1pUykJzF3wq-CHAIN',
  '00000143A58DCB491FD36A15A7D3172E6A9F088A5478BA41-CHAIN',
];
const now = 1_795_426_200;
const address = 'bcrt1qw508d6qejxtdg4y5r3zarvary0c5xw7kygt080';
const month = 30 * aDay;
const running = {
  startsAt: now - month - 3 * aDay,
  period: month,
  currentPeriod: { start: now - 3 * aDay, end: now + 27 * aDay },
  expiresAt: now + 90 * aDay,
};
const named = {
  name: '株式会社みらいデザイン 制作費（2026年度下期）',
  description: '毎月末までに申請してください。\nPlease claim before the end of the month.',
};

const states: Readonly<Record<string, Readonly<Record<string, unknown>> | Answer>> = {
  active: running,
  long: { ...running, ...named, currency: 'BTC', amount: '20999999.9769', claimed: '8400000.0069', available: '12599999.97' },
  refused: running,
  future: { status: 'future', startsAt: now + 4 * aDay, currentPeriod: null, available: '0', claimed: '0' },
  expired: { status: 'expired', startsAt: now - month, expiresAt: now - aDay, currentPeriod: null, available: '0' },
  archived: { status: 'archived', archived: true },
  empty: { ...running, claimed: '100', available: '0' },
  locked: ({ passphrase }) =>
    refusing(passphrase === null ? 'passphrase-needed' : 'passphrase-wrong', { network: 'practice' })(undefined as never),
  tokens: { ...running, payoutMethods: tokenMethods },
  missing: refusing('pullpayment-not-found'),
  busy: refusing('not-ready'),
};

const refusals: Readonly<Record<string, Answer>> = { refused: refusing('overdraft'), long: refusing('duplicate-destination') };
const claims = ['AwaitingApproval', 'AwaitingPayment', 'InProgress', 'Completed', 'Cancelled'].map((state, index) =>
  payout({
    id: `po${index}`,
    state,
    date: now - index * aDay,
    ...(index % 2 === 0 ? {} : { payoutMethodId: 'XRP-CHAIN', payoutCurrency: 'XRP', destination: 'rDTXLQ…bhmN' }),
    paymentProof: state === 'Completed' ? { transactionId: '9d'.repeat(32) } : null,
  }),
);

/** A claim as its holder sees it: the state is its id. */
const ownClaim: Answer = ({ path, caller }) => {
  const own = caller.tokenHash === null ? {} : { note: 'March, 12 hours', reason: path.payout === 'Cancelled' ? 'Twice by mistake' : null };
  const locked =
    path.payout === 'AwaitingApproval' || path.payout === 'Cancelled'
      ? {}
      : { payoutAmount: '0.00014843', rate: '84210', rateLockedAt: now - 60 };
  const destination = caller.tokenHash === null ? 'bcrt1qw508…gt080' : address;
  return payout({ id: path.payout, state: path.payout, date: now - aDay, destination, ...locked, ...own });
};

export async function servePublic(pageFiles: { readonly script: string; readonly style: string }) {
  const stateOf: Answer = (request) => {
    const id = request.path.pullPayment ?? '';
    const state = states[id] ?? running;
    return typeof state === 'function' ? state(request) : pullPayment({ id, ...state });
  };
  const world = await serveWorld({
    answers: {
      readPullPayment: stateOf,
      listClaims: ({ path }) => (path.pullPayment === 'active' || path.pullPayment === 'long' ? claims : []),
      claim: (request) =>
        (refusals[request.path.pullPayment ?? ''] ?? ownClaim)({ ...request, path: { ...request.path, payout: 'AwaitingApproval' } }),
      readClaim: ownClaim,
    },
    now: () => now,
    limits: { requests: 1000, claims: 3 },
    pageFiles: async () => pageFiles,
  });
  return { origin: `http://127.0.0.1:${world.port}`, close: () => closeServer(world.server) };
}

/** An offer of the practice network, as claim.html takes it behind `#`. */
export function practiceOffer(methods: readonly string[] = ['BTC-CHAIN', 'XRP-CHAIN']): string {
  const terms = {
    pullPaymentId: 'ab'.repeat(16),
    name: 'Wages',
    amount: '100',
    unit: 'USD',
    period: month,
    startsAt: now - aDay,
    expiresAt: null,
    methods,
  };
  const made = signOffer(terms, 'practice', new Uint8Array(32).fill(1), new Uint8Array(32).fill(2));
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}
