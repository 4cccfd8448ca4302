// Owns the offer: the terms of a pull payment, signed by the sender, small enough to travel inside a link.
import * as z from 'zod';
import { parseUnit } from '../money/currencies.ts';
import { decimalOf } from '../money/parse-amount.ts';
import { sign } from '../money/decimal.ts';
import type { Network } from '../network.ts';
import { networks } from '../network.ts';
import { maxMethods } from '../payouts/pull-payment-terms.ts';
import type { DecimalText, PayoutMethodId, Seconds } from '../payouts/types.ts';
import type { Refusal, Result } from '../result.ts';
import { ok } from '../result.ts';
import { boundedText, bytesAsHex, canonicalDecimal, linkId, linkSeconds, maxName } from './fields.ts';
import { isKnownMethod } from './known-method.ts';
import type { CodeFormat } from './signed-code.ts';
import { openCode, sealCode } from './signed-code.ts';

/** What the sender promises. It says nothing of what has been claimed. */
export interface OfferTerms {
  readonly pullPaymentId: string;
  readonly name: string;
  readonly unit: string;
  /** Limit per period, or of the whole life where there is no period; in `unit`. */
  readonly amount: DecimalText;
  /** Seconds; null = no period. */
  readonly period: number | null;
  readonly startsAt: Seconds;
  readonly expiresAt: Seconds | null;
  readonly methods: readonly PayoutMethodId[];
}

export interface Offer extends OfferTerms {
  readonly network: Network;
  /** X-only public key (hex) of the sender; it signs and never holds money. */
  readonly senderKey: string;
  /** Hash (hex) that a claim names; the same for the same terms and sender. */
  readonly hash: string;
}

const offerFields = z.strictObject({
  network: z.enum(networks),
  pullPaymentId: linkId,
  name: boundedText(maxName),
  unit: z.string().refine((unit) => isCanonicalUnit(unit)),
  amount: canonicalDecimal,
  period: linkSeconds.min(1).nullable(),
  startsAt: linkSeconds,
  expiresAt: linkSeconds.nullable(),
  methods: z
    .array(boundedText(120, 1))
    .min(1)
    .max(maxMethods)
    .refine((methods) => new Set(methods).size === methods.length),
  senderKey: bytesAsHex(32),
});

const format: CodeFormat<z.output<typeof offerFields>> = {
  tag: 'pullpay/offer/v1',
  fields: [
    'version',
    'network',
    'pullPaymentId',
    'name',
    'unit',
    'amount',
    'period',
    'startsAt',
    'expiresAt',
    'methods',
    'senderKey',
    'signature',
  ],
  schema: offerFields,
  wrongSignature: 'offer-signature-wrong',
};

/**
 * Signs terms with the sender's 32-byte key and answers the code (base64url) that goes into a link. `random`: 32 fresh bytes.
 * The caller wipes the key. Code: `code-field-invalid` (with `field`) when the terms do not fit the bounds.
 */
export function signOffer(terms: OfferTerms, network: Network, secretKey: Uint8Array, random: Uint8Array): Result<string> {
  const { pullPaymentId, name, unit, amount, period, startsAt, expiresAt, methods } = terms;
  return sealCode(format, [network, pullPaymentId, name, unit, amount, period, startsAt, expiresAt, methods], secretKey, random);
}

/** Reads an offer and checks form and signature. Codes: those of `openCode`, and `offer-signature-wrong`. */
export function decodeOffer(code: string): Result<Offer> {
  const opened = openCode(format, code);
  return opened.ok ? ok({ ...opened.value.fields, hash: opened.value.hash }) : opened;
}

/**
 * Why nothing can be claimed from this offer now, or null. Shown instead of the submit button (links.md rule 3). Like a pull payment it
 * is still open in its last second. Codes: `offer-wrong-network`, `offer-expired`, `offer-not-started`, `offer-amount-not-positive`,
 * `offer-method-unknown`.
 */
export function offerProblem(offer: Offer, network: Network, now: Seconds): Refusal | null {
  if (offer.network !== network) return { code: 'offer-wrong-network', params: { network: offer.network } };
  if (offer.expiresAt !== null && now > offer.expiresAt) return { code: 'offer-expired' };
  if (now < offer.startsAt) return { code: 'offer-not-started' };
  if (sign(decimalOf(offer.amount)) <= 0) return { code: 'offer-amount-not-positive' };
  const strange = offer.methods.find((method) => !isKnownMethod(method));
  return strange === undefined ? null : { code: 'offer-method-unknown', params: { method: strange } };
}

function isCanonicalUnit(unit: string): boolean {
  const read = parseUnit(unit);
  return read.ok && read.value === unit;
}
