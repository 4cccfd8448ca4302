// Owns setting the rate by hand, as a price or as a rule, for selections of one unit and one coin.
import { type ReactNode, useEffect, useState } from 'react';
import { shortUnit } from '../../../shared/i18n/format.ts';
import { currencyOf } from '../../../shared/money/currencies.ts';
import { formatDecimal, sign } from '../../../shared/money/decimal.ts';
import { parseDecimal } from '../../../shared/money/parse-amount.ts';
import { fixedRate } from '../../../shared/payouts/conversion.ts';
import { methodKind } from '../../../shared/payouts/methods.ts';
import { longestRule } from '../../../shared/payouts/rate-rule.ts';
import { parseRateRule } from '../../../shared/payouts/rates.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { originOf } from '../../ui/asset.tsx';
import { Button } from '../../ui/button.tsx';
import { Details } from '../../ui/details.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';

/** Canonical text of a price above zero (thousands may be separated by commas), or a rule as typed; null when it is neither. */
export function ruleOf(text: string): string | null {
  const read = parseDecimal(text.normalize('NFKC').replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, ''));
  if (read.ok) return sign(read.value) > 0 ? formatDecimal(read.value) : null;
  return parseRateRule(text).ok ? text.trim() : null;
}

export interface OwnRateProps {
  readonly rows: readonly PayoutRow[];
  readonly rule: string | null;
  readonly onRule: (rule: string | null) => void;
  readonly open?: boolean;
}

export function OwnRate({ rows, rule, onRule, open }: OwnRateProps): ReactNode {
  const { t } = useWords();
  const first = rows[0];
  const mixed = rows.some((row) => row.originalCurrency !== first?.originalCurrency || row.payoutCurrency !== first.payoutCurrency);
  // One coin is worth itself, and a token of the unit's own code is one unit: no rate can change that.
  if (!first || fixedRate(first.originalCurrency, first.payoutCurrency) !== null) return null;
  return (
    <Details summary={t('approve.ownRate')} open={open === true || rule !== null}>
      {mixed ? <p className="soft">{t('approve.ownRateMixed')}</p> : <RuleForm first={first} rule={rule} onRule={onRule} />}
    </Details>
  );
}

function RuleForm({ first, rule, onRule }: Pick<OwnRateProps, 'rule' | 'onRule'> & { readonly first: PayoutRow }): ReactNode {
  const { t, refusal: words } = useWords();
  const [text, setText] = useState(rule ?? '');
  const rate = ruleOf(text);
  const wrong = useRested(text) && text.trim() !== '' && rate === null;
  const coin = shortUnit(first.payoutCurrency);
  const traded = currencyOf(first.originalCurrency) !== null;
  // MPTs are traded in no book: their rule is made of the price of something else.
  const priced = methodKind(first.methodId) === 'mpt' ? 'XRP' : first.payoutCurrency;
  const pair = `${priced}_${traded ? first.originalCurrency : 'USD'}`;
  const source = originOf(priced) === null ? 'kraken' : 'ledger';
  return (
    <div className="own-rate">
      <TextField
        label={t('approve.ownRateField', { coin, unit: first.originalCurrency })}
        hint={wrong ? undefined : t('approve.ownRateHint', { pair, example: `${source}(${pair}) ${traded ? '* 1.01' : '/ 50'}` })}
        error={wrong ? words({ code: 'rate-rule-invalid' }) : null}
        mono={!/^[\d.,\s]*$/.test(text)}
        value={text}
        maxLength={longestRule}
        onChange={setText}
        after={first.originalCurrency}
      />
      <Button disabled={rate === null || rate === rule} onClick={() => onRule(rate)}>
        {t('approve.ownRateUse')}
      </Button>
      {rule === null ? null : (
        <Button kind="quiet" onClick={() => onRule(null)}>
          {t('approve.market')}
        </Button>
      )}
    </div>
  );
}

/** How long a hand rests before what it typed is judged. */
const restMs = 600;

/** True once `text` has stood unchanged for a moment: half a rule is no mistake yet. */
function useRested(text: string): boolean {
  const [rested, setRested] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restMs);
    return () => clearTimeout(timer);
  }, [text]);
  return rested === text;
}
