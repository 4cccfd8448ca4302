// Owns menus behind a button.
import { Menu as AriaMenu, MenuButton as AriaMenuButton, MenuItem as AriaMenuItem, MenuProvider } from '@ariakit/react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon, type IconName } from './icon.tsx';

export interface MenuItem {
  readonly id: string;
  readonly label: ReactNode;
  readonly icon?: IconName;
  readonly danger?: boolean;
  readonly onSelect: () => void;
}

export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** What the button shows; an icon button with `label` as its name when absent. */
  readonly children?: ReactNode;
  readonly className?: string;
}

export function Menu({ label, items, children, className }: MenuProps): ReactNode {
  return (
    <MenuProvider placement="bottom-end">
      <AriaMenuButton className={className ?? 'icon-button'} aria-label={children ? undefined : label}>
        {children ? <span className="visually-hidden">{label}: </span> : null}
        {children ?? <Icon name="more" />}
      </AriaMenuButton>
      <AriaMenu className="menu" gutter={4} portal={false} unmountOnHide aria-label={label}>
        {items.map((item) => (
          <AriaMenuItem key={item.id} className={classNames('menu-item', item.danger && 'is-danger')} onClick={item.onSelect}>
            {item.icon ? <Icon name={item.icon} size={16} /> : null}
            {item.label}
          </AriaMenuItem>
        ))}
      </AriaMenu>
    </MenuProvider>
  );
}
