// Owns which sequence a row is signed with: bound at its first signature, the same for ever after, never guessed.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { LedgerState, XrplAccount, XrplBackend } from '../../backends/xrpl-backend.ts';
import type { Consumption } from '../driver.ts';
import type { Entry } from '../types.ts';
import { paysOneOf, sequenceOf, usersOf } from './xrpl-proof.ts';

export interface SequenceQuestion {
  readonly backend: XrplBackend;
  /** As of the current (open) ledger. */
  readonly account: XrplAccount;
  readonly state: LedgerState;
  readonly consumption: Consumption;
  /** Validated ledger when this process first signed: what a lost journal signed before has died this many ledgers later. */
  readonly quietUntil: number;
}

/**
 * Refusals: `sequence-gap` (again: a lower one is free and nobody will use it), `sequence-used` (again: the open ledger used it, the proof comes later),
 * `already-paid` and `account-used-elsewhere` (first: the ledger used sequences since the plan that the journal does not know).
 */
export async function sequenceFor(question: SequenceQuestion, entry: Entry): Promise<Result<number>> {
  const first = entry.versions[0];
  if (first !== undefined) return again(question, sequenceOf(first));
  const strangers = await strangersSince(question, entry);
  return strangers.ok ? ok(nextFree(question)) : strangers;
}

function again({ account, consumption }: SequenceQuestion, own: number): Result<number> {
  if (account.sequence > own) return refuse('sequence-used');
  const lower = range(account.sequence, own);
  return lower.every((sequence) => consumption.reserved.has(keyOf(account, sequence))) ? ok(own) : refuse('sequence-gap');
}

function nextFree({ account, consumption }: SequenceQuestion): number {
  const prefix = `${account.address}:`;
  const reserved = [...consumption.reserved]
    .filter((key) => key.startsWith(prefix))
    .map((key) => Number.parseInt(key.slice(prefix.length), 10) + 1);
  return Math.max(account.sequence, ...reserved);
}

/**
 * A sequence that was used since the plan and that no version of ours has: another wallet with the same words, or a journal that lost its end.
 * In the second case one of them may have paid this row, and others may be on their way; so nothing is signed before they are all decided.
 */
async function strangersSince(question: SequenceQuestion, entry: Entry): Promise<Result<void>> {
  const { account, consumption, state } = question;
  const planned = entry.detail['sequence'];
  if (typeof planned !== 'number') return refuse('plan-unreadable');
  const strange = range(planned, account.sequence).filter((sequence) => !consumption.known.has(keyOf(account, sequence)));
  if (strange.length === 0) return ok(undefined);
  const users = await usersOf(question.backend, account.address, strange);
  if (!users.ok) return users;
  if ([...users.value.values()].some((user) => paysOneOf(user, entry))) return refuse('already-paid');
  const decided = users.value.size === strange.length && state.validatedLedger > question.quietUntil;
  return decided ? ok(undefined) : refuse('account-used-elsewhere');
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
}

function keyOf(account: XrplAccount, sequence: number): string {
  return `${account.address}:${sequence}`;
}
