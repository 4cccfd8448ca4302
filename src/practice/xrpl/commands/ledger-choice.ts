// Owns which ledger a request means, and what every answer says of it (xrpl-protocol.md section 1.1).
import { isHash } from '../base/hex.ts';
import type { JsonObject } from '../base/json.ts';
import type { ClosedLedger } from '../ledger/history.ts';
import type { PracticeLedger } from '../ledger/practice-ledger.ts';
import type { ReadView } from '../ledger/view.ts';
import { type Answer, type CommandContext, fail } from './command.ts';

export interface ChosenLedger {
  readonly view: ReadView;
  readonly index: number;
  /** Undefined for the open ledger. */
  readonly closed: ClosedLedger | undefined;
  /** The members that tell the client which ledger it was. */
  readonly fields: JsonObject;
}

type Choice = { readonly ok: true; readonly ledger: ChosenLedger } | Extract<Answer, { ok: false }>;

const DIGITS = /^\d{1,10}$/;

/** The ledger that `ledger_hash` or `ledger_index` names; the open one if neither does. A hash wins over an index. */
export function chooseLedger({ server: { ledger }, request }: CommandContext): Choice {
  const { ledger_hash: hash, ledger_index: index } = request;
  if (hash !== undefined && hash !== null) {
    if (typeof hash !== 'string' || !isHash(hash)) return refused('invalidParams', "Invalid field 'ledger_hash', not hash.");
    return closedChoice(ledger, ledger.history.ledgerByHash(hash));
  }
  if (index === undefined || index === null || index === 'current') return { ok: true, ledger: openLedger(ledger) };
  if (index === 'validated' || index === 'closed') return closedChoice(ledger, ledger.history.ledger(ledger.history.last.index));
  const isNumber = (typeof index === 'number' && Number.isSafeInteger(index)) || (typeof index === 'string' && DIGITS.test(index));
  if (!isNumber) return refused('invalidParams', "Invalid field 'ledger_index', not string or number.");
  const number = Number(index);
  if (number === ledger.openIndex) return { ok: true, ledger: openLedger(ledger) };
  return closedChoice(ledger, ledger.history.ledger(number));
}

function refused(error: 'invalidParams' | 'lgrNotFound', message: string): Choice {
  const failure = fail(error, message);
  if (failure.ok) throw new Error('an error that is none');
  return failure;
}

function openLedger(ledger: PracticeLedger): ChosenLedger {
  const fields = { ledger_current_index: ledger.openIndex, validated: false };
  return { view: ledger.openView, index: ledger.openIndex, closed: undefined, fields };
}

function closedChoice(ledger: PracticeLedger, closed: ClosedLedger | undefined): Choice {
  if (closed === undefined) return refused('lgrNotFound', 'ledgerNotFound');
  const { index, hash } = closed.header;
  const view = index === ledger.history.last.index ? ledger.history.state : ledger.history.stateAfter(index);
  return { ok: true, ledger: { view, index, closed, fields: { ledger_hash: hash, ledger_index: index, validated: true } } };
}
