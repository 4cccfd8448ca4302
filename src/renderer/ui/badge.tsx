// Owns badges: a word and an icon, and only then a colour.
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'quiet' | 'accent' | 'good' | 'warn' | 'bad';

export function Badge({
  tone = 'quiet',
  icon,
  children,
}: {
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <span className={classNames('badge', tone !== 'quiet' && `is-${tone}`)}>
      {icon ? <Icon name={icon} size={14} /> : null}
      {children}
    </span>
  );
}
