// Owns the picture of an order book: offers as steps, the rate limit as a line, what is taken and what is refused; and the same as a table.
import { type ReactNode, useId } from 'react';
import type { Asset } from '../../../shared/xrpl/amount.ts';
import type { Fraction } from '../../../shared/money/fraction.ts';
import { quotient, toDecimal } from '../../../shared/money/fraction.ts';
import { formatDecimal } from '../../../shared/money/decimal.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useWords } from '../../ui/words.tsx';
import { assetCode } from './asset-text.tsx';
import { type BookOutcome, type BookStep, type Fate, isLess, shareOf } from './book-steps.ts';
import type { Names } from './use-studio.tsx';

export interface BookPictureProps {
  readonly outcome: BookOutcome;
  readonly pays: Asset;
  readonly gets: Asset;
  readonly names: Pick<Names, 'ticker'>;
}

/** Widths are percent of the room, heights are pixels. */
const [width, height, floor] = [100, 160, 22];
const gap = 0.25;
/** Further offers are in the table alone. */
const mostBars = 40;
const icons: Readonly<Record<Fate, IconName>> = { taken: 'check', part: 'check', refused: 'close', unneeded: 'more', unfunded: 'stop' };
const signs: Readonly<Record<Fate, string>> = { taken: '✓', part: '◐', refused: '✕', unneeded: '·', unfunded: '∅' };

/** Decimal text of an exact fraction; six places tell offers apart, and the table is not what is paid by. */
export function fractionText(value: Fraction): string {
  return formatDecimal(toDecimal(value, 6, 'half-away'));
}

export function BookPicture({ outcome, pays, gets, names }: BookPictureProps): ReactNode {
  const { t } = useWords();
  const [payCode, getCode] = [assetCode(pays, names), assetCode(gets, names)];
  if (outcome.steps.length === 0) return <p className="soft small">{t('studio.book.none', { gets: getCode, pays: payCode })}</p>;
  return (
    <div className="stack is-3">
      <p className="small soft">{t('studio.book.text', { gets: getCode, pays: payCode })}</p>
      <Steps outcome={outcome} />
      {outcome.limit === null ? null : (
        <p className="studio-limit small">
          <span className="studio-limit-line" aria-hidden="true" />
          {t('studio.book.limit', { rate: `${fractionText(outcome.limit)} ${getCode} / ${payCode}` })}
        </p>
      )}
      <Table outcome={outcome} payCode={payCode} getCode={getCode} />
    </div>
  );
}

interface Bar {
  readonly step: BookStep;
  readonly x: number;
  readonly width: number;
  readonly top: number;
  /** Share of the offer that is taken. */
  readonly taken: number;
}

/** Where each offer stands: as wide as what it gives, as high as its rate. */
function barsOf({ steps, limit }: BookOutcome): { readonly bars: readonly Bar[]; readonly line: number | null } {
  const shown = steps.filter(({ fate }) => fate !== 'unfunded').slice(0, mostBars);
  const whole = shown.reduce<Fraction>(
    (total, { room }) => ({ over: total.over * room.under + room.over * total.under, under: total.under * room.under }),
    {
      over: 0n,
      under: 1n,
    },
  );
  const highest = [...shown.map(({ rate }) => rate), ...(limit === null ? [] : [limit])].reduce(
    (most, rate) => (isLess(most, rate) ? rate : most),
    {
      over: 0n,
      under: 1n,
    },
  );
  const least = Math.min(6, width / Math.max(1, shown.length));
  const free = width - least * shown.length;
  let x = 0;
  const yOf = (rate: Fraction): number => height - shareOf(rate, highest) * (height - floor);
  const bars = shown.map((step) => {
    const bar = { step, x, width: least + shareOf(step.room, whole) * free, top: yOf(step.rate), taken: shareOf(step.gets, step.room) };
    x += bar.width;
    return bar;
  });
  return { bars, line: limit === null ? null : yOf(limit) };
}

function Steps({ outcome }: { readonly outcome: BookOutcome }): ReactNode {
  const { t } = useWords();
  const hatch = useId();
  const { bars, line } = barsOf(outcome);
  return (
    <svg className="studio-book" role="img" aria-label={t('studio.book.picture', { count: outcome.steps.length })}>
      <defs>
        <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="7" height="7" className="studio-hatch-ground" />
          <rect width="2.5" height="7" className="studio-hatch" />
        </pattern>
      </defs>
      {bars.map(({ step, x, width: wide, top, taken }, index) => (
        // Offers of one answer never move.
        <g key={index} className={`studio-bar is-${step.fate}`}>
          <rect
            x={`${x + gap}%`}
            y={top}
            width={`${wide - 2 * gap}%`}
            height={height - top}
            className="studio-bar-room"
            fill={step.fate === 'refused' ? `url(#${hatch})` : undefined}
          />
          {taken > 0 ? (
            <rect x={`${x + gap}%`} y={top} width={`${(wide - 2 * gap) * taken}%`} height={height - top} className="studio-bar-taken" />
          ) : null}
          {wide >= 4 ? (
            <text x={`${x + wide / 2}%`} y={top - 5} textAnchor="middle" className="studio-bar-sign">
              {signs[step.fate]}
            </text>
          ) : null}
        </g>
      ))}
      {line === null ? null : <line x1="0" x2="100%" y1={line} y2={line} className="studio-book-limit" />}
    </svg>
  );
}

function Table({
  outcome,
  payCode,
  getCode,
}: {
  readonly outcome: BookOutcome;
  readonly payCode: string;
  readonly getCode: string;
}): ReactNode {
  const { t } = useWords();
  const average = outcome.spent.over > 0n ? quotient(outcome.delivered, outcome.spent) : null;
  return (
    <div className="table-box" tabIndex={0} role="group" aria-label={t('studio.book.table')}>
      <table className="table studio-book-table">
        <thead>
          <tr>
            <th scope="col">{t('studio.book.rate', { gets: getCode, pays: payCode })}</th>
            <th scope="col" className="end">
              {t('studio.book.offers', { gets: getCode })}
            </th>
            <th scope="col" className="end">
              {t('studio.book.takes', { gets: getCode })}
            </th>
            <th scope="col" className="end">
              {t('studio.book.costs', { pays: payCode })}
            </th>
          </tr>
        </thead>
        <tbody>
          {outcome.steps.map(({ offer, rate, room, gets, pays, fate }) => (
            <tr key={`${offer.owner} ${offer.sequence}`} className={fate === 'taken' || fate === 'part' ? undefined : 'soft'}>
              <td>
                <span className="strong block">{fractionText(rate)}</span>
                <span className="studio-fate tiny">
                  <Icon name={icons[fate]} size={14} />
                  {t(`studio.book.${fate}`)}
                </span>
              </td>
              <td className="end nowrap">{fractionText(room)}</td>
              <td className="end nowrap">{gets.over === 0n ? '–' : fractionText(gets)}</td>
              <td className="end nowrap">{pays.over === 0n ? '–' : fractionText(pays)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('studio.book.total')}
              {average === null ? '' : ` · ${t('studio.book.average', { rate: fractionText(average) })}`}
            </th>
            <td className="end strong nowrap">{fractionText(outcome.delivered)}</td>
            <td className="end strong nowrap">{fractionText(outcome.spent)}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}
