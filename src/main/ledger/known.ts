// Owns turning many answers into records of facts: what is not known is left out, what is known not to exist is null.
import { type Known, type LineFacts, lineKey } from '../../shared/xrpl/facts.ts';
import { lineSeenBy } from './entry-facts.ts';
import type { Found, LedgerReader } from './ledger-reader.ts';
import type { WantedLine } from './wanted.ts';

/** Asks for each and leaves out what is not known. */
export async function known<Q, T>(
  questions: readonly Q[],
  keyOf: (question: Q) => string,
  ask: (question: Q) => Promise<Found<T>>,
): Promise<Known<T>> {
  const answers = await Promise.all(questions.map(async (question) => [keyOf(question), await ask(question)] as const));
  return Object.fromEntries(answers.flatMap(([key, answer]) => (answer === undefined ? [] : [[key, answer] as const])));
}

export async function mapped<T, U>(found: Promise<Found<T>>, turn: (entry: T) => U): Promise<Found<U>> {
  const entry = await found;
  return entry ? turn(entry) : entry === null ? null : undefined;
}

/** Both views of each line. */
export async function knownLines(reader: LedgerReader, lines: readonly WantedLine[]): Promise<Known<LineFacts>> {
  const found = await Promise.all(lines.map(async (line) => [line, await reader.line(line.one, line.other, line.currency)] as const));
  const views = found.flatMap(([{ one, other, currency }, line]): readonly (readonly [string, LineFacts | null])[] => {
    if (line === undefined) return [];
    return [
      [lineKey(one, other, currency), line === null ? null : lineSeenBy(one, line)],
      [lineKey(other, one, currency), line === null ? null : lineSeenBy(other, line)],
    ];
  });
  return Object.fromEntries(views);
}
