// Owns the outbox's driver for the XRP Ledger: one payment per line, or one ordered transaction, drafted, signed just in time, sent and asked about.
import { refuse, type Result } from '../../../shared/result.ts';
import type { LedgerState, SubmitAnswer, XrplBackend } from '../../backends/xrpl-backend.ts';
import { accountOf } from '../consumed.ts';
import type { ChainDriver, Publication } from '../driver.ts';
import { type LedgerAccounts, oneAccount } from './xrpl-accounts.ts';
import { affordLines, draftLines, draftOrder } from './xrpl-draft.ts';
import { ledgersToLive } from './xrpl-fees.ts';
import { xrplVerdict } from './xrpl-proof.ts';
import { signEntry } from './xrpl-sign.ts';

export interface XrplDriverDeps {
  readonly backend: XrplBackend;
  /** The wallet's first account: that of plans from before plans named one. */
  readonly address: string;
  /** Absent: the first is the only one. */
  readonly accounts?: LedgerAccounts;
  /** The wallet's own: 0 is the real ledger, 1 the test ledger, above 1024 the id stands in every transaction. */
  readonly networkId: number;
  /** Unix seconds. */
  readonly now: () => number;
}

/** With everything filled in. */
export type LedgerDesk = Required<XrplDriverDeps>;

/**
 * A driver over the wallet's accounts. Refusals of its own: `network-mismatch`, `account-cannot-sign`, `earlier-attempt-open`, `insufficient-funds`, `fee-above-ceiling`,
 * `no-ticket`, those of destinations, token lines and sequences; else those of backend and signing.
 */
export function xrplDriver(given: XrplDriverDeps): ChainDriver {
  const desk: LedgerDesk = { accounts: oneAccount(given.address), ...given };
  let quietUntil: number | null = null;
  /** One look at the ledger serves a whole pass, however many rows are open. */
  let look: Promise<Look> | null = null;
  let passes = false;
  return {
    newPass() {
      look = null;
      passes = true;
    },
    afford: (options) => withState(desk, (state) => affordLines(desk, state, options)),
    draft: (lines, options) => withState(desk, (state) => draftLines(desk, state, lines, options)),
    draftOrder: (order, options, feeCeiling) => withState(desk, (state) => draftOrder(desk, state, order, options, feeCeiling)),
    sign: (entry, consumption, signers) =>
      withState(desk, (state) => {
        quietUntil ??= state.validatedLedger + ledgersToLive;
        return signEntry(desk, state, entry, { consumption, quietUntil, signers });
      }),
    publish: async (version, firstTime) => readSubmission(await desk.backend.submit(version.raw), firstTime),
    async mark() {
      if (!passes) return null;
      look ??= lookAt(desk);
      return markOf(desk, await look);
    },
    async verdict(entry) {
      if (!passes || look === null) look = lookAt(desk);
      const { state } = await look;
      if (!state.ok) return { kind: 'silent', reason: state.error.code };
      return xrplVerdict(desk.backend, accountOf(entry) ?? desk.address, state.value, entry);
    },
  };
}

interface Look {
  readonly state: Result<LedgerState>;
  /** The connection that all of it came from; null when it was replaced meanwhile. */
  readonly connection: number | null;
}

async function lookAt(desk: LedgerDesk): Promise<Look> {
  const before = desk.backend.connection();
  const state = await ledgerState(desk);
  return { state, connection: before === desk.backend.connection() ? before : null };
}

/**
 * What `tx` answers about an unchanged row changes only with a validated ledger; the newest that the server holds is a part of it, for a server names a
 * ledger as validated a moment before it has it in its books. Any other number counts as new, a lower one of a server that lags, too.
 */
function markOf({ backend }: LedgerDesk, { state, connection }: Look): string | null {
  if (!state.ok || connection !== backend.connection()) return null;
  const held = state.value.completeLedgers.split(/[-,]/).at(-1) ?? '';
  return `${connection}:${state.value.validatedLedger}:${held}`;
}

async function withState<T>(desk: LedgerDesk, use: (state: LedgerState) => Promise<Result<T>>): Promise<Result<T>> {
  const state = await ledgerState(desk);
  return state.ok ? use(state.value) : state;
}

/** Another ledger's words would prove falsehoods and take our signatures: `network-mismatch`. Servers of the real ledger name no id. */
async function ledgerState({ backend, networkId }: LedgerDesk): Promise<Result<LedgerState>> {
  const state = await backend.state();
  if (!state.ok) return state;
  return (state.value.networkId ?? 0) === networkId ? state : refuse('network-mismatch');
}

/**
 * A provisional result is a hint. `tes` and `tec` were put into the open ledger (a `tec` uses the sequence, so the run goes on); `tem` is proof only the first
 * time, because a server changes its words for bytes it has refused before; everything else stops the run until the ledger has decided.
 */
function readSubmission(answer: SubmitAnswer, firstTime: boolean): Publication {
  if (answer.kind === 'unknown') return answer;
  const { engineResult } = answer;
  if (engineResult === 'tesSUCCESS' || engineResult.startsWith('tec') || engineResult === 'tefALREADY') return { kind: 'accepted' };
  if (engineResult.startsWith('tem') && firstTime) return { kind: 'malformed', reason: engineResult };
  return { kind: 'rejected', reason: engineResult };
}
