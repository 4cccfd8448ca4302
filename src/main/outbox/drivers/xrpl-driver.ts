// Owns the outbox's driver for the XRP Ledger: one direct payment per line, signed just in time.
import { dropsToText } from '../../../shared/money/units.ts';
import { ok, refuse, type Result } from '../../../shared/result.ts';
import type { LedgerState, SubmitAnswer, XrplAccount, XrplBackend } from '../../backends/xrpl-backend.ts';
import { type PaymentApproval, signPayment } from '../../chains/xrpl/sign.ts';
import type { DirectXrpPayment } from '../../chains/xrpl/types.ts';
import type { Afford, ChainDriver, Consumption, Draft, DraftOptions, Publication } from '../driver.ts';
import type { Signers } from '../signers.ts';
import type { Entry, PlanLine, Version } from '../types.ts';
import { invoiceIdOf } from '../../chains/xrpl/invoice-id.ts';
import { checkDestinations } from './xrpl-destination.ts';
import { refuseIfPaid, xrplVerdict } from './xrpl-proof.ts';
import { sequenceFor } from './xrpl-sequence.ts';

export interface XrplDriverDeps {
  readonly backend: XrplBackend;
  readonly address: string;
  /** The wallet's own: 0 is the real ledger, 1 the test ledger, above 1024 the id stands in every transaction. */
  readonly networkId: number;
  /** Unix seconds. */
  readonly now: () => number;
}

/** xrpl.js's default distance: long enough for a busy ledger, short enough to know within two minutes. */
export const ledgersToLive = 20;
/** Drops. A row never costs more than this, whatever a server says. */
const mostFee = 100_000n;
const largestPlainNetwork = 1024;

/**
 * A driver over one account. Refusals of its own: `network-mismatch`, `earlier-attempt-open`, `insufficient-funds`, `fee-above-ceiling`, those of destinations and sequences; else those
 * of backend and signing.
 */
export function xrplDriver(deps: XrplDriverDeps): ChainDriver {
  let quietUntil: number | null = null;
  return {
    afford: (options) => afford(deps, options),
    draft: (lines, options) => draft(deps, lines, options),
    async sign(entry, consumption, signers) {
      const state = await ledgerState(deps);
      if (!state.ok) return state;
      quietUntil ??= state.value.validatedLedger + ledgersToLive;
      return sign(deps, entry, state.value, consumption, quietUntil, signers);
    },
    publish: async (version, firstTime) => readSubmission(await deps.backend.submit(version.raw), firstTime),
    async verdict(entry) {
      const state = await ledgerState(deps);
      if (!state.ok) return { kind: 'silent', reason: state.error.code };
      return xrplVerdict(deps.backend, deps.address, state.value, entry);
    },
  };
}

/** Another ledger's words would prove falsehoods and take our signatures: `network-mismatch`. Servers of the real ledger name no id. */
async function ledgerState(deps: XrplDriverDeps): Promise<Result<LedgerState>> {
  const state = await deps.backend.state();
  if (!state.ok) return state;
  return (state.value.networkId ?? 0) === deps.networkId ? state : refuse('network-mismatch');
}

async function afford(deps: XrplDriverDeps, options: DraftOptions): Promise<Result<Afford>> {
  const state = await ledgerState(deps);
  if (!state.ok) return state;
  const account = await deps.backend.account(deps.address, 'validated');
  if (!account.ok) return account;
  const ceiling = ceilingFor(feeNow(state.value));
  return ok((lines) => {
    const needed = lines.reduce((sum, line) => sum + line.amount + ceiling, 0n);
    const funded = checkFunds(account.value, state.value, options.committed + needed);
    return funded.ok ? ok(needed) : funded;
  });
}

async function draft(deps: XrplDriverDeps, lines: readonly PlanLine[], options: DraftOptions): Promise<Result<readonly Draft[]>> {
  const state = await ledgerState(deps);
  if (!state.ok) return state;
  const account = await deps.backend.account(deps.address, 'validated');
  if (!account.ok) return account;
  const fee = feeNow(state.value);
  const feeCeiling = ceilingFor(fee);
  if (fee > feeCeiling) return refuse('fee-above-ceiling');
  const needed = lines.reduce((sum, line) => sum + line.amount + feeCeiling, options.committed);
  const funded = checkFunds(account.value, state.value, needed);
  if (!funded.ok) return funded;
  const unpaid = await refuseIfPaid(deps.backend, deps.address, lines, options.past);
  if (!unpaid.ok) return unpaid;
  const taken = await checkDestinations(deps.backend, lines, deps.address, state.value);
  if (!taken.ok) return taken;
  const detail = { sequence: funded.value.sequence, ledger: state.value.validatedLedger };
  return ok(lines.map((line) => ({ lines: [line], fee, feeCeiling, change: null, detail, consumes: [] })));
}

