// Owns which fields a kind of payment can have (§4 of the rule book), so that the form shows no other. A field that has something in it is always shown.
import type { PaymentKind, PaymentType } from '../../../shared/xrpl/kind.ts';
import type { StudioForm } from '../../state/studio-form.ts';

export const optionalFields = [
  'spend',
  'partial',
  'paths',
  'limitQuality',
  'noDirect',
  'domainId',
  'credentialIds',
  'invoiceId',
  'memos',
  'sourceTag',
] as const;
export type OptionalField = (typeof optionalFields)[number];

const notes: readonly OptionalField[] = ['credentialIds', 'invoiceId', 'memos', 'sourceTag'];
const exchange: readonly OptionalField[] = [...optionalFields];
const byType: Readonly<Record<PaymentType, readonly OptionalField[]>> = {
  'direct-xrp': notes,
  issue: ['partial', ...notes],
  redeem: ['partial', ...notes],
  mpt: ['spend', 'partial', ...notes],
  'cross-currency': exchange,
  partial: exchange,
  conversion: exchange.filter((field) => field !== 'credentialIds'),
};

/** Of a kind that is not known yet: what every payment may have. */
export function fieldsOf(kind: PaymentKind | null, form: StudioForm): ReadonlySet<OptionalField> {
  const type = kind?.type === 'partial' ? (kind.underlying ?? 'cross-currency') : kind?.type;
  const allowed = type === undefined ? notes : byType[type];
  return new Set([...allowed, ...optionalFields.filter((field) => isUsed(form, field))]);
}

function isUsed(form: StudioForm, field: OptionalField): boolean {
  const value = form[field];
  if (field === 'partial' && form.least !== '') return true;
  return Array.isArray(value) ? value.length > 0 : typeof value === 'string' ? value !== '' : value !== null && value !== false;
}

/** How many of the fields behind "More" hold something: memos, tags, references, permissions. */
export function usedMore(form: StudioForm): number {
  return notes.concat('domainId').filter((field) => isUsed(form, field)).length;
}
