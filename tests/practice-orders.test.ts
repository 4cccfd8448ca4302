// Owns stories of orders over real sockets: each type of transaction that can be ordered, approved and signed, on the practice ledger.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Wallet } from 'xrpl';
import { mptIdOf } from '../src/main/ledger/ledger-ids.ts';
import type { Outbox } from '../src/main/outbox/outbox.ts';
import { refuse } from '../src/shared/result.ts';
import { actAs, person } from './helpers/ledger-people.ts';
import { must, type Practice, Sender, settle, startNetwork, us } from './helpers/practice-sender.ts';

const gateway = person(0).address;
const stranger = Wallet.generate().classicAddress;
const usd = (value: string) => ({ currency: 'USD', issuer: gateway, value });

let practice: Practice;
let sender: Sender;
let outbox: Outbox;

beforeAll(async () => {
  practice = await startNetwork();
  sender = new Sender(practice);
  outbox = sender.start();
});
afterAll(() => practice.close());

const plan = (tx: object, changes: { useTicket?: boolean; feeCeiling?: bigint | null; account?: string } = {}) =>
  outbox.planOrder({ walletId: 'wallet', account: us, text: JSON.stringify(tx), feeCeiling: null, useTicket: false, ...changes });

/** What a person does: order, look, confirm. Answers the entry's id. */
async function order(tx: object, changes: Parameters<typeof plan>[1] = {}): Promise<string> {
  const made = must(await plan(tx, changes));
  const view = must(await outbox.planView(made.id));
  must(await outbox.confirm(made.id, view.token));
  return made.entries[0]?.id ?? '';
}

const word = (id: string) => outbox.orders(200).find((one) => one.id === id);

async function done(tx: object, changes: Parameters<typeof plan>[1] = {}) {
  const id = await order(tx, changes);
  await settle(practice, outbox, 1);
  return word(id);
}

const asGateway = (tx: object) => actAs(practice, person(0), tx);

