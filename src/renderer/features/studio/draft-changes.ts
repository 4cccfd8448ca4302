// Owns what becomes of a draft when another payment takes its place, or when it was sent.
import { isStudioTouched, type StudioDraft, type StudioForm } from '../../state/studio-form.ts';
import { clearedForm } from './fixes.ts';

/** What was typed before can be brought back. `json`: a text that no form can hold; it is shown as it is. */
export function replacedDraft(before: StudioDraft, form: StudioForm, json: string | null): StudioDraft {
  const former = isStudioTouched(before) ? { form: before.form, json: before.json } : before.former;
  return { form, json, expert: json === null ? before.expert : true, former };
}

/** Empty, and nothing to bring back: a payment that was sent is used again from the list of those that were, knowingly. */
export function sentDraft(before: StudioDraft): StudioDraft {
  return { form: clearedForm(before.form), json: null, expert: before.expert, former: null };
}
