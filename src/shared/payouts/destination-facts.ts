// Owns what a ledger says about a destination, and the certain refusals that follow from it (spec §16.1, §17).
import { compare, type Decimal, formatDecimal } from '../money/decimal.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { xrpDecimals } from '../money/units.ts';
import { assetCode } from '../xrpl/amounts/asset-words.ts';
import type { Result } from '../result.ts';
import { ok, refuse } from '../result.ts';
import { isXrplBlackHole } from './black-holes.ts';
import type { DecimalText, Payout } from './types.ts';

/** What stands between a recipient and a token or an MPT. */
export const holdingWords = ['open', 'missing', 'blocked', 'unknown'] as const;

export interface HoldingFacts {
  /**
   * `open`: it can arrive. `missing`: the recipient has no trust line, or has not opted in to the MPT. `blocked`: frozen, locked, or not authorized by the issuer.
   * `unknown`: it could not be read.
   */
  readonly holding: (typeof holdingWords)[number];
  /** Most that the recipient can still take, in coins; null = no bound, or not known. */
  readonly room: DecimalText | null;
  /** AssetScale of an MPT; null for a token, and where it could not be read. */
  readonly scale: number | null;
}

/** `unknown`: nobody could be asked; that blocks a payment, never a claim. */
export type DestinationFacts =
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'known';
      readonly exists: boolean;
      readonly requiresTag: boolean;
      /** It takes payments only from accounts that it has let in, and surely has not let in the paying one. */
      readonly depositAuth: boolean;
      /** It has so little XRP that anybody may send it as much as the base reserve, in XRP alone, whoever it lets in. */
      readonly isPoor: boolean;
      readonly disallowsXrp: boolean;
      /** Base reserve in drops. */
      readonly reserveBase: DecimalText;
      /** Of the token or MPT that was asked about; null for XRP. */
      readonly asset: HoldingFacts | null;
    };

type To = Pick<Payout, 'address' | 'tag' | 'payoutCurrency'>;
type Known = Extract<DestinationFacts, { kind: 'known' }>;

/**
 * Refuses what would certainly fail on the ledger, or certainly be lost. `amount` in coins, null while it is not decided.
 * Codes: `destination-tag-required`, `destination-refused`, `destination-not-funded` (params: reserve), `no-trust-line` (params: currency).
 */
export function checkDestination(facts: DestinationFacts, to: To, amount: Decimal | null): Result<null> {
  if (isXrplBlackHole(to.address)) return refuse('destination-refused');
  if (facts.kind === 'unknown') return ok(null);
  if (!facts.exists) return checkFunding(facts, to, amount);
  if (facts.requiresTag && to.tag === null) return refuse('destination-tag-required');
  if (isClosed(facts, to, amount) || (to.payoutCurrency === 'XRP' && facts.disallowsXrp)) return refuse('destination-refused');
  return facts.asset === null ? ok(null) : checkHolding(facts.asset, to, amount);
}

/** The AssetScale of the MPT that the facts are about, as far as it is known. */
export function scaleIn(facts: DestinationFacts): number | null {
  return facts.kind === 'known' ? (facts.asset?.scale ?? null) : null;
}

function reserveOf({ reserveBase }: Known): Decimal {
  return { digits: decimalOf(reserveBase).digits, scale: xrpDecimals };
}

/** Deposit authorization, with its exception for accounts that could not even pay a fee (§6.4 of the rule book). */
function isClosed(facts: Known, to: To, amount: Decimal | null): boolean {
  const isSmall = to.payoutCurrency === 'XRP' && (amount === null || compare(amount, reserveOf(facts)) <= 0);
  return facts.depositAuth && !(facts.isPoor && isSmall);
}

/** XRP that is enough opens an account; nothing else does. */
function checkFunding(facts: Known, to: To, amount: Decimal | null): Result<null> {
  const reserve = reserveOf(facts);
  const opens = to.payoutCurrency === 'XRP' && (amount === null || compare(amount, reserve) >= 0);
  return opens ? ok(null) : refuse('destination-not-funded', { reserve: formatDecimal(reserve) });
}

function checkHolding({ holding, room }: HoldingFacts, { payoutCurrency }: To, amount: Decimal | null): Result<null> {
  if (holding === 'blocked') return refuse('destination-refused');
  const isFull = amount !== null && room !== null && compare(amount, decimalOf(room)) > 0;
  return holding === 'missing' || isFull ? refuse('no-trust-line', { currency: assetCode(payoutCurrency) }) : ok(null);
}
