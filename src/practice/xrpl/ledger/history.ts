// Owns the closed ledgers: the state of the last one, what each one changed, and every transaction that got into one.
import type { Metadata } from '../engine/metadata.ts';
import type { Transaction } from '../engine/transaction.ts';
import { addressOfId } from '../base/address.ts';
import { fromHex } from '../base/hex.ts';
import { isList, isObject, type Json, textOf } from '../base/json.ts';
import { BookIndex } from './book-index.ts';
import type { LedgerEntry } from './entries.ts';
import { MapView, type ReadView } from './view.ts';

export interface LedgerHeader {
  readonly index: number;
  readonly hash: string;
  readonly parentHash: string;
  /** Ripple seconds. */
  readonly closeTime: number;
  readonly parentCloseTime: number;
  /** Drops. */
  readonly totalCoins: bigint;
  readonly accountHash: string;
  readonly transactionHash: string;
  /** Hashes of its transactions, in the order in which they were applied. */
  readonly transactions: readonly string[];
}

export interface ClosedTransaction {
  readonly tx: Transaction;
  readonly metadata: Metadata;
  readonly ledgerIndex: number;
}

export interface ClosedLedger {
  readonly header: LedgerHeader;
  readonly transactions: readonly ClosedTransaction[];
  /** Entry id → what it was before this ledger; null if it was not there. */
  readonly undo: ReadonlyMap<string, LedgerEntry | null>;
}

/** Ledgers without transactions are forgotten after so many newer ones; they can then no longer be asked for by number. */
const KEPT_EMPTY_LEDGERS = 2000;
/** Whole ledgers are forgotten, oldest first, while more transactions than this are kept: snapshots stay at a few megabytes. */
export const keptTransactions = 5000;
/** As on a standalone rippled, the first ledger that counts as history is the one after genesis. */
const FIRST_LEDGER = 2;

export class History {
  #state: Map<string, LedgerEntry>;
  readonly #books: BookIndex;
  readonly #ledgers = new Map<number, ClosedLedger>();
  readonly #transactions = new Map<string, ClosedTransaction>();
  readonly #byAccount = new Map<string, ClosedTransaction[]>();
  #last: ClosedLedger;
  #first: number;

  /** `state` is the state after `ledgers`, which are in order and hold every transaction from ledger `first` on. */
  constructor(state: ReadonlyMap<string, LedgerEntry>, ledgers: readonly [ClosedLedger, ...ClosedLedger[]], first = FIRST_LEDGER) {
    this.#state = new Map(state);
    this.#books = BookIndex.of(this.#state);
    this.#first = first;
    this.#last = ledgers[0];
    for (const ledger of ledgers) this.#remember(ledger);
  }

  get last(): LedgerHeader {
    return this.#last.header;
  }

  /** The oldest ledger from which on no transaction is missing. */
  get first(): number {
    return this.#first;
  }

  /** The state after the last closed ledger. */
  get state(): ReadView {
    return new MapView(this.#state, this.#books);
  }

  get ledgers(): readonly ClosedLedger[] {
    return [...this.#ledgers.values()];
  }

  get stateEntries(): readonly (readonly [string, LedgerEntry])[] {
    return [...this.#state];
  }

  /** Takes over a ledger that follows the last one, with the entries it changed (null: gone). */
  append(ledger: ClosedLedger, changed: ReadonlyMap<string, LedgerEntry | null>): void {
    for (const [index, entry] of changed) {
      if (entry === null) this.#state.delete(index);
      else this.#state.set(index, entry);
      this.#books.note(index, entry);
    }
    this.#remember(ledger);
    this.#forgetEmpty();
    this.#forgetOldest();
  }

  ledger(index: number): ClosedLedger | undefined {
    return this.#ledgers.get(index);
  }

  ledgerByHash(hash: string): ClosedLedger | undefined {
    return this.ledgers.find(({ header }) => header.hash === hash.toUpperCase());
  }

  transaction(hash: string): ClosedTransaction | undefined {
    return this.#transactions.get(hash.toUpperCase());
  }

  /** Oldest first. */
  transactionsOf(account: string): readonly ClosedTransaction[] {
    return this.#byAccount.get(account) ?? [];
  }

  /** The state as it was after an older ledger, by undoing everything since. */
  stateAfter(index: number): ReadView {
    const state = new Map(this.#state);
    for (let i = this.last.index; i > index; i -= 1)
      for (const [key, entry] of this.#ledgers.get(i)?.undo ?? []) {
        if (entry === null) state.delete(key);
        else state.set(key, entry);
      }
    return new MapView(state);
  }

  #remember(ledger: ClosedLedger): void {
    this.#last = ledger;
    this.#ledgers.set(ledger.header.index, ledger);
    for (const one of ledger.transactions) {
      this.#transactions.set(one.tx.hash, one);
      for (const account of affectedAccounts(one)) this.#listOf(account).push(one);
    }
  }

  #listOf(account: string): ClosedTransaction[] {
    const list = this.#byAccount.get(account) ?? [];
    this.#byAccount.set(account, list);
    return list;
  }

  #forgetEmpty(): void {
    const old = this.last.index - KEPT_EMPTY_LEDGERS;
    if (this.#ledgers.get(old)?.transactions.length === 0) this.#ledgers.delete(old);
  }

  #forgetOldest(): void {
    for (const [index, { transactions }] of this.#ledgers) {
      if (this.#transactions.size <= keptTransactions || index === this.last.index) return;
      this.#ledgers.delete(index);
      this.#first = index + 1;
      for (const one of transactions) this.#forget(one);
    }
  }

  #forget(one: ClosedTransaction): void {
    this.#transactions.delete(one.tx.hash);
    for (const account of affectedAccounts(one)) {
      const left = this.#listOf(account).filter((other) => other !== one);
      if (left.length === 0) this.#byAccount.delete(account);
      else this.#byAccount.set(account, left);
    }
  }
}

/** The accounts whose history shows a transaction: those that its metadata names, and its sender. */
export function affectedAccounts({ tx, metadata }: Pick<ClosedTransaction, 'tx' | 'metadata'>): ReadonlySet<string> {
  const found = new Set([tx.account]);
  for (const node of metadata.AffectedNodes)
    for (const body of Object.values(node)) if (isObject(body)) collectAccounts(body['NewFields'] ?? body['FinalFields'], found);
  return found;
}

const ACCOUNT_MEMBERS = ['Account', 'Destination', 'Owner', 'Authorize', 'RegularKey', 'Issuer', 'Subject', 'Holder'];
/** Amounts whose issuer counts: the two ends of a trust line, and what offers trade. */
const ISSUER_MEMBERS = ['LowLimit', 'HighLimit', 'TakerPays', 'TakerGets'];

function collectAccounts(fields: Json | undefined, found: Set<string>): void {
  if (!isObject(fields) || isList(fields)) return;
  for (const key of ACCOUNT_MEMBERS) {
    const address = textOf(fields, key);
    if (address !== undefined) found.add(address);
  }
  const issuance = textOf(fields, 'MPTokenIssuanceID');
  if (issuance !== undefined) found.add(issuerOfIssuance(issuance));
  for (const key of ISSUER_MEMBERS) {
    const amount = fields[key];
    const issuer = isObject(amount) ? textOf(amount, 'issuer') : undefined;
    if (issuer !== undefined) found.add(issuer);
  }
}

/** An issuance id is the sequence in four bytes and the account id of who issues. */
function issuerOfIssuance(id: string): string {
  return addressOfId(fromHex(id.slice(8)));
}
