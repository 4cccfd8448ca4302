// Owns messages that stand on the page and stay.
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export type BannerTone = 'info' | 'good' | 'warn' | 'bad';

const icons: Readonly<Record<BannerTone, IconName>> = { info: 'info', good: 'check', warn: 'warning', bad: 'stop' };

export interface BannerProps {
  readonly tone?: BannerTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export function Banner({ tone = 'info', title, children, action }: BannerProps): ReactNode {
  return (
    <div className={classNames('banner', tone !== 'info' && `is-${tone}`)} role={tone === 'bad' ? 'alert' : 'note'}>
      <Icon name={icons[tone]} />
      <div className="banner-text stack is-1">
        {title ? <div className="strong">{title}</div> : null}
        {children ? <div>{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
