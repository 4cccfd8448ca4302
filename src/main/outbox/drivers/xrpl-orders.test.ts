// Owns stories of the ledger driver with orders: which key signs, which ticket, and what proves that an order was or can never be carried out.
import { describe, expect, it } from 'vitest';
import { decode } from 'xrpl';
import {
  account,
  consumption,
  draftOptions,
  entryWith,
  must,
  open,
  payee,
  Server,
  transaction,
  us,
  version,
} from '../../../../tests/helpers/set-rippled.ts';
import { refuse, type Result } from '../../../shared/result.ts';
import type { OutboxState } from '../state.ts';
import { emptyState } from '../state.ts';
import { maySignNow } from '../gate.ts';
import type { Entry, Order } from '../types.ts';
import { xrplDriver } from './xrpl-driver.ts';

const tx = { TransactionType: 'Payment', Account: us, Destination: payee, Amount: '5000000' };
const order: Order = { account: us, tx, useTicket: false };
const orderEntry = (changes: Partial<Entry> = {}, one: Partial<Order> = {}): Entry =>
  entryWith({
    lines: [],
    order: { ...order, ...one },
    detail: { account: us, sequence: 50, ledger: 1_000, spends: '5000000' },
    ...changes,
  });

function setUp(holds: (address: string) => boolean = (address) => address === us) {
  const server = new Server();
  const accounts = { pays: () => us, owns: (address: string) => address === us, holdsKey: holds };
  return { server, driver: xrplDriver({ backend: server, address: us, accounts, networkId: 60_421, now: () => 1 }) };
}

const draft = ({ driver }: ReturnType<typeof setUp>, one: Partial<Order> = {}, ceiling: bigint | null = null) =>
  driver.draftOrder?.({ ...order, ...one }, draftOptions, ceiling);

describe('the key of an order', () => {
  it('is the account’s own, unless the ledger disabled it', async () => {
    const { driver } = setUp();
    const signed = must(await driver.sign(orderEntry(), consumption(), open));
    expect(decode(signed.raw)).toMatchObject({ ...tx, Sequence: 50, Fee: '12', NetworkID: 60_421 });
    expect(signed.consumes).toEqual([`${us}:50`]);
  });

  it('is the regular key where the own one is disabled or not here, else there is none', async () => {
    const { server, driver } = setUp(() => true);
    const used: string[] = [];
    const signers = {
      ...open,
      withXrplKey: async (address: string): Promise<Result<never>> => {
        used.push(address);
        return refuse('key-not-here', { address });
      },
    };
    server.accounts.set(us, account(us, { masterDisabled: true, regularKey: payee }));
    expect(await driver.sign(orderEntry(), consumption(), signers)).toEqual(refuse('account-cannot-sign', { account: us }));
    expect(used).toEqual([payee]);
    server.accounts.set(us, account(us, { regularKey: payee }));
    await driver.sign(orderEntry(), consumption(), signers);
    expect(used).toEqual([payee, us, payee]);
  });

  it('is known to be missing before anybody approves', async () => {
    const none = setUp(() => false);
    expect(await draft(none)).toEqual(refuse('account-cannot-sign', { account: us }));
    const regular = setUp((address) => address === payee);
    regular.server.accounts.set(us, account(us, { masterDisabled: true, regularKey: payee }));
    expect((await draft(regular))?.ok).toBe(true);
  });
});