describe('an order on the practice ledger', () => {
  it('opens a trust line, and the issuer can pay into it', async () => {
    expect(await done({ TransactionType: 'TrustSet', LimitAmount: usd('1000'), Flags: 0x2_0000 })).toMatchObject({
      phase: 'final',
      reason: null,
      delivered: null,
    });
    await asGateway({ TransactionType: 'Payment', Destination: us, Amount: usd('250') });
    const lines = must(await practice.xrpl.read('account_lines', { account: us }));
    expect(lines['lines']).toMatchObject([{ account: gateway, balance: '250', no_ripple: true }]);
  });

  it('redeems a token, sends XRP, and pays in XRP exactly what was ordered', async () => {
    expect(await done({ TransactionType: 'Payment', Destination: gateway, Amount: usd('12.50') })).toMatchObject({
      phase: 'final',
      delivered: { kind: 'token', currency: 'USD' },
    });
    const before = must(await practice.xrpl.account(gateway, 'validated'))?.balance ?? 0n;
    expect(await done({ TransactionType: 'Payment', Destination: gateway, DestinationTag: 7, Amount: '2500000' })).toMatchObject({
      phase: 'final',
      delivered: { kind: 'xrp', drops: 2_500_000n },
    });
    expect(must(await practice.xrpl.account(gateway, 'validated'))?.balance).toBe(before + 2_500_000n);
  });

  it('says what a partial payment delivered, not what was asked', async () => {
    const tx = { TransactionType: 'Payment', Destination: gateway, Amount: usd('900'), SendMax: usd('900'), Flags: 0x2_0000 };
    const partial = await done(tx);
    expect(partial).toMatchObject({ phase: 'final', delivered: { kind: 'token', currency: 'USD' } });
    expect(partial?.delivered).toMatchObject({ value: { mantissa: 2_375_000_000_000_000n, exponent: -13 } });
  });

  it('makes offers and cancels them', async () => {
    const made = await done({ TransactionType: 'OfferCreate', TakerGets: '1000000', TakerPays: usd('5') });
    expect(made?.phase).toBe('final');
    const offers = must(await practice.xrpl.read('account_offers', { account: us }));
    const [offer] = offers['offers'] as { seq: number }[];
    expect((await done({ TransactionType: 'OfferCancel', OfferSequence: offer?.seq }))?.phase).toBe('final');
    expect(must(await practice.xrpl.read('account_offers', { account: us }))['offers']).toEqual([]);
  });

  it('sets and clears flags, a regular key, and who may deposit', async () => {
    expect((await done({ TransactionType: 'AccountSet', SetFlag: 1 }))?.phase).toBe('final');
    expect(must(await practice.xrpl.account(us, 'validated'))?.requiresTag).toBe(true);
    expect((await done({ TransactionType: 'AccountSet', ClearFlag: 1 }))?.phase).toBe('final');
    expect((await done({ TransactionType: 'SetRegularKey', RegularKey: stranger }))?.phase).toBe('final');
    expect(must(await practice.xrpl.account(us, 'validated'))?.regularKey).toBe(stranger);
    expect((await done({ TransactionType: 'DepositPreauth', Authorize: gateway }))?.phase).toBe('final');
  });

  it('opts in to an MPT', async () => {
    await asGateway({ TransactionType: 'MPTokenIssuanceCreate', AssetScale: 2, Flags: 0x20 });
    const objects = must(await practice.xrpl.read('account_objects', { account: gateway, type: 'mpt_issuance' }));
    const [issuance] = objects['account_objects'] as { Sequence: number }[];
    const MPTokenIssuanceID = mptIdOf(gateway, issuance?.Sequence ?? 0);
    expect(await done({ TransactionType: 'MPTokenAuthorize', MPTokenIssuanceID })).toMatchObject({ phase: 'final' });
    await asGateway({ TransactionType: 'Payment', Destination: us, Amount: { mpt_issuance_id: MPTokenIssuanceID, value: '500' } });
    const paid = await done({
      TransactionType: 'Payment',
      Destination: gateway,
      Amount: { mpt_issuance_id: MPTokenIssuanceID, value: '125' },
    });
    expect(paid).toMatchObject({ phase: 'final', delivered: { kind: 'mpt', value: 125n } });
  });

  it('accepts a credential and deletes it', async () => {
    const CredentialType = '4B5943';
    await asGateway({ TransactionType: 'CredentialCreate', Subject: us, CredentialType });
    expect((await done({ TransactionType: 'CredentialAccept', Issuer: gateway, CredentialType }))?.phase).toBe('final');
    expect((await done({ TransactionType: 'CredentialDelete', Issuer: gateway, CredentialType }))?.phase).toBe('final');
  });

  it('sets tickets aside, uses one, and goes on with its next sequence', async () => {
    expect(await plan({ TransactionType: 'AccountSet', SetFlag: 1 }, { useTicket: true })).toEqual(refuse('no-ticket', { account: us }));
    expect((await done({ TransactionType: 'TicketCreate', TicketCount: 2 }))?.phase).toBe('final');
    const sequence = must(await practice.xrpl.account(us, 'validated'))?.sequence ?? 0;
    expect((await done({ TransactionType: 'Payment', Destination: gateway, Amount: '1' }, { useTicket: true }))?.phase).toBe('final');
    expect(must(await practice.xrpl.account(us, 'validated'))?.sequence).toBe(sequence);
    expect((await done({ TransactionType: 'Payment', Destination: gateway, Amount: '2' }))?.phase).toBe('final');
    expect(must(await practice.xrpl.account(us, 'validated'))?.sequence).toBe(sequence + 1);
  });

  it('fails by proof where the ledger takes only the fee, and the next one goes on', async () => {
    const failed = await done({ TransactionType: 'Payment', Destination: gateway, Amount: usd('100000') });
    expect(failed).toMatchObject({ phase: 'failed', reason: 'tecPATH_DRY' });
    expect((await done({ TransactionType: 'Payment', Destination: gateway, Amount: '3' }))?.phase).toBe('final');
  });

  it('fails at once where the ledger calls it malformed, and uses no sequence', async () => {
    const before = must(await practice.xrpl.account(us, 'validated'))?.sequence;
    expect(await done({ TransactionType: 'Payment', Destination: us, Amount: '3' })).toMatchObject({ phase: 'failed' });
    expect(must(await practice.xrpl.account(us, 'validated'))?.sequence).toBe(before);
    await practice.mine(21);
    expect((await done({ TransactionType: 'Payment', Destination: gateway, Amount: '4' }))?.phase).toBe('final');
  });

  it('goes beside another order and a payout of the same account, in one ledger', async () => {
    const first = await order({ TransactionType: 'Payment', Destination: gateway, Amount: '5' });
    const second = await order({ TransactionType: 'Payment', Destination: gateway, Amount: '6' });
    const payout = sender.xrpl(7n);
    await sender.pay(outbox, [payout]);
    must(await outbox.run());
    expect([word(first)?.phase, word(second)?.phase]).toEqual(['seen', 'seen']);
    await settle(practice, outbox, 1);
    expect([word(first)?.phase, word(second)?.phase]).toEqual(['final', 'final']);
    await sender.expectPaidOnce(outbox, [payout]);
  });
});
