// Owns one automatic run of one processor: what waits, whether it may go, and what became of it (spec §11, §16.5).
import type { Processor } from '../../shared/contract/policies.ts';
import { textToUnits, unitsToText } from '../../shared/money/units.ts';
import { methodChain, methodCurrency, methodDecimals } from '../../shared/payouts/methods.ts';
import type { World } from '../../shared/payouts/world.ts';
import { ok, refuse, type Refusal, type Result } from '../../shared/result.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { candidatesOf, type Candidate, type CandidateSources, judgeOf } from './candidates.ts';
import { type Choice, choose } from './choose.ts';
import type { FailedPayout, NewRun, RunLog } from './run-log.ts';

/** One open wallet, as far as a run needs it. */
export interface PolicyWallet {
  readonly walletId: string;
  /** The newest promises at each reading. */
  readonly world: () => World;
  readonly outbox: Outbox;
  /** Satoshi per 1,000 virtual bytes for confirmation within so many blocks. */
  readonly feeRate: (blocks: number) => Promise<Result<bigint>>;
  /** Whether the armed copy could sign for this method at all; absent: it can. Refusal: `armed-account-imported`. */
  readonly mayRun?: (methodId: string) => Result<void>;
  /** Asks the chain whether another wallet has paid some of these; what is found stands in the promises afterwards. Refusals: nobody knows just now. */
  readonly lookForOthers: (payoutIds: readonly string[]) => Promise<Result<void>>;
}

export interface RunDeps {
  readonly wallet: PolicyWallet;
  readonly log: RunLog;
  /** The word of the arming on exactly these settings, asked anew at the last moment. Refusal `not-armed`. */
  readonly permitted: () => Result<void>;
}

export interface RunOutcome {
  readonly run: NewRun;
  readonly failed: readonly FailedPayout[];
  /** True when the same may work soon: nobody answered, or something moved meanwhile. */
  readonly soon: boolean;
}

/** A payout that the chain or the promises refuse by name is left out, and the rest tried again, so often. */
const mostTries = 20;
/** Refusals that another moment may change, and that are no payout's fault. */
const passing: ReadonlySet<string> = new Set([
  'not-ready',
  'invalid-state',
  'old-revision',
  'promise-changed',
  'payout-in-flight',
  'external-payment-seen',
]);

export async function runPolicy(deps: RunDeps, processor: Processor): Promise<RunOutcome> {
  const { wallet, log } = deps;
  const { methodId } = processor;
  const permitted = deps.permitted();
  if (!permitted.ok) return outcome(processor, 'not-armed', {});
  const able = wallet.mayRun?.(methodId) ?? ok(undefined);
  if (!able.ok) return refused(processor, able.error, []);
  const sources = (): CandidateSources => ({ world: wallet.world(), outbox: wallet.outbox, log });
  const candidates = candidatesOf(sources(), methodId);
  if (candidates.length === 0) return outcome(processor, 'nothing-to-pay', {});
  const sum = candidates.reduce((total, { amount }) => total + amount, 0n);
  if (sum < unitsOf(processor, processor.threshold)) {
    return outcome(processor, 'below-threshold', {
      sum: textOf(processor, sum),
      threshold: processor.threshold,
      unit: methodCurrency(methodId),
    });
  }
  const feeRate = await feeRateFor(deps, processor);
  if (!feeRate.ok) return refused(processor, feeRate.error, []);
  const ceiling = rateCeiling(processor);
  if (feeRate.value !== null && ceiling !== null && feeRate.value > ceiling)
    return outcome(processor, 'fee-above-ceiling', { fee: unitsToText(feeRate.value, 3), ceiling: processor.feeCeiling ?? '' });
  const weigh = await wallet.outbox.affordable(methodChain(methodId), feeRate.value);
  if (!weigh.ok) return refused(processor, weigh.error, []);
  const choice = choose(candidates, weigh.value, roomOf(deps, processor));
  for (const { payoutId, why } of choice.failed) wallet.outbox.leftOut({ code: why }, [payoutId]);
  if (choice.included.length === 0) return nothingFits(deps, processor, choice);
  const looked = await wallet.lookForOthers(choice.included.map(({ payoutId }) => payoutId));
  if (!looked.ok) return refused(processor, looked.error, choice.failed.map(asFailed));
  return pay(deps, processor, sources, choice, feeRate.value, candidates.length);
}

async function feeRateFor({ wallet }: RunDeps, { methodId, feeBlockTarget }: Processor): Promise<Result<bigint | null>> {
  return methodId === 'BTC-CHAIN' ? wallet.feeRate(feeBlockTarget) : ok(null);
}

/** Satoshi per 1,000 virtual bytes; null on the XRP Ledger, whose ceiling is one of drops. */
function rateCeiling({ methodId, feeCeiling }: Processor): bigint | null {
  if (methodId !== 'BTC-CHAIN' || feeCeiling === null) return null;
  const units = textToUnits(feeCeiling, 3);
  return units.ok ? units.value : 0n;
}

function mostDrops({ methodId, feeCeiling }: Processor): bigint | null {
  if (methodId !== 'XRP-CHAIN' || feeCeiling === null) return null;
  const units = textToUnits(feeCeiling, 0);
  return units.ok ? units.value : 0n;
}

