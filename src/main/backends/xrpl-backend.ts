// Owns what any XRP Ledger backend can be asked. Only `validated: true` is ever final.
import type { Result } from '../../shared/result.ts';
import type { Amount } from '../../shared/xrpl/amount.ts';

export interface LedgerState {
  /** Null when the server does not name one. */
  readonly networkId: number | null;
  readonly validatedLedger: number;
  readonly completeLedgers: string;
  /** Drops. */
  readonly baseFee: bigint;
  readonly openLedgerFee: bigint;
  readonly reserveBase: bigint;
  readonly reserveIncrement: bigint;
}

export interface XrplAccount {
  readonly address: string;
  /** Drops. */
  readonly balance: bigint;
  readonly sequence: number;
  readonly ownerCount: number;
  readonly requiresTag: boolean;
  readonly disallowsXrp: boolean;
  readonly depositAuth: boolean;
  readonly masterDisabled: boolean;
  /** Address of the key that may sign beside the master key. */
  readonly regularKey: string | null;
}

export interface XrplTransaction {
  readonly hash: string;
  readonly account: string;
  /** 0 where a ticket was used. */
  readonly sequence: number;
  readonly ticket?: number | null;
  readonly destination: string | null;
  readonly tag: number | null;
  readonly invoiceId: string | null;
  /** What `delivered_amount` says; null when nothing was delivered, or nobody can say how much. */
  readonly delivered: Amount | null;
  readonly fee: bigint;
  readonly result: string;
  readonly validated: boolean;
  readonly ledgerIndex: number | null;
  /** Unix seconds of the ledger's close; null if not validated. */
  readonly closedAt: number | null;
}

export type SubmitAnswer =
  | { readonly kind: 'result'; readonly engineResult: string }
  | { readonly kind: 'unknown'; readonly reason: string };

export type XrplLookup =
  | { readonly kind: 'found'; readonly transaction: XrplTransaction }
  /** `searchedAll`: the server holds every ledger of the asked range and the hash is in none of them. */
  | { readonly kind: 'absent'; readonly searchedAll: boolean };

export interface XrplBackend {
  state(): Promise<Result<LedgerState>>;
  /** Null when the account does not exist in that ledger. */
  account(address: string, ledger: 'current' | 'validated'): Promise<Result<XrplAccount | null>>;
  /**
   * Any other command that only reads: the members of its answer, which the caller checks. Refusals: those of a server that cannot be reached, and
   * `backend-refused` with `status`, the server's own name of the error (`actNotFound`, `entryNotFound`…).
   */
  read(command: string, fields: Readonly<Record<string, unknown>>): Promise<Result<Readonly<Record<string, unknown>>>>;
  submit(blob: string): Promise<SubmitAnswer>;
  lookup(hash: string, range: { readonly from: number; readonly to: number }): Promise<Result<XrplLookup>>;
  /** Newest first, at most `limit`; with `since` (Unix seconds) all that are not older, too, as far as the backend goes. */
  transactions(address: string, limit: number, since?: number): Promise<Result<readonly XrplTransaction[]>>;
  /** Which connection answers: another number after each reconnect, to whichever server; 0 before the first. */
  connection(): number;
  /** Calls back with the index of each validated ledger until the returned function is called. */
  onLedger(listener: (index: number) => void): () => void;
  close(): void;
}
