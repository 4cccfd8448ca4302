// Owns the row of numbered steps above a guided task.
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';

export function Stepper({
  steps,
  current,
  label,
}: {
  readonly steps: readonly string[];
  readonly current: number;
  readonly label: string;
}): ReactNode {
  return (
    <ol className="stepper" aria-label={label}>
      {steps.map((step, index) => (
        <li
          key={step}
          className={classNames('stepper-step', index < current && 'is-done')}
          aria-current={index === current ? 'step' : undefined}
        >
          <span className="stepper-number">{index < current ? <Icon name="check" size={14} /> : index + 1}</span>
          {step}
        </li>
      ))}
    </ol>
  );
}
