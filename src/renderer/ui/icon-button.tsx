// Owns buttons that show only an icon; their name is required and shown as a tooltip.
import { Tooltip, TooltipAnchor, TooltipProvider } from '@ariakit/react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export interface IconButtonProps {
  readonly icon: IconName;
  readonly label: string;
  readonly onClick: () => void;
  readonly small?: boolean;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly tabIndex?: number | undefined;
}

export function IconButton({ icon, label, onClick, small, disabled, pressed, tabIndex }: IconButtonProps): ReactNode {
  return (
    <TooltipProvider timeout={500}>
      <TooltipAnchor
        render={<button type="button" />}
        className={classNames('icon-button', small && 'is-small')}
        aria-label={label}
        tabIndex={tabIndex}
        aria-disabled={disabled || undefined}
        aria-pressed={pressed}
        onClick={disabled ? undefined : onClick}
      >
        <Icon name={icon} size={small ? 16 : 18} />
      </TooltipAnchor>
      <Tooltip className="tooltip" portal={false} gutter={6}>
        {label}
      </Tooltip>
    </TooltipProvider>
  );
}
