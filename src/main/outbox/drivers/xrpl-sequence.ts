// Owns which sequence a row is signed with: bound at its first signature, the same for ever after, never guessed.
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { LedgerState, XrplAccount, XrplBackend, XrplTransaction } from '../../backends/xrpl-backend.ts';
import type { Consumption } from '../driver.ts';
import { boundSequence } from '../consumed.ts';
import type { Entry } from '../types.ts';
import { carriesOut, doneBy } from './xrpl-order-past.ts';
import { historyDepth, paysOneOf, usersOf } from './xrpl-proof.ts';

const largestSequence = 0xffff_ffff;

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
 * `already-paid`, `order-already-done` and `account-used-elsewhere` (first: the ledger used sequences since the plan that the journal does not know).
 */
export async function sequenceFor(question: SequenceQuestion, entry: Entry): Promise<Result<number>> {
  const bound = boundSequence(entry);
  if (bound !== null) return again(question, bound);
  const strangers = await strangersSince(question, entry);
  return strangers.ok ? ok(nextFree(question)) : strangers;
}

function again({ account, consumption }: SequenceQuestion, own: number): Result<number> {
  if (account.sequence > own) return refuse('sequence-used');
  const lower = sequencesIn(consumption.reserved, account, account.sequence, own);
  return lower.size === own - account.sequence ? ok(own) : refuse('sequence-gap');
}

function nextFree({ account, consumption }: SequenceQuestion): number {
  const reserved = sequencesIn(consumption.reserved, account, 0, largestSequence);
  return [...reserved].reduce((next, sequence) => Math.max(next, sequence + 1), account.sequence);
}

/**
 * A sequence that was used since the plan and that no version of ours can have used: another wallet with the same words, or a journal that lost its
 * end. In the second case one of them may have paid this row, and others may be on their way; so nothing is signed before they are all decided.
 */
async function strangersSince(question: SequenceQuestion, entry: Entry): Promise<Result<void>> {
  const { account, consumption, state } = question;
  const planned = entry.detail['sequence'];
  if (typeof planned !== 'number') return refuse('plan-unreadable');
  const ours = sequencesIn(consumption.known, account, planned, account.sequence);
  const count = account.sequence - planned - ours.size;
  if (count <= 0) return ok(undefined);
  // More than the history that is looked through: nobody can say who all of them were (or a server made the number up).
  if (count > historyDepth) return refuse('account-used-elsewhere');
  const strange = Array.from({ length: account.sequence - planned }, (_, index) => planned + index).filter((one) => !ours.has(one));
  const users = await usersOf(question.backend, account.address, strange, entry.createdAt);
  if (!users.ok) return users;
  if ([...users.value.values()].some((user) => paysOneOf(user, entry))) return refuse('already-paid');
  const undone = await refuseIfOrderDone(question.backend, entry, [...users.value.values()]);
  if (!undone.ok) return undone;
  const decided = users.value.size === strange.length && state.validatedLedger > question.quietUntil;
  return decided ? ok(undefined) : refuse('account-used-elsewhere');
}

/** Any of these may be the order itself, sent by a journal that lost its end. */
async function refuseIfOrderDone(backend: XrplBackend, { order }: Entry, users: readonly XrplTransaction[]): Promise<Result<void>> {
  if (order === null) return ok(undefined);
  for (const { hash } of users.filter(({ result }) => result === 'tesSUCCESS')) {
    const same = await carriesOut(backend, order, hash);
    if (!same.ok) return same;
    if (same.value) return doneBy(hash);
  }
  return ok(undefined);
}

/** Of keys "account:sequence", the sequences of this account in [from, to). It never counts through the range: a server may name any number. */
function sequencesIn(keys: ReadonlySet<string>, account: XrplAccount, from: number, to: number): ReadonlySet<number> {
  const prefix = `${account.address}:`;
  const own = [...keys].filter((key) => key.startsWith(prefix)).map((key) => Number.parseInt(key.slice(prefix.length), 10));
  return new Set(own.filter((sequence) => sequence >= from && sequence < to));
}
