// Owns what a command of the protocol is given and what it may answer; every error name with rippled's number for it.
import type { JsonObject } from '../base/json.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { ClosedLedger } from '../ledger/history.ts';
import type { PracticeLedger, Submission } from '../ledger/practice-ledger.ts';
import type { Session } from '../server/session.ts';

export type ApiVersion = 1 | 2;

/** What commands may do to the server beyond reading its ledger. */
export interface CommandServer {
  readonly ledger: PracticeLedger;
  readonly startedMs: number;
  submit(tx: Transaction, failHard: boolean): Submission;
  closeLedger(): ClosedLedger;
  randomBytes(length: number): Uint8Array;
  /** True once a blob was malformed: the server then refuses it without looking again. */
  isKnownBad(hash: string): boolean;
  rememberBad(hash: string): void;
}

export interface CommandContext {
  readonly server: CommandServer;
  readonly session: Session;
  readonly request: JsonObject;
  readonly api: ApiVersion;
}

export interface CommandError {
  readonly error: string;
  readonly error_code?: number;
  readonly error_message?: string;
  /** Fields the command had already filled in. */
  readonly extra?: JsonObject;
}

export type Answer = { readonly ok: true; readonly result: JsonObject } | { readonly ok: false; readonly error: CommandError };
export type Refusal = Extract<Answer, { ok: false }>;
export type Command = (context: CommandContext) => Answer;

/** xrpl-protocol.md section 1.2. */
const errorCodes = {
  wrongNetwork: 4,
  noPermission: 6,
  tooBusy: 9,
  actNotFound: 19,
  lgrNotFound: 21,
  txnNotFound: 29,
  invalidParams: 31,
  invalidHotWallet: 30,
  unknownCmd: 32,
  noPathRequest: 33,
  actMalformed: 35,
  badIssuer: 41,
  badMarket: 42,
  dstActMalformed: 48,
  dstActMissing: 49,
  dstActNotFound: 50,
  dstAmtMalformed: 51,
  dstAmtMissing: 52,
  dstIsrMalformed: 53,
  lgrIdxsInvalid: 57,
  lgrIdxMalformed: 58,
  sendMaxMalformed: 64,
  srcActMalformed: 65,
  srcActMissing: 66,
  srcActNotFound: 67,
  srcCurMalformed: 69,
  srcIsrMalformed: 70,
  malformedStream: 71,
  notImpl: 74,
  notSupported: 75,
  excessiveLgrRange: 78,
  invalidLgrRange: 79,
  transactionSigned: 96,
  domainMalformed: 97,
  entryNotFound: 98,
  unexpectedLedgerType: 99,
} as const;

const namedOnly = ['badCredentials', 'invalidTransaction', 'malformedRequest', 'malformedAddress', 'malformedOwner'] as const;
export type ErrorName = keyof typeof errorCodes | (typeof namedOnly)[number];

const codes: ReadonlyMap<string, number> = new Map(Object.entries(errorCodes));

export function answer(result: JsonObject): Answer {
  return { ok: true, result };
}

export function fail(error: ErrorName, message?: string, extra: JsonObject = {}): Refusal {
  const code = codes.get(error);
  return { ok: false, error: { error, ...(code === undefined ? {} : { error_code: code }), error_message: message ?? `${error}.`, extra } };
}
