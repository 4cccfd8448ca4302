// Laws of the ledger as a whole: no drop appears or vanishes, the past stays as it was, and the order at a close is nobody's choice.
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTransaction, type Transaction } from '../engine/transaction.ts';
import { practiceRules } from '../engine/rules.ts';
import { halfHashHex, asciiBytes } from '../base/hex.ts';
import { canonicalOrder } from './close.ts';
import { genesisAddress, genesisHistory, genesisPublicKey } from './genesis.ts';
import { hashes } from 'xrpl';
import { keptTransactions } from './history.ts';
import { PracticeLedger } from './practice-ledger.ts';
import type { ReadView } from './view.ts';

const start = 1_767_323_040_000;
const addresses = [
  genesisAddress,
  'rPEPPER7kfTD9w2To4CQk6UCfuHM9c6GDY',
  'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe',
  'rvYAfWj5gh67oV6fW32ZzP3Aw4Eubs59B',
];

function freshLedger(): PracticeLedger {
  const rules = practiceRules(0);
  return new PracticeLedger(rules, genesisHistory(rules, start), () => start);
}

function paymentOf(sequence: number, to: string, drops: bigint, fee: bigint): Transaction {
  const json = {
    TransactionType: 'Payment',
    Account: genesisAddress,
    Destination: to,
    Amount: String(drops),
    Fee: String(fee),
    Sequence: sequence,
    SigningPubKey: genesisPublicKey,
  };
  const tx = readTransaction('', halfHashHex(asciiBytes(JSON.stringify(json))), json);
  if (tx === null) throw new Error('not a transaction');
  return tx;
}

function total(view: ReadView): bigint {
  return [...view.entries()].reduce((sum, [, entry]) => (entry.LedgerEntryType === 'AccountRoot' ? sum + BigInt(entry.Balance) : sum), 0n);
}

const somePayment = fc.record({
  to: fc.constantFrom(...addresses),
  drops: fc.bigInt({ min: 0n, max: 3_000_000n }),
  fee: fc.bigInt({ min: 8n, max: 5000n }),
  skip: fc.integer({ min: 0, max: 9 }),
  closes: fc.boolean(),
});

test('all balances together are what the header says, after any payments, good and bad', () => {
  fc.assert(
    fc.property(fc.array(somePayment, { maxLength: 40 }), (payments) => {
      const ledger = freshLedger();
      let sequence = 1;
      for (const { to, drops, fee, skip, closes } of payments) {
        const { applied } = ledger.submit(paymentOf(sequence + (skip === 0 ? 1 : 0), to, drops, fee), false);
        if (applied) sequence += 1;
        if (closes) ledger.close();
      }
      ledger.close();
      expect(total(ledger.history.state)).toBe(ledger.history.last.totalCoins);
    }),
    { numRuns: 50 },
  );
});

test('the state after an older ledger is what it was then', () => {
  fc.assert(
    fc.property(fc.array(somePayment, { minLength: 1, maxLength: 20 }), (payments) => {
      const ledger = freshLedger();
      const then = new Map<number, string>();
      const text = (view: ReadView) => JSON.stringify([...view.entries()].sort(([a], [b]) => (a < b ? -1 : 1)));
      for (const [i, { to, drops }] of payments.entries()) {
        ledger.submit(paymentOf(i + 1, to, drops + 1n, 10n), false);
        ledger.close();
        then.set(ledger.history.last.index, text(ledger.history.state));
      }
      for (const [index, state] of then) expect(text(ledger.history.stateAfter(index))).toBe(state);
    }),
    { numRuns: 30 },
  );
});

test('headers are chained, close times rise even when the clock stands still, and hashes are those of rippled', () => {
  const ledger = freshLedger();
  for (let i = 0; i < 5; i += 1) {
    ledger.submit(paymentOf(i + 1, addresses[1] ?? '', 2_000_000n, 10n), false);
    ledger.close();
  }
  const headers = ledger.history.ledgers.map(({ header }) => header);
  for (const [i, header] of headers.entries()) {
    const parent = headers[i - 1];
    if (parent !== undefined)
      expect(header).toMatchObject({ parentHash: parent.hash, index: parent.index + 1, parentCloseTime: parent.closeTime });
    if (i > 1) expect(header.closeTime - (parent?.closeTime ?? 0)).toBe(1);
    expect(header.hash).toBe(
      hashes.hashLedgerHeader({
        account_hash: header.accountHash,
        close_flags: 0,
        close_time: header.closeTime,
        close_time_human: '',
        close_time_resolution: 10,
        close_time_iso: '',
        closed: true,
        ledger_hash: '',
        ledger_index: header.index,
        parent_close_time: header.parentCloseTime,
        parent_hash: header.parentHash,
        total_coins: String(header.totalCoins),
        transaction_hash: header.transactionHash,
      }),
    );
  }
  expect(new Set(headers.map(({ hash }) => hash)).size).toBe(headers.length);
});

test('canonical order keeps the sequence of an account and does not depend on the order of arrival', () => {
  const all = Array.from({ length: 12 }, (_, i) => paymentOf(i + 1, addresses[1] ?? '', 5n, 10n));
  const one = canonicalOrder(all).map(({ sequence }) => sequence);
  expect(canonicalOrder([...all].reverse()).map(({ sequence }) => sequence)).toEqual(one);
  expect(one).toEqual([...one].sort((a, b) => a - b));
});

test('a transaction is applied once, however often it is offered', () => {
  const ledger = freshLedger();
  const tx = paymentOf(1, addresses[1] ?? '', 2_000_000n, 10n);
  expect(ledger.submit(tx, false)).toMatchObject({ result: 'tesSUCCESS', applied: true });
  expect(ledger.submit(tx, false)).toMatchObject({ result: 'tefPAST_SEQ', applied: false });
  expect(ledger.close().header.transactions).toEqual([tx.hash]);
  expect(ledger.close().header.transactions).toEqual([]);
});

test('history stays bounded: the oldest ledgers go, and the server says so', () => {
  const ledger = freshLedger();
  const perLedger = 500;
  const first = paymentOf(1, addresses[1] ?? '', 2_000_000n, 10n);
  for (let sequence = 1; sequence <= keptTransactions + perLedger; sequence += 1) {
    ledger.submit(sequence === 1 ? first : paymentOf(sequence, addresses[1] ?? '', 2_000_000n, 10n), false);
    if (sequence % perLedger === 0) ledger.close();
  }
  expect(ledger.history.transaction(first.hash)).toBeUndefined();
  expect(ledger.history.first).toBe(4);
  expect(ledger.history.transactionsOf(genesisAddress)).toHaveLength(keptTransactions);
  expect(total(ledger.history.state)).toBe(ledger.history.last.totalCoins);
});
