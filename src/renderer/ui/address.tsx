// Owns how an address looks: whole, in groups of four, first and last group bold; shortened only where the whole one is one step away.
import type { ReactNode } from 'react';
import { groupsOfFour } from '../../shared/i18n/format.ts';
import { classNames } from './class-names.ts';
import { useWords } from './words.tsx';

/** Whole address. A reader hears and copies it as one word; the gaps are margins, not characters. */
export function Address({ value, tag }: { readonly value: string; readonly tag?: number | null }): ReactNode {
  const groups = groupsOfFour(value);
  return (
    <span className="row is-wrap">
      <span className="address" translate="no">
        {groups.map((group, index) => (
          // Groups of one address never move.
          <span key={index} className={classNames('address-group', (index === 0 || index === groups.length - 1) && 'is-edge')}>
            {group}
          </span>
        ))}
      </span>
      {tag === null || tag === undefined ? null : <TagMark tag={tag} />}
    </span>
  );
}

/** Destination tag of the XRP Ledger. 0 is a tag; none is none. */
export function TagMark({ tag }: { readonly tag: number }): ReactNode {
  const { t } = useWords();
  return (
    <span className="address-tag">
      {t('common.tag')} <span className="mono">{tag}</span>
    </span>
  );
}

/** First eight and last six characters, for lists; the whole address is its title. */
export function ShortAddress({ value, tag }: { readonly value: string; readonly tag?: number | null }): ReactNode {
  const short = value.length > 18 ? `${value.slice(0, 8)}…${value.slice(-6)}` : value;
  return (
    <span className="row is-wrap is-tight" title={value} translate="no">
      <span className="address-short">{short}</span>
      {tag === null || tag === undefined ? null : <TagMark tag={tag} />}
    </span>
  );
}
