// Owns language, theme and hidden amounts.
import type { ReactNode } from 'react';
import type { Settings } from '../../../shared/contract/main-api.ts';
import { Segments } from '../../ui/choice.tsx';
import { Card } from '../../ui/page.tsx';
import { PlainSelect } from '../../ui/select.tsx';
import { useWords } from '../../ui/words.tsx';
import { SettingRow, SwitchRow } from './setting-row.tsx';
import { useUpdate } from './use-update.ts';

const languages = ['system', 'en', 'ja'] as const;
const themes = ['system', 'light', 'dark'] as const;

export function AppearanceGroup({ settings }: { readonly settings: Settings }): ReactNode {
  const { t } = useWords();
  const update = useUpdate();
  return (
    <Card title={t('settings.appearance')} flush>
      <SettingRow name={t('settings.language')}>
        <PlainSelect
          aria-label={t('settings.language')}
          value={settings.language}
          options={languages.map((value) => ({ value, label: t(`settings.language.${value}`) }))}
          onChange={(language) => update({ language })}
        />
      </SettingRow>
      <SettingRow name={t('settings.theme')}>
        <Segments
          label={t('settings.theme')}
          value={settings.theme}
          options={themes.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
          onChange={(theme) => update({ theme })}
        />
      </SettingRow>
      <SwitchRow
        name={t('settings.hideAmounts')}
        text={t('settings.hideAmountsText')}
        checked={settings.hideAmounts}
        onChange={(hideAmounts) => update({ hideAmounts })}
      />
    </Card>
  );
}