describe('the plan of an order', () => {
  it('keeps what it spends, and the ceiling that was asked for', async () => {
    const made = must((await draft(setUp(), {}, 40n)) ?? refuse('none'));
    expect(made).toMatchObject({ lines: [], order, fee: 12n, feeCeiling: 40n, detail: { account: us, sequence: 50, spends: '5000000' } });
  });

  it('is refused with too little XRP, a fee above the ceiling, or an account of somebody else', async () => {
    expect(await draft(setUp(), { tx: { ...tx, Amount: '99000001' } })).toMatchObject({ error: { code: 'insufficient-funds' } });
    // The fee may come out of the reserve.
    expect((await draft(setUp(), { tx: { ...tx, Amount: '99000000' } }))?.ok).toBe(true);
    expect(await draft(setUp(), {}, 11n)).toEqual(refuse('fee-above-ceiling'));
    expect(await draft(setUp(), { account: payee })).toEqual(refuse('order-not-ours', { account: payee }));
  });

  it('waits while the ledger asks more than was approved', async () => {
    const { server, driver } = setUp();
    server.ledger = { ...server.ledger, openLedgerFee: 500n };
    expect(await driver.sign(orderEntry(), consumption(), open)).toEqual(refuse('fee-above-ceiling'));
  });

  it('pays more for a version after a dead one, up to the ceiling, with the same sequence', async () => {
    const { server, driver } = setUp();
    server.ledger = { ...server.ledger, openLedgerFee: 45n, validatedLedger: 1_030 };
    const dead = orderEntry({ versions: [version()], dead: [version().transactionId], state: 'unknown' });
    const again = must(await driver.sign(dead, consumption([`${us}:50`]), open));
    expect([again.fee, again.consumes]).toEqual([54n, [`${us}:50`]]);
  });
});

describe('a ticket', () => {
  const held = (...numbers: number[]) => ({
    account_objects: { account_objects: numbers.map((number) => ({ LedgerEntryType: 'Ticket', TicketSequence: number })) },
  });
  const ticketed = version({ consumes: [`${us}:ticket:44`] });
  const gone = (): ReturnType<typeof setUp> => {
    const set = setUp();
    set.server.ledger = { ...set.server.ledger, validatedLedger: 1_030 };
    return set;
  };

  it('is the lowest that nothing of ours uses, and stays the same for ever', async () => {
    const { server, driver } = setUp();
    server.answers = held(46, 44, 45);
    const entry = orderEntry({}, { useTicket: true });
    const signed = must(await driver.sign(entry, consumption([`${us}:ticket:44`]), open));
    expect(signed.consumes).toEqual([`${us}:ticket:45`]);
    expect(decode(signed.raw)).toMatchObject({ Sequence: 0, TicketSequence: 45 });
    const again = must(await driver.sign({ ...entry, versions: [signed] }, consumption(signed.consumes), open));
    expect(again.consumes).toEqual(signed.consumes);
    server.answers = held();
    expect(await driver.sign(entry, consumption(), open)).toEqual(refuse('no-ticket', { account: us }));
  });

  it('that the ledger still holds proves that no version can have been applied', async () => {
    const { server, driver } = gone();
    server.answers = { ledger_entry: { node: { LedgerEntryType: 'Ticket', Account: us, TicketSequence: 44 }, validated: true } };
    const entry = orderEntry({ versions: [ticketed], state: 'unknown' }, { useTicket: true });
    expect(await driver.verdict(entry)).toEqual({ kind: 'dead' });
    server.answers = { ledger_entry: { node: { LedgerEntryType: 'Ticket', Account: us, TicketSequence: 45 }, validated: true } };
    expect(await driver.verdict(entry)).toEqual({ kind: 'silent', reason: 'backend-garbled' });
  });

  it('that is gone proves nothing before it is known who used it', async () => {
    const { server, driver } = gone();
    const entry = orderEntry({ versions: [ticketed], state: 'unknown' }, { useTicket: true });
    expect(await driver.verdict(entry)).toEqual({ kind: 'silent', reason: 'sequence-user-unknown' });
    server.history = [transaction({ hash: 'B'.repeat(64), sequence: 0, ticket: 44 })];
    server.answers = { tx: { tx_json: { TransactionType: 'AccountSet', Account: us } } };
    expect(await driver.verdict(entry)).toEqual({ kind: 'void', reason: 'sequence-used-elsewhere' });
    server.answers = { tx: { tx_json: { ...tx, Amount: undefined, DeliverMax: '5000000', Fee: '30' } } };
    expect(await driver.verdict(entry)).toEqual({ kind: 'silent', reason: 'paid-by-unknown-version' });
  });

  it('that a lost version used is found whatever way the server spells a large amount', async () => {
    const { server, driver } = gone();
    const token = { currency: 'USD', issuer: payee };
    const large = { ...tx, Amount: { ...token, value: '1000000000000' } };
    const entry = orderEntry({ versions: [ticketed], state: 'unknown' }, { useTicket: true, tx: large });
    server.history = [transaction({ hash: 'B'.repeat(64), sequence: 0, ticket: 44 })];
    server.answers = { tx: { tx_json: { ...tx, Amount: undefined, DeliverMax: { ...token, value: '1000000000000000e-3' } } } };
    expect(await driver.verdict(entry)).toEqual({ kind: 'silent', reason: 'paid-by-unknown-version' });
  });

  it('is bound when the order is planned, and not given to two plans', async () => {
    const { server, driver } = setUp();
    server.answers = held(44, 45);
    const first = must((await draft({ server, driver }, { useTicket: true })) ?? refuse('none'));
    expect(first.consumes).toEqual([`${us}:ticket:44`]);
    const next = await driver.draftOrder?.({ ...order, useTicket: true }, { ...draftOptions, reserved: new Set(first.consumes) }, null);
    expect(must(next ?? refuse('none')).consumes).toEqual([`${us}:ticket:45`]);
    server.answers = held(43);
    const signed = must(
      await driver.sign(orderEntry({ consumes: first.consumes }, { useTicket: true }), consumption(first.consumes), open),
    );
    expect(signed.consumes).toEqual(first.consumes);
  });
});

