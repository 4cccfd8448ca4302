// Owns the stories of noticing payments by other wallets: what counts, what does not, and how much is asked.
import { describe, expect, it } from 'vitest';
import { FakeBitcoin } from '../../../tests/helpers/fake-bitcoin-backend.ts';
import { p2pkh, p2wpkh, start, xrpAccount } from '../../../tests/fakes/payouts.ts';
import { noExternalPayments, type Payout } from '../../shared/payouts/types.ts';
import type { PaymentStatus } from '../../shared/payouts/payment-status.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import type { XrplTransaction } from '../backends/xrpl-backend.ts';
import type { BackendSet } from './backend-set.ts';
import { blocksPerLook } from './external-blocks.ts';
import { addressesPerLook, ExternalWatch, type Found, type WatchedWallet } from './external-watch.ts';

const own = 'rOwnAccount';
const ownCoinAddress = 'our change';
const hashOf = (digit: string): string => digit.repeat(64).toUpperCase();

function approved(changes: Partial<Payout> = {}): Payout {
  return {
    id: 'po1',
    walletId: 'w',
    network: 'practice',
    pullPaymentId: null,
    createdAt: start,
    order: 1,
    revision: 0,
    route: 'http',
    methodId: 'BTC-CHAIN',
    destination: p2wpkh,
    address: p2wpkh,
    tag: null,
    originalCurrency: 'BTC',
    originalAmount: '0.00012345',
    payoutCurrency: 'BTC',
    payoutAmount: '0.00012345',
    rateLock: null,
    state: 'AwaitingPayment',
    proof: null,
    external: noExternalPayments,
    note: null,
    reason: null,
    metadata: {},
    claimId: null,
    claimHash: null,
    tokenHash: null,
    recipientKey: null,
    ...changes,
  };
}

const onLedger = (changes: Partial<Payout> = {}): Payout =>
  approved({ methodId: 'XRP-CHAIN', address: xrpAccount, tag: 7, payoutCurrency: 'XRP', payoutAmount: '25', ...changes });

const delivery = (changes: Partial<XrplTransaction> = {}): XrplTransaction => ({
  hash: hashOf('a'),
  account: 'rSomebodyElse',
  sequence: 1,
  destination: xrpAccount,
  tag: 7,
  invoiceId: null,
  delivered: { kind: 'xrp', drops: 25_000_000n },
  fee: 10n,
  result: 'tesSUCCESS',
  validated: true,
  ledgerIndex: 5,
  closedAt: start + 60,
  ...changes,
});

const to = (value: bigint, address = p2wpkh) => ({ address, value });

class World {
  now = start + 100;
  readonly bitcoin = new FakeBitcoin();
  ledger: XrplTransaction[] = [];
  ledgerQuestions = 0;
  ledgerFails: string | null = null;
  payouts = new Map<string, Payout>();
  readonly statuses = new Map<string, Pick<PaymentStatus, 'phase' | 'entryId'>>();
  readonly versions = new Set<string>();
  readonly told: Found[] = [];
  readonly news: string[] = [];
  workerAway = false;
  readonly watch: ExternalWatch;

  constructor(...payouts: readonly Payout[]) {
    for (const payout of payouts) this.payouts.set(payout.id, payout);
    this.bitcoin.height = Math.floor(start / 600) + 2;
    const wallet: WatchedWallet = {
      id: 'w',
      network: 'practice',
      xrplAddress: own,
      payouts: () => this.payouts.values(),
      status: (id) => (this.statuses.get(id) as PaymentStatus | undefined) ?? null,
      refresh: async () => ok(undefined),
      isOurAddress: (address) => address === ownCoinAddress,
      isOurTransaction: (id) => this.versions.has(id),
    };
    const transactions = async (address: string): Promise<Result<readonly XrplTransaction[]>> => {
      this.ledgerQuestions += 1;
      if (this.ledgerFails === 'throws') throw new Error('a bug in a backend');
      return this.ledgerFails === null ? ok(this.ledger.filter((one) => one.destination === address)) : refuse(this.ledgerFails);
    };
    this.watch = new ExternalWatch({
      wallets: () => [wallet],
      backendsOf: () => ({ bitcoin: this.bitcoin, xrpl: { transactions } }) as unknown as BackendSet,
      tell: async (found) => {
        if (this.workerAway) return refuse('not-ready');
        this.told.push(found);
        return ok({});
      },
      tellBlock: async (news) => {
        if (this.workerAway) return refuse('not-ready');
        this.news.push(`${news.payoutId} ${news.news}`);
        return ok({});
      },
      now: () => this.now,
    });
  }

