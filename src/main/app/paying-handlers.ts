// Owns main's answers to the screens that prepare a payment: estimates, what it would take, the plan, and whether the money suffices.
import type { FeeEstimates, PaymentWish, payingMethods } from '../../shared/contract/paying.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { toUnits } from '../../shared/money/decimal.ts';
import { parseDecimal } from '../../shared/money/parse-amount.ts';
import { satsToText, unitsToText } from '../../shared/money/units.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import type { Desks } from '../desk/desks.ts';
import { forecastOf } from '../desk/forecast.ts';
import type { PlanRequest } from '../outbox/planner.ts';
import { feeRateFor } from '../wallets/fee-rate.ts';
import { readFeeRate } from './read-fee-rate.ts';

export interface PayingHandlersDeps {
  readonly desks: Pick<Desks, 'desk'>;
  /** Unix seconds. */
  readonly now: () => number;
}

/** Of satoshi per virtual byte, and of BTC. */
const rateDecimals = 3;
const coinDecimals = 8;
/** Blocks within which a payment should stand in one. */
const targets = [
  { target: 'fast', blocks: 1 },
  { target: 'normal', blocks: 3 },
  { target: 'slow', blocks: 144 },
] as const;

export function payingHandlers({ desks, now }: PayingHandlersDeps): Handlers<typeof payingMethods> {
  const kept = new Map<string, FeeEstimates>();
  return {
    async feeEstimates({ walletId }) {
      const desk = desks.desk(walletId);
      if (!desk.ok) return desk;
      const rates = await desk.value.feeRates();
      const last = kept.get(walletId);
      if (!rates.ok) return last === undefined ? rates : ok({ ...last, problem: rates.error.code });
      const { kind, place } = desk.value.bitcoinServer;
      const fresh: FeeEstimates = { source: { kind, place }, at: now(), problem: null, targets: shownTargets(rates.value) };
      kept.set(walletId, fresh);
      return ok(fresh);
    },
    async foreseePayment(wish) {
      const desk = desks.desk(wish.walletId);
      if (!desk.ok) return desk;
      const request = requestOf(wish);
      if (!request.ok) return request;
      const foreseen = await desk.value.outbox.foresee(request.value);
      if (!foreseen.ok) return foreseen;
      const { amount, fee, borne, change, ...counts } = foreseen.value;
      return ok({
        ...counts,
        amount: satsToText(amount),
        fee: satsToText(fee),
        borne: satsToText(borne),
        change: change === null ? null : satsToText(change),
      });
    },
    async planPayment(wish) {
      const desk = desks.desk(wish.walletId);
      if (!desk.ok) return desk;
      const request = requestOf(wish);
      if (!request.ok) return request;
      const plan = await desk.value.outbox.plan(request.value);
      return plan.ok ? ok({ planId: plan.value.id, elsewhere: desk.value.outbox.needsOthers(plan.value) }) : plan;
    },
    async paymentForecast({ walletId }) {
      const desk = desks.desk(walletId);
      return desk.ok ? forecastOf(desk.value) : desk;
    },
  };
}

function shownTargets(rates: Readonly<Record<string, bigint>>): FeeEstimates['targets'] {
  // A server without any estimate would be answered for by the lower bound alone: then there is nothing to show.
  if (Object.keys(rates).length === 0) return [];
  return targets.map(({ target, blocks }) => ({ target, blocks, rate: unitsToText(feeRateFor(rates, blocks), rateDecimals) }));
}

/** What the journal could not hold must not get there: a plan of XRP rows alone meets no driver that looks at rates. */
function requestOf(wish: PaymentWish): Result<PlanRequest> {
  const feeRate = wish.feeRate === undefined ? ok(null) : readFeeRate(wish.feeRate);
  if (!feeRate.ok) return feeRate;
  const mostFee = ceiling(wish.mostFee, coinDecimals);
  if (!mostFee.ok) return mostFee;
  const mostFeeRate = ceiling(wish.mostFeeRate, rateDecimals);
  if (!mostFeeRate.ok) return mostFeeRate;
  const { walletId, payoutIds, recipientPaysFee = false, coins = null, mostOutputs = null } = wish;
  const terms = { recipientPaysFee, mostFee: mostFee.value, mostFeeRate: mostFeeRate.value, coins, mostOutputs };
  return ok({ walletId, payoutIds, feeRate: feeRate.value, terms });
}

function ceiling(text: string | undefined, decimals: number): Result<bigint | null> {
  if (text === undefined) return ok(null);
  const read = parseDecimal(text);
  const units = read.ok ? toUnits(read.value, decimals) : null;
  // Nothing that is meant has more digits than all satoshi there are.
  return units === null || units <= 0n || units > 10n ** 18n ? refuse('fee-ceiling-unreadable') : ok(units);
}
