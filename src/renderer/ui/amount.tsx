// Owns how an amount looks: grouped, aligned by its point, unit beside it, hidden when the user wants it hidden.
import { createContext, type ReactNode, useContext } from 'react';
import { amountParts, amountText, shortUnit } from '../../shared/i18n/format.ts';
import { compare } from '../../shared/money/decimal.ts';
import { displayAmount } from '../../shared/money/display-amount.ts';
import { decimalOf } from '../../shared/money/parse-amount.ts';
import { classNames } from './class-names.ts';
import { useWords } from './words.tsx';

const Hidden = createContext(false);

/** Hides every amount below it (screens seen by others). */
export function AmountPrivacy({ hidden, children }: { readonly hidden: boolean; readonly children: ReactNode }): ReactNode {
  return <Hidden value={hidden}>{children}</Hidden>;
}

export interface AmountProps {
  /** Decimal text; never a number. */
  readonly value: string;
  readonly unit: string;
  readonly size?: 'text' | 'medium' | 'large';
  /** Set in a column: units share a width, so points stand under each other. */
  readonly column?: boolean;
  /** Say the sign of an amount that came in. */
  readonly plus?: boolean;
  /** For overviews: rounded as §6.3 has it and marked with ≈ where that leaves something out; the title has every digit. Never where somebody decides or pays. */
  readonly rounded?: boolean;
}

export function Amount({ value, unit, size = 'text', column, plus, rounded }: AmountProps): ReactNode {
  const { t } = useWords();
  const hidden = useContext(Hidden);
  const className = classNames('amount', size !== 'text' && `is-${size}`, column && 'is-column');
  if (hidden) {
    return (
      <span className={className}>
        <span aria-hidden="true">••••</span>
        <span className="visually-hidden">{t('common.amountHidden')}</span>
        <span className="amount-unit">{shortUnit(unit)}</span>
      </span>
    );
  }
  const seen = rounded ? roundedFor(value, unit) : value;
  return (
    <span className={className} title={amountText(value, unit)}>
      {seen === value ? null : '≈ '}
      <Digits value={seen} unit={unit} plus={plus === true} />
      <span className="amount-unit">{shortUnit(unit)}</span>
    </span>
  );
}

/** The same text where rounding changes nothing. */
function roundedFor(value: string, unit: string): string {
  const exact = decimalOf(value);
  const seen = displayAmount(exact, unit);
  return compare(decimalOf(seen), exact) === 0 ? value : seen;
}

function Digits({ value, unit, plus }: { readonly value: string; readonly unit: string; readonly plus: boolean }): ReactNode {
  const { sign, integer, fraction, padded } = amountParts(value, unit);
  const given = fraction.length - padded;
  const groups = fraction.length > 4 ? fractionGroups(fraction) : [fraction];
  return (
    <>
      {plus && sign === '' ? '+' : sign}
      {integer}
      {fraction === '' ? null : <span className={classNames(given === 0 && 'amount-zeros')}>.</span>}
      {groups.map((group, index) => {
        const start = groups.slice(0, index).join('').length;
        const bright = Math.max(0, Math.min(group.length, given - start));
        return (
          // The groups of one number never move among each other.
          <span key={index} className={classNames(index > 0 && 'amount-group')}>
            {group.slice(0, bright)}
            <span className="amount-zeros">{group.slice(bright)}</span>
          </span>
        );
      })}
    </>
  );
}

/** Eight decimals read as 2-3-3, as satoshi are counted; others in threes from the point. */
function fractionGroups(fraction: string): readonly string[] {
  const first = fraction.length === 8 ? 2 : 3;
  return [fraction.slice(0, first), ...(fraction.slice(first).match(/.{1,3}/g) ?? [])];
}
