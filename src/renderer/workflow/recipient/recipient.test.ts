// Owns the recipient's stories: claims at another app's server and by code, lost answers, polling, the chain's word, receipts, and a lost database.
import 'fake-indexeddb/auto';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, it } from 'vitest';
import { parsePayout, parsePullPayment } from '../../../server/remote-parse.ts';
import type { Handlers } from '../../../shared/contract/rpc.ts';
import type { greenfieldClientApi } from '../../../shared/contract/server-api.ts';
import { signReceipt } from '../../../shared/links/receipt.ts';
import { type Refusal, ok, refuse } from '../../../shared/result.ts';
import { bitcoinAddress } from '../../../../tests/fakes/addresses.ts';
import { claimsDb, destroy } from '../../../../tests/fakes/databases.ts';
import { p2wpkh, paymentStatus, xrpAccount } from '../../../../tests/fakes/payouts.ts';
import { type Bench, openBench } from '../../../../tests/fakes/workflow-bench.ts';
import { offerKey } from '../../../../tests/fakes/workflow-main.ts';
import type { MyClaimRow } from '../../db/tables.ts';

const origin = 'http://127.0.0.1:4000';
const hash = (token: string): string => bytesToHex(sha256(utf8ToBytes(token)));
type Servers = Handlers<typeof greenfieldClientApi>;

/** The way from a recipient to a sender's app as HTTP makes it: answers pass as JSON, and can be lost on the way there or back. */
class Wire {
  /** The next requests never arrive, or their answers never come back. */
  lost: ('request' | 'answer')[] = [];
  /** What is answered instead of asking the sender. */
  instead: Refusal | null = null;
  posts = 0;
  private tokens = 0;

  constructor(private readonly sender: Bench) {}

  readonly servers: Servers = {
    fetchPullPayment: async ({ pullPaymentId }) => {
      const answer = await this.sender.api.pullPayment({ id: pullPaymentId });
      return answer.ok ? parsePullPayment(json(answer.value)) : answer;
    },
    postClaim: async ({ origin: _origin, pullPaymentId, ...body }) => {
      this.posts += 1;
      const loss = this.lost.shift();
      if (this.instead) return { ok: false, error: { code: this.instead.code } };
      if (loss === 'request') return refuse('host-timeout');
      const token = `token ${(this.tokens += 1)}`;
      const answer = await this.sender.api.claim({ pullPaymentId, body, tokenHash: hash(token) });
      if (loss === 'answer') return refuse('host-timeout');
      return answer.ok ? parsePayout(json({ ...answer.value, claimToken: token })) : answer;
    },
    fetchPayout: async ({ pullPaymentId, payoutId, token }) => {
      const caller = { tokenHash: token === null ? null : hash(token) };
      const answer = await this.sender.api.payout({ pullPaymentId, payoutId, caller });
      return answer.ok ? parsePayout(json(answer.value)) : answer;
    },
    findPayouts: async () => refuse('host-unreachable'),
    deleteClaim: async ({ pullPaymentId, payoutId, token }) =>
      this.sender.api.cancelClaim({ pullPaymentId, payoutId, caller: { tokenHash: hash(token) } }),
    deliver: async () => refuse('host-unreachable'),
  };
}

