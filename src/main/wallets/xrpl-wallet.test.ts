// Owns the proof of balances, reserves, destination facts and found payments on the XRP Ledger.
import { describe, expect, it } from 'vitest';
import { FakeBitcoin } from '../../../tests/helpers/fake-bitcoin-backend.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { XrplAccount, XrplBackend, XrplTransaction } from '../backends/xrpl-backend.ts';
import { destinationFacts } from './destination-facts.ts';
import { findBitcoinPayment, findXrplPayment } from './find-payment.ts';
import { xrplWallet } from './xrpl-wallet.ts';

const us = 'rHsMGQEkVNJmpGWs8XUBoTBiAAbwxZN5v3';
const alice = 'rPT1Sjq2YGrBMTttX4GZHjKu9dyfzbpAYe';
const account: XrplAccount = {
  address: us,
  balance: 10_000_000n,
  sequence: 5,
  ownerCount: 3,
  requiresTag: false,
  disallowsXrp: false,
  depositAuth: false,
  masterDisabled: false,
  regularKey: null,
};
const payment: XrplTransaction = {
  hash: 'AA',
  account: us,
  sequence: 4,
  destination: alice,
  tag: 7,
  invoiceId: 'CD'.repeat(32),
  delivered: { kind: 'xrp', drops: 2_000_000n },
  fee: 12n,
  result: 'tesSUCCESS',
  validated: true,
  ledgerIndex: 90,
  closedAt: 1_700_000_000,
};

function ledger(changes: Partial<XrplBackend> = {}): XrplBackend {
  const state = {
    networkId: 60_421,
    validatedLedger: 100,
    completeLedgers: '1-100',
    baseFee: 10n,
    openLedgerFee: 10n,
    reserveBase: 1_000_000n,
    reserveIncrement: 200_000n,
  };
  return {
    state: () => Promise.resolve(ok(state)),
    account: () => Promise.resolve(ok(account)),
    submit: () => Promise.resolve({ kind: 'unknown', reason: '' }),
    lookup: () => Promise.resolve(ok({ kind: 'absent', searchedAll: false })),
    transactions: () => Promise.resolve(ok([])),
    read: async () => refuse('backend-refused', { status: 'unknownCmd' }),
    connection: () => 1,
    onLedger: () => () => undefined,
    close: () => undefined,
    ...changes,
  };
}
const wallet = (changes: Partial<XrplBackend> = {}) => xrplWallet({ address: us, network: 'practice', backend: ledger(changes) });
const withAccount = (found: XrplAccount | null) => ({ account: () => Promise.resolve(ok(found)) });
const withHistory = (...entries: readonly XrplTransaction[]) => ({ transactions: () => Promise.resolve(ok(entries)) });

describe('the balance', () => {
  it('keeps the reserve apart', async () => {
    const asked = wallet();
    expect(asked.snapshot()).toBeNull();
    expect(await asked.refresh()).toEqual(
      ok({ exists: true, balance: 10_000_000n, reserve: 1_600_000n, spendable: 8_400_000n, validatedLedger: 100 }),
    );
    expect(asked.snapshot()).toMatchObject({ spendable: 8_400_000n });
  });

  it('is never negative below the reserve', async () => {
    expect(await wallet(withAccount({ ...account, balance: 900_000n })).refresh()).toMatchObject({
      value: { exists: true, spendable: 0n },
    });
  });

  it('of an account that nobody has funded names the price of its first payment', async () => {
    expect(await wallet(withAccount(null)).refresh()).toEqual(
      ok({ exists: false, balance: 0n, reserve: 1_000_000n, spendable: 0n, validatedLedger: 100 }),
    );
  });

  it('is kept when the network is silent', async () => {
    let silent = false;
    const asked = wallet({ account: () => Promise.resolve(silent ? refuse('backend-timeout') : ok(account)) });
    await asked.refresh();
    silent = true;
    expect(await asked.refresh()).toMatchObject({ ok: false });
    expect(asked.snapshot()).toMatchObject({ balance: 10_000_000n });
  });
});

