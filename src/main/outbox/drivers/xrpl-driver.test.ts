// Owns stories of the ledger driver: what it signs, with which sequence, and how it reads a submission.
import { describe, expect, it } from 'vitest';
import {
  account,
  consumption,
  draftOptions,
  entryWith,
  line,
  must,
  open,
  payee,
  Server,
  setUp,
  transaction,
  us,
  version,
} from '../../../../tests/helpers/set-rippled.ts';
import { refuse } from '../../../shared/result.ts';
import type { XrplAccount } from '../../backends/xrpl-backend.ts';
import { decodeXrpl } from '../../chains/xrpl/decode-parse.ts';
import { invoiceIdOf } from '../../chains/xrpl/invoice-id.ts';
import { xrplDriver } from './xrpl-driver.ts';

describe('signing a row', () => {
  it('names network, payout, tag and a last ledger 20 from the validated one; no flag is set', async () => {
    const { driver } = setUp();
    const signed = must(await driver.sign(entryWith(), consumption(), open));
    expect(must(decodeXrpl(signed.raw))).toMatchObject({
      account: us,
      destination: payee,
      tag: 7,
      drops: 5_000_000n,
      fee: 12n,
      sequence: 50,
      lastLedgerSequence: 1_020,
      networkId: 60_421,
      invoiceId: invoiceIdOf('p1'),
      flags: 0,
      other: [],
    });
    expect(signed).toMatchObject({ consumes: [`${us}:50`], signedAtLedger: 1_000, lastLedgerSequence: 1_020, fee: 12n, outputs: null });
  });

  it.each([
    [0, null],
    [0, 0],
    [1, 1],
  ])('leaves the network out on network %s', async (networkId, named) => {
    const server = new Server();
    server.ledger = { ...server.ledger, networkId: named };
    const driver = xrplDriver({ backend: server, address: us, networkId, now: () => 1 });
    expect(must(decodeXrpl(must(await driver.sign(entryWith(), consumption(), open)).raw)).networkId).toBeNull();
  });

  it.each([[null], [0], [1], [60_422]])('refuses a server of network %s', async (named) => {
    const { server, driver } = setUp();
    server.ledger = { ...server.ledger, networkId: named };
    expect(await driver.sign(entryWith(), consumption(), open)).toEqual(refuse('network-mismatch'));
    expect(await driver.draft([line()], draftOptions)).toEqual(refuse('network-mismatch'));
    expect(await driver.verdict(entryWith({ state: 'unknown', versions: [version()] }))).toEqual({
      kind: 'silent',
      reason: 'network-mismatch',
    });
  });

  it('follows rows on their way, and takes what is free', async () => {
    const { driver } = setUp();
    expect(must(await driver.sign(entryWith(), consumption([`${us}:50`, `${us}:51`, 'rOther:99', 'txid:3']), open)).consumes).toEqual([
      `${us}:52`,
    ]);
  });

  it('waits until no ledger can take an earlier attempt that one server called malformed', async () => {
    const { server, driver } = setUp();
    const after = { ...consumption(), past: { ...draftOptions.past, lastLedger: () => 1_020 } };
    expect(await driver.sign(entryWith(), after, open)).toEqual(refuse('earlier-attempt-open'));
    server.ledger = { ...server.ledger, validatedLedger: 1_020 };
    expect(await driver.sign(entryWith(), after, open)).toEqual(refuse('earlier-attempt-open'));
    server.ledger = { ...server.ledger, validatedLedger: 1_021 };
    expect((await driver.sign(entryWith(), after, open)).ok).toBe(true);
  });

  it('never goes above the ceiling that was approved', async () => {
    const { server, driver } = setUp();
    server.ledger = { ...server.ledger, openLedgerFee: 51n };
    expect(await driver.sign(entryWith(), consumption(), open)).toEqual(refuse('fee-above-ceiling'));
  });

  it.each<[string, string, Partial<XrplAccount>]>([
    ['destination-tag-required', 'requires a tag', { requiresTag: true }],
    ['destination-refused', 'takes deposits only from those it knows', { depositAuth: true }],
  ])('is refused with %s when the destination now %s', async (code, _what, changes) => {
    const { server, driver } = setUp();
    server.accounts.set(payee, account(payee, changes));
    expect(await driver.sign(entryWith({ lines: [line({ tag: null })] }), consumption(), open)).toMatchObject({ error: { code } });
  });

  it('goes to a poor account with deposit authorisation, up to the reserve', async () => {
    const { server, driver } = setUp();
    server.accounts.set(payee, account(payee, { depositAuth: true, balance: 1_000_000n }));
    expect((await driver.sign(entryWith({ lines: [line({ amount: 1_000_000n })] }), consumption(), open)).ok).toBe(true);
    expect((await driver.sign(entryWith({ lines: [line({ amount: 1_000_001n })] }), consumption(), open)).ok).toBe(false);
  });

  it('goes to an account with deposit authorisation that has let us in by name, and waits where nobody says whether it has', async () => {
    const { server, driver } = setUp();
    server.accounts.set(payee, account(payee, { depositAuth: true }));
    const signed = async () => driver.sign(entryWith(), consumption(), open);
    expect(await signed()).toEqual(refuse('destination-refused', { payoutId: 'p1' }));
    const letIn = (Authorize: string) => ({ ledger_entry: { node: { LedgerEntryType: 'DepositPreauth', Account: payee, Authorize } } });
    server.answers = letIn(us);
    expect((await signed()).ok).toBe(true);
    expect((await driver.draft([line()], draftOptions)).ok).toBe(true);
    // An answer about another account is none.
    server.answers = letIn(payee);
    expect(await signed()).toEqual(refuse('backend-timeout', { payoutId: 'p1' }));
  });

  it('keeps the reserve', async () => {
    const { server, driver } = setUp();
    server.accounts.set(us, account(us, { balance: 6_199_999n, ownerCount: 1 }));
    expect(await driver.sign(entryWith(), consumption(), open)).toMatchObject({
      error: { code: 'insufficient-funds', params: { missing: '0.000001' } },
    });
    server.accounts.set(us, account(us, { balance: 6_200_000n, ownerCount: 1 }));
    expect((await driver.sign(entryWith(), consumption(), open)).ok).toBe(true);
    server.accounts.delete(us);
    expect(await driver.sign(entryWith(), consumption(), open)).toMatchObject({ error: { code: 'insufficient-funds' } });
  });
});

