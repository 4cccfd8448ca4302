// Owns tabs with counts: arrow keys move, one tab is in the tab order.
import { Tab, TabList, TabPanel, TabProvider } from '@ariakit/react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { useWords } from './words.tsx';

export interface TabItem<T extends string> {
  readonly id: T;
  readonly label: string;
  readonly count?: number | undefined;
  /** Something waits for the reader there. */
  readonly alert?: boolean | undefined;
}

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly items: readonly TabItem<T>[];
  readonly value: T;
  readonly onChange: (id: T) => void;
  readonly inset?: boolean;
  readonly panelClassName?: string;
  readonly children: ReactNode;
}

export function Tabs<T extends string>({ label, items, value, onChange, inset, panelClassName, children }: TabsProps<T>): ReactNode {
  const { format } = useWords();
  const choose = (id: string | null | undefined): void => {
    const item = items.find((candidate) => candidate.id === id);
    if (item && item.id !== value) onChange(item.id);
  };
  return (
    <TabProvider selectedId={value} setSelectedId={choose} selectOnMove={false}>
      <TabList aria-label={label} className={classNames('tabs', inset && 'is-inset')}>
        {items.map((item) => (
          <Tab key={item.id} id={item.id} className="tab">
            {item.label}
            {item.count === undefined ? null : (
              <span className={classNames('count', item.alert && item.count > 0 && 'is-alert')}>{format.count(item.count)}</span>
            )}
          </Tab>
        ))}
      </TabList>
      <TabPanel tabId={value} className={panelClassName} focusable={false}>
        {children}
      </TabPanel>
    </TabProvider>
  );
}
