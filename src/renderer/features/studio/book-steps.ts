// Owns what an order book does to a payment: which offers are taken, in full or in part, which the rate limit refuses, and what comes out (§8.4 and §9.1 of the rule book).
// Issuers' fees are not in it; the trial run on the server has them.
import type { BookOffer } from '../../../shared/contract/xrpl-reads.ts';
import { type Fraction, quotient } from '../../../shared/money/fraction.ts';
import type { Amount } from '../../../shared/xrpl/amount.ts';
import { decimalOfValue } from '../../../shared/xrpl/amounts/token-value.ts';

export type Fate = 'taken' | 'part' | 'refused' | 'unneeded' | 'unfunded';

export interface BookStep {
  readonly offer: BookOffer;
  /** Received per unit spent. */
  readonly rate: Fraction;
  /** What the owner can really give. */
  readonly room: Fraction;
  /** What the payment takes of it, and what it spends for that. */
  readonly gets: Fraction;
  readonly pays: Fraction;
  readonly fate: Fate;
}

export interface BookWish {
  readonly deliver: Fraction;
  /** Null: no bound. */
  readonly spend: Fraction | null;
  readonly limitQuality: boolean;
  readonly partial: boolean;
  readonly least: Fraction | null;
}

export interface BookOutcome {
  readonly steps: readonly BookStep[];
  readonly delivered: Fraction;
  readonly spent: Fraction;
  /** Lowest rate that the limit lets pass; null without one. */
  readonly limit: Fraction | null;
  readonly result: 'tesSUCCESS' | 'tecPATH_PARTIAL' | 'tecPATH_DRY';
}

const zero: Fraction = { over: 0n, under: 1n };

/** XRP counts in whole XRP, an MPT in its raw units. */
export function fractionOfAmount(amount: Amount): Fraction {
  if (amount.kind === 'xrp') return { over: amount.drops, under: 1_000_000n };
  if (amount.kind === 'mpt') return { over: amount.value, under: 1n };
  const { digits, scale } = decimalOfValue(amount.value);
  return { over: digits, under: 10n ** BigInt(scale) };
}

/** Plays one payment against the offers, best first. */
export function playBook(offers: readonly BookOffer[], wish: BookWish): BookOutcome {
  const limit = wish.limitQuality ? quotient(wish.deliver, wish.spend ?? wish.deliver) : null;
  let [delivered, spent] = [zero, zero];
  const steps = offers.flatMap((offer): readonly BookStep[] => {
    const rate = quotient(fractionOfAmount(offer.gets), fractionOfAmount(offer.pays));
    if (rate === null || rate.over <= 0n) return [];
    const room = fractionOfAmount(offer.getsFunded);
    const fated = (fate: Fate, gets = zero, pays = zero): readonly BookStep[] => [{ offer, rate, room, gets, pays, fate }];
    if (room.over <= 0n) return fated('unfunded');
    if (limit !== null && isLess(rate, limit)) return fated('refused');
    const missing = minus(wish.deliver, delivered);
    const affordable = wish.spend === null ? missing : times(minus(wish.spend, spent), rate);
    const gets = least(room, least(missing, affordable));
    if (gets.over <= 0n) return fated('unneeded');
    const pays = quotient(gets, rate) ?? zero;
    [delivered, spent] = [plus(delivered, gets), plus(spent, pays)];
    return fated(isLess(gets, room) ? 'part' : 'taken', gets, pays);
  });
  return { steps, delivered, spent, limit, result: resultOf(wish, delivered) };
}

function resultOf({ deliver, partial, least: floor }: BookWish, delivered: Fraction): BookOutcome['result'] {
  if (!isLess(delivered, deliver)) return 'tesSUCCESS';
  if (!partial) return 'tecPATH_PARTIAL';
  if (delivered.over <= 0n) return 'tecPATH_DRY';
  return floor !== null && isLess(delivered, floor) ? 'tecPATH_PARTIAL' : 'tesSUCCESS';
}

export function isLess(a: Fraction, b: Fraction): boolean {
  return a.over * b.under < b.over * a.under;
}

function least(a: Fraction, b: Fraction): Fraction {
  return isLess(b, a) ? b : a;
}

function plus(a: Fraction, b: Fraction): Fraction {
  return reduced({ over: a.over * b.under + b.over * a.under, under: a.under * b.under });
}

function minus(a: Fraction, b: Fraction): Fraction {
  return plus(a, { over: -b.over, under: b.under });
}

function times(a: Fraction, b: Fraction): Fraction {
  return reduced({ over: a.over * b.over, under: a.under * b.under });
}

/** Sums over many offers would grow without end. */
function reduced({ over, under }: Fraction): Fraction {
  let [a, b] = [over < 0n ? -over : over, under];
  while (b !== 0n) [a, b] = [b, a % b];
  return a === 0n ? zero : { over: over / a, under: under / a };
}

/** Share of a whole for drawing, 0 to 1. */
export function shareOf(part: Fraction, whole: Fraction): number {
  const share = quotient(part, whole);
  if (share === null) return 0;
  return Number((share.over * 100_000n) / share.under) / 100_000;
}
