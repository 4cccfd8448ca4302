// Owns the list of price sources: on or off, and in which order they are asked.
import type { ReactNode } from 'react';
import { type RateSourceId, rateSourceIds } from '../../../shared/contract/rate-settings.ts';
import { Switch } from '../../ui/choice.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useWords, type Words } from '../../ui/words.tsx';
import { SettingRow } from './setting-row.tsx';

export function sourceName({ t }: Pick<Words, 't'>, id: RateSourceId): string {
  return id === 'practice' || id === 'manual' ? t(`rates.name.${id}`) : t(`payout.source.${id}`);
}

/** The list with one source a place earlier (-1) or later (1); unchanged where there is no such place. */
export function moved(sources: readonly RateSourceId[], id: RateSourceId, by: -1 | 1): readonly RateSourceId[] {
  const from = sources.indexOf(id);
  const other = sources[from + by];
  if (from < 0 || other === undefined) return sources;
  return sources.map((source) => (source === id ? other : source === other ? id : source));
}

export interface RateSourcesProps {
  /** Those that are on, in order. */
  readonly sources: readonly RateSourceId[];
  readonly busy: boolean;
  readonly onChange: (sources: readonly RateSourceId[]) => void;
}

export function RateSources({ sources, busy, onChange }: RateSourcesProps): ReactNode {
  const words = useWords();
  const { t } = words;
  const off = rateSourceIds.filter((id) => !sources.includes(id));
  return (
    <>
      {[...sources, ...off].map((id) => {
        const on = sources.includes(id);
        const name = sourceName(words, id);
        const at = sources.indexOf(id);
        return (
          <SettingRow key={id} name={on && sources.length > 1 ? `${at + 1}. ${name}` : name} text={t(`rates.host.${id}`)}>
            <span className="row">
              {on && sources.length > 1 ? (
                <>
                  <IconButton
                    icon="up"
                    small
                    label={t('rates.earlier', { source: name })}
                    disabled={busy || at === 0}
                    onClick={() => onChange(moved(sources, id, -1))}
                  />
                  <IconButton
                    icon="down"
                    small
                    label={t('rates.later', { source: name })}
                    disabled={busy || at === sources.length - 1}
                    onClick={() => onChange(moved(sources, id, 1))}
                  />
                </>
              ) : null}
              <Switch
                label={name}
                checked={on}
                onChange={(checked) => onChange(checked ? [...sources, id] : sources.filter((source) => source !== id))}
              />
            </span>
          </SettingRow>
        );
      })}
      {sources.length === 0 ? <SettingRow name={<span className="field-error">{t('rates.noneOn')}</span>} /> : null}
    </>
  );
}