  /** Time for a further round, then looks until everything was asked about. */
  async round(looks = 1): Promise<void> {
    this.now += 20;
    for (let look = 0; look < looks; look += 1) await this.watch.look();
  }

  put(id: string, changes: Partial<Payout>): void {
    this.payouts.set(id, { ...(this.payouts.get(id) as Payout), ...changes });
  }

  get sights(): readonly string[] {
    return this.told.map(({ payoutId, transactionId, confirmed }) => `${payoutId} ${transactionId.slice(-2)} ${confirmed}`);
  }
}

describe('the block of a payment that completed a payout', () => {
  const completed = (txid: string, changes: Partial<Payout> = {}): Payout =>
    approved({
      state: 'Completed',
      proof: { proofType: 'PayoutTransactionOnChainBlob', transactionId: txid, link: null },
      external: { seen: [txid], rejected: [], accepted: true },
      ...changes,
    });

  it('is watched until six confirmations, which are told, also once nobody wrote them down at first', async () => {
    const world = new World(approved());
    const txid = world.bitcoin.send([to(12_345n)]);
    world.bitcoin.mine();
    world.payouts.set('po1', completed(txid));
    await world.round();
    world.bitcoin.mine(4);
    world.watch.chainMoved();
    await world.round();
    expect(world.news).toEqual([]);
    world.bitcoin.mine();
    world.watch.chainMoved();
    world.workerAway = true;
    await world.round();
    world.workerAway = false;
    await world.round();
    expect(world.news).toEqual(['po1 settled']);
    world.put('po1', { external: { seen: [txid], rejected: [], accepted: true, settled: true } });
    const asked = world.bitcoin.questions.length;
    world.watch.chainMoved();
    await world.round();
    expect(world.bitcoin.questions).toHaveLength(asked);
  });

  it('that vanished is told, without any new block as well; silence tells nothing', async () => {
    const world = new World();
    const txid = world.bitcoin.send([to(12_345n)]);
    world.bitcoin.mine();
    world.payouts.set('po1', completed(txid));
    await world.round();
    world.bitcoin.unmine();
    world.bitcoin.silentAbout = 'transaction ';
    world.now += 60;
    await world.round();
    expect(world.news).toEqual([]);
    world.bitcoin.silentAbout = null;
    await world.round();
    expect(world.news).toEqual(['po1 vanished']);
    world.put('po1', { state: 'InProgress', external: { seen: [txid], rejected: [], accepted: true, vanished: true } });
    world.bitcoin.mine();
    await world.round();
    expect(world.told.at(-1)).toMatchObject({ transactionId: txid, confirmed: true });
  });

  it('is asked about where another wallet paid on Bitcoin, and in bounded numbers', async () => {
    const many = Array.from({ length: blocksPerLook + 5 }, (_, index) => completed('ab'.repeat(32), { id: `many-${index}` }));
    const world = new World(
      completed('cd'.repeat(32), { id: 'ledger', methodId: 'XRP-CHAIN' }),
      approved({ id: 'by hand', state: 'Completed' }),
      ...many,
    );
    await world.round();
    expect(world.news).toHaveLength(blocksPerLook);
    await world.watch.look();
    expect(world.news).toHaveLength(many.length);
    expect(new Set(world.news)).toEqual(new Set(many.map(({ id }) => `${id} vanished`)));
  });
});

