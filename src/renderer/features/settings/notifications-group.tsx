// Owns what the operating system may show, and whether the app stays when its window is closed.
import type { ReactNode } from 'react';
import type { Settings } from '../../../shared/contract/main-api.ts';
import { Card } from '../../ui/page.tsx';
import { useWords } from '../../ui/words.tsx';
import { SwitchRow } from './setting-row.tsx';
import { useUpdate } from './use-update.ts';

export function NotificationsGroup({ settings, hasTray }: { readonly settings: Settings; readonly hasTray: boolean }): ReactNode {
  const { t } = useWords();
  const update = useUpdate();
  return (
    <Card title={t('settings.notifications')} flush>
      <SwitchRow
        name={t('settings.amountsInNotifications')}
        text={t('settings.amountsInNotificationsText')}
        checked={settings.amountsInNotifications}
        onChange={(amountsInNotifications) => update({ amountsInNotifications })}
      />
      {hasTray ? (
        <SwitchRow
          name={t('settings.closeToTray')}
          text={t('settings.closeToTrayText')}
          checked={settings.closeToTray}
          onChange={(closeToTray) => update({ closeToTray })}
        />
      ) : null}
    </Card>
  );
}
