// Owns the table of prices that the user typed: added, changed, removed.
import { type ReactNode, useState } from 'react';
import { amountText } from '../../../shared/i18n/format.ts';
import type { RateSettings } from '../../../shared/contract/rate-settings.ts';
import { useNow } from '../../state/use-now.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { RateCells, RateTable } from '../../ui/rate-table.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';

type Manual = RateSettings['manual'];
type Typed = readonly { readonly pair: string; readonly rate: string }[];

export interface ManualRatesProps {
  readonly manual: Manual;
  readonly busy: boolean;
  /** `then` follows only where main has stored it. */
  readonly onChange: (typed: { pair: string; rate: string }[], then?: () => void) => void;
}

/** The list with this price in it: in place of `replaced`, or at the end. */
export function withPrice(manual: Typed, replaced: string | null, pair: string, rate: string): { pair: string; rate: string }[] {
  const plain = manual.map((typed) => ({ pair: typed.pair, rate: typed.rate }));
  if (replaced === null) return [...plain, { pair, rate }];
  return plain.map((typed) => (typed.pair === replaced ? { pair, rate } : typed));
}

export function ManualRates({ manual, busy, onChange }: ManualRatesProps): ReactNode {
  const { t } = useWords();
  /** The pair that is being changed. */
  const [replaced, setReplaced] = useState<string | null>(null);
  const [pair, setPair] = useState('');
  const [rate, setRate] = useState('');
  const show = (of: Manual[number] | null): void => {
    setReplaced(of?.pair ?? null);
    setPair(of?.pair ?? '');
    setRate(of?.rate ?? '');
  };
  return (
    <div className="settings-list stack is-3">
      <div className="stack is-1">
        <span>{t('rates.manual')}</span>
        <span className="soft small">{t('rates.manualText')}</span>
      </div>
      {manual.length === 0 ? null : (
        <Prices
          manual={manual}
          onEdit={show}
          onRemove={(gone) => {
            if (gone === replaced) show(null);
            onChange(manual.filter((typed) => typed.pair !== gone).map((typed) => ({ pair: typed.pair, rate: typed.rate })));
          }}
        />
      )}
      <form
        className="rate-form"
        onSubmit={(event) => {
          event.preventDefault();
          onChange(withPrice(manual, replaced, pair, rate.replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '')), () => show(null));
        }}
      >
        <TextField label={t('rates.pair')} hint={t('rates.pairHint')} value={pair} maxLength={110} mono onChange={setPair} />
        <TextField label={t('rates.price')} hint={t('rates.priceHint')} value={rate} maxLength={60} amount onChange={setRate} />
        <Button submit busy={busy} disabled={pair.trim() === '' || rate.trim() === ''}>
          {t(replaced === null ? 'rates.add' : 'common.save')}
        </Button>
        {replaced === null ? null : (
          <Button kind="quiet" onClick={() => show(null)}>
            {t('common.cancel')}
          </Button>
        )}
      </form>
    </div>
  );
}

interface PricesProps {
  readonly manual: Manual;
  readonly onEdit: (typed: Manual[number]) => void;
  readonly onRemove: (pair: string) => void;
}

function Prices({ manual, onEdit, onRemove }: PricesProps): ReactNode {
  const { t, format } = useWords();
  const now = useNow();
  return (
    <RateTable of={t('rates.pair')} rate={t('rates.price')} age={t('rates.typed')} actions={t('rates.actions')}>
      <tbody>
        {manual.map((typed) => (
          <tr key={typed.pair}>
            <td className="mono">{typed.pair}</td>
            <RateCells rate={amountText(typed.rate, typed.pair.split('_')[1] ?? '')} age={format.relative(typed.at, now)} />
            <td className="end">
              <span className="row">
                <IconButton icon="edit" small label={t('rates.edit', { pair: typed.pair })} onClick={() => onEdit(typed)} />
                <IconButton icon="close" small label={t('rates.remove', { pair: typed.pair })} onClick={() => onRemove(typed.pair)} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </RateTable>
  );
}
