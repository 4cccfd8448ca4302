// Owns reading the validated transactions of one account, newest first, page by page, as records that the rules of payments understand.
import { ok, type Result, refuse } from '../../shared/result.ts';
import { type PaymentRecord, readPaymentRecord } from '../../shared/xrpl/receive/record-parse.ts';
import type { XrplBackend } from '../backends/xrpl-backend.ts';

/** Small enough that a page of payments with much metadata is still one message of a sane size. */
const pageSize = 100;
/** 20,000 transactions: further back nobody looks in one go. */
const mostPages = 200;

export interface AccountRecords {
  readonly records: readonly PaymentRecord[];
  /** Nothing older is left, or `enough` was reached; false where the look was given up because there is too much. */
  readonly complete: boolean;
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
): Promise<Result<AccountRecords>> {
  const records: PaymentRecord[] = [];
  let marker: unknown;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await readPage(backend, address, marker);
    if (!answer.ok) return answer;
    for (const record of answer.value.records) {
      if (enough(record, records.length)) return ok({ records, complete: true });
      records.push(record);
    }
    marker = answer.value.marker;
    if (marker === undefined || marker === null) return ok({ records, complete: true });
  }
  return ok({ records, complete: false });
}

interface Page {
  readonly records: readonly PaymentRecord[];
  readonly marker: unknown;
}

async function readPage(backend: RecordSource, account: string, marker: unknown): Promise<Result<Page>> {
  const asked = { account, ledger_index_min: -1, ledger_index_max: -1, limit: pageSize, forward: false };
  const answer = await backend.read('account_tx', marker === undefined ? asked : { ...asked, marker });
  if (!answer.ok) return isUnknownAccount(answer.error) ? ok({ records: [], marker: null }) : answer;
  const { transactions } = answer.value;
  if (answer.value['account'] !== account || !Array.isArray(transactions)) return refuse('backend-garbled');
  const records = transactions.flatMap((entry: unknown) => {
    const record = readPaymentRecord(entry);
    return record.ok && record.value.validated ? [record.value] : [];
  });
  return ok({ records, marker: answer.value['marker'] });
}

function isUnknownAccount({ params }: { readonly params?: Readonly<Record<string, string>> }): boolean {
  return params?.['status'] === 'actNotFound';
}
