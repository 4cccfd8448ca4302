// Owns recovery words on screen: numbered, in reading order, with no copy button.
import type { ReactNode } from 'react';
import { useWords } from '../ui/words.tsx';

export function WordsGrid({ words }: { readonly words: readonly string[] }): ReactNode {
  const { t } = useWords();
  return (
    <ol className="words" aria-label={t('words.list')} translate="no">
      {words.map((word, index) => (
        // The same word may stand twice; its place is what tells it apart.
        <li key={index} className="word">
          <span className="word-number">{index + 1}</span>
          <span data-testid={`word-${index + 1}`}>{word}</span>
        </li>
      ))}
    </ol>
  );
}

/** Words out of UTF-8 bytes, which are wiped. */
export function takeWords(bytes: Uint8Array): readonly string[] {
  const words = new TextDecoder().decode(bytes).split(' ');
  bytes.fill(0);
  return words;
}
