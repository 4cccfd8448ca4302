// Owns stories of the ledger driver against a server that says exactly what the story needs.
import { mnemonicToSeedSync } from '@scure/bip39';
import { describe, expect, it } from 'vitest';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { LedgerState, SubmitAnswer, XrplAccount, XrplBackend, XrplLookup, XrplTransaction } from '../../backends/xrpl-backend.ts';
import { decodeXrpl } from '../../chains/xrpl/decode-parse.ts';
import { invoiceIdOf } from '../../chains/xrpl/invoice-id.ts';
import { xrplIdentity } from '../../chains/xrpl/keys.ts';
import type { ChainDriver, WithSeed } from '../driver.ts';
import type { Entry, PlanLine, Version } from '../types.ts';
import { xrplDriver } from './xrpl-driver.ts';

const seed = mnemonicToSeedSync('abandon '.repeat(11) + 'about');
const us = xrplIdentity(seed).address;
const payee = xrplIdentity(mnemonicToSeedSync('legal winner thank year wave sausage worth useful legal winner thank yellow')).address;
const open: WithSeed = async (use) => ok(await use(seed.slice()));
const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

const account = (address: string, changes: Partial<XrplAccount> = {}): XrplAccount => ({
  address,
  balance: 100_000_000n,
  sequence: 50,
  ownerCount: 0,
  requiresTag: false,
  disallowsXrp: false,
  depositAuth: false,
  ...changes,
});

/** A server whose every answer can be set. */
class Server implements XrplBackend {
  ledger: LedgerState = {
    networkId: 60_421,
    validatedLedger: 1_000,
    completeLedgers: '1-1000',
    baseFee: 10n,
    openLedgerFee: 10n,
    reserveBase: 1_000_000n,
    reserveIncrement: 200_000n,
  };
  accounts = new Map([us, payee].map((address) => [address, account(address)]));
  answer: SubmitAnswer = { kind: 'result', engineResult: 'tesSUCCESS' };
  found: XrplLookup = { kind: 'absent', searchedAll: true };
  history: readonly XrplTransaction[] = [];
  silent = false;
  ranges: { readonly from: number; readonly to: number }[] = [];

  state = async () => this.say(this.ledger);
  account = async (address: string) => this.say(this.accounts.get(address) ?? null);
  submit = async () => this.answer;
  lookup = async (_hash: string, range: { readonly from: number; readonly to: number }) => {
    this.ranges.push(range);
    return this.say(this.found);
  };
  transactions = async () => this.say(this.history);
  onLedger = () => () => undefined;
  close = () => undefined;

  private say<T>(value: T): Result<T> {
    return this.silent ? refuse('backend-timeout') : ok(value);
  }
}

const line = (changes: Partial<PlanLine> = {}): PlanLine => ({
  payoutId: 'p1',
  revision: 0,
  chain: 'xrpl',
  asset: 'XRP',
  address: payee,
  tag: 7,
  amount: 5_000_000n,
  ...changes,
});

function entryWith(changes: Partial<Entry> = {}): Entry {
  return {
    id: 'e',
    planId: 'plan',
    walletId: 'w',
    chain: 'xrpl',
    lines: [line()],
    fee: 12n,
    feeCeiling: 60n,
    change: null,
    detail: { sequence: 50, ledger: 1_000 },
    consumes: [],
    state: 'planned',
    versions: [],
    dead: [],
    settled: null,
    confirmations: 0,
    recheck: false,
    reason: null,
    createdAt: 1,
    updatedAt: 1,
    ...changes,
  };
}

const version = (changes: Partial<Version> = {}): Version => ({
  raw: 'AB',
  transactionId: 'A'.repeat(64),
  consumes: [`${us}:50`],
  outputs: null,
  lastLedgerSequence: 1_020,
  signedAtLedger: 1_000,
  fee: 12n,
  signedAt: 1,
  ...changes,
});

const transaction = (changes: Partial<XrplTransaction> = {}): XrplTransaction => ({
  hash: 'A'.repeat(64),
  account: us,
  sequence: 50,
  destination: payee,
  tag: 7,
  invoiceId: invoiceIdOf('p1'),
  deliveredDrops: 5_000_000n,
  fee: 12n,
  result: 'tesSUCCESS',
  validated: true,
  ledgerIndex: 1_010,
  closedAt: 1,
  ...changes,
});