describe('an order in a validated ledger', () => {
  const sent = orderEntry({ versions: [version()], state: 'seen' });

  it('is done with what the ledger delivered, however little', async () => {
    const { server, driver } = setUp();
    server.found = { kind: 'found', transaction: transaction({ delivered: { kind: 'xrp', drops: 3n } }) };
    expect(await driver.verdict(sent)).toMatchObject({ kind: 'final', delivered: { kind: 'xrp', drops: 3n } });
  });

  it('failed with a tec, and is believed of our account alone', async () => {
    const { server, driver } = setUp();
    server.found = { kind: 'found', transaction: transaction({ result: 'tecPATH_PARTIAL', delivered: null }) };
    expect(await driver.verdict(sent)).toMatchObject({ kind: 'failed', reason: 'tecPATH_PARTIAL' });
    server.found = { kind: 'found', transaction: transaction({ account: payee }) };
    expect(await driver.verdict(sent)).toEqual({ kind: 'silent', reason: 'delivery-differs' });
  });

  it('asks the state of the ledger once for a whole pass', async () => {
    const { server, driver } = setUp();
    let asked = 0;
    const { state } = server;
    server.state = async () => {
      asked += 1;
      return state();
    };
    driver.newPass?.();
    for (let row = 0; row < 100; row += 1) await driver.verdict(sent);
    driver.newPass?.();
    await driver.verdict(sent);
    expect(asked).toBe(2);
  });
});

describe('the turn of an order', () => {
  const stateWith = (...entries: readonly Entry[]): OutboxState => {
    const state = emptyState();
    for (const entry of entries) {
      state.entries.set(entry.id, entry);
      state.open.add(entry.id);
    }
    return state;
  };
  const unknown = orderEntry({ id: 'first', state: 'unknown', versions: [version()] });

  it('waits for what is not decided of its own account, and for no other account', () => {
    const state = stateWith(unknown);
    expect(maySignNow(state, orderEntry({ id: 'next' }))).toBe(false);
    expect(maySignNow(state, orderEntry({ id: 'next' }, { account: payee }))).toBe(true);
    expect(maySignNow(state, entryWith({ id: 'row', detail: { account: us, sequence: 50 } }))).toBe(false);
    // A plan from before plans named their account.
    expect(maySignNow(state, entryWith({ id: 'row', detail: { sequence: 50 } }))).toBe(false);
  });

  it('comes at once with a ticket, and a ticket holds nobody up', () => {
    expect(maySignNow(stateWith(unknown), orderEntry({ id: 'next' }, { useTicket: true }))).toBe(true);
    const ticket = orderEntry(
      { id: 'first', state: 'unknown', versions: [version({ consumes: [`${us}:ticket:44`] })] },
      { useTicket: true },
    );
    expect(maySignNow(stateWith(ticket), orderEntry({ id: 'next' }))).toBe(true);
  });
});
