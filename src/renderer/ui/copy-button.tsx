// Owns copying: says what is copied before, and that it was copied after.
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { IconButton } from './icon-button.tsx';
import { useWords } from './words.tsx';

export interface CopyButtonProps {
  readonly text: string;
  /** What is copied: "Copy address". */
  readonly label: string;
  /** Puts the text on the clipboard; the window's owner does it. */
  readonly onCopy: (text: string) => void;
  /** Icon alone, or with words. */
  readonly iconOnly?: boolean;
  readonly primary?: boolean;
}

export function CopyButton({ text, label, onCopy, iconOnly, primary }: CopyButtonProps): ReactNode {
  const { t } = useWords();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return undefined;
    const timer = setTimeout(() => setCopied(false), 2500);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void => {
    onCopy(text);
    setCopied(true);
  };
  return (
    <>
      {iconOnly ? (
        <IconButton icon={copied ? 'check' : 'copy'} label={label} onClick={copy} small />
      ) : (
        <Button kind={primary ? 'primary' : 'secondary'} icon={copied ? 'check' : 'copy'} onClick={copy}>
          {copied ? t('common.copied') : label}
        </Button>
      )}
      <span className="visually-hidden" role="status">
        {copied ? t('common.copied') : ''}
      </span>
    </>
  );
}
