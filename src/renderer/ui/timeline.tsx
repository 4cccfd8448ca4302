// Owns timelines: what happened, what happens now, what comes.
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';
import { useWords } from './words.tsx';

export interface TimelineStep {
  readonly id: string;
  readonly state: 'done' | 'now' | 'later' | 'bad';
  readonly title: ReactNode;
  readonly detail?: ReactNode;
}

const icons: Readonly<Record<TimelineStep['state'], IconName>> = { done: 'check', now: 'clock', later: 'more', bad: 'close' };

export function Timeline({ steps, label }: { readonly steps: readonly TimelineStep[]; readonly label: string }): ReactNode {
  const { t } = useWords();
  return (
    <ol className="timeline" aria-label={label}>
      {steps.map((step) => (
        <li key={step.id} className={`timeline-step is-${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
          <span className="timeline-dot">
            <Icon name={icons[step.state]} size={14} />
          </span>
          <div>
            <div className="strong">
              {step.title}
              <span className="visually-hidden"> {t(`timeline.${step.state}`)}</span>
            </div>
            {step.detail ? <div className="soft small">{step.detail}</div> : null}
          </div>
        </li>
      ))}
    </ol>
  );
}