function json(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

let forms = 0;
async function meeting(limit = '10') {
  const sender = await openBench();
  const wire = new Wire(sender);
  const recipient = await openBench({ servers: wire.servers, wallets: [] });
  const pullPaymentId = await sender.createPullPayment({ limit });
  forms += 1;
  const claimId = forms.toString(16).padStart(32, '0');
  const form = {
    server: origin,
    offer: null,
    pullPaymentId,
    methodId: 'BTC-CHAIN',
    destination: p2wpkh,
    amount: '1',
    note: 'March',
    claimId,
  };
  const submit = (changes: Partial<typeof form> = {}) => recipient.screen.submitClaim({ ...form, ...changes });
  const row = async (): Promise<MyClaimRow | undefined> => claimsDb().claims.get(claimId);
  const senders = async () => {
    const list = await sender.api.pullPaymentPayouts({ id: pullPaymentId, includeCancelled: true, states: [], skip: 0, take: null });
    return list.ok ? list.value : [];
  };
  const tick = async (seconds = 3600): Promise<void> => {
    recipient.now += seconds;
    recipient.main.emit('tick', { now: recipient.now });
    await recipient.settled();
  };
  return { sender, wire, recipient, pullPaymentId, claimId, submit, row, senders, tick };
}

async function approve(sender: Bench, payoutId: string): Promise<void> {
  const quote = await sender.screen.quote({ walletId: sender.walletId, payoutIds: [payoutId] });
  if (!quote.ok) throw new Error(quote.error.code);
  await sender.screen.approve({ walletId: sender.walletId, snapshotId: quote.value.snapshotId, payouts: [{ id: payoutId, revision: 0 }] });
}

describe('a claim at a server', () => {
  it('is journaled before the request leaves, and becomes the payout that the server made', async () => {
    const { recipient, wire, claimId, submit, row, senders } = await meeting();
    let journaled: unknown[] = [];
    const post = wire.servers.postClaim;
    recipient.servers = {
      ...wire.servers,
      postClaim: (args) => {
        journaled = recipient.disk.journal('claims-practice').map((record) => record.event.type);
        return post(args);
      },
    };
    expect(await submit()).toEqual({ ok: true, value: { myClaimId: claimId, claimLink: null } });
    expect(journaled).toEqual(['my-claim']);
    const [payout] = await senders();
    expect(await row()).toMatchObject({
      payoutId: payout?.id,
      state: 'AwaitingApproval',
      originalAmount: '1',
      note: 'March',
      problem: null,
    });
  });

  it('keeps its token out of the database', async () => {
    const { submit, row } = await meeting();
    await submit();
    expect(JSON.stringify(await row())).not.toMatch(/token \d/);
  });

  it('whose answer is lost is asked again with the same id, and is one claim', async () => {
    const { recipient, wire, submit, row, senders, tick } = await meeting();
    wire.lost = ['answer'];
    expect(await submit()).toMatchObject({ error: { code: 'host-timeout' } });
    expect(await row()).toMatchObject({ state: 'Unknown', problem: 'host-timeout' });
    await recipient.restart();
    await tick();
    expect(await senders()).toHaveLength(1);
    expect(await row()).toMatchObject({ state: 'AwaitingApproval', problem: null });
    expect(await recipient.screen.cancelMyClaim({ myClaimId: (await row())?.id ?? '' })).toMatchObject({ ok: true });
    expect(await senders()).toMatchObject([{ state: 'Cancelled' }]);
  });

  it('and is sent again by the person is one claim as well, even while the app sends it by itself', async () => {
    const { recipient, wire, submit, row, senders, claimId } = await meeting();
    wire.lost = ['answer'];
    await submit();
    const both = [submit(), recipient.screen.refreshMyClaim({ myClaimId: claimId }), submit()];
    expect((await Promise.all(both)).map((answer) => answer.ok)).toEqual([true, true, true]);
    expect(await senders()).toHaveLength(1);
    expect(await recipient.screen.cancelMyClaim({ myClaimId: claimId })).toMatchObject({ ok: true });
    expect(await row()).toMatchObject({ state: 'Cancelled' });
  });

  it('that the server refuses is gone', async () => {
    const { recipient, submit, row, tick, wire } = await meeting('0.5');
    expect(await submit()).toMatchObject({ error: { code: 'overdraft' } });
    expect(await row()).toBeUndefined();
    await tick();
    expect(wire.posts).toBe(1);
    expect(recipient.disk.journal('claims-practice').at(-1)?.event.type).toBe('my-claim-forgotten');
  });

  it('that is refused after its first answer was lost stays in the list, and is not sent again behind the recipient’s back', async () => {
    const { submit, row, tick, wire } = await meeting();
    wire.lost = ['request'];
    await submit();
    wire.instead = { code: 'overdraft' };
    await tick();
    expect(await row()).toMatchObject({ state: 'Unknown', problem: 'overdraft' });
    wire.instead = null;
    await tick(30 * 86_400);
    expect(wire.posts).toBe(2);
  });

  it('changed in the form after its answer was lost: the claim that was made stays the claim', async () => {
    const { submit, row, senders, wire } = await meeting();
    wire.lost = ['answer'];
    await submit();
    expect(await submit({ amount: '2' })).toMatchObject({ error: { code: 'duplicate-claim' } });
    expect(await senders()).toMatchObject([{ originalAmount: '1' }]);
    expect(await row()).toMatchObject({ originalAmount: '1', state: 'AwaitingApproval' });
  });

  it('changed in the form after a request that never arrived and that nobody would take: the new one counts', async () => {
    const { submit, row, senders, wire } = await meeting('5');
    wire.lost = ['request'];
    await submit({ amount: '7' });
    expect(await submit({ amount: '2' })).toMatchObject({ ok: true });
    expect(await senders()).toMatchObject([{ originalAmount: '2' }]);
    expect(await row()).toMatchObject({ originalAmount: '2' });
  });

  it('is not taken from a form with mistakes', async () => {
    const { submit, wire } = await meeting();
    expect(await submit({ destination: 'nowhere' })).toMatchObject({ error: { code: 'bitcoin-destination-invalid' } });
    expect(await submit({ amount: '0' })).toMatchObject({ error: { code: 'amount-not-positive' } });
    expect(await submit({ note: '💶'.repeat(201) })).toMatchObject({ error: { code: 'note-too-long' } });
    expect(wire.posts).toBe(0);
    expect(await submit({ note: '💶'.repeat(200) })).toMatchObject({ ok: true });
  });

  it('waits while no server process is there, without a claim', async () => {
    const { recipient, submit, row } = await meeting();
    recipient.servers = { ...recipient.servers, fetchPullPayment: async () => refuse('not-ready') };
    expect(await submit()).toMatchObject({ error: { code: 'not-ready' } });
    expect(await row()).toBeUndefined();
  });

  it('shows the terms first, with why nothing can be claimed', async () => {
    const { recipient, sender, pullPaymentId } = await meeting();
    const open = () => recipient.screen.openServerLink({ server: origin, id: pullPaymentId });
    expect(await open()).toMatchObject({
      value: { unit: 'BTC', available: '10', methods: ['BTC-CHAIN', 'XRP-CHAIN'], own: false, refusal: null },
    });
    await sender.screen.archivePullPayment({ walletId: sender.walletId, id: pullPaymentId });
    expect(await open()).toMatchObject({ value: { refusal: { code: 'archived' } } });
  });
});

describe('following a claim', () => {
  async function followed() {
    const made = await meeting();
    await made.submit();
    const [payout] = await made.senders();
    return { ...made, payoutId: String(payout?.id) };
  }

  it('shows approval, payment and what the chain says, each with its time', async () => {
    const { sender, recipient, payoutId, row, tick } = await followed();
    await approve(sender, payoutId);
    await tick();
    expect(await row()).toMatchObject({
      state: 'AwaitingPayment',
      payoutAmount: '1',
      timeline: [{ step: 'claimed' }, { step: 'approved', at: sender.now }],
    });
    const transactionId = 'cd'.repeat(32);
    sender.main.pay(sender.walletId, paymentStatus({ payoutId, phase: 'final', confirmations: 1, transactionId }));
    await sender.settled();
    await tick();
    expect((await row())?.timeline.map((step) => step.step)).toEqual(['claimed', 'approved', 'paying']);
    recipient.main.chain.set(payoutId, { transactionId, confirmations: 1, amount: '1', at: recipient.now });
    await tick();
    expect((await row())?.timeline.map((step) => step.step)).toEqual(['claimed', 'approved', 'paying', 'seen-on-chain', 'paid']);
    expect(recipient.main.asked.payments.at(-1)).toMatchObject({ payoutId, address: p2wpkh, amount: '1', transactionId });
  });

  it('takes back "seen" when the payment vanishes from the chain, and stops looking once it lies deep', async () => {
    const { sender, recipient, payoutId, row, tick } = await followed();
    await approve(sender, payoutId);
    const found = { transactionId: 'cd'.repeat(32), amount: '1', at: null };
    await tick();
    recipient.main.chain.set(payoutId, { ...found, confirmations: 1 });
    await tick();
    expect((await row())?.timeline.at(-1)).toMatchObject({ step: 'paid' });
    recipient.main.chain.delete(payoutId);
    await tick();
    expect(await row()).toMatchObject({ found: null });
    expect((await row())?.timeline.map((step) => step.step)).not.toContain('paid');
    recipient.main.chain.set(payoutId, { ...found, confirmations: 6 });
    await tick();
    const asked = recipient.main.asked.payments.length;
    await tick();
    expect(recipient.main.asked.payments).toHaveLength(asked);
  });

  it('stays as it was while the chain cannot be asked, and the log says why, once for each reason', async () => {
    const { sender, recipient, payoutId, row, tick } = await followed();
    await approve(sender, payoutId);
    recipient.main.chain.set(payoutId, { transactionId: 'cd'.repeat(32), confirmations: 1, amount: '1', at: null });
    for (const code of ['backend-timeout', 'backend-timeout', 'backend-garbled', null, 'backend-timeout']) {
      recipient.main.chainProblem = code;
      await tick();
    }
    const told = recipient.reported.map((line) => /\((.+)\)$/.exec(String(line))?.[1]);
    expect(told).toEqual(['backend-timeout', 'backend-garbled', 'backend-timeout']);
    expect((await row())?.timeline.at(-1)).toMatchObject({ step: 'paid' });
  });

  it('believes the chain more than the word "cancelled"', async () => {
    const { sender, recipient, payoutId, row, tick } = await followed();
    await approve(sender, payoutId);
    await tick();
    await sender.screen.cancelPayout({ walletId: sender.walletId, payoutId, reason: 'no' });
    await tick();
    expect(await row()).toMatchObject({ state: 'Cancelled', reason: 'no' });
    expect((await row())?.timeline.at(-1)).toMatchObject({ step: 'cancelled' });
    recipient.main.chain.set(payoutId, { transactionId: 'cd'.repeat(32), confirmations: 1, amount: '1', at: null });
    await tick();
    expect((await row())?.timeline.at(-1)).toMatchObject({ step: 'paid' });
  });

  it('asks no chain before it knows the amount, and writes nothing when nothing changed', async () => {
    const { recipient, tick } = await followed();
    const length = recipient.disk.journal('claims-practice').length;
    await tick();
    await tick();
    expect(recipient.main.asked.payments).toEqual([]);
    expect(recipient.disk.journal('claims-practice')).toHaveLength(length);
  });

  it('keeps the last known state beside the reason when the sender cannot be reached', async () => {
    const { recipient, wire, row, tick } = await followed();
    recipient.servers = { ...wire.servers, fetchPayout: async () => refuse('host-unreachable') };
    await tick();
    expect(await row()).toMatchObject({ state: 'AwaitingApproval', problem: 'host-unreachable' });
  });

  it('survives the loss of IndexedDB: the claims come back with their tokens', async () => {
    const { recipient, row, claimId } = await followed();
    const before = await row();
    await destroy(claimsDb());
    await recipient.restart();
    expect(await row()).toEqual(before);
    expect(await recipient.screen.cancelMyClaim({ myClaimId: claimId })).toMatchObject({ ok: true });
  });

  it('ends when the claim is forgotten, even while somebody is being asked', async () => {
    const { recipient, wire, row, tick, claimId } = await followed();
    let answer: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    recipient.servers = {
      ...wire.servers,
      fetchPayout: async () => {
        await held;
        return refuse('host-busy');
      },
    };
    const ticking = tick();
    await ticking;
    expect(await recipient.screen.forgetMyClaim({ myClaimId: claimId })).toMatchObject({ ok: true });
    answer();
    await recipient.settled();
    expect(await row()).toBeUndefined();
    expect(await recipient.screen.refreshMyClaim({ myClaimId: claimId })).toMatchObject({ error: { code: 'claim-not-found' } });
  });
});

describe('a claim by code', () => {
  async function byCode(unit = 'BTC') {
    const sender = await openBench();
    const recipient = await openBench({ wallets: [] });
    const pullPaymentId = await sender.createPullPayment({ unit, name: 'Salary' });
    const offer = await offerOf(sender, pullPaymentId);
    const form = {
      server: null,
      offer,
      pullPaymentId,
      methodId: 'BTC-CHAIN',
      destination: p2wpkh,
      amount: '1',
      note: null,
      claimId: 'cd'.repeat(16),
    };
    const submit = async (changes: Partial<typeof form> = {}): Promise<{ id: string; code: string }> => {
      const made = await recipient.screen.submitClaim({ ...form, ...changes });
      if (!made.ok) throw new Error(made.error.code);
      return { id: made.value.myClaimId, code: (made.value.claimLink ?? '').replace('pullpay://payout?claim=', '') };
    };
    return { sender, recipient, pullPaymentId, offer, submit };
  }

  async function offerOf(sender: Bench, id: string): Promise<string> {
    const sheet = await sender.screen.shareSheet({ walletId: sender.walletId, id, language: 'en' });
    const option = sheet.ok ? sheet.value.options.find((candidate) => candidate.kind === 'offer') : undefined;
    return (option?.link ?? '').replace('pullpay://claim?offer=', '');
  }

  it('goes from the offer to the queue and back with a receipt', async () => {
    const { sender, recipient, offer, submit } = await byCode();
    expect(await recipient.screen.openOffer({ offer })).toMatchObject({
      value: { name: 'Salary', limit: '10', available: null, refusal: null },
    });
    const { id, code } = await submit();
    expect(await sender.screen.previewClaimCode({ claim: code })).toMatchObject({
      value: { pullPaymentName: 'Salary', payoutId: null, refusal: null },
    });
    const imported = await sender.screen.importClaimCode({ claim: code });
    if (!imported.ok) throw new Error(imported.error.code);
    const mine = await claimsDb().claims.get(id);
    expect(imported.value.payoutId).toBe(mine?.payoutId);
    expect(await sender.screen.previewClaimCode({ claim: code })).toMatchObject({ value: { payoutId: mine?.payoutId } });
    await approve(sender, imported.value.payoutId);
    const receipt = await sender.screen.receipt({ walletId: sender.walletId, payoutId: imported.value.payoutId });
    const link = receipt.ok ? receipt.value.link.replace('pullpay://receipt?r=', '') : '';
    expect(await recipient.screen.importReceipt({ receipt: link })).toEqual({ ok: true, value: { myClaimId: id } });
    expect(await claimsDb().claims.get(id)).toMatchObject({ state: 'AwaitingPayment', payoutAmount: '1', rate: '1' });
  });

  it('imported twice, even at once, is one payout', async () => {
    const { sender, submit } = await byCode();
    const { code } = await submit();
    const both = await Promise.all([sender.screen.importClaimCode({ claim: code }), sender.screen.importClaimCode({ claim: code })]);
    expect(both[0]).toEqual(both[1]);
    expect(both[0]).toMatchObject({ ok: true });
    expect(sender.disk.journal(sender.walletId).filter((record) => record.event.type === 'claim-added')).toHaveLength(1);
  });

  it('is not called imported before it is on the disk', async () => {
    const { sender, submit } = await byCode();
    const { code } = await submit();
    sender.disk.hold();
    sender.disk.failNext('disk-full');
    const both = [sender.screen.importClaimCode({ claim: code }), sender.screen.importClaimCode({ claim: code })];
    await sender.settled();
    sender.disk.release();
    expect((await Promise.all(both)).map((answer) => answer.ok)).toEqual([false, false]);
    expect(await sender.screen.importClaimCode({ claim: code })).toMatchObject({ ok: true });
  });

  it('still counts after the pull payment was renamed, for its offer says the same terms', async () => {
    const { sender, pullPaymentId, submit } = await byCode();
    const { code } = await submit();
    await sender.screen.editPullPayment({ walletId: sender.walletId, id: pullPaymentId, name: 'Wages', description: '' });
    expect(await sender.screen.importClaimCode({ claim: code })).toMatchObject({ ok: true });
  });

  it('of somebody else’s pull payment is not ours', async () => {
    const a = await byCode();
    const stranger = await openBench();
    const { code } = await a.submit();
    expect(await stranger.screen.importClaimCode({ claim: code })).toMatchObject({ error: { code: 'claim-not-ours' } });
    expect(await stranger.screen.importClaimCode({ claim: `${code.slice(0, -3)}AAA` })).toMatchObject({
      error: { code: 'claim-signature-wrong' },
    });
  });

  it('shows in the sheet what its import would say', async () => {
    const { sender, submit } = await byCode();
    const [first, second] = [await submit(), await submit()];
    await sender.screen.importClaimCode({ claim: first.code });
    expect(await sender.screen.previewClaimCode({ claim: second.code })).toMatchObject({
      value: { refusal: { code: 'duplicate-destination' } },
    });
    expect(await sender.screen.importClaimCode({ claim: second.code })).toMatchObject({ error: { code: 'duplicate-destination' } });
  });

  it('cannot be made from an offer that is over', async () => {
    const { sender, recipient, submit, offer } = await byCode();
    const made = await sender.screen.createPullPayment({
      walletId: sender.walletId,
      terms: {
        name: 'x',
        description: '',
        limit: '1',
        unit: 'BTC',
        period: null,
        startsAt: null,
        expiresAt: sender.now + 5,
        methods: ['BTC-CHAIN'],
      },
    });
    const over = await offerOf(sender, made.ok ? made.value.id : '');
    recipient.now += 6;
    expect(await recipient.screen.openOffer({ offer: over })).toMatchObject({ value: { refusal: { code: 'offer-expired' } } });
    await expect(submit({ offer: over })).rejects.toThrow('offer-expired');
    expect(await recipient.screen.openOffer({ offer: `${offer.slice(0, -3)}AAA` })).toMatchObject({
      error: { code: 'offer-signature-wrong' },
    });
  });

  it('is paid by the word of the ledger alone', async () => {
    const { recipient, submit } = await byCode('XRP');
    const { id } = await submit({ methodId: 'XRP-CHAIN', destination: xrpAccount });
    const payoutId = (await claimsDb().claims.get(id))?.payoutId ?? '';
    expect(payoutId).not.toBe('');
    recipient.now += 10;
    recipient.main.emit('tick', { now: recipient.now });
    await recipient.settled();
    expect((await claimsDb().claims.get(id))?.timeline.map((step) => step.step)).toEqual(['sent-code']);
  });
});

describe('receipts', () => {
  async function claimed() {
    const sender = await openBench();
    const recipient = await openBench({ wallets: [] });
    const pullPaymentId = await sender.createPullPayment();
    const sheet = await sender.screen.shareSheet({ walletId: sender.walletId, id: pullPaymentId, language: 'en' });
    const link = sheet.ok ? (sheet.value.options.find((option) => option.kind === 'offer')?.link ?? '') : '';
    const offer = link.replace('pullpay://claim?offer=', '');
    const made = await recipient.screen.submitClaim({
      server: null,
      offer,
      pullPaymentId,
      methodId: 'BTC-CHAIN',
      destination: bitcoinAddress(5),
      amount: '1',
      note: null,
      claimId: 'ef'.repeat(16),
    });
    const id = made.ok ? made.value.myClaimId : '';
    const mine = await claimsDb().claims.get(id);
    const receipt = (
      changes: { state?: 'Completed' | 'Cancelled' | 'AwaitingPayment'; createdAt?: number; claimId?: string },
      key = offerKey,
    ): string => {
      const draft = {
        payoutId: mine?.payoutId ?? '',
        claimId: id,
        state: 'Completed',
        amount: '1',
        currency: 'BTC',
        rate: '1',
        transactionId: null,
        reason: null,
        createdAt: 100,
        ...changes,
      } as const;
      const signed = signReceipt(draft, key, new Uint8Array(32).fill(3));
      return signed.ok ? signed.value : '';
    };
    const give = (code: string) => recipient.screen.importReceipt({ receipt: code });
    return { recipient, id, receipt, give, row: () => claimsDb().claims.get(id) };
  }

  it('of two the later one counts, in whatever order they come', async () => {
    const { receipt, give, row } = await claimed();
    expect(await give(receipt({ state: 'Completed', createdAt: 200 }))).toMatchObject({ ok: true });
    expect(await give(receipt({ state: 'AwaitingPayment', createdAt: 100 }))).toMatchObject({ ok: true });
    expect(await row()).toMatchObject({ state: 'Completed' });
    expect((await row())?.timeline.map((step) => step.step)).not.toContain('paid');
  });

  it('of another sender, for another claim, or changed on the way are refused', async () => {
    const { receipt, give, row } = await claimed();
    expect(await give(receipt({}, new Uint8Array(32).fill(9)))).toMatchObject({ error: { code: 'receipt-other-sender' } });
    expect(await give(receipt({ claimId: 'aa'.repeat(16) }))).toMatchObject({ error: { code: 'receipt-other-claim' } });
    expect(await give(`${receipt({}).slice(0, -3)}AAA`)).toMatchObject({ error: { code: 'receipt-signature-wrong' } });
    expect(await row()).toMatchObject({ state: 'Unknown' });
  });

  it('reach their claim though a server calls one of its payouts by the same id', async () => {
    const { recipient, receipt, give, row } = await claimed();
    const payoutId = (await row())?.payoutId ?? '';
    const remote = {
      id: payoutId,
      state: 'Completed',
      revision: 0,
      date: 1,
      payoutMethodId: 'BTC-CHAIN',
      destination: 'x',
      originalAmount: '1',
      originalCurrency: 'BTC',
      payoutAmount: null,
      payoutCurrency: 'BTC',
      rate: null,
      rateLockedAt: null,
      transactionId: null,
      reason: null,
      claimToken: 't',
    } as const;
    const pull = {
      id: 'pp',
      name: '',
      description: '',
      currency: 'BTC',
      amount: '1',
      period: null,
      available: '1',
      periodEnd: null,
      startsAt: 1,
      expiresAt: null,
      archived: false,
      extended: true,
      payoutMethods: ['BTC-CHAIN'],
    };
    recipient.servers = { ...recipient.servers, fetchPullPayment: async () => ok(pull), postClaim: async () => ok(remote) };
    await recipient.screen.submitClaim({
      server: origin,
      offer: null,
      pullPaymentId: 'pp',
      methodId: 'BTC-CHAIN',
      destination: p2wpkh,
      amount: '1',
      note: null,
      claimId: '01'.repeat(16),
    });
    expect(await give(receipt({ createdAt: 300 }))).toMatchObject({ ok: true });
    expect(await row()).toMatchObject({ state: 'Completed' });
  });
});
