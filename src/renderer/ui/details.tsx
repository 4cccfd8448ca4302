// Owns parts of a form that most people need not see.
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export function Details({
  summary,
  open,
  children,
}: {
  readonly summary: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <details className="details" open={open}>
      <summary>
        <Icon name="chevron" size={14} />
        {summary}
      </summary>
      <div className="stack">{children}</div>
    </details>
  );
}