/** What gets into the next ledger, and a fifth more so that a small rise does not delay it (as xrpl.js does). */
function feeNow({ baseFee, openLedgerFee }: LedgerState): bigint {
  const asked = openLedgerFee > baseFee ? openLedgerFee : baseFee;
  return (asked * 12n + 9n) / 10n;
}

/** Rows are signed later than they are approved: the sender allows five times the fee of the moment. */
function ceilingFor(fee: bigint): bigint {
  return fee * 5n < mostFee ? fee * 5n : mostFee;
}

function checkFunds(account: XrplAccount | null, state: LedgerState, needed: bigint): Result<XrplAccount> {
  const available = account === null ? 0n : account.balance - reserveOf(account, state);
  if (account !== null && needed <= available) return ok(account);
  const shown = available > 0n ? available : 0n;
  const [haveText, needText, missingText] = [shown, needed, needed - shown].map(dropsToText);
  return refuse('insufficient-funds', { asset: 'XRP', available: haveText ?? '', needed: needText ?? '', missing: missingText ?? '' });
}

function reserveOf(account: XrplAccount, { reserveBase, reserveIncrement }: LedgerState): bigint {
  return reserveBase + BigInt(account.ownerCount) * reserveIncrement;
}

async function sign(
  deps: XrplDriverDeps,
  entry: Entry,
  state: LedgerState,
  consumption: Consumption,
  quietUntil: number,
  signers: Signers,
): Promise<Result<Version>> {
  const line = entry.lines[0];
  if (line === undefined || entry.lines.length !== 1) return refuse('plan-unreadable');
  // One server's word that bytes are malformed ends their row, but a second payment waits until no ledger can take them any more.
  if (entry.versions.length === 0 && state.validatedLedger <= consumption.past.lastLedger(line.payoutId))
    return refuse('earlier-attempt-open');
  const account = await deps.backend.account(deps.address, 'current');
  if (!account.ok) return account;
  const fee = feeNow(state);
  if (fee > entry.feeCeiling) return refuse('fee-above-ceiling');
  // The fee may come out of the reserve (the ledger's own rule); what the plan promised beyond this row was checked when it was made.
  const funded = checkFunds(account.value, state, line.amount);
  if (!funded.ok) return funded;
  const taken = await checkDestinations(deps.backend, [line], deps.address, state);
  if (!taken.ok) return taken;
  const sequence = await sequenceFor({ backend: deps.backend, account: funded.value, state, consumption, quietUntil }, entry);
  return sequence.ok ? signLine(deps, entry, line, state, sequence.value, fee, signers) : sequence;
}

async function signLine(
  deps: XrplDriverDeps,
  entry: Entry,
  line: PlanLine,
  state: LedgerState,
  sequence: number,
  fee: bigint,
  signers: Signers,
): Promise<Result<Version>> {
  const payment = paymentFor(deps, line, state, sequence, fee);
  const approved = approvalOf(deps, entry, line, sequence, state);
  const signed = await signers.withXrplKey(deps.address, (key) => signPayment(payment, key, approved));
  if (!signed.ok) return signed;
  if (!signed.value.ok) return signed.value;
  return ok({
    raw: signed.value.value.blob,
    transactionId: signed.value.value.hash,
    consumes: [`${deps.address}:${sequence}`],
    outputs: null,
    lastLedgerSequence: payment.lastLedgerSequence,
    signedAtLedger: state.validatedLedger,
    fee,
    signedAt: deps.now(),
  });
}

/** From the plan, not from the payment that was built: what checks must not come from what is checked. */
function approvalOf(deps: XrplDriverDeps, entry: Entry, line: PlanLine, sequence: number, state: LedgerState): PaymentApproval {
  return {
    account: deps.address,
    destination: line.address,
    tag: line.tag,
    drops: line.amount,
    feeCeiling: entry.feeCeiling,
    networkId: deps.networkId > largestPlainNetwork ? deps.networkId : null,
    invoiceId: invoiceIdOf(line.payoutId),
    sequence,
    lastLedgerSequence: state.validatedLedger + ledgersToLive,
  };
}

function paymentFor(deps: XrplDriverDeps, line: PlanLine, state: LedgerState, sequence: number, fee: bigint): DirectXrpPayment {
  return {
    account: deps.address,
    destination: line.address,
    tag: line.tag,
    drops: line.amount,
    fee,
    sequence,
    lastLedgerSequence: state.validatedLedger + ledgersToLive,
    networkId: deps.networkId > largestPlainNetwork ? deps.networkId : null,
    invoiceId: invoiceIdOf(line.payoutId),
  };
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
