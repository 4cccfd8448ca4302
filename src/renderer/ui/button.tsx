// Owns buttons. A disabled one stays focusable and says why (aria-disabled), so that nobody loses their place.
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger' | 'link';

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled' | 'type'> {
  readonly kind?: ButtonKind;
  readonly small?: boolean;
  readonly wide?: boolean;
  readonly icon?: IconName | undefined;
  readonly disabled?: boolean | undefined;
  /** Work in progress: shows a turning mark and takes no press. */
  readonly busy?: boolean | undefined;
  readonly submit?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({
  kind = 'secondary',
  small,
  wide,
  icon,
  disabled,
  busy,
  submit,
  onClick,
  children,
  className,
  ...rest
}: ButtonProps): ReactNode {
  const off = disabled === true || busy === true;
  return (
    <button
      {...rest}
      type={submit && !off ? 'submit' : 'button'}
      className={classNames('button', `is-${kind}`, small && 'is-small', wide && 'is-wide', className)}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      onClick={off ? undefined : onClick}
    >
      {busy ? <Icon name="spinner" size={16} className="spinner" /> : icon ? <Icon name={icon} size={small ? 16 : 18} /> : null}
      {children}
    </button>
  );
}
