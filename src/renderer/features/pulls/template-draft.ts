// Owns what each template of the form fills in; everything can be changed afterwards.
import { emptyPullDraft, type PullDraft, type Template } from '../../state/drafts.ts';

const refundDays = 30;

/** The form as a template sets it. Name, description, amounts and the wish for a passphrase stay. `now` in seconds. */
export function templateDraft(template: Template, before: PullDraft, now: number): PullDraft {
  return {
    ...emptyPullDraft,
    name: before.name,
    description: before.description,
    limit: before.limit,
    hasPassphrase: before.hasPassphrase,
    refund: before.refund,
    template,
    ...fillings(template, now),
  };
}

function fillings(template: Template, now: number): Partial<PullDraft> {
  switch (template) {
    case 'blank':
      return {};
    // The recipient is known and the amount agreed: nothing is left to decide when the claim comes.
    case 'refund':
      return { unit: 'BTC', period: 'none', hasEnd: true, endDate: localDateTime(now + refundDays * 86_400), autoApprove: true };
    case 'subscription':
      return { unit: 'USD', period: 'month' };
    // Hours are looked at before they are paid.
    case 'freelancer':
      return { unit: 'HOUR', period: 'week', price: '', priceCurrency: 'USD' };
    case 'patronage':
      return { unit: 'USD', period: 'month', autoApprove: true };
    // Exchanges sell what they are sent: the unit is the coin.
    case 'sale':
      return { unit: 'BTC', period: 'month', xrp: false };
    // A limit in the coin keeps the reserve safe, whatever the market does.
    case 'withdrawals':
      return { unit: 'BTC', period: 'day' };
  }
}

/** "2026-11-23T10:00" in the computer's time zone, as date fields want it. */
export function localDateTime(seconds: number): string {
  const at = new Date(seconds * 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