describe('on Bitcoin', () => {
  it('exactly the right amount is noticed, waiting or confirmed', async () => {
    const world = new World(approved());
    const txid = world.bitcoin.send([to(12_345n), to(99n, p2pkh)]);
    await world.round();
    expect(world.told).toEqual([{ walletId: 'w', payoutId: 'po1', transactionId: txid, confirmed: false }]);
    world.bitcoin.mine();
    await world.round();
    expect(world.told.at(-1)).toMatchObject({ transactionId: txid, confirmed: true });
  });

  it('all outputs to the address count together, and nothing but the exact sum', async () => {
    const world = new World(approved());
    world.bitcoin.send([to(12_344n)]);
    world.bitcoin.send([to(12_346n)]);
    world.bitcoin.send([to(12_345n), to(1n)]);
    world.bitcoin.send([to(12_345n, p2pkh)]);
    await world.round();
    expect(world.told).toEqual([]);
    const split = world.bitcoin.send([to(12_000n), to(345n)]);
    await world.round();
    expect(world.told.map((found) => found.transactionId)).toEqual([split]);
  });

  it('what our own coins paid is ours, by the outbox or by another copy of the wallet', async () => {
    const world = new World(approved());
    const funds = world.bitcoin.send([to(50_000n, ownCoinAddress)]);
    world.bitcoin.send([to(12_345n)], [`${funds}:0`]);
    world.versions.add(world.bitcoin.send([to(12_345n)]));
    await world.round();
    expect(world.told).toEqual([]);
  });

  it('a payment that is older than the claim is not its own', async () => {
    const world = new World(approved());
    world.bitcoin.height = Math.floor(start / 600) - 24;
    world.bitcoin.send([to(12_345n)]);
    world.bitcoin.mine();
    await world.round();
    expect(world.told).toEqual([]);
  });

  it('several candidates are all offered; rejected ones and those of another claim to the address are not', async () => {
    const world = new World(approved());
    const [taken, rejected, first, second] = [1, 2, 3, 4].map(() => world.bitcoin.send([to(12_345n)])) as [string, string, string, string];
    world.put('po1', { external: { seen: [], rejected: [rejected], accepted: false } });
    world.payouts.set('old', approved({ id: 'old', state: 'Completed', external: { seen: [taken], rejected: [], accepted: true } }));
    await world.round();
    expect(new Set(world.told.map((found) => found.transactionId))).toEqual(new Set([first, second]));
  });

  it('one that the sender wrote down for an earlier claim to the address belongs to that claim', async () => {
    const world = new World(approved());
    const txid = world.bitcoin.send([to(12_345n)]);
    world.payouts.set(
      'old',
      approved({ id: 'old', state: 'Completed', proof: { proofType: 'external-proof', transactionId: txid.toUpperCase() } }),
    );
    await world.round();
    expect(world.told).toEqual([]);
  });

  it('one transaction may pay two claims to two addresses', async () => {
    const world = new World(approved(), approved({ id: 'po2', address: p2pkh, payoutAmount: '0.00000777' }));
    const txid = world.bitcoin.send([to(12_345n), to(777n, p2pkh)]);
    await world.round();
    expect(world.told.map((found) => [found.payoutId, found.transactionId])).toEqual([
      ['po1', txid],
      ['po2', txid],
    ]);
  });

  it('what is not approved, cancelled, or signed for by us is not looked at; a plan alone keeps nobody from looking', async () => {
    const world = new World(
      approved({ state: 'AwaitingApproval', payoutAmount: null }),
      approved({ id: 'cancelled', state: 'Cancelled' }),
      approved({ id: 'signed' }),
    );
    world.statuses.set('signed', { phase: 'signed', entryId: 'e' });
    world.bitcoin.send([to(12_345n)]);
    await world.round();
    expect(world.bitcoin.questions).toEqual([]);
    world.statuses.set('signed', { phase: 'planned', entryId: 'e' });
    await world.round();
    expect(world.told.map((found) => found.payoutId)).toEqual(['signed']);
  });

  it('an accepted one is followed until a block holds it, also when it was sent anew with a higher fee', async () => {
    const world = new World(approved());
    const first = world.bitcoin.send([to(12_345n)]);
    world.put('po1', { state: 'InProgress', external: { seen: [first], rejected: [], accepted: true } });
    await world.round();
    expect(world.told).toEqual([]);
    const second = world.bitcoin.send([to(12_345n)]);
    await world.round();
    expect(world.sights).toEqual([`po1 ${second.slice(-2)} false`]);
    world.put('po1', { external: { seen: [first, second], rejected: [], accepted: true } });
    world.bitcoin.mine();
    await world.round();
    expect(world.told.slice(1).every(({ confirmed }) => confirmed)).toBe(true);
    expect(world.told).toHaveLength(3);
  });
});

