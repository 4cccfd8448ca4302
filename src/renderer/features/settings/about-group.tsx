// Owns what this copy of the app is.
import type { ReactNode } from 'react';
import type { AppInfo } from '../../../shared/contract/main-api.ts';
import { KeyValues } from '../../ui/key-values.tsx';
import { Card } from '../../ui/page.tsx';
import { useWords } from '../../ui/words.tsx';

export function AboutGroup({ info }: { readonly info: AppInfo }): ReactNode {
  const { t } = useWords();
  return (
    <Card title={t('settings.about')}>
      <KeyValues
        items={[
          { name: t('settings.version'), value: info.version },
          { name: t('settings.runtime'), value: `Electron ${info.electron}` },
          { name: t('settings.profile'), value: info.profile },
        ]}
      />
      {info.limitedRuntime ? <p className="soft small">{t('onboarding.limited')}</p> : null}
    </Card>
  );
}