function setUp(): { readonly server: Server; readonly driver: ChainDriver } {
  const server = new Server();
  return { server, driver: xrplDriver({ backend: server, address: us, networkId: 60_421, now: () => 1 }) };
}

const consumption = (reserved: readonly string[] = [], known: readonly string[] = reserved) => ({
  reserved: new Set(reserved),
  known: new Set(known),
});
const draftOptions = { feeRate: null, reserved: new Set<string>(), committed: 0n, open: [] };

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

describe('the verdict', () => {
  const sent = (changes: Partial<Entry> = {}) => entryWith({ state: 'unknown', versions: [version()], ...changes });
  const found = (changes: Partial<XrplTransaction> = {}): XrplLookup => ({ kind: 'found', transaction: transaction(changes) });
  const past = (server: Server) => {
    server.ledger = { ...server.ledger, validatedLedger: 1_021 };
  };

  it('is final in a validated ledger, failed by a validated tec, and neither before', async () => {
    const { server, driver } = setUp();
    server.found = found();
    expect(await driver.verdict(sent())).toEqual({ kind: 'final', transactionId: 'A'.repeat(64), confirmations: 1 });
    server.found = found({ result: 'tecNO_DST_INSUF_XRP', deliveredDrops: null });
    expect(await driver.verdict(sent())).toEqual({ kind: 'failed', transactionId: 'A'.repeat(64), reason: 'tecNO_DST_INSUF_XRP' });
    server.found = found({ validated: false, result: '' });
    expect(await driver.verdict(sent())).toEqual({ kind: 'absent' });
    expect(await driver.verdict(sent({ state: 'seen' }))).toEqual({ kind: 'seen' });
    expect(server.ranges[0]).toEqual({ from: 1_000, to: 1_020 });
  });

  it('is not believed when less was delivered, or to somebody else', async () => {
    const { server, driver } = setUp();
    server.found = found({ deliveredDrops: 4_999_999n });
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'delivery-differs' });
    server.found = found({ destination: us });
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'delivery-differs' });
  });

  it('gives a row that was just taken a few ledgers before it is sent again', async () => {
    const { server, driver } = setUp();
    server.found = { kind: 'absent', searchedAll: false };
    server.ledger = { ...server.ledger, validatedLedger: 1_003 };
    expect(await driver.verdict(sent({ state: 'seen' }))).toEqual({ kind: 'seen' });
    server.ledger = { ...server.ledger, validatedLedger: 1_004 };
    expect(await driver.verdict(sent({ state: 'seen' }))).toEqual({ kind: 'absent' });
  });

  it('is dead only after the last ledger, with the whole range searched and the sequence unused', async () => {
    const { server, driver } = setUp();
    server.ledger = { ...server.ledger, validatedLedger: 1_020 };
    expect(await driver.verdict(sent())).toEqual({ kind: 'absent' });
    past(server);
    expect(await driver.verdict(sent())).toEqual({ kind: 'dead' });
    server.found = { kind: 'absent', searchedAll: false };
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'history-missing' });
    server.found = found({ validated: false, result: '' });
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'history-missing' });
    server.accounts.delete(us);
    server.found = { kind: 'absent', searchedAll: true };
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'account-missing' });
  });

  it('is void only when it is known who used the sequence, and that it was not for this payout', async () => {
    const { server, driver } = setUp();
    past(server);
    server.accounts.set(us, account(us, { sequence: 51 }));
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'sequence-user-unknown' });
    server.history = [transaction({ hash: 'B'.repeat(64), validated: false })];
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'sequence-user-unknown' });
    server.history = [transaction({ hash: 'B'.repeat(64) })];
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'paid-by-unknown-version' });
    server.history = [transaction({ hash: 'B'.repeat(64), invoiceId: null })];
    expect(await driver.verdict(sent())).toEqual({ kind: 'void', reason: 'sequence-used-elsewhere' });
  });

  it('is silence when the server is silent', async () => {
    const { server, driver } = setUp();
    server.silent = true;
    expect(await driver.verdict(sent())).toEqual({ kind: 'silent', reason: 'backend-timeout' });
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
