// Owns texts of strangers: plain text, with characters that turn or hide text made visible.
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { visibleParts } from './visible-parts.ts';

export interface PlainTextProps {
  readonly text: string;
  /** One line, cut at the end of the room; line breaks become spaces. */
  readonly line?: boolean;
  readonly className?: string;
}

export function PlainText({ text, line, className }: PlainTextProps): ReactNode {
  const shown = line ? text.replace(/\s+/g, ' ') : text;
  return (
    <span className={classNames('plain-text', line && 'is-line', className)} dir="auto" title={line ? shown : undefined}>
      {visibleParts(shown).map((part, index) =>
        part.hidden ? (
          // Parts of one text never move.
          <span key={index} className="plain-text-mark">
            {part.text}
          </span>
        ) : (
          part.text
        ),
      )}
    </span>
  );
}
