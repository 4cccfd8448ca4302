// Owns which keys may sign for an account on the ledger: its regular key, and its own key on or off.
import { type ReactNode, useState } from 'react';
import type { XrplAccountView } from '../../../shared/contract/xrpl-accounts.ts';
import { setMasterKey, setRegularKey } from '../../../shared/xrpl/transactions/signing-keys.ts';
import { toast } from '../../state/toast.ts';
import { type Order, useOrder } from '../../state/use-order.ts';
import { Address } from '../../ui/address.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/select.tsx';
import { useWords } from '../../ui/words.tsx';
import { nameOf } from './account-words.ts';

export interface KeysSheetProps {
  readonly account: XrplAccountView;
  readonly name: string;
  readonly all: readonly XrplAccountView[];
  readonly onClose: () => void;
}

export function KeysSheet({ account, name, all, onClose }: KeysSheetProps): ReactNode {
  const { t, refusal: words } = useWords();
  const order = useOrder(() => {
    toast('good', t('accounts.ordered'));
    onClose();
  });
  const others = all.filter(({ address, origin }) => address !== account.address && origin !== 'watched');
  return (
    <Dialog
      title={t('accounts.keysTitle', { name })}
      onClose={onClose}
      footer={
        <Button kind="quiet" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <div className="stack is-6">
        {order.refusal ? <Banner tone="bad">{words(order.refusal)}</Banner> : null}
        {order.stopped ? <Banner>{t('accounts.notConfirmed')}</Banner> : null}
        <RegularKey account={account} others={others} all={all} order={order} />
        <hr className="divider" />
        <MasterKey account={account} others={others} order={order} />
      </div>
    </Dialog>
  );
}

interface PartProps {
  readonly account: XrplAccountView;
  readonly others: readonly XrplAccountView[];
  readonly order: Order;
}

function RegularKey({ account, others, all, order }: PartProps & Pick<KeysSheetProps, 'all'>): ReactNode {
  const { t } = useWords();
  const [chosen, setChosen] = useState(others[0]?.address ?? '');
  const place = (key: string | null): void => order.place({ account: account.address, transaction: setRegularKey(key) });
  return (
    <section className="stack is-3">
      <h3>{t('accounts.regularKey')}</h3>
      <p className="soft">{t('accounts.regularKeyText')}</p>
      {account.regularKey === null ? (
        <p>{t('accounts.noRegularKey')}</p>
      ) : (
        <div className="row is-between is-wrap">
          <Address value={account.regularKey} />
          <Button small kind="danger" busy={order.busy} disabled={account.masterDisabled !== false} onClick={() => place(null)}>
            {t('accounts.removeRegularKey')}
          </Button>
        </div>
      )}
      {account.masterDisabled === true ? <p className="soft small">{t('accounts.onlyWay')}</p> : null}
      {others.length === 0 ? (
        <p className="soft small">{t('accounts.noOthers')}</p>
      ) : (
        <div className="stack is-3">
          <Select
            label={t('accounts.chooseKey')}
            value={chosen}
            onChange={setChosen}
            options={others.map((other) => ({ value: other.address, label: optionText(t, other, all) }))}
          />
          <div className="row">
            <Button busy={order.busy} disabled={chosen === account.regularKey} onClick={() => place(chosen)}>
              {t('accounts.setRegularKey')}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}

function optionText(t: ReturnType<typeof useWords>['t'], account: XrplAccountView, all: readonly XrplAccountView[]): string {
  const said = nameOf(account, all.indexOf(account));
  return `${typeof said === 'string' ? said : t(said.key, said.params)} · ${account.address.slice(0, 8)}…${account.address.slice(-6)}`;
}

/** Turning it off is offered only where the key that remains is in this wallet: nobody is to lock himself out by a press. */
function MasterKey({ account, others, order }: PartProps): ReactNode {
  const { t } = useWords();
  const [sure, setSure] = useState(false);
  const place = (enabled: boolean): void => order.place({ account: account.address, transaction: setMasterKey(enabled) });
  const remains = others.find(({ address }) => address === account.regularKey);
  if (account.masterDisabled === true)
    return (
      <section className="stack is-3">
        <h3>{t('accounts.masterKey')}</h3>
        <p>{t('accounts.masterOff')}</p>
        <div className="row">
          <Button busy={order.busy} onClick={() => place(true)}>
            {t('accounts.enableMaster')}
          </Button>
        </div>
      </section>
    );
  return (
    <section className="stack is-3">
      <h3>{t('accounts.masterKey')}</h3>
      <p>{t('accounts.masterOn')}</p>
      {remains === undefined || account.signs !== 'master' ? (
        <p className="soft small">{t('accounts.masterNeedsRegular')}</p>
      ) : (
        <>
          <Banner tone="bad" title={t('accounts.masterWarning')}>
            {t(remains.origin === 'imported' ? 'accounts.masterRiskImported' : 'accounts.masterRisk')}
          </Banner>
          <Checkbox checked={sure} onChange={setSure} label={t('accounts.masterSure')} />
          <div className="row">
            <Button kind="danger" busy={order.busy} disabled={!sure} onClick={() => place(false)}>
              {t('accounts.disableMaster')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