describe('receiving', () => {
  it('gives a test X-address on every network but the real one', () => {
    expect(wallet().xAddress()).toMatch(/^T/);
    expect(wallet().xAddress(0)).not.toBe(wallet().xAddress());
    expect(xrplWallet({ address: us, network: 'main', backend: ledger() }).xAddress()).toMatch(/^X/);
  });
});

describe('facts about a destination', () => {
  it('join the open and the validated ledger', async () => {
    const validated = { ...account, depositAuth: true };
    const current = { ...account, requiresTag: true };
    const backend = ledger({ account: (_, which) => Promise.resolve(ok(which === 'validated' ? validated : current)) });
    expect(await destinationFacts(backend, us)).toEqual({
      kind: 'known',
      exists: true,
      requiresTag: true,
      disallowsXrp: false,
      depositAuth: true,
      balance: 10_000_000n,
      reserveBase: 1_000_000n,
    });
  });

  it('know an account that is being funded, and one that is not there', async () => {
    const opening = ledger({ account: (_, which) => Promise.resolve(ok(which === 'validated' ? null : account)) });
    expect(await destinationFacts(opening, us)).toMatchObject({ kind: 'known', exists: true });
    expect(await destinationFacts(ledger(withAccount(null)), us)).toMatchObject({
      kind: 'known',
      exists: false,
      balance: null,
      requiresTag: false,
    });
  });

  it('are unknown, not good, when the ledger cannot be asked', async () => {
    const half = ledger({ account: (_, which) => Promise.resolve(which === 'validated' ? ok(account) : refuse('backend-timeout')) });
    expect(await destinationFacts(half, us)).toEqual({ kind: 'unknown', reason: 'backend-timeout' });
    expect(await destinationFacts(ledger({ state: () => Promise.resolve(refuse('backend-unreachable')) }), us)).toEqual({
      kind: 'unknown',
      reason: 'backend-unreachable',
    });
  });
});

describe('a payment is found by itself', () => {
  it('on the XRP Ledger by its InvoiceID, validated and delivered', async () => {
    const find = async (entry: XrplTransaction) => {
      const answer = await findXrplPayment(ledger(withHistory(entry)), alice, 'cd'.repeat(32), 'XRP');
      return answer.ok ? answer.value.map(({ delivered }) => delivered) : answer.error.code;
    };
    expect(await find(payment)).toEqual([2_000_000n]);
    expect(await find({ ...payment, validated: false })).toEqual([]);
    expect(await find({ ...payment, invoiceId: null })).toEqual([]);
    expect(await find({ ...payment, invoiceId: 'EE'.repeat(32) })).toEqual([]);
    expect(await find({ ...payment, destination: us })).toEqual([]);
    expect(await find({ ...payment, delivered: null })).toEqual([]);
  });

  it('on Bitcoin by address and exact amount', async () => {
    const chain = new FakeBitcoin();
    const whole = chain.send([
      { address: 'other', value: 9n },
      { address: 'mine', value: 5_000n },
    ]);
    const parted = chain.send([
      { address: 'mine', value: 2_000n },
      { address: 'mine', value: 3_000n },
    ]);
    chain.send([{ address: 'mine', value: 4_999n }]);
    chain.mine();
    const again = chain.send([{ address: 'mine', value: 5_000n }]);
    const found = await findBitcoinPayment(chain, 'mine', 5_000n);
    expect(found.ok && found.value.map(({ txid, outputIndex, confirmations }) => [txid, outputIndex, confirmations])).toEqual([
      [again, 0, 0],
      [parted, null, 1],
      [whole, 1, 1],
    ]);
    chain.silentAbout = 'tip';
    expect(await findBitcoinPayment(chain, 'mine', 5_000n)).toMatchObject({ ok: false });
  });
});
