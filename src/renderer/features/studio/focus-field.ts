// Owns leading somebody to the field that a finding is about.
import type { PaymentField } from '../../../shared/xrpl/finding.ts';

/** Other places of the form that stand for a field. */
const places: Partial<Record<PaymentField, PaymentField>> = { DeliverMax: 'Amount' };

/** Opens what hides the field and puts the keyboard there; false where no such field is on screen. */
export function focusField(field: PaymentField): boolean {
  const place = document.querySelector(`[data-field="${places[field] ?? field}"]`);
  if (place === null) return false;
  for (let box = place.closest('details'); box !== null; box = box.parentElement?.closest('details') ?? null) box.open = true;
  const control = place.querySelector<HTMLElement>('input, select, textarea, button');
  control?.scrollIntoView({ block: 'center' });
  control?.focus({ preventScroll: true });
  return control !== null;
}
