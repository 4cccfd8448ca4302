// Owns the settings of an account as switches. A switch shows what stands on the ledger, never what was only asked for.
import { type ReactNode, useId } from 'react';
import type { AccountSetting } from '../../../shared/xrpl/transactions/account-set.ts';
import { setAccountSetting } from '../../../shared/xrpl/transactions/account-set.ts';
import { toast } from '../../state/toast.ts';
import { useOrder } from '../../state/use-order.ts';
import { Badge } from '../../ui/badge.tsx';
import { Switch } from '../../ui/choice.tsx';
import { Details } from '../../ui/details.tsx';
import { Card } from '../../ui/page.tsx';
import { useWords } from '../../ui/words.tsx';
import { OrderNote, PendingBadge, PlacedNote } from './order-notes.tsx';
import type { Desk } from './use-desk.ts';

const everybody: readonly AccountSetting[] = ['requireDestinationTag', 'depositAuth', 'disallowIncomingXrp'];

export function AccountSwitches({ desk }: { readonly desk: Desk }): ReactNode {
  const { t } = useWords();
  return (
    <Card title={t('permissions.settings')} flush>
      <p className="soft small token-lead">{t('permissions.settingsText')}</p>
      {everybody.map((setting) => (
        <SettingRow key={setting} desk={desk} setting={setting} />
      ))}
      <div className="token-details">
        <Details summary={t('permissions.issuing')} open={desk.holdings.facts.defaultRipple === true}>
          <SettingRow desk={desk} setting="defaultRipple" />
        </Details>
      </div>
    </Card>
  );
}

function SettingRow({ desk, setting }: { readonly desk: Desk; readonly setting: AccountSetting }): ReactNode {
  const { t } = useWords();
  const id = useId();
  const order = useOrder(() => toast('good', t('ordered.sent')));
  const isOn = desk.holdings.facts[setting];
  const news = desk.newsOf({ kind: 'setting', setting });
  const change = (on: boolean): void => order.place({ account: desk.address, transaction: setAccountSetting(setting, on) });
  return (
    <div className="stack is-3 token-setting">
      <div className="settings-row">
        <div className="stack is-1">
          <span className="strong">{t(`permission.${setting}`)}</span>
          <span id={id} className="soft small">
            {isOn === null ? t('permissions.unknown') : t(`permission.${setting}.${isOn ? 'on' : 'off'}`)}
          </span>
        </div>
        <span className="row">
          {news.pending ? <PendingBadge /> : null}
          {isOn === null ? (
            <Badge>{t('permissions.unknown')}</Badge>
          ) : (
            <Switch
              label={t(`permission.${setting}`)}
              describedBy={id}
              checked={isOn}
              disabled={!desk.canSign || news.pending !== null || order.busy}
              onChange={change}
            />
          )}
        </span>
      </div>
      {order.refusal || order.stopped || news.failed ? (
        <div className="token-setting-note stack is-2">
          <PlacedNote order={order} />
          <OrderNote news={news} />
        </div>
      ) : null}
    </div>
  );
}
