// Owns main's answers to what the screens ask about a higher fee.
import type { raiseMethods } from '../../shared/contract/raises.ts';
import type { Handlers } from '../../shared/contract/rpc.ts';
import { satsToText, unitsToText } from '../../shared/money/units.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Desks } from '../desk/desks.ts';
import type { RaiseFacts } from '../outbox/driver.ts';
import type { TransferWish } from '../outbox/transfers.ts';
import { readFeeRate } from './read-fee-rate.ts';

/** `confirmed` is called after a replacement was signed: time for a pass of the outbox. */
export function raiseHandlers({
  desks,
  confirmed,
}: {
  readonly desks: Desks;
  readonly confirmed: () => void;
}): Handlers<typeof raiseMethods> {
  return {
    raiseFacts: async ({ walletId, transactionId }) => {
      const desk = desks.desk(walletId);
      if (!desk.ok) return desk;
      const facts = await desk.value.outbox.raise.facts(transactionId);
      return facts.ok ? ok(shownFacts(facts.value)) : facts;
    },
    childFacts: async ({ walletId, transactionId }) => {
      const desk = desks.desk(walletId);
      if (!desk.ok) return desk;
      const facts = await desk.value.outbox.childFacts(transactionId);
      return facts.ok ? ok(shownFacts(facts.value)) : facts;
    },
    planChild: async ({ walletId, transactionId, feeRate }) => {
      const rate = readFeeRate(feeRate);
      return rate.ok ? planTransfer(desks, walletId, { purpose: 'child', parent: transactionId, feeRate: rate.value }) : rate;
    },
    planJoin: async ({ walletId, coins, feeRate }) => {
      const rate = feeRate === undefined ? ok(null) : readFeeRate(feeRate);
      return rate.ok ? planTransfer(desks, walletId, { purpose: 'join', coins, feeRate: rate.value }) : rate;
    },
    planRaise: async ({ walletId, transactionId, feeRate }) => {
      const desk = desks.desk(walletId);
      if (!desk.ok) return desk;
      const rate = readFeeRate(feeRate);
      if (!rate.ok) return rate;
      const made = await desk.value.outbox.raise.make({ walletId, transactionId, feeRate: rate.value });
      if (!made.ok) return made;
      const { id, draft, isWithinCeiling } = made.value;
      return ok({ raiseId: id, fee: satsToText(draft.fee), withinCeiling: isWithinCeiling });
    },
    raiseNow: async ({ walletId, raiseId }) => {
      const desk = desks.desk(walletId);
      if (!desk.ok) return desk;
      const done = await desk.value.outbox.raise.confirm(raiseId, null);
      if (!done.ok) return done;
      confirmed();
      return ok({});
    },
    discardRaise: async ({ walletId, raiseId }) => {
      const desk = desks.desk(walletId);
      if (!desk.ok) return desk;
      const gone = await desk.value.outbox.raise.discard(raiseId);
      return gone.ok ? ok({}) : gone;
    },
  };
}

async function planTransfer(desks: Desks, walletId: string, wish: TransferWish): Promise<Result<{ planId: string }>> {
  const desk = desks.desk(walletId);
  if (!desk.ok) return desk;
  const plan = await desk.value.outbox.planTransfer(walletId, wish);
  return plan.ok ? ok({ planId: plan.value.id }) : plan;
}

/** Satoshi per virtual byte. */
function rateText(perThousand: bigint): string {
  return unitsToText(perThousand, 3);
}

function shownFacts({ fee, vsize, rate, leastRate, estimates }: RaiseFacts): {
  fee: string;
  rate: string;
  leastRate: string;
  vsize: number;
  estimates: { blocks: number; rate: string }[];
} {
  const known = Object.entries(estimates).map(([blocks, one]) => ({ blocks: Number.parseInt(blocks, 10), rate: rateText(one) }));
  const estimated = known.filter(({ blocks }) => Number.isSafeInteger(blocks)).sort((a, b) => a.blocks - b.blocks);
  return { fee: satsToText(fee), rate: rateText(rate), leastRate: rateText(leastRate), vsize, estimates: estimated.slice(0, 100) };
}
