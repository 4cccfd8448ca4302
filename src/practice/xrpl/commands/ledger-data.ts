// Owns `ledger_data`: every entry of a ledger, in the order of their ids, in pages.
import { encode } from 'ripple-binary-codec';
import { isHash } from '../base/hex.ts';
import type { JsonObject } from '../base/json.ts';
import type { LedgerEntry } from '../ledger/entries.ts';
import { answer, type Command, fail } from './command.ts';
import { entryKind } from './entry-types.ts';
import { shownHeader } from './ledger.ts';
import { chooseLedger } from './ledger-choice.ts';

/** Entries of a page, as JSON and as bytes. */
const [MOST, MOST_BINARY] = [256, 2048];

/** The first page also shows the header. The marker is the id of the last entry that was looked at. */
export const ledgerData: Command = (context) => {
  const { marker, type, limit: asked, binary } = context.request;
  const choice = chooseLedger(context);
  if (!choice.ok) return choice;
  if (marker !== undefined && (typeof marker !== 'string' || !isHash(marker)))
    return fail('invalidParams', "Invalid field 'marker', not valid.");
  if (asked !== undefined && !Number.isSafeInteger(asked)) return fail('invalidParams', "Invalid field 'limit', not integer.");
  const kind = type === undefined ? undefined : entryKind(type, 'all');
  if (type !== undefined && kind === undefined) return fail('invalidParams', "Invalid field 'type'.");
  const most = binary === true ? MOST_BINARY : MOST;
  const limit = typeof asked === 'number' && asked >= 0 ? Math.min(asked, most) : most;
  const after = typeof marker === 'string' ? marker.toUpperCase() : '';
  const rest = [...choice.ledger.view.entries()].filter(([index]) => index > after).sort(([a], [b]) => (a < b ? -1 : 1));
  const page = rest.slice(0, limit);
  const last = page.at(-1);
  const next = rest.length > page.length && last !== undefined ? { marker: last[0] } : {};
  const state = page
    .filter(([, entry]) => kind === undefined || entry.LedgerEntryType === kind)
    .map(([index, entry]) => shown(index, entry, binary === true));
  const header = marker === undefined ? { ledger: shownHeader(context, choice.ledger) } : {};
  return answer({ ...header, state, ...next, ...choice.ledger.fields });
};

function shown(index: string, entry: LedgerEntry, binary: boolean): JsonObject {
  return binary ? { data: encode(entry), index } : { ...entry, index };
}
