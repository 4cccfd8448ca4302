// Owns the frame of each task: heading, body, buttons.
import { type ReactNode, useEffect, useRef } from 'react';
import { Badge } from '../ui/badge.tsx';
import { Logo } from '../ui/logo.tsx';
import { useWords } from '../ui/words.tsx';

export interface SecureFrameProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly children: ReactNode;
  readonly footer: ReactNode;
  /** A column that is easy to read; lists take the whole width. */
  readonly narrow?: boolean;
  readonly onSubmit?: () => void;
}

export function SecureFrame({ title, subtitle, children, footer, narrow, onSubmit }: SecureFrameProps): ReactNode {
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  // Each new step is announced by its heading.
  useEffect(() => {
    if (!document.querySelector('.secure-body input')) heading.current?.focus();
  }, [title]);
  return (
    <form
      className="secure"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.();
      }}
    >
      <header className="secure-head">
        <Logo size={28} />
        <div className="grow">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {subtitle ? <div className="soft small">{subtitle}</div> : null}
        </div>
        <Badge tone="accent" icon="shield">
          {t('secure.mark')}
        </Badge>
      </header>
      <main tabIndex={0} className="secure-body">
        <div className={narrow ? 'secure-narrow stack' : 'stack'}>{children}</div>
      </main>
      <footer className="secure-foot">{footer}</footer>
    </form>
  );
}
