// Owns the practice exchange rates: steady, plausible, changeable on request, exact to 18 places.

interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

const places = 18;

/** What one unit is worth in US dollars. Every pair follows from these, or from a price in dollars set by hand. */
const worth: Readonly<Record<string, Fraction>> = {
  USD: { over: 1n, under: 1n },
  BTC: { over: 50_000n, under: 1n },
  XRP: { over: 2n, under: 1n },
  JPY: { over: 1n, under: 150n },
  EUR: { over: 10n, under: 9n },
  GBP: { over: 5n, under: 4n },
};

/** A rate set by hand, by pair ("BTC_USD"), as decimal text. */
export type FixedRates = Readonly<Record<string, string>>;

export class PracticeRates {
  private fixed: FixedRates;

  constructor(fixed: FixedRates) {
    this.fixed = fixed;
  }

  /** How much of the second currency one of the first is worth, as decimal text; null for a pair nobody knows. */
  rate(pair: string): string | null {
    const [from, to] = currenciesOf(pair) ?? [];
    if (from === undefined || to === undefined) return null;
    const own = this.fixed[pair];
    if (own !== undefined) return own;
    const inverse = fractionOf(this.fixed[`${to}_${from}`] ?? '');
    if (inverse !== null) return textOf({ over: inverse.under, under: inverse.over });
    return crossRate(this.worthOf(from), this.worthOf(to));
  }

  /** In US dollars: by the price set by hand where there is one, so that all pairs of a coin follow it. */
  private worthOf(currency: string): Fraction | null {
    const own = fractionOf(this.fixed[`${currency}_USD`] ?? '');
    if (own !== null) return own;
    const inverse = fractionOf(this.fixed[`USD_${currency}`] ?? '');
    if (inverse !== null) return { over: inverse.under, under: inverse.over };
    return (Object.hasOwn(worth, currency) ? worth[currency] : undefined) ?? null;
  }

  /** Fixes a pair (and by that its inverse). False for what is not a pair or not a positive decimal. */
  set(pair: string, rate: string): boolean {
    const currencies = currenciesOf(pair);
    if (currencies === null || fractionOf(rate) === null) return false;
    const { [`${currencies[1]}_${currencies[0]}`]: _inverse, ...others } = this.fixed;
    this.fixed = { ...others, [pair]: rate };
    return true;
  }

  /** For the state on disk. */
  snapshot(): FixedRates {
    return this.fixed;
  }
}

function currenciesOf(pair: string): readonly [string, string] | null {
  const match = /^([A-Z]{3,10})_([A-Z]{3,10})$/.exec(pair);
  return match?.[1] === undefined || match[2] === undefined || match[1] === match[2] ? null : [match[1], match[2]];
}

function crossRate(left: Fraction | null, right: Fraction | null): string | null {
  if (left === null || right === null) return null;
  return textOf({ over: left.over * right.under, under: left.under * right.over });
}

/** Null unless it is a positive plain decimal of at most 15 whole digits and 18 places. */
function fractionOf(text: string): Fraction | null {
  const match = /^(\d{1,15})(?:\.(\d{1,18}))?$/.exec(text);
  if (match?.[1] === undefined) return null;
  const fraction = match[2] ?? '';
  const over = BigInt(match[1] + fraction);
  return over === 0n ? null : { over, under: 10n ** BigInt(fraction.length) };
}

/** Rounded half up to 18 places, without trailing zeros. */
function textOf({ over, under }: Fraction): string {
  const scaled = (over * 10n ** BigInt(places) * 2n + under) / (under * 2n);
  const digits = scaled.toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/, '');
}
