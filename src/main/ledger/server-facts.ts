// Owns what a server says of its network and of the ledger it is building.
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { LedgerFacts } from '../../shared/xrpl/facts.ts';
import { checked } from '../backends/json.ts';
import { amendmentsId } from './ledger-ids.ts';
import type { LedgerReader } from './ledger-reader.ts';
import { offByEntry, offByFeature, serverFee, serverState } from './server-parse.ts';

export type ServerFacts = Pick<LedgerFacts, 'networkId' | 'amendmentsOff' | 'reserve' | 'fee' | 'closeTime' | 'openLedger'>;

/** The last validated ledger. */
export interface LastLedger {
  /** 0 for a server that names none, as those of the real ledger do. */
  readonly networkId: number;
  readonly index: number;
  /** Drops. */
  readonly reserve: { readonly base: bigint; readonly increment: bigint };
  /** Seconds of the ledger's epoch. */
  readonly closeTime: number | null;
}

/**
 * `networkId`: id of the wallet's ledger; null: whatever the server is. Refusals: `network-mismatch`, those of a server that does not tell its state, and
 * `backend-not-synced`.
 */
export async function lastLedger(reader: Pick<LedgerReader, 'ask'>, networkId: number | null): Promise<Result<LastLedger>> {
  const answer = await reader.ask('server_state', {});
  if (!answer.ok) return answer;
  const state = checked(serverState, answer.value);
  if (!state.ok) return state;
  const { network_id, validated_ledger: ledger } = state.value;
  if (networkId !== null && (network_id ?? 0) !== networkId) return refuse('network-mismatch');
  if (ledger === undefined || ledger === null) return refuse('backend-not-synced');
  const reserve = { base: ledger.reserve_base, increment: ledger.reserve_inc };
  return ok({ networkId: network_id ?? 0, index: ledger.seq, reserve, closeTime: ledger.close_time ?? null });
}

/** Refusals: those of `lastLedger`. Fee and amendments may stay unknown. */
export async function serverFacts(reader: Pick<LedgerReader, 'ask'>, networkIdWanted: number | null): Promise<Result<ServerFacts>> {
  const [ledger, feeAnswer, amendmentsOff] = await Promise.all([
    lastLedger(reader, networkIdWanted),
    reader.ask('fee', {}),
    amendments(reader),
  ]);
  if (!ledger.ok) return ledger;
  const { networkId, reserve, closeTime } = ledger.value;
  const fee = feeAnswer.ok ? checked(serverFee, feeAnswer.value) : feeAnswer;
  return ok({
    networkId,
    amendmentsOff,
    reserve,
    fee: fee.ok ? { base: fee.value.base, open: fee.value.open } : null,
    closeTime,
    openLedger: fee.ok ? fee.value.openLedger : null,
  });
}

/** Public servers may keep `feature` to themselves; the ledger's own list tells as much. */
async function amendments(reader: Pick<LedgerReader, 'ask'>): Promise<readonly string[] | null> {
  const answer = await reader.ask('feature', {});
  const off = answer.ok ? offByFeature(answer.value) : null;
  if (off !== null) return off;
  const entry = await reader.ask('ledger_entry', { index: amendmentsId, ledger_index: 'validated' });
  return entry.ok ? offByEntry(entry.value['node']) : null;
}
