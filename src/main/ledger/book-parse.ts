// Owns the shape of `book_offers`: offers that a taker could take, each with what its owner can really give.
import * as z from 'zod';
import type { BookOffer } from '../../shared/contract/xrpl-reads.ts';
import { compare, type Decimal, divide, formatDecimal, multiply, roundTo } from '../../shared/money/decimal.ts';
import { type Amount, type Asset, assetOf, sameAsset, signOf, type TokenValue } from '../../shared/xrpl/amount.ts';
import { readAmount } from '../../shared/xrpl/amounts/amount-parse.ts';
import { compareAmounts } from '../../shared/xrpl/amounts/compare.ts';
import { roundToValue } from '../../shared/xrpl/amounts/token-arithmetic.ts';
import { decimalOfValue, readTokenValue } from '../../shared/xrpl/amounts/token-value.ts';
import { address, hash, uint32 } from './entries-parse.ts';

const answer = z.object({ offers: z.array(z.unknown()).max(1_000) });
const offerShape = z.object({
  Account: address,
  Sequence: uint32,
  TakerGets: z.unknown(),
  TakerPays: z.unknown(),
  taker_gets_funded: z.unknown().optional(),
  taker_pays_funded: z.unknown().optional(),
  owner_funds: z.string().max(100).optional(),
  BookDirectory: hash.optional(),
  Expiration: uint32.optional(),
});
type RawOffer = z.output<typeof offerShape>;

/**
 * Offers of the book in which a taker gets `gets` for `pays`, best first. What is not of that book, contradicts itself, or has expired by `closeTime` is left out.
 * Null: that is no answer of `book_offers`.
 */
export function bookOffers(value: unknown, gets: Asset, pays: Asset, closeTime: number | null): readonly BookOffer[] | null {
  const read = answer.safeParse(value);
  if (!read.success) return null;
  const offers = read.data.offers.flatMap((raw) => {
    const offer = offerShape.safeParse(raw);
    const one = offer.success ? offerOf(offer.data, gets, pays) : null;
    return one === null || hasExpired(one.offer, closeTime) ? [] : [one];
  });
  // Servers sort by quality; equal ones stay in their order.
  return offers.sort((a, b) => compare(a.quality, b.quality)).map(({ offer }) => offer);
}

function hasExpired({ expiration }: BookOffer, closeTime: number | null): boolean {
  return expiration !== null && closeTime !== null && closeTime >= expiration;
}

interface Ranked {
  readonly offer: BookOffer;
  readonly quality: Decimal;
}

function offerOf(raw: RawOffer, getsAsset: Asset, paysAsset: Asset): Ranked | null {
  const gets = amountOf(raw.TakerGets, getsAsset);
  const pays = amountOf(raw.TakerPays, paysAsset);
  if (gets === null || pays === null || signOf(gets) <= 0 || signOf(pays) <= 0) return null;
  const funded = fundedPart(raw, gets, pays);
  if (funded === null) return null;
  const quality = qualityOf(raw.BookDirectory, gets, pays);
  const offer = {
    owner: raw.Account,
    sequence: raw.Sequence,
    gets,
    pays,
    ...funded,
    quality: formatDecimal(quality),
    expiration: raw.Expiration ?? null,
  };
  return { offer, quality };
}

function amountOf(json: unknown, asset: Asset): Amount | null {
  const read = readAmount(json);
  return read.ok && sameAsset(assetOf(read.value), asset) ? read.value : null;
}

type Funded = Pick<BookOffer, 'getsFunded' | 'paysFunded'>;

/** As the server says; where it only names the owner's funds and they are short, in the offer's own ratio. */
function fundedPart(raw: RawOffer, gets: Amount, pays: Amount): Funded | null {
  if (raw.taker_gets_funded !== undefined || raw.taker_pays_funded !== undefined) {
    const getsFunded = amountOf(raw.taker_gets_funded, assetOf(gets));
    const paysFunded = amountOf(raw.taker_pays_funded, assetOf(pays));
    return isPart(getsFunded, gets) && isPart(paysFunded, pays) ? { getsFunded, paysFunded } : null;
  }
  const funds = raw.owner_funds === undefined ? null : ownerFunds(raw.owner_funds, gets);
  if (funds === null || compareAmounts(funds, gets) >= 0) return { getsFunded: gets, paysFunded: pays };
  const paysFunded = inRatio(pays, valueOf(funds), valueOf(gets));
  return paysFunded === null ? null : { getsFunded: funds, paysFunded };
}

function isPart(part: Amount | null, whole: Amount): part is Amount {
  return part !== null && signOf(part) >= 0 && compareAmounts(part, whole) <= 0;
}

/** Drops or a token's value. Null: cannot be read, which proves nothing. */
function ownerFunds(text: string, gets: Amount): Amount | null {
  if (gets.kind === 'token') {
    const value = readTokenValue(text);
    if (!value.ok) return null;
    return { ...gets, value: value.value.mantissa < 0n ? { mantissa: 0n, exponent: 0 } : value.value };
  }
  return gets.kind === 'xrp' && /^\d{1,18}$/.test(text) ? { kind: 'xrp', drops: BigInt(text) } : null;
}

/** XRP in drops. */
function valueOf(amount: Amount): TokenValue {
  if (amount.kind === 'token') return amount.value;
  return { mantissa: amount.kind === 'xrp' ? amount.drops : amount.value, exponent: 0 };
}

/** `amount × over / under`, rounded up. */
function inRatio(amount: Amount, over: TokenValue, under: TokenValue): Amount | null {
  const exact = divide(multiply(decimalOfValue(valueOf(amount)), decimalOfValue(over)), decimalOfValue(under), places, 'ceil');
  if (amount.kind === 'xrp') return { kind: 'xrp', drops: roundTo(exact, 0, 'ceil').digits };
  const value = amount.kind === 'token' ? roundToValue(exact.digits, -exact.scale, 'up') : null;
  return amount.kind === 'token' && value !== null ? { ...amount, value } : null;
}

const places = 100;

/** Exact from the directory in which the offer stands (the book is sorted by it); else the ratio of its amounts. */
function qualityOf(directory: string | undefined, gets: Amount, pays: Amount): Decimal {
  const xrpShift = (pays.kind === 'xrp' ? -6 : 0) + (gets.kind === 'xrp' ? 6 : 0);
  const listed = directory === undefined ? null : directoryQuality(directory.slice(-16));
  const quality = listed ?? divide(decimalOfValue(valueOf(pays)), decimalOfValue(valueOf(gets)), places, 'half-away');
  return multiply(quality, decimalOfValue({ mantissa: 1n, exponent: xrpShift }));
}

const widestExponent = 80;

/** Eight bytes: the exponent plus 100, then the mantissa. Null for what no amounts give. */
function directoryQuality(hex: string): Decimal | null {
  const mantissa = BigInt(`0x${hex.slice(2)}`);
  const exponent = Number.parseInt(hex.slice(0, 2), 16) - 100;
  return mantissa === 0n || exponent > widestExponent ? null : decimalOfValue({ mantissa, exponent });
}
