// Owns what a look through the camera collects: the same code again and again, in any order, until all of them are there.
import { type Collected, codeCollector } from './code-parts.ts';

export type Scanned = Collected | { readonly kind: 'again' };

/** Takes the text of each frame's code. What is refused starts anew, so that the right codes can be held there next. */
export function codeScanner(): (text: string) => Scanned {
  let collect = codeCollector();
  let last: string | null = null;
  return (text) => {
    if (text === last) return { kind: 'again' };
    last = text;
    const collected = collect(text);
    if (collected.kind !== 'more') collect = codeCollector();
    return collected;
  };
}
