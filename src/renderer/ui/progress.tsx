// Owns the bar of a limit: what is paid, what waits, what is left. The words beside it say the same.
import type { ReactNode } from 'react';

export interface ProgressProps {
  readonly label: string;
  /** Whole percent, 0 to 100. */
  readonly paid: number;
  readonly waiting: number;
}

export function Progress({ label, paid, waiting }: ProgressProps): ReactNode {
  const total = Math.min(100, paid + waiting);
  return (
    <div className="progress" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={total}>
      <span className="is-paid" style={{ width: `${Math.min(100, paid)}%` }} />
      <span className="is-waiting" style={{ width: `${Math.max(0, total - paid)}%` }} />
    </div>
  );
}
