// Owns receiving for one wallet: its accounts' payments, its requests, and the news about both.
import type { ReceivedPayment, ReceiveRequest } from '../../shared/contract/receiving.ts';
import type { Network } from '../../shared/network.ts';
import { type Result, ok, refuse } from '../../shared/result.ts';
import { newestLedger } from '../backends/newest-ledger.ts';
import type { RecordSource } from '../wallets/account-records.ts';
import { AccountPayments, type Incoming } from './account-payments.ts';
import type { NewRequest, RequestBook } from './request-book.ts';
import { isNoise, receivedPayments, requestViews, shownOf } from './received-views.ts';

export interface WalletReceivingOptions {
  readonly network: Network;
  /** Classic addresses of the wallet's accounts, the first account of its phrase first. */
  readonly addresses: () => readonly string[];
  /** Addresses to which this wallet's payouts go. */
  readonly payees: () => Iterable<string>;
  readonly backend: () => Result<RecordSource>;
  readonly book: RequestBook;
  /** Unix seconds. */
  readonly now: () => number;
}

/** Clocks differ: a payment may bear a time before its request. */
const clockSlack = 2 * 3600;

export class WalletReceiving {
  private readonly accounts = new Map<string, AccountPayments>();
  /** Transactions that were known at the last question for news; null before the first. */
  private told: ReadonlySet<string> | null = null;

  constructor(private readonly options: WalletReceivingOptions) {}

  /** Refusals: those of the server. */
  async received(): Promise<Result<readonly ReceivedPayment[]>> {
    const read = await this.read();
    return read.ok ? ok(shownOf(this.all())) : read;
  }

  /** As far as is known: a request can be shown to somebody also while no server can be reached. */
  async requests(): Promise<Result<readonly ReceiveRequest[]>> {
    await this.read();
    return ok(this.views());
  }

  /** Refusals: `receive-account-not-own`, and those of the book. The ledger need not be reachable. */
  async add(asked: NewRequest): Promise<Result<ReceiveRequest>> {
    if (!this.options.addresses().includes(asked.account)) return refuse('receive-account-not-own');
    const seen = this.incoming().flatMap(({ credit }) => (credit.tag === null ? [] : [credit.tag]));
    const made = await this.options.book.add(asked, new Set(seen));
    if (!made.ok) return made;
    const view = requestViews([made.value], [], this.options.network, () => 0)[0];
    return view ? ok(view) : refuse('internal');
  }

  remove(id: string): Promise<Result<void>> {
    return this.options.book.remove(id);
  }

  /** Payments that came in since the last question and are worth telling of. The first one only remembers; noise is never told of. */
  async news(): Promise<Result<readonly ReceivedPayment[]>> {
    const read = await this.read();
    if (!read.ok) return read;
    const before = this.told;
    const all = this.all();
    this.told = new Set(all.map(({ transactionId }) => transactionId));
    const isNews = (one: ReceivedPayment): boolean => !before?.has(one.transactionId) && one.credited !== null && !one.own && !isNoise(one);
    return ok(before === null ? [] : all.filter(isNews));
  }

  settled(): Promise<void> {
    return this.options.book.settled();
  }

  private async read(): Promise<Result<void>> {
    const oldest = Math.min(...this.options.book.all.map(({ createdAt }) => createdAt), Number.MAX_SAFE_INTEGER);
    const backend = this.options.backend();
    const ledger = backend.ok ? await newestLedger(backend.value) : null;
    for (const address of this.options.addresses()) {
      const read = await this.account(address).refresh(oldest - clockSlack, ledger);
      if (!read.ok) return read;
    }
    return ok(undefined);
  }

  private account(address: string): AccountPayments {
    const known = this.accounts.get(address) ?? new AccountPayments(address, this.options.backend, this.options.now);
    this.accounts.set(address, known);
    return known;
  }

  private incoming(): readonly Incoming[] {
    return this.options.addresses().flatMap((address) => this.account(address).payments);
  }

  private all(): readonly ReceivedPayment[] {
    const { addresses, payees, book } = this.options;
    const own = addresses();
    const recipients = [...payees(), ...own.flatMap((address) => [...this.account(address).recipients])];
    return receivedPayments(this.incoming(), { requests: book.all, own, recipients });
  }

  private views(): readonly ReceiveRequest[] {
    return requestViews(
      this.options.book.all,
      this.all(),
      this.options.network,
      (address) => this.account(address).wholeSince + clockSlack,
    );
  }
}
