// Owns the reading of a claim form, in the app and on pages: what was typed becomes a claim, or an error beside each field.
import type { TextKey } from '../i18n/catalogue.ts';
import { formatDecimal, sign } from '../money/decimal.ts';
import { parseDecimal } from '../money/parse-amount.ts';
import { methodChain } from '../payouts/methods.ts';
import type { PayoutMethodId } from '../payouts/types.ts';

export type ClaimField = 'destination' | 'tag' | 'amount';
export type ClaimErrors = Readonly<Partial<Record<ClaimField, TextKey>>>;

const maxTag = 4_294_967_295;

/** A claim as it was typed; nothing in it is checked. */
export interface TypedClaim {
  readonly methodId: PayoutMethodId;
  readonly destination: string;
  readonly tag: string;
  /** Asks for all that remains; `amount` is not looked at then. */
  readonly all: boolean;
  readonly amount: string;
  readonly note: string;
}

/** Canonical amount; null = all that remains; undefined = what was typed is no amount. */
export function amountOf(draft: Pick<TypedClaim, 'all' | 'amount'>): string | null | undefined {
  if (draft.all) return null;
  const read = parseDecimal(draft.amount.normalize('NFKC').replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, ''));
  return read.ok && sign(read.value) > 0 ? formatDecimal(read.value) : undefined;
}

/** An empty field is no tag; "0" is one. Undefined when it is neither. */
export function tagOf(text: string): number | null | undefined {
  const digits = text.normalize('NFKC').trim();
  if (digits === '') return null;
  if (!/^\d{1,10}$/.test(digits)) return undefined;
  const tag = Number.parseInt(digits, 10);
  return tag <= maxTag ? tag : undefined;
}

export function claimErrors(draft: TypedClaim): ClaimErrors {
  return {
    ...(draft.destination.trim() === '' ? { destination: 'claim.destinationBad' as const } : {}),
    ...(hasTagField(draft) && tagOf(draft.tag) === undefined ? { tag: 'claim.tagBad' as const } : {}),
    ...(amountOf(draft) === undefined ? { amount: 'claim.amountBad' as const } : {}),
  };
}

export function hasTagField(draft: Pick<TypedClaim, 'methodId'>): boolean {
  return methodChain(draft.methodId) === 'xrpl';
}

export interface ClaimInput {
  readonly destination: string;
  readonly amount: string | null;
  readonly note: string | null;
}

/** What goes to the worker, which checks it again; null while any field is wrong. A tag travels with the address as `r…?dt=123`. */
export function claimInput(draft: TypedClaim): ClaimInput | null {
  const amount = amountOf(draft);
  const tag = hasTagField(draft) ? tagOf(draft.tag) : null;
  if (Object.keys(claimErrors(draft)).length > 0 || amount === undefined || tag === undefined) return null;
  const destination = draft.destination.trim();
  return {
    destination: tag === null ? destination : `${destination}?dt=${tag}`,
    amount,
    note: draft.note.trim() === '' ? null : draft.note.trim(),
  };
}
