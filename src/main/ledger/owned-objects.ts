// Owns reading everything that an account owns, page by page, of one validated ledger.
import * as z from 'zod';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { checked } from '../backends/json.ts';
import { address, uint32 } from './entries-parse.ts';
import { isAbsent, type LedgerReader } from './ledger-reader.ts';

const pageLimit = 400;
const mostPages = 20;
/** Servers may show more on a page than they were asked for; four megabytes end a connection anyhow. */
const mostOnPage = 5_000;

const page = z.object({
  account: address,
  account_objects: z.array(z.record(z.string(), z.unknown())).max(mostOnPage),
  ledger_index: uint32.optional(),
  marker: z.unknown().optional(),
});

export interface OwnedObjects {
  readonly objects: readonly Readonly<Record<string, unknown>>[];
  /** True where the account owns more than is read. */
  readonly more: boolean;
}

/**
 * At most 20 pages. Null: the account does not exist. Refusals: those of the server; `backend-garbled` also where it answers for somebody else or turns in a circle.
 * All pages are of the ledger that the first one was of.
 */
export async function ownedObjects(reader: LedgerReader, account: string): Promise<Result<OwnedObjects | null>> {
  const objects: Readonly<Record<string, unknown>>[] = [];
  const markers = new Set<string>();
  let ledger: string | number = 'validated';
  let marker: unknown;
  for (let number = 0; number < mostPages; number += 1) {
    const asked = { account, ledger_index: ledger, limit: pageLimit, ...(marker === undefined ? {} : { marker }) };
    const answer = await reader.ask('account_objects', asked);
    if (!answer.ok) return number === 0 && isAbsent(answer.error) ? ok(null) : answer;
    const read = checked(page, answer.value);
    if (!read.ok) return read;
    if (read.value.account !== account) return refuse('backend-garbled');
    objects.push(...read.value.account_objects);
    ledger = read.value.ledger_index ?? ledger;
    marker = read.value.marker;
    if (marker === undefined || marker === null) return ok({ objects, more: false });
    const seen = JSON.stringify(marker);
    if (markers.has(seen)) return refuse('backend-garbled');
    markers.add(seen);
  }
  return ok({ objects, more: true });
}
