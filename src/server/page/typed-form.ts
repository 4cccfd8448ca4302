// Owns a sent claim form as the page reads it and shows it again: what was typed, and what is wrong beside which field.
import { unpackViolation } from '../../shared/greenfield/violation-params.ts';
import { type TypedClaim, claimErrors } from '../../shared/links/claim-input.ts';
import type { Refusal } from '../../shared/result.ts';
import type { Form } from './form-body.ts';
import type { PageWords } from './page-words.ts';

export const formFields = ['payoutMethodId', 'destination', 'tag', 'amount', 'note'] as const;
export type FormField = (typeof formFields)[number];
/** Words beside each field; `form` is what refuses the whole. */
export type FormErrors = Readonly<Partial<Record<FormField | 'form', string>>>;

export interface TypedForm {
  readonly typed: TypedClaim;
  /** Made with the form, so that the same form sent twice is one claim (spec D19). */
  readonly claimId: string;
}

/** Nothing and zero both ask for all that remains (spec §12). `only` is the method where there is no choice. */
export function readTyped(form: Form, only: string): TypedClaim {
  const amount = form.get('amount') ?? '';
  return {
    methodId: form.get('payoutMethodId') ?? only,
    destination: form.get('destination') ?? '',
    tag: form.get('tag') ?? '',
    all: /^\s*0*[.．]?0*\s*$/.test(amount.normalize('NFKC')),
    amount,
    note: form.get('note') ?? '',
  };
}

/** What can be seen without asking the workflow. */
export function typedErrors({ t }: PageWords, typed: TypedClaim): FormErrors {
  return Object.fromEntries(Object.entries(claimErrors(typed)).map(([field, key]) => [field, t(key)]));
}

const fieldsByPath: Readonly<Record<string, FormField>> = {
  PayoutMethodId: 'payoutMethodId',
  Destination: 'destination',
  DestinationTag: 'tag',
  Amount: 'amount',
  Note: 'note',
};
const fieldsByCode: Readonly<Record<string, FormField>> = {
  overdraft: 'amount',
  'amount-too-low': 'amount',
  'payment-method-not-supported': 'payoutMethodId',
  'duplicate-destination': 'destination',
  'destination-tag-required': 'tag',
  'destination-refused': 'destination',
  'destination-not-funded': 'destination',
  'no-trust-line': 'destination',
};

/** A refusal of the workflow, at the field that it is about. */
export function refusalErrors({ refusal: say }: PageWords, refusal: Refusal): FormErrors {
  if (refusal.code !== 'validation') return { [fieldsByCode[refusal.code] ?? 'form']: say(refusal) };
  return Object.fromEntries(
    Object.entries(refusal.params ?? {}).map(([path, violation]) => [fieldsByPath[path] ?? 'form', say(unpackViolation(violation))]),
  );
}
