// Owns doing one thing to many pull payments, a few at a time, with an outcome for each.
import type { Refusal, Result } from '../../../shared/result.ts';

const atOnce = 8;

export interface Outcome<T> {
  readonly id: string;
  readonly answer: Result<T>;
}

/** Goes on after a refusal: each row has its own outcome, told as it comes. A broken call is a refusal like any other. */
export async function eachPull<T>(
  ids: readonly string[],
  step: (id: string) => Promise<Result<T>>,
  told: (outcome: Outcome<T>) => void = () => undefined,
): Promise<readonly Outcome<T>[]> {
  const outcomes: Outcome<T>[] = [];
  for (let first = 0; first < ids.length; first += atOnce) {
    await Promise.all(
      ids.slice(first, first + atOnce).map(async (id) => {
        const answer = await step(id).catch((): Result<T> => ({ ok: false, error: { code: 'internal' } }));
        outcomes.push({ id, answer });
        told({ id, answer });
      }),
    );
  }
  return outcomes;
}

/** One line for each link, after the name it belongs to; a spreadsheet takes none of them for a formula. */
export function linkLines(links: readonly { readonly name: string; readonly link: string }[]): string {
  if (links.length === 1) return links[0]?.link ?? '';
  return links.map(({ name, link }) => `${plainCell(name)}\t${link}`).join('\n');
}

function plainCell(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return /^[=+\-@]/.test(line) ? `'${line}` : line;
}

/** The first refusal of a list of outcomes. */
export function firstRefusal(outcomes: readonly Outcome<unknown>[]): Refusal | null {
  const refused = outcomes.find((outcome) => !outcome.answer.ok);
  return refused && !refused.answer.ok ? refused.answer.error : null;
}
