// Owns what a server says of its network and of the ledger it is building.
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { LedgerFacts } from '../../shared/xrpl/facts.ts';
import { checked } from '../backends/json.ts';
import { amendmentsId } from './ledger-ids.ts';
import type { LedgerReader } from './ledger-reader.ts';
import { offByEntry, offByFeature, serverFee, serverState } from './server-parse.ts';

export type ServerFacts = Pick<LedgerFacts, 'networkId' | 'amendmentsOff' | 'reserve' | 'fee' | 'closeTime' | 'openLedger'>;

/** Refusals: those of a server that does not tell its state, and `backend-not-synced`. Fee and amendments may stay unknown. */
export async function serverFacts(reader: Pick<LedgerReader, 'ask'>): Promise<Result<ServerFacts>> {
  const [stateAnswer, feeAnswer, amendmentsOff] = await Promise.all([
    reader.ask('server_state', {}),
    reader.ask('fee', {}),
    amendments(reader),
  ]);
  if (!stateAnswer.ok) return stateAnswer;
  const state = checked(serverState, stateAnswer.value);
  if (!state.ok) return state;
  const ledger = state.value.validated_ledger;
  if (ledger === undefined || ledger === null) return refuse('backend-not-synced');
  const fee = feeAnswer.ok ? checked(serverFee, feeAnswer.value) : feeAnswer;
  return ok({
    networkId: state.value.network_id ?? 0,
    amendmentsOff,
    reserve: { base: ledger.reserve_base, increment: ledger.reserve_inc },
    fee: fee.ok ? { base: fee.value.base, open: fee.value.open } : null,
    closeTime: ledger.close_time ?? null,
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
