// Owns the shapes that the rules of XRPL payments give to screens, worker and main. The functions are named beside each shape.
import type { Amount } from './amount.ts';
import type { PaymentDraft, PaymentJson } from './draft.ts';
import type { Finding } from './finding.ts';
import type { PaymentKind } from './kind.ts';
import type { PredictedAnswer } from './results.ts';

/** `readPaymentText(text, network)` in read-payment.ts and `readPaymentJson(json, network)` in normalise.ts. */
export interface PaymentReading {
  readonly draft: PaymentDraft;
  /** The payment as it would be signed as far as it was read: Amount only, classic addresses, no empty or informational members. */
  readonly normalised: PaymentJson;
  readonly findings: readonly Finding[];
  /** The text without what was repaired; null where nothing was. */
  readonly repairedText: string | null;
}

/** `preflight(reading, facts)` in preflight.ts; the parts alone are `preflightOffline(draft, facts)` and `preflightLedger(draft, facts)`. */
export interface PreflightReport {
  /** Null while amount, sender or destination are missing. */
  readonly kind: PaymentKind | null;
  /** All findings; the one that rippled would report first stands first, then blocks, warnings, information. */
  readonly findings: readonly Finding[];
  /** What rippled would answer as far as can be known; null: nothing known stands against it. */
  readonly predicted: PredictedAnswer | null;
  /** No finding blocks. */
  readonly sendable: boolean;
}

/** `readSimulation(answer, draft)` in simulation-parse.ts: what `simulate` said. */
export interface Simulation {
  /** Result code, also one that is not in our table. */
  readonly result: string;
  readonly delivered: Amount | null;
  /** What the sender's balance of the source asset would lose, without the network fee; null where the metadata does not tell. */
  readonly spent: Amount | null;
  readonly findings: readonly Finding[];
}

/** `reviewPayment(draft, facts, people)` in review.ts: what a person confirms. */
export interface PaymentReview {
  readonly kind: PaymentKind;
  /** Exactly this arrives, or at most this with tfPartialPayment. */
  readonly delivered: Amount;
  /** With tfPartialPayment the least that may arrive; null: anything above zero. Without it the same as `delivered`. */
  readonly deliveredAtLeast: Amount | null;
  /** Most that may leave the sender, without the network fee. */
  readonly spentAtMost: Amount;
  /** Worst rate, spent per unit delivered, as plain decimal text; null for one and the same asset at par. */
  readonly worstRate: string | null;
  /** Drops. Null until it is chosen. */
  readonly networkFee: bigint | null;
  /** What the issuer takes of it at most; null where no issuer stands between, or nothing is known. */
  readonly transferFee: Amount | null;
  /** SendMax that covers the issuer's fee: amount × transfer rate, rounded up. Null where none is needed or nothing is known. */
  readonly proposedSendMax: Amount | null;
  readonly reserve: ReserveEffects;
  /** Warnings and remarks beside those of the preflight. */
  readonly warnings: readonly Finding[];
}

/** Drops; null is not known. */
export interface ReserveEffects {
  /** Reserve of the sender now. */
  readonly required: bigint | null;
  /** XRP of the sender afterwards, at least, network fee included. */
  readonly balanceAfter: bigint | null;
  /** balanceAfter is below the reserve: the fee (or an expired reserve) comes out of it. */
  readonly belowReserve: boolean;
  /** The payment opens the receiver's account. */
  readonly createsAccount: boolean;
}

/** Whom the payer knows; addresses are classic. */
export interface People {
  readonly contacts: readonly Contact[];
  /** Issuers of tokens that the wallet holds or was told to trust, by currency code. */
  readonly knownIssuers: Readonly<Record<string, readonly string[]>>;
}

export interface Contact {
  readonly name: string;
  readonly address: string;
}

/** `creditOf(record, us)` in credit.ts. `record`: from `readPaymentRecord(value)` in record-parse.ts. */
export interface Credit {
  /** What may be credited; null: nothing. */
  readonly credited: Amount | null;
  /** Why nothing is credited; null when something is. */
  readonly reason: NoCreditReason | null;
  /** Result code of a payment that failed. */
  readonly failed: string | null;
  /** False for `unavailable` or a missing delivered_amount: look at the balance change. */
  readonly amountKnown: boolean;
  /** Amount or DeliverMax: what was asked for, never what is credited. */
  readonly requested: Amount | null;
  /** tfPartialPayment is set: show "up to … requested, … delivered". */
  readonly partial: boolean;
  readonly tag: number | null;
  readonly sourceTag: number | null;
  readonly sender: string | null;
  /** How the change of our balance in the metadata compares with what was credited. */
  readonly crossCheck: 'agrees' | 'less' | 'more' | 'not-shown';
  readonly hash: string | null;
  readonly ledger: number | null;
}

/** `not-validated`: not yet final. `amount-unknown`: see `amountKnown`. `nothing-arrived`: delivered is zero or less. */
export type NoCreditReason =
  | 'not-a-payment'
  | 'not-to-us'
  | 'not-validated'
  | 'failed'
  | 'amount-unknown'
  | 'nothing-arrived'
  | 'unreadable';

/** `returnPayment(credit, us)` in return-payment.ts gives a draft. `lookAlikes(contacts, senders)` and `suggestContacts(contacts, typed)` are in look-alike.ts. */
export interface LookAlike {
  readonly address: string;
  readonly resembles: Contact;
}

/** `describeCurrency(code)` in currency-code.ts: how a currency code is shown. */
export interface CurrencyWords {
  /** The three characters, or a printable decoding of a hex code, or the hex itself. */
  readonly text: string;
  readonly isHex: boolean;
  /** It looks like a well-known ticker but is another code (hex spelling, homoglyphs, invisible characters). */
  readonly looksLike: string | null;
}