/** Units of the chain; null = no cap. A cap that cannot be read is a cap of nothing. */
function capOf(processor: Processor): bigint | null {
  return processor.dailyCap === null ? null : unitsOf(processor, processor.dailyCap);
}

function roomOf({ wallet }: RunDeps, processor: Processor): bigint | null {
  const cap = capOf(processor);
  return cap === null ? null : cap - wallet.outbox.spentByPolicy(methodChain(processor.methodId));
}

function nothingFits({ wallet }: RunDeps, processor: Processor, choice: Choice): RunOutcome {
  const unit = methodCurrency(processor.methodId);
  const failed = choice.failed.map(asFailed);
  if (choice.reason === 'insufficient-funds') return outcome(processor, 'no-funds', {}, failed);
  if (choice.reason === 'daily-cap-exceeded') {
    const spent = textOf(processor, wallet.outbox.spentByPolicy(methodChain(processor.methodId)));
    return outcome(processor, 'cap-reached', { cap: processor.dailyCap ?? '0', spent, unit }, failed);
  }
  return refused(processor, { code: choice.reason ?? 'internal' }, failed);
}

async function pay(
  deps: RunDeps,
  processor: Processor,
  sources: () => CandidateSources,
  choice: Choice,
  feeRate: bigint | null,
  waiting: number,
): Promise<RunOutcome> {
  const failed: Candidate[] = [...choice.failed];
  let paying = choice.included;
  for (let attempt = 0; ; attempt += 1) {
    const plan = await deps.wallet.outbox.payByPolicy({
      walletId: deps.wallet.walletId,
      payoutIds: paying.map(({ payoutId }) => payoutId),
      chain: methodChain(processor.methodId),
      feeRate,
      mostFee: mostDrops(processor),
      cap: () => capOf(processor),
      permit: (payoutIds) => permit(deps, sources(), payoutIds),
    });
    if (plan.ok) return paidOutcome(processor, plan.value.id, paying, waiting, failed.map(asFailed));
    const culprit = paying.find(({ payoutId }) => payoutId === plan.error.params?.payoutId);
    if (culprit === undefined || paying.length === 1 || attempt >= mostTries) {
      const own = culprit !== undefined && !passing.has(plan.error.code) ? [culprit] : [];
      return refused(processor, plan.error, [...failed, ...own].map(asFailed));
    }
    if (!passing.has(plan.error.code)) failed.push(culprit);
    paying = paying.filter((candidate) => candidate !== culprit);
  }
}

/** The last look, after the lock: still armed for these settings, and each payout still what a run may pay. Its own plan holds it by now. */
function permit(deps: RunDeps, sources: CandidateSources, payoutIds: readonly string[]): Result<void> {
  const permitted = deps.permitted();
  if (!permitted.ok) return permitted;
  const judge = judgeOf(sources);
  const lost = payoutIds.find((id) => {
    const payout = sources.world.payouts.get(id);
    return payout === undefined || judge(payout) === null;
  });
  return lost === undefined ? ok(undefined) : refuse('promise-changed', { payoutId: lost });
}

function paidOutcome(
  processor: Processor,
  planId: string,
  paid: readonly Candidate[],
  waiting: number,
  failed: readonly FailedPayout[],
): RunOutcome {
  const amount = paid.reduce((sum, candidate) => sum + candidate.amount, 0n);
  const params = {
    count: String(paid.length),
    amount: textOf(processor, amount),
    unit: methodCurrency(processor.methodId),
    left: String(waiting - paid.length),
  };
  const made = outcome(processor, 'paid', params, failed);
  return { ...made, run: { ...made.run, planId } };
}

function outcome(
  { methodId }: Processor,
  code: NewRun['code'],
  params: Readonly<Record<string, string>>,
  failed: readonly FailedPayout[] = [],
): RunOutcome {
  return { run: { methodId, code, params: { ...params }, planId: null }, failed, soon: false };
}

/** Refusals that the log has its own words for are said in those. */
function refused(processor: Processor, error: Refusal, failed: readonly FailedPayout[]): RunOutcome {
  const { methodId, dailyCap, feeCeiling } = processor;
  const soon = passing.has(error.code);
  switch (error.code) {
    case 'not-armed':
      return outcome(processor, 'not-armed', {}, failed);
    case 'insufficient-funds':
      return outcome(processor, 'no-funds', {}, failed);
    case 'daily-cap-exceeded':
      return outcome(processor, 'cap-reached', { cap: dailyCap ?? '0', spent: '', unit: methodCurrency(methodId) }, failed);
    case 'fee-above-ceiling':
      return outcome(processor, 'fee-above-ceiling', { fee: '', ceiling: feeCeiling ?? '' }, failed);
    default:
      return { ...outcome(processor, 'refused', { ...error.params, code: error.code }, failed), soon };
  }
}

function asFailed({ payoutId, approvedAt }: Candidate): FailedPayout {
  return { payoutId, approvedAt };
}

function unitsOf({ methodId }: Processor, text: string): bigint {
  const units = textToUnits(text, methodDecimals(methodId) ?? 0);
  return units.ok ? units.value : 0n;
}

function textOf({ methodId }: Processor, units: bigint): string {
  return unitsToText(units, methodDecimals(methodId) ?? 0);
}
