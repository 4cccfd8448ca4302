// Owns the payments that came in on one account, as far as this run of the app has read them: each transaction is read once.
import { ok, type Result } from '../../shared/result.ts';
import type { Credit } from '../../shared/xrpl/api.ts';
import { creditOf } from '../../shared/xrpl/receive/credit.ts';
import type { PaymentRecord } from '../../shared/xrpl/receive/record-parse.ts';
import { makeSerial } from '../storage/serial.ts';
import { type AccountRecords, readAccountRecords, type RecordSource } from '../wallets/account-records.ts';

/** A payment to the account, and what it is worth. */
export interface Incoming {
  /** The own account. */
  readonly account: string;
  readonly credit: Credit;
  /** Unix seconds of the ledger's close; null where the server does not say. */
  readonly at: number | null;
  readonly invoiceId: string | null;
  readonly memos: readonly string[];
}

/** Transactions that the first look reads, however young all requests are. */
const leastRead = 200;
/** Pages of what is older that each later look adds. */
const pagesAdded = 50;
/** The first ledger that any server of the real ledger has. */
const firstLedger = 32_570;
/** Ledgers do not close faster. */
const leastSeconds = 3;

/** What lies behind a look that was given up: more transactions than are read in one go. */
interface Unread {
  /** The server's word for where it goes on. */
  readonly from: unknown;
  /** Unix seconds: older than this. */
  readonly before: number;
}

export class AccountPayments {
  private known: readonly Incoming[] = [];
  private unread: readonly Unread[] = [];
  /** Unix seconds: what is older, the server does not have; 0 where it has everything. */
  private kept = 0;
  private readonly hashes = new Set<string>();
  private readonly paid = new Set<string>();
  private newest = 0;
  /** Hash of the newest validated ledger when everything was read last. */
  private readAt: string | null = null;
  private readonly serial = makeSerial();

  constructor(
    private readonly address: string,
    /** Asked anew for each look: another server may have been chosen. */
    private readonly backend: () => Result<RecordSource>,
    /** Unix seconds. */
    private readonly now: () => number,
  ) {}

  /** Unix seconds from which on every payment is known; 0: all there ever were. */
  get wholeSince(): number {
    return Math.max(this.kept, ...this.unread.map(({ before }) => before));
  }

  /** Newest first. */
  get payments(): readonly Incoming[] {
    return this.known;
  }

  /** Addresses that this account has paid itself. */
  get recipients(): ReadonlySet<string> {
    return this.paid;
  }

  /**
   * Reads what is new; the first time everything since `since` (Unix seconds), and at least 200 transactions. What was too much for one look is gone on with in later ones.
   * `ledger`: hash of the newest validated ledger; nothing is asked while it is that of the last look. Null: not known. Refusals: those of the server; what was known stays.
   */
  refresh(since: number, ledger: string | null = null): Promise<Result<void>> {
    return this.serial(async () => {
      if (ledger !== null && ledger === this.readAt && this.unread.length === 0) return ok(undefined);
      const backend = this.backend();
      if (!backend.ok) return backend;
      const first = this.hashes.size === 0;
      const read = await readAccountRecords(backend.value, this.address, (record, index) =>
        first ? index >= leastRead && this.isOlder(record, since) : this.isKnown(record),
      );
      if (!read.ok) return read;
      const { records } = read.value;
      // A ledger that begins anew (a practice network that was reset) has none of what was known.
      if (!first && (records[0]?.ledger ?? this.newest) < this.newest) this.forget();
      const before = this.unread;
      this.take(read.value);
      await this.goOn(backend.value, before, since);
      this.readAt = ledger;
      return ok(undefined);
    });
  }

  /** What cannot be read now stays unread, and is tried again with the next look. */
  private async goOn(backend: RecordSource, [next]: readonly Unread[], since: number): Promise<void> {
    if (next === undefined) return;
    const isEnough = (record: PaymentRecord): boolean => this.isKnown(record) || this.isOlder(record, since);
    const read = await readAccountRecords(backend, this.address, isEnough, { from: next.from, pages: pagesAdded });
    if (!read.ok) return;
    this.unread = this.unread.filter((one) => one !== next);
    this.take(read.value, next.before);
  }

  private isOlder({ closedAt }: PaymentRecord, since: number): boolean {
    return (closedAt ?? since) < since;
  }

  private isKnown({ hash }: PaymentRecord): boolean {
    return hash !== null && this.hashes.has(hash);
  }

  private forget(): void {
    this.known = [];
    this.unread = [];
    this.kept = 0;
    this.hashes.clear();
    this.newest = 0;
  }

  /** `before`: where the look began, if it was one further back. */
  private take({ records, rest, searched }: AccountRecords, before = Number.MAX_SAFE_INTEGER): void {
    // By hash: a server may tell one payment twice in one answer.
    const unknown = records.flatMap((record) =>
      record.hash === null || this.hashes.has(record.hash) ? [] : [[record.hash, record] as const],
    );
    const fresh = [...new Map(unknown).values()];
    for (const { hash, account, destination, type, result } of fresh) {
      if (hash !== null) this.hashes.add(hash);
      if (type === 'Payment' && account === this.address && destination !== null && result === 'tesSUCCESS') this.paid.add(destination);
    }
    this.newest = Math.max(this.newest, records[0]?.ledger ?? 0);
    this.known = [...this.known, ...fresh.flatMap((record) => incomingOf(record, this.address) ?? [])].sort(newestFirst);
    const oldest = records.at(-1)?.closedAt ?? before;
    if (rest !== null) this.unread = [...this.unread, { from: rest, before: oldest }];
    if (searched !== null && searched.first > firstLedger)
      this.kept = Math.min(oldest, this.now() - (searched.last - searched.first) * leastSeconds);
  }
}

/** By ledger; within one ledger as the server says. */
export function newestFirst(a: Incoming, b: Incoming): number {
  return (b.credit.ledger ?? 0) - (a.credit.ledger ?? 0);
}

/** A conversion by the account itself is no receipt. */
function incomingOf(record: PaymentRecord, account: string): Incoming | null {
  const credit = creditOf(record, account);
  const isOurs = credit.reason !== 'not-a-payment' && credit.reason !== 'not-to-us' && credit.reason !== 'not-validated';
  if (!isOurs || record.account === account) return null;
  return { account, credit, at: record.closedAt, invoiceId: record.invoiceId, memos: record.memos };
}
