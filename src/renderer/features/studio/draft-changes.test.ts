// What was typed is brought back after it was replaced, never after it was sent.
import { expect, it } from 'vitest';
import { emptyStudioDraft, emptyStudioForm, type StudioDraft } from '../../state/studio-form.ts';
import { replacedDraft, sentDraft } from './draft-changes.ts';

const account = 'rMBzp8CgpE441cp5PVyA9rpVV7oT8hP3ys';
const typed = { ...emptyStudioForm, account, destination: 'rDTXLQ7ZKZVKz33zJbHjgVShjsBnqMBhmN' };
const draft: StudioDraft = { ...emptyStudioDraft, form: typed, expert: true };

it('a payment that takes the place of another one leaves that one to be brought back', () => {
  const after = replacedDraft(draft, emptyStudioForm, null);
  expect(after).toMatchObject({ form: emptyStudioForm, expert: true, former: { form: typed, json: null } });
});

it('an empty form that is replaced keeps what could be brought back before', () => {
  const cleared = replacedDraft(draft, emptyStudioForm, null);
  expect(replacedDraft(cleared, { ...emptyStudioForm, tag: '7' }, null).former).toEqual({ form: typed, json: null });
});

it('a text that no form can hold is shown as it is, with every field', () => {
  expect(replacedDraft(emptyStudioDraft, emptyStudioForm, '{')).toMatchObject({ json: '{', expert: true, former: null });
});

it('a payment that was sent is not offered once more, and the next one is paid from the same account', () => {
  const sent = sentDraft({ ...draft, json: '{}', former: { form: typed, json: null } });
  expect(sent).toEqual({ form: { ...emptyStudioForm, account }, json: null, expert: true, former: null });
});
