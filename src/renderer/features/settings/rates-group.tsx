// Owns the settings of price sources: which are asked, in which order, how they become one price, and how old it may be.
import { type ReactNode, useState } from 'react';
import type { RateSettings, RateSettingsChange } from '../../../shared/contract/rate-settings.ts';
import { useServices } from '../../state/services.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { Banner } from '../../ui/banner.tsx';
import { Segments } from '../../ui/choice.tsx';
import { Card } from '../../ui/page.tsx';
import { PlainSelect } from '../../ui/select.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { LedgerUnits } from './ledger-units.tsx';
import { ManualRates } from './manual-rates.tsx';
import { RateSources } from './rate-sources.tsx';
import { SettingRow } from './setting-row.tsx';
import { TryRates } from './try-rates.tsx';

export function RatesGroup(): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const read = useAnswer('rate settings', () => main.rateSettings({}));
  return (
    <Card title={t('rates.title')} flush>
      {read.value ? (
        <Rates first={read.value} />
      ) : read.refusal ? (
        <ErrorState refusal={read.refusal} onRetry={read.reload} />
      ) : (
        <LoadingState rows={4} />
      )}
    </Card>
  );
}

const ages = [60, 120, 300, 900, 3600];

function Rates({ first }: { readonly first: RateSettings }): ReactNode {
  const { t, format, refusal: words } = useWords();
  const { main } = useServices();
  const [rates, setRates] = useState(first);
  const { busy, refusal, run } = useAction('rate settings');
  /** What is refused is told where it was typed. */
  const [typedIn, setTypedIn] = useState<'manual' | 'ledger' | null>(null);
  const change = (part: RateSettingsChange, then?: () => void): void => {
    setTypedIn('manual' in part ? 'manual' : 'ledger' in part ? 'ledger' : null);
    run(
      () => main.updateRateSettings(part),
      (newest) => {
        setRates(newest);
        then?.();
      },
    );
  };
  const problem = refusal ? (
    <div className="settings-list">
      <Banner tone="bad">{words(refusal)}</Banner>
    </div>
  ) : null;
  const choices = ages.includes(rates.maxAgeSeconds) ? ages : [...ages, rates.maxAgeSeconds].sort((a, b) => a - b);
  return (
    <>
      <SettingRow name={<span className="soft small">{t('rates.about')}</span>} />
      <RateSources sources={rates.sources} busy={busy} onChange={(sources) => change({ sources: [...sources] })} />
      <SettingRow name={t('rates.mode')} text={t(`rates.mode.${rates.mode}Text`)}>
        <Segments
          label={t('rates.mode')}
          value={rates.mode}
          options={[
            { value: 'fallback', label: t('rates.mode.fallback') },
            { value: 'median', label: t('rates.mode.median') },
          ]}
          onChange={(mode) => change({ mode })}
        />
      </SettingRow>
      <SettingRow name={t('rates.maxAge')} text={t('rates.maxAgeText')}>
        <PlainSelect
          aria-label={t('rates.maxAge')}
          value={String(rates.maxAgeSeconds)}
          options={choices.map((seconds) => ({ value: String(seconds), label: format.span(seconds) }))}
          onChange={(value) => change({ maxAgeSeconds: Number.parseInt(value, 10) })}
        />
      </SettingRow>
      <ManualRates manual={rates.manual} busy={busy} onChange={(manual, then) => change({ manual: [...manual] }, then)} />
      {typedIn === 'manual' ? problem : null}
      <LedgerUnits units={rates.ledger} busy={busy} onChange={(ledger, then) => change({ ledger }, then)} />
      {typedIn === 'manual' ? null : problem}
      <TryRates key={JSON.stringify(rates)} />
    </>
  );
}