describe('sequences that the journal does not know', () => {
  it('stop everything until what was signed before this start has died; then the next free one is used', async () => {
    const { server, driver } = setUp();
    server.accounts.set(us, account(us, { sequence: 51 }));
    server.history = [transaction({ invoiceId: null, sequence: 50 })];
    expect(await driver.sign(entryWith(), consumption(), open)).toEqual(refuse('account-used-elsewhere'));
    server.ledger = { ...server.ledger, validatedLedger: 1_020 };
    expect(await driver.sign(entryWith(), consumption(), open)).toEqual(refuse('account-used-elsewhere'));
    server.ledger = { ...server.ledger, validatedLedger: 1_021 };
    expect(must(await driver.sign(entryWith(), consumption(), open)).consumes).toEqual([`${us}:51`]);
  });

  it('stop everything for good when nobody can say who used them', async () => {
    const { server, driver } = setUp();
    server.accounts.set(us, account(us, { sequence: 52 }));
    server.history = [transaction({ invoiceId: null, sequence: 50 })];
    await driver.sign(entryWith(), consumption(), open);
    server.ledger = { ...server.ledger, validatedLedger: 2_000 };
    expect(await driver.sign(entryWith(), consumption(), open)).toEqual(refuse('account-used-elsewhere'));
  });

  it('that paid this very payout forbid to pay it again', async () => {
    const { server, driver } = setUp();
    server.accounts.set(us, account(us, { sequence: 51 }));
    server.history = [transaction()];
    expect(await driver.sign(entryWith(), consumption(), open)).toEqual(refuse('already-paid'));
    expect(await driver.draft([line()], draftOptions)).toEqual(refuse('already-paid', { payoutId: 'p1' }));
    // A failure with our mark paid nobody.
    server.history = [transaction({ result: 'tecPATH_DRY' })];
    expect((await driver.draft([line()], draftOptions)).ok).toBe(true);
  });

  it('that paid this very payout are found behind any number of drops that strangers have sent since', async () => {
    const { server, driver } = setUp();
    server.accounts.set(us, account(us, { sequence: 51 }));
    const dust = Array.from({ length: 900 }, (_, index) =>
      transaction({ account: payee, sequence: index, invoiceId: null, closedAt: 2_000_000 }),
    );
    server.history = [...dust, transaction({ closedAt: 1_000_000 })];
    const past = { ...draftOptions.past, claimedAt: () => 990_000 };
    expect(await driver.draft([line()], { ...draftOptions, past })).toEqual(refuse('already-paid', { payoutId: 'p1' }));
    expect(await driver.sign(entryWith({ createdAt: 990_000 }), consumption(), open)).toEqual(refuse('already-paid'));
  });

  it('are not counted one by one when a server makes up a number', async () => {
    const { server, driver } = setUp();
    server.accounts.set(us, account(us, { sequence: 0xffff_ffff }));
    expect(await driver.sign(entryWith(), consumption(), open)).toEqual(refuse('account-used-elsewhere'));
    server.accounts.set(us, account(us, { sequence: 0 }));
    const own = version({ consumes: [`${us}:4000000000`] });
    const late = entryWith({ state: 'unknown', versions: [own], dead: [own.transactionId] });
    expect(await driver.sign(late, consumption(), open)).toEqual(refuse('sequence-gap'));
  });

  it('do not matter when they are ours', async () => {
    const { server, driver } = setUp();
    server.accounts.set(us, account(us, { sequence: 52 }));
    expect(must(await driver.sign(entryWith(), consumption([], [`${us}:50`, `${us}:51`]), open)).consumes).toEqual([`${us}:52`]);
  });
});

