// Owns what an OfferCreate asks for.
import { textOf, wholeOf } from '../../base/json.ts';
import { type IssueAmount, readIssueAmount } from '../../engine/amount.ts';
import type { Transaction } from '../../engine/transaction.ts';
import { hasFlag } from '../../ledger/entries.ts';

export const offerCreateFlags = {
  passive: 0x0001_0000,
  immediateOrCancel: 0x0002_0000,
  fillOrKill: 0x0004_0000,
  sell: 0x0008_0000,
  hybrid: 0x0010_0000,
} as const;

/** How much, of what, for what, as seen from who places the offer. */
export interface Exchange {
  readonly gives: IssueAmount;
  readonly wants: IssueAmount;
}

export interface OfferTermsAsked extends Exchange {
  readonly passive: boolean;
  readonly immediateOrCancel: boolean;
  readonly fillOrKill: boolean;
  readonly sell: boolean;
  readonly hybrid: boolean;
  readonly domain: string | null;
  readonly expiration: number | undefined;
  /** Sequence of an older offer to take away first. */
  readonly replaces: number | undefined;
}

/** Null if an amount is not of XRP or a token. */
export function readOfferTerms({ json, flags }: Transaction): OfferTermsAsked | null {
  const [wants, gives] = [readIssueAmount(json['TakerPays']), readIssueAmount(json['TakerGets'])];
  if (wants === null || gives === null) return null;
  return {
    gives,
    wants,
    passive: hasFlag(flags, offerCreateFlags.passive),
    immediateOrCancel: hasFlag(flags, offerCreateFlags.immediateOrCancel),
    fillOrKill: hasFlag(flags, offerCreateFlags.fillOrKill),
    sell: hasFlag(flags, offerCreateFlags.sell),
    hybrid: hasFlag(flags, offerCreateFlags.hybrid),
    domain: textOf(json, 'DomainID') ?? null,
    expiration: wholeOf(json, 'Expiration'),
    replaces: wholeOf(json, 'OfferSequence'),
  };
}

/** Offers end in the very second that they name. */
export function isOver({ expiration }: Pick<OfferTermsAsked, 'expiration'>, parentCloseTime: number): boolean {
  return expiration !== undefined && parentCloseTime >= expiration;
}