describe('on the XRP Ledger', () => {
  it('a validated payment that delivered exactly the amount to address and tag is noticed', async () => {
    const world = new World(onLedger());
    world.ledger = [delivery()];
    await world.round();
    expect(world.told).toEqual([{ walletId: 'w', payoutId: 'po1', transactionId: hashOf('a'), confirmed: true }]);
  });

  it.each([
    ['another tag', { tag: 8 }],
    ['no tag', { tag: null }],
    ['less', { delivered: { kind: 'xrp', drops: 24_999_999n } }],
    ['more', { delivered: { kind: 'xrp', drops: 25_000_001n } }],
    ['a partial payment whose Amount would fit, but which delivered one drop', { delivered: { kind: 'xrp', drops: 1n } }],
    ['something that is no XRP', { delivered: null }],
    [
      'a token of as many units',
      {
        delivered: {
          kind: 'token',
          currency: 'XRQ',
          issuer: 'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B',
          value: { mantissa: 2_500_000_000_000_000n, exponent: -14 },
        },
      },
    ],
    ['what is not validated', { validated: false }],
    ['what failed', { result: 'tecPATH_DRY' }],
    ['what we sent ourselves', { account: own }],
    ['what is older than the claim', { closedAt: start - 86_400 }],
    ['what has no proper hash', { hash: 'zz' }],
  ] as const)('%s is not', async (_name, changes) => {
    const world = new World(onLedger());
    world.ledger = [delivery(changes)];
    await world.round();
    expect(world.told).toEqual([]);
  });

  it('tag 0 is a tag, and an account without one is matched without one', async () => {
    const world = new World(onLedger({ tag: 0 }), onLedger({ id: 'po2', tag: null }));
    world.ledger = [delivery({ tag: 0 }), delivery({ tag: null, hash: hashOf('b') })];
    await world.round();
    expect(world.told.map((found) => [found.payoutId, found.transactionId])).toEqual([
      ['po1', hashOf('a')],
      ['po2', hashOf('b')],
    ]);
  });

  it('many claims to one account are one question', async () => {
    const world = new World(...Array.from({ length: 500 }, (_, tag) => onLedger({ id: `po${tag}`, tag })));
    world.ledger = [delivery({ tag: 499 })];
    await world.round();
    expect(world.told.map((found) => found.payoutId)).toEqual(['po499']);
    expect(world.ledgerQuestions).toBeLessThanOrEqual(2);
  });
});

