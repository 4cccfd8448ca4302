// Owns how others reach this computer, and which computers this one may contact.
import type { ReactNode } from 'react';
import type { Settings } from '../../../shared/contract/main-api.ts';
import { useServices } from '../../state/services.tsx';
import { useSession } from '../../state/session.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { useNow } from '../../state/use-now.ts';
import { useTell } from '../../state/use-tell.ts';
import { Badge } from '../../ui/badge.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Card } from '../../ui/page.tsx';
import { PlainSelect } from '../../ui/select.tsx';
import { useWords } from '../../ui/words.tsx';
import { ReachChoice } from './reach-choice.tsx';
import { SettingRow } from './setting-row.tsx';
import { useUpdate } from './use-update.ts';

export function ReachGroup({ settings }: { readonly settings: Settings }): ReactNode {
  const { t } = useWords();
  return (
    <Card title={t('settings.reach')} flush>
      <ApiRow />
      <CurrencyRow settings={settings} />
      <ReachChoice settings={settings} />
      <Hosts />
    </Card>
  );
}

function ApiRow(): ReactNode {
  const { t, refusal: words } = useWords();
  const api = useSession((state) => state.api);
  const text = api?.problem
    ? words({ code: api.problem })
    : api?.running && api.origin
      ? t('settings.apiOn', { origin: api.origin })
      : t('settings.apiOff');
  return (
    <SettingRow name={t('settings.api')} text={text}>
      {api?.running ? (
        <Badge tone="good" icon="check">
          {t('settings.apiRunning')}
        </Badge>
      ) : (
        <Badge tone="warn" icon="warning">
          {t('settings.apiOff')}
        </Badge>
      )}
    </SettingRow>
  );
}

const currencies = ['USD', 'EUR', 'GBP', 'JPY', 'CHF', 'CAD', 'AUD', 'BTC'];

/** What programs take for the currency of a wallet. One that was set by hand in the file is offered as well. */
function CurrencyRow({ settings }: { readonly settings: Settings }): ReactNode {
  const { t } = useWords();
  const update = useUpdate();
  const { defaultCurrency } = settings;
  const offered = currencies.includes(defaultCurrency) ? currencies : [defaultCurrency, ...currencies];
  return (
    <SettingRow name={t('settings.currency')} text={t('settings.currencyText')}>
      <PlainSelect
        aria-label={t('settings.currency')}
        value={defaultCurrency}
        options={offered.map((value) => ({ value, label: value }))}
        onChange={(value) => update({ defaultCurrency: value })}
      />
    </SettingRow>
  );
}

function Hosts(): ReactNode {
  const tell = useTell();
  const { t, format } = useWords();
  const { main } = useServices();
  const now = useNow();
  const hosts = useAnswer('hosts', () => main.hosts({}));
  const forget = (origin: string): void => tell(main.forgetHost({ origin }).finally(hosts.reload));
  const items = hosts.value ?? [];
  return (
    <div className="settings-list stack is-2">
      <span>{t('settings.hosts')}</span>
      {items.length === 0 ? <span className="soft small">{t('settings.noHosts')}</span> : null}
      {items.map((host) => (
        <div key={host.origin} className="row is-between">
          <span className="stack is-1">
            <span className="mono small selectable">{host.origin}</span>
            <span className="soft tiny">
              {t(`link.kind.${host.kind}`)} · {t('settings.allowedAt', { when: format.relative(host.allowedAt, now) })}
            </span>
          </span>
          <IconButton icon="close" small label={t('settings.forget', { origin: host.origin })} onClick={() => forget(host.origin)} />
        </div>
      ))}
    </div>
  );
}
