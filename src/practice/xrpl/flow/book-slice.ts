// Owns how much of one offer a step takes: what the taker gives and gets, what the owner gets and gives (xrpl-payment.md section 16.6).
import { outputFor } from '../arith/quality.ts';
import { isLess, isMore, type Quantity } from '../arith/quantity.ts';
import { overRate, timesRate } from '../arith/ratio.ts';
import { fundedPart, partForOutput, type TakeableOffer } from './offer-stream.ts';
import type { InOut } from './step.ts';

/** Transfer rates that apply to an offer, in parts of UNIT_RATE. */
export interface SliceRates {
  readonly in: bigint;
  readonly out: bigint;
}

export interface Slice {
  readonly offer: TakeableOffer;
  readonly rates: SliceRates;
  /** What the owner gets, and what comes off the offer. */
  readonly ofOffer: InOut;
  /** What the step takes in and gives out. */
  readonly ofStep: InOut;
  /** What leaves the owner: what the step gives out, and the fee if the owner pays it. */
  readonly ownerGives: Quantity;
}

/** All that the owner can pay for. */
export function wholeSlice(offer: TakeableOffer, rates: SliceRates): Slice {
  const { amounts, funds, quality } = offer;
  const ownerGives = timesRate(amounts.out, rates.out, 'down');
  const whole = { in: timesRate(amounts.in, rates.in, 'up'), out: amounts.out };
  if (funds === null || !isLess(funds, ownerGives)) return { offer, rates, ofOffer: amounts, ofStep: whole, ownerGives };
  const out = overRate(funds, rates.out, 'down');
  const ofOffer = fundedPart(amounts, quality, out);
  return { offer, rates, ofOffer, ofStep: { in: timesRate(ofOffer.in, rates.in, 'up'), out }, ownerGives: funds };
}

/** At most so much out. */
export function limitedByOutput(slice: Slice, limit: Quantity): Slice {
  if (!isLess(limit, slice.ofStep.out)) return slice;
  const { offer, rates } = slice;
  const ofOffer = partForOutput(slice.ofOffer, offer.quality, limit, 'up');
  const ofStep = { in: timesRate(ofOffer.in, rates.in, 'up'), out: limit };
  return { offer, rates, ofOffer, ofStep, ownerGives: timesRate(limit, rates.out, 'down') };
}

/** At most so much in. */
export function limitedByInput(slice: Slice, limit: Quantity): Slice {
  if (!isLess(limit, slice.ofStep.in)) return slice;
  const { offer, rates } = slice;
  const ofOffer = partForInput(slice.ofOffer, offer, overRate(limit, rates.in, 'down'));
  return { offer, rates, ofOffer, ofStep: { in: limit, out: ofOffer.out }, ownerGives: timesRate(ofOffer.out, rates.out, 'down') };
}

function partForInput(amounts: InOut, { quality }: TakeableOffer, input: Quantity): InOut {
  if (!isLess(input, amounts.in)) return amounts;
  const out = outputFor(input, quality, amounts.out.unit);
  return { in: input, out: isMore(out, amounts.out) ? amounts.out : out };
}