describe('signing a dead row again', () => {
  const dead = entryWith({ state: 'unknown', versions: [version()], dead: [version().transactionId] });

  it('uses the same sequence, whatever else is on its way', async () => {
    const { driver } = setUp();
    expect(must(await driver.sign(dead, consumption([`${us}:50`, `${us}:51`]), open)).consumes).toEqual([`${us}:50`]);
  });

  it('waits when the open ledger used its sequence, and ends when a lower one will never be used', async () => {
    const { server, driver } = setUp();
    server.accounts.set(us, account(us, { sequence: 51 }));
    expect(await driver.sign(dead, consumption(), open)).toEqual(refuse('sequence-used'));
    server.accounts.set(us, account(us, { sequence: 49 }));
    expect(await driver.sign(dead, consumption(), open)).toEqual(refuse('sequence-gap'));
    expect((await driver.sign(dead, consumption([`${us}:49`]), open)).ok).toBe(true);
  });
});

describe('a submission', () => {
  it.each([
    ['tesSUCCESS', true, 'accepted'],
    ['tecUNFUNDED_PAYMENT', true, 'accepted'],
    ['tefALREADY', false, 'accepted'],
    ['temBAD_FEE', true, 'malformed'],
    ['temBAD_SIGNATURE', false, 'rejected'],
    ['tefPAST_SEQ', true, 'rejected'],
    ['tefMAX_LEDGER', true, 'rejected'],
    ['terQUEUED', true, 'rejected'],
    ['terPRE_SEQ', true, 'rejected'],
    ['telINSUF_FEE_P', true, 'rejected'],
  ])('answered %s (first: %s) is %s', async (engineResult, firstTime, kind) => {
    const { server, driver } = setUp();
    server.answer = { kind: 'result', engineResult };
    expect(await driver.publish(version(), firstTime)).toMatchObject({ kind });
  });

  it('without an answer is unknown', async () => {
    const { server, driver } = setUp();
    server.answer = { kind: 'unknown', reason: 'closed' };
    expect(await driver.publish(version(), true)).toEqual({ kind: 'unknown', reason: 'closed' });
  });
});

describe('a draft', () => {
  it('has one row per line, a fee a fifth above what is asked, and a ceiling five times as high', async () => {
    const { server, driver } = setUp();
    server.ledger = { ...server.ledger, openLedgerFee: 101n };
    const drafts = must(await driver.draft([line(), line({ payoutId: 'p2' })], draftOptions));
    expect(drafts.map((draft) => [draft.lines.length, draft.fee, draft.feeCeiling, draft.consumes.length])).toEqual([
      [1, 122n, 610n, 0],
      [1, 122n, 610n, 0],
    ]);
    server.ledger = { ...server.ledger, openLedgerFee: 50_000n };
    expect(must(await driver.draft([line()], draftOptions))[0]?.feeCeiling).toBe(100_000n);
    server.ledger = { ...server.ledger, openLedgerFee: 100_000n };
    expect(await driver.draft([line()], draftOptions)).toEqual(refuse('fee-above-ceiling'));
  });

  it('counts what is committed, the fees and the reserve', async () => {
    const { server, driver } = setUp();
    const needed = 5_000_000n + 60n + 1_000_000n + 777n;
    server.accounts.set(us, account(us, { balance: needed }));
    expect((await driver.draft([line()], { ...draftOptions, committed: 777n })).ok).toBe(true);
    expect(await driver.draft([line()], { ...draftOptions, committed: 778n })).toMatchObject({ error: { code: 'insufficient-funds' } });
  });

  it('lets a first row open an account that later, smaller rows are paid to', async () => {
    const { server, driver } = setUp();
    server.accounts.delete(payee);
    const rows = [line({ amount: 1_000_000n }), line({ payoutId: 'p2', amount: 5n })];
    expect((await driver.draft(rows, draftOptions)).ok).toBe(true);
    expect(await driver.draft([...rows].reverse(), draftOptions)).toEqual(
      refuse('destination-not-funded', { payoutId: 'p2', reserve: '1' }),
    );
  });
});
