// Owns `submit`: a signed blob goes to the open ledger, and the answer says what became of it for now.
import { isHex } from '../base/hex.ts';
import { type JsonObject, textOf } from '../base/json.ts';
import { localRefusal, parseBlob } from '../engine/parse-transaction.ts';
import { isMalformed, type ResultCode, resultMessage, resultNumber } from '../engine/results.ts';
import type { Transaction } from '../engine/transaction.ts';
import type { Submission } from '../ledger/practice-ledger.ts';
import { readAccount } from '../ledger/view.ts';
import { type Answer, answer, type Command, type CommandContext, type CommandServer, fail } from './command.ts';
import { compactId } from './transaction-shape.ts';

export const submit: Command = (context) => {
  const blob = textOf(context.request, 'tx_blob');
  if (blob === undefined) return withoutBlob(context);
  if (blob === '' || !isHex(blob)) return fail('invalidParams', 'Invalid parameters.');
  const parsed = parseBlob(blob);
  if (!parsed.ok) return invalid(parsed.reason);
  const refusal = localRefusal(parsed.tx);
  if (refusal !== null) return invalid(refusal);
  const { server } = context;
  return server.isKnownBad(parsed.tx.hash) ? answer(knownBad(server, parsed.tx)) : submitted(context, parsed.tx);
};

/** Secrets never belong into a request; a practice ledger signs for nobody. */
function withoutBlob({ request }: CommandContext): Answer {
  if (request['tx_json'] !== undefined) return fail('notSupported', 'Signing is not supported by this server.');
  return fail('invalidParams', "Missing field 'tx_blob'.");
}

function invalid(reason: string): Answer {
  return { ok: false, error: { error: 'invalidTransaction', extra: { error_exception: reason } } };
}

function submitted({ server, request }: CommandContext, tx: Transaction): Answer {
  const failHard = request['fail_hard'] === true;
  const submission = server.submit(tx, failHard);
  if (isMalformed(submission.result)) server.rememberBad(tx.hash);
  return answer({ ...outcome(submission, failHard), ...engineResult(submission.result), ...ledgerState(server, tx), ...shown(server, tx) });
}

/** None of these tells success: `kept` is true for nearly everything that came without `fail_hard`. */
function outcome({ applied, held }: Submission, failHard: boolean): JsonObject {
  const kept = applied || !failHard;
  return { accepted: applied || kept, applied, broadcast: applied || held, kept, queued: false };
}

function knownBad(server: CommandServer, tx: Transaction): JsonObject {
  const nothing = { accepted: false, applied: false, broadcast: false, kept: false, queued: false };
  return { ...nothing, ...engineResult('temBAD_SIGNATURE'), ...shown(server, tx) };
}

export function engineResult(code: ResultCode): JsonObject {
  return { engine_result: code, engine_result_code: resultNumber(code), engine_result_message: resultMessage(code) };
}

function ledgerState({ ledger }: CommandServer, tx: Transaction): JsonObject {
  const next = readAccount(ledger.openView, tx.account)?.Sequence ?? 0;
  const sequences = { account_sequence_available: next, account_sequence_next: next };
  return { ...sequences, open_ledger_cost: String(ledger.rules.baseFee), validated_ledger_index: ledger.history.last.index };
}

/** A blob that is in a closed ledger already is shown with its place. */
function shown({ ledger }: CommandServer, tx: Transaction): JsonObject {
  const closed = ledger.history.transaction(tx.hash);
  const { ledgerIndex: index } = closed ?? {};
  const place = closed === undefined ? {} : { ...compactId(ledger.rules.networkId, closed), inLedger: index, ledger_index: index };
  return { tx_blob: tx.blob, tx_json: { ...tx.json, ...place, hash: tx.hash } };
}
