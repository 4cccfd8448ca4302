// Owns reading the validated transactions of one account, newest first, page by page, as records that the rules of payments understand.
import { ok, type Result, refuse } from '../../shared/result.ts';
import { type PaymentRecord, readPaymentRecord } from '../../shared/xrpl/receive/record-parse.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';

/** Small enough that a page of payments with much metadata is still one message of a sane size. */
const pageSize = 100;
/** 20,000 transactions: further back nobody looks in one go. */
const mostPages = 200;
/** A server need not keep to the size, but one that sends much more is not followed for 200 pages. */
const longestPage = 400;

/** The ledgers that the server looked through. */
export interface Searched {
  readonly first: number;
  readonly last: number;
}

export interface AccountRecords {
  readonly records: readonly PaymentRecord[];
  /** Where the look can go on, as the server said it; null where nothing older is left, or `enough` was reached. */
  readonly rest: unknown;
  /** Set where the look came to the end of what the server has. */
  readonly searched: Searched | null;
}

/** A part of a look: it goes on where an earlier one was given up, and ends after so many pages. */
export interface Look {
  readonly from?: unknown;
  readonly pages?: number;
}

export type RecordSource = Pick<XrplBackend, 'read'>;

/**
 * Validated transactions of `address` until `enough` says of one that it and what is older is not needed. An account that does not exist has none. Refusals: those of
 * a server that cannot be reached, and `backend-garbled`. What cannot be read is left out, never guessed.
 */
export async function readAccountRecords(
  backend: RecordSource,
  address: string,
  enough: (record: PaymentRecord, index: number) => boolean,
  { from, pages = mostPages }: Look = {},
): Promise<Result<AccountRecords>> {
  const records: PaymentRecord[] = [];
  let marker = from;
  for (let page = 0; page < pages; page += 1) {
    const answer = await readPage(backend, address, marker);
    if (!answer.ok) return answer;
    for (const record of answer.value.records) {
      if (enough(record, records.length)) return ok({ records, rest: null, searched: null });
      records.push(record);
    }
    marker = answer.value.marker;
    if (marker === undefined || marker === null) return ok({ records, rest: null, searched: answer.value.searched });
  }
  return ok({ records, rest: marker, searched: null });
}

interface Page {
  readonly records: readonly PaymentRecord[];
  readonly marker: unknown;
  readonly searched: Searched | null;
}

async function readPage(backend: RecordSource, account: string, marker: unknown): Promise<Result<Page>> {
  const asked = { account, ledger_index_min: -1, ledger_index_max: -1, limit: pageSize, forward: false };
  const answer = await backend.read('account_tx', marker === undefined ? asked : { ...asked, marker });
  if (!answer.ok) return isUnknownAccount(answer.error) ? ok({ records: [], marker: null, searched: null }) : answer;
  const { transactions } = answer.value;
  if (answer.value['account'] !== account || !Array.isArray(transactions) || transactions.length > longestPage)
    return refuse('backend-garbled');
  const records = transactions.flatMap((entry: unknown) => {
    const record = readPaymentRecord(entry);
    return record.ok && record.value.validated ? [record.value] : [];
  });
  return ok({ records, marker: answer.value['marker'], searched: searchedIn(answer.value) });
}

function searchedIn({ ledger_index_min: first, ledger_index_max: last }: Readonly<Record<string, unknown>>): Searched | null {
  return typeof first === 'number' && typeof last === 'number' && first >= 0 && last >= first ? { first, last } : null;
}

function isUnknownAccount({ params }: { readonly params?: Readonly<Record<string, string>> }): boolean {
  return params?.['status'] === 'actNotFound';
}