describe('how much is asked', () => {
  const address = (index: number): string => `address ${index}`;
  const many = (): World =>
    new World(...Array.from({ length: 10_000 }, (_, index) => approved({ id: `po${index}`, address: address(index) })));
  const asked = (world: World): readonly string[] => world.bitcoin.questions.filter((question) => question.startsWith('transactions'));

  it('with 10,000 payouts each look asks a few, everybody has his turn, and nobody twice before that', async () => {
    const world = many();
    await world.round();
    expect(asked(world)).toHaveLength(addressesPerLook);
    const paid = world.bitcoin.send([{ address: address(9999), value: 12_345n }]);
    for (let look = 1; look < 10_000 / addressesPerLook; look += 1) {
      world.now += 3;
      if (look % 5 === 0) world.watch.chainMoved();
      await world.watch.look();
    }
    expect(new Set(asked(world))).toHaveProperty('size', 10_000);
    expect(world.told.map((found) => found.transactionId)).toEqual([paid]);
  }, 60_000);

  it('what was just approved or accepted does not wait behind everybody else', async () => {
    const world = many();
    await world.round(10);
    world.payouts.set('fresh', approved({ id: 'fresh', address: 'fresh address' }));
    world.bitcoin.send([{ address: 'fresh address', value: 12_345n }]);
    for (const id of [...world.payouts.keys()].filter((key) => key !== 'fresh')) if (Number(id.slice(2)) > 300) world.payouts.delete(id);
    await world.round(20);
    expect(world.told.map((found) => found.payoutId)).toContain('fresh');
  });

  it('what a plan is about to pay goes first, once per plan', async () => {
    const world = many();
    await world.round();
    world.statuses.set('po9000', { phase: 'planned', entryId: 'e1' });
    world.bitcoin.send([{ address: address(9000), value: 12_345n }]);
    await world.watch.look();
    expect(world.told.map((found) => found.payoutId)).toEqual(['po9000']);
    await world.watch.look();
    expect(asked(world).filter((question) => question === `transactions ${address(9000)}`)).toHaveLength(2);
    world.statuses.set('po9000', { phase: 'planned', entryId: 'e2' });
    await world.watch.look();
    expect(asked(world).filter((question) => question === `transactions ${address(9000)}`).length).toBeGreaterThan(2);
  });

  it('nothing is asked again before the chain has moved or the round is over', async () => {
    const world = new World(approved());
    await world.round();
    for (let look = 0; look < 5; look += 1) await world.watch.look();
    expect(asked(world)).toHaveLength(1);
    world.watch.chainMoved();
    await world.watch.look();
    expect(asked(world)).toHaveLength(2);
    await world.round();
    expect(asked(world)).toHaveLength(3);
  });

  it('a server that fails or breaks is left alone until the next look, and keeps nobody from asking the other chain', async () => {
    const world = new World(
      ...Array.from({ length: 15 }, (_, index) => onLedger({ id: `x${index}`, address: `r${index}` })),
      approved({ id: 'bitcoin' }),
    );
    world.bitcoin.send([to(12_345n)]);
    world.ledgerFails = 'backend-timeout';
    await world.round();
    expect(world.ledgerQuestions).toBeLessThanOrEqual(5);
    world.ledgerFails = 'throws';
    await world.round();
    expect(world.told.map((found) => found.payoutId)).toContain('bitcoin');
    world.ledgerFails = null;
    world.ledger = [delivery({ destination: 'r3' })];
    await world.round();
    expect(world.told.map((found) => found.payoutId)).toContain('x3');
  });

  it('what nobody wrote down is told again with the very next look', async () => {
    const world = new World(approved());
    world.bitcoin.send([to(12_345n)]);
    world.workerAway = true;
    await world.round();
    world.workerAway = false;
    await world.watch.look();
    expect(world.told).toHaveLength(1);
  });
});

describe('a look before paying without a person', () => {
  const before = (world: World, ...ids: readonly string[]) => world.watch.lookBefore('w', ids);

  it('asks at once about what nobody has asked about, and what it finds is told before it ends', async () => {
    const world = new World(approved(), onLedger({ id: 'po2' }));
    const txid = world.bitcoin.send([to(12_345n)]);
    expect(await before(world, 'po1')).toEqual(ok(undefined));
    expect(world.told.map((found) => found.transactionId)).toEqual([txid]);
    expect(world.ledgerQuestions).toBe(0);
  });

  it('believes an answer for as long as a round, and none of another version of the payout', async () => {
    const world = new World(onLedger());
    await world.round();
    await before(world, 'po1');
    expect(world.ledgerQuestions).toBe(1);
    world.now += 16;
    await before(world, 'po1');
    expect(world.ledgerQuestions).toBe(2);
    world.put('po1', { revision: 1 });
    await before(world, 'po1');
    expect(world.ledgerQuestions).toBe(3);
    world.now -= 3600;
    await before(world, 'po1');
    expect(world.ledgerQuestions).toBe(4);
  });

  it('is refused while the server does not answer or nobody writes down what was seen, and then asks again', async () => {
    const world = new World(onLedger());
    world.ledgerFails = 'backend-unreachable';
    expect(await before(world, 'po1')).toEqual(refuse('backend-unreachable'));
    world.ledgerFails = 'throws';
    expect(await before(world, 'po1')).toEqual(refuse('backend-garbled'));
    world.ledgerFails = null;
    world.ledger = [delivery()];
    world.workerAway = true;
    expect(await before(world, 'po1')).toEqual(refuse('not-ready'));
    world.workerAway = false;
    expect(await before(world, 'po1')).toEqual(ok(undefined));
    expect(world.told).toHaveLength(1);
  });
});
