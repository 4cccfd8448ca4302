// The stories of accounts with more transactions than are read in one go, and of servers that do not keep the old ones.
import { describe, expect, it } from 'vitest';
import { ok, refuse } from '../../shared/result.ts';
import { AccountPayments } from './account-payments.ts';

const us = 'rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh';
const payer = 'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY';
const rippleEpoch = 946_684_800;
/** Ledger 0 closes then, each one four seconds later. */
const start = 1_700_000_000;
const timeOf = (ledger: number): number => start + ledger * 4;

/** A server with one payment to us in each ledger from `first` to `last`. */
function server(last: number, first = 1) {
  const world = { last, first, silent: false, pages: 0 };
  const hashOf = (ledger: number): string => ledger.toString(16).toUpperCase().padStart(64, '0');
  const entry = (ledger: number) => ({
    tx_json: { TransactionType: 'Payment', Account: payer, Destination: us, DeliverMax: '5000000', date: timeOf(ledger) - rippleEpoch },
    meta: { TransactionResult: 'tesSUCCESS', delivered_amount: '5000000' },
    hash: hashOf(ledger),
    ledger_index: ledger,
    validated: true,
  });
  const read = async (_command: string, fields: Readonly<Record<string, unknown>>) => {
    world.pages += 1;
    if (world.silent) return refuse('backend-timeout');
    const { marker, limit } = fields as { readonly marker?: { readonly ledger: number }; readonly limit: number };
    const from = marker?.ledger ?? world.last;
    const to = Math.max(from - limit + 1, world.first);
    const transactions = Array.from({ length: Math.max(from - to + 1, 0) }, (_, index) => entry(from - index));
    const more = to > world.first ? { marker: { ledger: to - 1 } } : {};
    return ok({ account: us, transactions, ledger_index_min: world.first, ledger_index_max: world.last, ...more });
  };
  const payments = new AccountPayments(
    us,
    () => ok({ read }),
    () => timeOf(world.last),
  );
  return { world, payments, known: () => payments.payments.map(({ credit }) => credit.ledger) };
}

const descending = (from: number, to: number): number[] => Array.from({ length: from - to + 1 }, (_, index) => from - index);

describe('an account with more than 20,000 transactions', () => {
  it('is read further back with every look, and says meanwhile how far it is known', async () => {
    const { payments, known } = server(33_000);
    await payments.refresh(0);
    expect(known()).toEqual(descending(33_000, 13_001));
    expect(payments.wholeSince).toBe(timeOf(13_001));
    await payments.refresh(0);
    expect(payments.wholeSince).toBe(timeOf(8_001));
    await payments.refresh(0);
    await payments.refresh(0);
    expect(known()).toEqual(descending(33_000, 1));
    expect(payments.wholeSince).toBe(0);
  });

  it('is read no further than the oldest request', async () => {
    const { world, payments, known } = server(33_000);
    await payments.refresh(timeOf(12_000));
    await payments.refresh(timeOf(12_000));
    expect([payments.wholeSince, known().at(-1)]).toEqual([0, 12_000]);
    const { pages } = world;
    await payments.refresh(timeOf(12_000));
    expect(world.pages).toBe(pages + 1);
  });

  it('that grew by more than that between two looks loses nothing, and reads nothing twice', async () => {
    const { world, payments, known } = server(50);
    await payments.refresh(0);
    world.last = 20_100;
    await payments.refresh(0);
    expect(payments.wholeSince).toBe(timeOf(101));
    expect(known()).toEqual([...descending(20_100, 101), ...descending(50, 1)]);
    await payments.refresh(0);
    expect(known()).toEqual(descending(20_100, 1));
    expect(payments.wholeSince).toBe(0);
  });

  it('stays as unread as it is while the server is silent', async () => {
    const { world, payments } = server(20_001);
    await payments.refresh(0);
    world.silent = true;
    expect(await payments.refresh(0)).toMatchObject({ ok: false });
    expect(payments.wholeSince).toBe(timeOf(2));
    world.silent = false;
    await payments.refresh(0);
    expect(payments.wholeSince).toBe(0);
  });
});

describe('a server that does not keep the old ledgers', () => {
  it('says nothing about what was before them', async () => {
    const { payments } = server(90_000_100, 90_000_000);
    await payments.refresh(0);
    expect(payments.wholeSince).toBe(timeOf(90_000_000));
  });

  it('is taken at its word where the account is quiet: by the time that so many ledgers take at least', async () => {
    const quiet = new AccountPayments(
      us,
      () => ok({ read: async () => ok({ account: us, transactions: [], ledger_index_min: 90_000_000, ledger_index_max: 90_001_000 }) }),
      () => 2_000_000_000,
    );
    await quiet.refresh(0);
    expect(quiet.wholeSince).toBe(2_000_000_000 - 3_000);
  });

  it('with every ledger has everything, and so has one that does not know the account', async () => {
    const { payments } = server(40_000, 32_570);
    await payments.refresh(0);
    expect(payments.wholeSince).toBe(0);
    const stranger = new AccountPayments(
      us,
      () => ok({ read: async () => refuse('backend-refused', { status: 'actNotFound' }) }),
      () => 1,
    );
    await stranger.refresh(0);
    expect([stranger.wholeSince, stranger.payments]).toEqual([0, []]);
  });
});
