// Owns the payments that came in on one account, as far as this run of the app has read them: each transaction is read once.
import { ok, type Result } from '../../shared/result.ts';
import type { Credit } from '../../shared/xrpl/api.ts';
import { creditOf } from '../../shared/xrpl/receive/credit.ts';
import type { PaymentRecord } from '../../shared/xrpl/receive/record-parse.ts';
import { makeSerial } from '../storage/serial.ts';
import { readAccountRecords, type RecordSource } from '../wallets/account-records.ts';

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

export class AccountPayments {
  private known: readonly Incoming[] = [];
  private readonly hashes = new Set<string>();
  private readonly paid = new Set<string>();
  private newest = 0;
  private readonly serial = makeSerial();

  constructor(
    private readonly address: string,
    /** Asked anew for each look: another server may have been chosen. */
    private readonly backend: () => Result<RecordSource>,
  ) {}

  /** Newest first. */
  get payments(): readonly Incoming[] {
    return this.known;
  }

  /** Addresses that this account has paid itself. */
  get recipients(): ReadonlySet<string> {
    return this.paid;
  }

  /**
   * Reads what is new; the first time everything since `since` (Unix seconds), and at least 200 transactions. Refusals: those of the server; what was known stays.
   */
  refresh(since: number): Promise<Result<void>> {
    return this.serial(async () => {
      const backend = this.backend();
      if (!backend.ok) return backend;
      const first = this.hashes.size === 0;
      const read = await readAccountRecords(backend.value, this.address, (record, index) =>
        first ? index >= leastRead && (record.closedAt ?? since) < since : this.isKnown(record),
      );
      if (!read.ok) return read;
      const { records } = read.value;
      // A ledger that begins anew (a practice network that was reset) has none of what was known.
      if (!first && (records[0]?.ledger ?? this.newest) < this.newest) this.forget();
      this.take(records);
      return ok(undefined);
    });
  }

  private isKnown({ hash }: PaymentRecord): boolean {
    return hash !== null && this.hashes.has(hash);
  }

  private forget(): void {
    this.known = [];
    this.hashes.clear();
    this.newest = 0;
  }

  private take(records: readonly PaymentRecord[]): void {
    const fresh = records.filter((record) => record.hash !== null && !this.hashes.has(record.hash));
    for (const { hash, account, destination, type, result } of fresh) {
      if (hash !== null) this.hashes.add(hash);
      if (type === 'Payment' && account === this.address && destination !== null && result === 'tesSUCCESS') this.paid.add(destination);
    }
    this.newest = Math.max(this.newest, records[0]?.ledger ?? 0);
    this.known = [...fresh.flatMap((record) => incomingOf(record, this.address) ?? []), ...this.known];
  }
}

/** A conversion by the account itself is no receipt. */
function incomingOf(record: PaymentRecord, account: string): Incoming | null {
  const credit = creditOf(record, account);
  const isOurs = credit.reason !== 'not-a-payment' && credit.reason !== 'not-to-us' && credit.reason !== 'not-validated';
  if (!isOurs || record.account === account) return null;
  return { account, credit, at: record.closedAt, invoiceId: record.invoiceId, memos: record.memos };
}
