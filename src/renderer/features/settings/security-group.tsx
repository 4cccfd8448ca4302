// Owns the idle lock and the password; the password itself belongs to the secure window.
import type { ReactNode } from 'react';
import type { Settings } from '../../../shared/contract/main-api.ts';
import { useServices } from '../../state/services.tsx';
import { useTell } from '../../state/use-tell.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { PlainSelect } from '../../ui/select.tsx';
import { useWords } from '../../ui/words.tsx';
import { SettingRow } from './setting-row.tsx';
import { useUpdate } from './use-update.ts';

const choices = [1, 5, 10, 15, 30, 60, 240];

export function SecurityGroup({ settings, hasVault }: { readonly settings: Settings; readonly hasVault: boolean }): ReactNode {
  const tell = useTell();
  const { t } = useWords();
  const { main } = useServices();
  const update = useUpdate();
  const minutes = choices.includes(settings.autoLockMinutes) ? choices : [...choices, settings.autoLockMinutes].sort((a, b) => a - b);
  return (
    <Card title={t('settings.security')} flush>
      <SettingRow name={t('settings.autoLock')}>
        <PlainSelect
          aria-label={t('settings.autoLock')}
          value={String(settings.autoLockMinutes)}
          options={minutes.map((count) => ({ value: String(count), label: t('settings.minutes', { count }) }))}
          onChange={(value) => update({ autoLockMinutes: Number.parseInt(value, 10) })}
        />
      </SettingRow>
      {hasVault ? (
        <SettingRow name={t('settings.changePassword')} text={t('settings.changePasswordText')}>
          <Button onClick={() => tell(main.openSecure({ kind: 'change-password' }))}>{t('settings.changePasswordAction')}</Button>
        </SettingRow>
      ) : null}
      <SettingRow name={<span className="soft small">{t('settings.diskNote')}</span>} />
    </Card>
  );
}
