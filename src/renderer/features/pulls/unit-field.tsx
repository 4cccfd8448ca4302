// Owns choosing a unit: a field that is typed into, with the whole table of currencies to search in, and units of one's own where they are allowed.
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { findCurrencies, type NamedCurrency, namedCurrencies } from '../../../shared/i18n/currency-names.ts';
import { currencyOf } from '../../../shared/money/currencies.ts';
import { Field, type FieldProps } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useWords } from '../../ui/words.tsx';
import { unitOf } from './draft-terms.ts';

interface UnitFieldProps extends Omit<FieldProps, 'optional'> {
  readonly value: string;
  readonly onChange: (unit: string) => void;
  /** Only currencies of the table; what is typed counts once it is one of them. */
  readonly knownOnly?: boolean;
}

interface Option {
  readonly code: string;
  /** Null for a unit of one's own. */
  readonly currency: NamedCurrency | null;
}

export function UnitField({ value, onChange, knownOnly = false, ...field }: UnitFieldProps): ReactNode {
  const { t, locale } = useWords();
  const list = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const all = useMemo(() => namedCurrencies(locale), [locale]);
  const options = useMemo(() => (open ? optionsFor(all, typed ?? '', knownOnly) : []), [open, all, typed, knownOnly]);
  const type = (text: string): void => {
    const unit = unitOf(text);
    setTyped(text);
    setOpen(true);
    setActive(-1);
    // What may still become the name of a currency is taken when the field is left, so that the form does not jump while somebody searches.
    if (unit !== null && currencyOf(unit) !== null) onChange(unit);
    else if (!knownOnly && findCurrencies(all, text).length === 0) onChange(text);
  };
  const close = (): void => {
    setOpen(false);
    setTyped(null);
    setActive(-1);
  };
  const choose = (code: string): void => {
    onChange(code);
    close();
  };
  const leave = (): void => {
    if (!knownOnly && typed !== null) onChange(unitOf(typed) ?? typed);
    close();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // Keys of an input method belong to it.
    if (event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey) {
      // The form is sent with what stands here.
      if (event.key === 'Enter') leave();
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (open) setActive((before) => next(before, step, options.length));
      else setOpen(true);
    } else if (open && event.key === 'Enter') {
      event.preventDefault();
      const option = options[active];
      if (option) choose(option.code);
      else leave();
    } else if (open && event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  };
  return (
    <Field {...field}>
      {(ids) => (
        <div className="unit-field">
          <div className={`input${field.error ? ' is-bad' : ''}`}>
            <input
              {...ids}
              role="combobox"
              aria-autocomplete="list"
              aria-expanded={open}
              aria-controls={list}
              aria-activedescendant={options[active] ? `${list}-${active}` : undefined}
              value={typed ?? value}
              maxLength={64}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => type(event.target.value)}
              onKeyDown={onKeyDown}
              onBlur={leave}
            />
            {/* For the mouse; the arrow key opens the list as well. */}
            <button
              type="button"
              tabIndex={-1}
              className="unit-open"
              aria-label={t('unit.open')}
              onMouseDown={(event) => {
                event.preventDefault();
                const input = event.currentTarget.parentElement?.querySelector('input');
                input?.focus();
                setOpen(!open);
              }}
            >
              <Icon name="down" size={16} />
            </button>
          </div>
          <Options id={list} open={open} options={options} active={active} onChoose={choose} />
          <span className="visually-hidden" role="status">
            {open ? t('unit.found', { count: options.filter((option) => option.currency !== null).length }) : ''}
          </span>
        </div>
      )}
    </Field>
  );
}

interface OptionsProps {
  readonly id: string;
  readonly open: boolean;
  readonly options: readonly Option[];
  readonly active: number;
  readonly onChoose: (code: string) => void;
}

function Options({ id, open, options, active, onChoose }: OptionsProps): ReactNode {
  const { t } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <div id={id} ref={box} role="listbox" aria-label={t('unit.options')} className="unit-options" hidden={!open || options.length === 0}>
      {options.map(({ code, currency }, index) => (
        <div
          key={code}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className="unit-option"
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(code);
          }}
        >
          <span className="strong">{code}</span>
          <span className="clip">{currency === null ? t('unit.own') : currency.name}</span>
          <span className="soft tiny nowrap">{currency === null ? '' : t('unit.places', { count: currency.divisibility })}</span>
        </div>
      ))}
    </div>
  );
}

function optionsFor(all: readonly NamedCurrency[], typed: string, knownOnly: boolean): readonly Option[] {
  const found = findCurrencies(all, typed).map((currency): Option => ({ code: currency.code, currency }));
  const unit = unitOf(typed);
  const own: readonly Option[] = knownOnly || unit === null || currencyOf(unit) !== null ? [] : [{ code: unit, currency: null }];
  return [...found, ...own];
}

/** Around the list, and to its ends from nowhere. */
function next(before: number, step: number, count: number): number {
  if (count === 0) return -1;
  if (before < 0) return step > 0 ? 0 : count - 1;
  return (before + step + count) % count;
}
