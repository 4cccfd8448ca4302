// Owns the frame of a screen: heading, actions, scrolling body, bar at the foot.
import { type ReactNode, useEffect, useRef } from 'react';
import { classNames } from './class-names.ts';
import { IconButton } from './icon-button.tsx';
import { PlainText } from './plain-text.tsx';

export interface PageProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly back?: { readonly label: string; readonly onBack: () => void } | undefined;
  readonly foot?: ReactNode;
  /** The body manages its own scrolling. */
  readonly flush?: boolean;
  readonly children: ReactNode;
}

export function Page({ title, subtitle, actions, back, foot, flush, children }: PageProps): ReactNode {
  const heading = useRef<HTMLHeadingElement>(null);
  // A new screen is announced by its heading; the keyboard starts there.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main id="main" className="page" tabIndex={-1}>
      <header className="page-head">
        {back ? <IconButton icon="back" label={back.label} onClick={back.onBack} /> : null}
        <div className="page-head-titles">
          <h1 ref={heading} tabIndex={-1} className="clip" title={title}>
            <PlainText text={title} line />
          </h1>
          {subtitle ? <div className="soft small">{subtitle}</div> : null}
        </div>
        {actions ? <div className="page-actions">{actions}</div> : null}
      </header>
      <div className={classNames('page-body', flush && 'is-flush')}>{flush ? children : <div className="page-width">{children}</div>}</div>
      {foot}
    </main>
  );
}

/** A box with a heading. */
export function Card({
  title,
  action,
  flush,
  children,
}: {
  readonly title?: string;
  readonly action?: ReactNode;
  readonly flush?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section className={classNames('card', flush && 'is-flush', !flush && 'stack')}>
      {title ? (
        <div className="card-head">
          <h2>{title}</h2>
          {action}
        </div>
      ) : null}
      {children}
    </section>
  );
}
