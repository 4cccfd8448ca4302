// Owns the answer to an offer without the app: from what was typed to a claim code, with every check that needs nobody else (links.md).
import { claimInput, type TypedClaim } from './claim-input.ts';
import { buildClaimCodeLink, fitsLink, fitsQr } from './deep-link.ts';
import { parseDestination } from './destination.ts';
import { newClaimCode } from './new-claim-code.ts';
import { decodeOffer, type Offer, offerProblem } from './offer.ts';
import { codePoints } from '../code-points.ts';
import { isPayable } from '../payouts/methods.ts';
import type { Seconds } from '../payouts/types.ts';
import { ok, type Refusal, refuse, type Result } from '../result.ts';

/** An offer as the page shows it. `problem` stands where the form would. */
export interface OpenOffer {
  readonly code: string;
  readonly offer: Offer;
  /** Methods of the offer that can be claimed. */
  readonly methods: readonly string[];
  readonly problem: Refusal | null;
}

/** Reads the code of an offer. Codes: those of `decodeOffer`, and `offer-missing` where there is none. */
export function openOffer(code: string, now: Seconds): Result<OpenOffer> {
  if (code === '') return refuse('offer-missing');
  const decoded = decodeOffer(code);
  if (!decoded.ok) return decoded;
  const offer = decoded.value;
  const methods = offer.methods.filter(isPayable);
  // The page belongs to whatever network the offer is of; it shows which.
  const problem = offerProblem(offer, offer.network, now) ?? noMethod(methods);
  return ok({ code, offer, methods, problem });
}

function noMethod(methods: readonly string[]): Refusal | null {
  return methods.length === 0 ? { code: 'payout-method-unknown' } : null;
}

export interface ClaimAnswer {
  readonly claim: string;
  readonly link: string;
  /** False where the link is too long for programs that open links; it travels as text or file then. */
  readonly opens: boolean;
  readonly qr: boolean;
}

const longestNote = 200;

/**
 * Makes the claim code. Null: a field is wrong, and `claimErrors` says which. Codes: those of the destination, `note-too-long`,
 * `offer-expired` and its like, and `code-field-invalid`.
 */
export function answerOffer(
  open: OpenOffer,
  typed: TypedClaim,
  now: Seconds,
  random: (length: number) => Uint8Array,
): Result<ClaimAnswer> | null {
  const input = claimInput(typed);
  if (input === null) return null;
  if (input.note !== null && codePoints(input.note) > longestNote) return refuse('note-too-long', { limit: String(longestNote) });
  const problem = offerProblem(open.offer, open.offer.network, now);
  if (problem !== null) return { ok: false, error: problem };
  const destination = parseDestination(typed.methodId, input.destination, open.offer.network);
  if (!destination.ok) return destination;
  const { amount, note } = input;
  const answer = { offer: open.code, methodId: typed.methodId, destination: destination.value.normalised, amount, note };
  const made = newClaimCode(answer, now, random);
  if (!made.ok) return made;
  const link = buildClaimCodeLink(made.value.claim);
  return ok({ claim: made.value.claim, link, opens: fitsLink(link), qr: fitsQr(link) });
}
