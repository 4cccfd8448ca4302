// Owns the XRP Ledger backend that speaks rippled's WebSocket protocol. It asks and reports; sequence, fee and retry are decided by the outbox.
import type * as z from 'zod';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { checked } from './json.ts';
import type { RippledAnswer } from './rippled-client.ts';
import { type RippledConnection, type RippledConnectionOptions, rippledConnection } from './rippled-connection.ts';
import * as shape from './rippled-parse.ts';
import type { LedgerState, SubmitAnswer, XrplAccount, XrplBackend, XrplLookup, XrplTransaction } from './xrpl-backend.ts';

/** rippled refuses wider ranges (excessiveLgrRange). */
const maxLookupRange = 1000;
const pageLimit = 200;
const maxPages = 20;

export interface RippledBackend extends XrplBackend {
  /** See `RippledConnection.relocate`. */
  relocate(): void;
  isConnected(): boolean;
}

/**
 * A backend over one rippled server. Refusals: `backend-unreachable`, `backend-timeout`, `backend-garbled` (not what the protocol promises),
 * `backend-refused` with `status` (the server's error name), `backend-not-synced` (no validated ledger yet).
 */
export function rippledBackend(options: RippledConnectionOptions): RippledBackend {
  const connection = rippledConnection(options);
  return {
    state: () => ledgerState(connection),
    account: (address, ledger) => account(connection, address, ledger),
    read: async (command, fields) => read(shape.members, await connection.ask(command, fields)),
    submit: async (blob) => readSubmit(await connection.ask('submit', { tx_blob: blob })),
    lookup: (hash, range) => lookup(connection, hash, range),
    transactions: (address, limit, since) => transactions(connection, address, limit, since ?? null),
    connection: () => connection.opened(),
    onLedger: (listener) => connection.onLedger(listener),
    relocate: () => connection.relocate(),
    isConnected: () => connection.isConnected(),
    close: () => connection.close(),
  };
}

function read<T>(schema: z.ZodType<T>, answer: RippledAnswer): Result<T> {
  switch (answer.kind) {
    case 'result':
      return checked(schema, answer.result);
    case 'error':
      return refuse('backend-refused', { status: answer.error.slice(0, 60) });
    case 'lost':
      return refuse(answer.code);
  }
}

async function ledgerState(connection: RippledConnection): Promise<Result<LedgerState>> {
  const [stateAnswer, feeAnswer] = await Promise.all([connection.ask('server_state', {}), connection.ask('fee', {})]);
  const state = read(shape.serverState, stateAnswer);
  const fee = read(shape.openLedgerFee, feeAnswer);
  if (!state.ok) return state;
  if (!fee.ok) return fee;
  const { network_id, complete_ledgers, validated_ledger: ledger } = state.value;
  if (ledger === undefined || ledger === null) return refuse('backend-not-synced');
  return ok({
    networkId: network_id ?? null,
    validatedLedger: ledger.seq,
    completeLedgers: complete_ledgers,
    baseFee: ledger.base_fee,
    openLedgerFee: fee.value,
    reserveBase: ledger.reserve_base,
    reserveIncrement: ledger.reserve_inc,
  });
}

async function account(
  connection: RippledConnection,
  address: string,
  ledger: 'current' | 'validated',
): Promise<Result<XrplAccount | null>> {
  const answer = await connection.ask('account_info', { account: address, ledger_index: ledger });
  if (answer.kind === 'error' && answer.error === 'actNotFound') return ok(null);
  const info = read(shape.accountInfo, answer);
  if (!info.ok) return info;
  const isAsked = info.value.account.address === address && info.value.validated === (ledger === 'validated');
  return isAsked ? ok(info.value.account) : refuse('backend-garbled');
}

/** An error answer (an unreadable blob, a busy server) is no engine result: what became of the transaction is for a lookup to tell. */
function readSubmit(answer: RippledAnswer): SubmitAnswer {
  if (answer.kind === 'error') return { kind: 'unknown', reason: answer.error.slice(0, 60) };
  const result = read(shape.submitResult, answer);
  return result.ok ? { kind: 'result', engineResult: result.value } : { kind: 'unknown', reason: result.error.code };
}

async function lookup(
  connection: RippledConnection,
  hash: string,
  range: { readonly from: number; readonly to: number },
): Promise<Result<XrplLookup>> {
  const isNarrow = range.to >= range.from && range.to - range.from <= maxLookupRange;
  const bounds = isNarrow ? { min_ledger: range.from, max_ledger: range.to } : {};
  const answer = await connection.ask('tx', { transaction: hash, ...bounds });
  if (answer.kind === 'error' && answer.error === 'txnNotFound') {
    return ok({ kind: 'absent', searchedAll: isNarrow && shape.searchedAll.safeParse(answer.data).success });
  }
  const found = read(shape.transaction, answer);
  if (!found.ok) return found;
  return found.value.hash === hash.toUpperCase() ? ok({ kind: 'found', transaction: found.value }) : refuse('backend-garbled');
}

async function transactions(
  connection: RippledConnection,
  address: string,
  limit: number,
  since: number | null,
): Promise<Result<readonly XrplTransaction[]>> {
  const found = new Map<string, XrplTransaction>();
  let marker: unknown;
  for (let number = 0; number < maxPages && (found.size < limit || isYoung([...found.values()].at(-1), since)); number += 1) {
    const wanted = since === null ? Math.min(limit - found.size, pageLimit) : pageLimit;
    const page = await transactionPage(connection, address, wanted, marker);
    if (!page.ok) return page;
    for (const entry of page.value.transactions) found.set(entry.hash, entry);
    marker = page.value.marker;
    if (marker === undefined || marker === null) break;
  }
  const all = [...found.values()];
  return ok(all.filter((entry, index) => index < limit || isYoung(entry, since)));
}

function isYoung(entry: XrplTransaction | undefined, since: number | null): boolean {
  return since !== null && entry !== undefined && (entry.closedAt ?? since) >= since;
}

async function transactionPage(
  connection: RippledConnection,
  address: string,
  limit: number,
  marker: unknown,
): Promise<Result<z.output<typeof shape.accountTransactions>>> {
  const asked = { account: address, ledger_index_min: -1, ledger_index_max: -1, limit, forward: false };
  const answer = await connection.ask('account_tx', marker === undefined ? asked : { ...asked, marker });
  if (answer.kind === 'error' && answer.error === 'actNotFound') return ok({ account: address, transactions: [] });
  const page = read(shape.accountTransactions, answer);
  return page.ok && page.value.account !== address ? refuse('backend-garbled') : page;
}
