// Owns a rippled server whose every answer a test can set, and a row to ask about.
import { mnemonicToSeedSync } from '@scure/bip39';
import type {
  LedgerState,
  SubmitAnswer,
  XrplAccount,
  XrplBackend,
  XrplLookup,
  XrplTransaction,
} from '../../src/main/backends/xrpl-backend.ts';
import { invoiceIdOf } from '../../src/main/chains/xrpl/invoice-id.ts';
import { xrplIdentity } from '../../src/main/chains/xrpl/keys.ts';
import type { ChainDriver } from '../../src/main/outbox/driver.ts';
import { xrplDriver } from '../../src/main/outbox/drivers/xrpl-driver.ts';
import { signersOfSeed } from '../../src/main/outbox/seed-signers.ts';
import type { Signers } from '../../src/main/outbox/signers.ts';
import type { Entry, PlanLine, Version } from '../../src/main/outbox/types.ts';
import { ok, refuse, type Result } from '../../src/shared/result.ts';

export const seed = mnemonicToSeedSync('abandon '.repeat(11) + 'about');
export const us = xrplIdentity(seed).address;
export const payee = xrplIdentity(
  mnemonicToSeedSync('legal winner thank year wave sausage worth useful legal winner thank yellow'),
).address;
export const open: Signers = signersOfSeed(async (use) => ok(await use(seed.slice())));
export const must = <T>(answer: Result<T>): T => {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.value;
};

export const account = (address: string, changes: Partial<XrplAccount> = {}): XrplAccount => ({
  address,
  balance: 100_000_000n,
  sequence: 50,
  ownerCount: 0,
  requiresTag: false,
  disallowsXrp: false,
  depositAuth: false,
  masterDisabled: false,
  regularKey: null,
  ...changes,
});

/** A server whose every answer can be set. */
export class Server implements XrplBackend {
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
  /** Answers to other commands, by name; for what is not set there is no entry. */
  answers: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {};
  read = async (command: string): Promise<Result<Readonly<Record<string, unknown>>>> => {
    const answer = this.answers[command];
    return answer === undefined ? refuse('backend-refused', { status: 'entryNotFound' }) : ok(answer);
  };

  submit = async () => this.answer;
  lookup = async (_hash: string, range: { readonly from: number; readonly to: number }) => {
    this.ranges.push(range);
    return this.say(this.found);
  };
  /** As the real backend: the newest, and all since a moment. */
  transactions = async (_address: string, limit: number, since?: number) =>
    this.say(this.history.filter((one, index) => index < limit || (since !== undefined && (one.closedAt ?? 0) >= since)));
  /** Number of the connection; a test that raises it plays a reconnect. */
  opened = 1;
  connection = () => this.opened;
  onLedger = () => () => undefined;
  close = () => undefined;

  private say<T>(value: T): Result<T> {
    return this.silent ? refuse('backend-timeout') : ok(value);
  }
}

export const line = (changes: Partial<PlanLine> = {}): PlanLine => ({
  payoutId: 'p1',
  revision: 0,
  chain: 'xrpl',
  asset: 'XRP',
  address: payee,
  tag: 7,
  amount: 5_000_000n,
  ...changes,
});

export function entryWith(changes: Partial<Entry> = {}): Entry {
  return {
    id: 'e',
    planId: 'plan',
    walletId: 'w',
    chain: 'xrpl',
    lines: [line()],
    order: null,
    fee: 12n,
    feeCeiling: 60n,
    change: null,
    detail: { sequence: 50, ledger: 1_000 },
    consumes: [],
    state: 'planned',
    versions: [],
    dead: [],
    settled: null,
    seen: null,
    delivered: null,
    confirmations: 0,
    recheck: false,
    reason: null,
    createdAt: 1,
    updatedAt: 1,
    ...changes,
  };
}

export const version = (changes: Partial<Version> = {}): Version => ({
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

export const transaction = (changes: Partial<XrplTransaction> = {}): XrplTransaction => ({
  hash: 'A'.repeat(64),
  account: us,
  sequence: 50,
  destination: payee,
  tag: 7,
  invoiceId: invoiceIdOf('p1'),
  delivered: { kind: 'xrp', drops: 5_000_000n },
  fee: 12n,
  result: 'tesSUCCESS',
  validated: true,
  ledgerIndex: 1_010,
  closedAt: 1,
  ...changes,
});

export function setUp(): { readonly server: Server; readonly driver: ChainDriver } {
  const server = new Server();
  return { server, driver: xrplDriver({ backend: server, address: us, networkId: 60_421, now: () => 1 }) };
}

const past = { transactions: new Set<string>(), claimedAt: () => 0, lastLedger: () => 0, attempts: () => [] };
export const consumption = (reserved: readonly string[] = [], known: readonly string[] = reserved) => ({
  reserved: new Set(reserved),
  known: new Set(known),
  past,
});
export const draftOptions = { feeRate: null, reserved: new Set<string>(), committed: 0n, open: [], past };
