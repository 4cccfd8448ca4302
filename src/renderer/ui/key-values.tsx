// Owns lists of names and values.
import { Fragment, type ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface KeyValue {
  readonly name: string;
  readonly value: ReactNode;
}

/** Entries that are null are left out. */
export function KeyValues({ items, end }: { readonly items: readonly (KeyValue | null)[]; readonly end?: boolean }): ReactNode {
  return (
    <dl className={classNames('key-values', end && 'is-end')}>
      {items.map((item) =>
        item ? (
          <Fragment key={item.name}>
            <dt>{item.name}</dt>
            <dd>{item.value}</dd>
          </Fragment>
        ) : null,
      )}
    </dl>
  );
}
