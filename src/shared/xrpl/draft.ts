// Owns the shape of a payment that is being composed: every field that a Payment may have, read, with null for what is not given.
import type { Amount } from './amount.ts';

/** A Payment as JSON, with whatever fields the person, a file or a server wrote. */
export type PaymentJson = Readonly<Record<string, unknown>>;

/** One step of a path; null for what the step does not say. Which combinations are legal is for the preflight to say. */
export interface PathStep {
  readonly account: string | null;
  /** `XRP`, three characters, or 40 upper-case hex digits. */
  readonly currency: string | null;
  readonly issuer: string | null;
}

export type Path = readonly PathStep[];

/** Members are hex as in the transaction; null where absent. */
export interface Memo {
  readonly type: string | null;
  readonly data: string | null;
  readonly format: string | null;
}

/**
 * A payment as the rules see it. Addresses are classic (an X-address is taken apart before), amounts exact. A field that was given but could not be
 * read is null here and has a finding that names it; the reading keeps the text as it was given.
 */
export interface PaymentDraft {
  readonly account: string | null;
  readonly destination: string | null;
  /** 0 is a tag. */
  readonly destinationTag: number | null;
  readonly sourceTag: number | null;
  /** What is to arrive, at most that much with tfPartialPayment. `Amount` in the transaction, `DeliverMax` in API version 2. */
  readonly amount: Amount | null;
  readonly sendMax: Amount | null;
  readonly deliverMin: Amount | null;
  /** Null when the field is absent, which is not the same as empty. */
  readonly paths: readonly Path[] | null;
  /** Null when the field is absent, which counts as 0. */
  readonly flags: number | null;
  /** 64 hex. */
  readonly invoiceId: string | null;
  /** Ledger ids of credentials, 64 hex each. Null when absent. */
  readonly credentialIds: readonly string[] | null;
  /** 64 hex. */
  readonly domainId: string | null;
  readonly memos: readonly Memo[] | null;
  /** Drops; may be negative or too large here, as the person wrote it. */
  readonly fee: bigint | null;
  readonly sequence: number | null;
  readonly ticketSequence: number | null;
  readonly lastLedgerSequence: number | null;
  readonly networkId: number | null;
  readonly accountTxnId: string | null;
  readonly delegate: string | null;
  readonly signingPubKey: string | null;
  /** Fields that the rules do not look into, kept as they were given (signatures and what a Payment does not know). */
  readonly other: PaymentJson;
}

/** A draft in which nothing is given yet. */
export const emptyDraft: PaymentDraft = {
  account: null,
  destination: null,
  destinationTag: null,
  sourceTag: null,
  amount: null,
  sendMax: null,
  deliverMin: null,
  paths: null,
  flags: null,
  invoiceId: null,
  credentialIds: null,
  domainId: null,
  memos: null,
  fee: null,
  sequence: null,
  ticketSequence: null,
  lastLedgerSequence: null,
  networkId: null,
  accountTxnId: null,
  delegate: null,
  signingPubKey: null,
  other: {},
};
