// Owns who is let in while deposits need permission: single accounts, and bearers of credentials.
import { type ReactNode, useState } from 'react';
import type { CredentialSet } from '../../../shared/xrpl/facts.ts';
import type { OrderFields } from '../../../shared/xrpl/transactions/order-fields.ts';
import { preauthorize, preauthorizeCredentials } from '../../../shared/xrpl/transactions/deposit-preauth.ts';
import { toast } from '../../state/toast.ts';
import { useOrder } from '../../state/use-order.ts';
import { Address, ShortAddress } from '../../ui/address.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { usePart } from '../../ui/show-more.tsx';
import { useWords } from '../../ui/words.tsx';
import { credentialTypeText } from './credential-type.ts';
import { OrderNote, PlacedNote } from './order-notes.tsx';
import { PreauthAccountSheet, PreauthSetSheet } from './preauth-sheets.tsx';
import type { Desk } from './use-desk.ts';

export function PreauthCard({ desk }: { readonly desk: Desk }): ReactNode {
  const { t } = useWords();
  const [sheet, setSheet] = useState<'account' | 'set' | null>(null);
  const order = useOrder(() => toast('good', t('ordered.sent')));
  const { facts } = desk.holdings;
  const news = desk.newsOf({ kind: 'preauth' });
  const isBusy = order.busy || news.pending !== null;
  const remove = (fields: OrderFields): void => order.place({ account: desk.address, transaction: fields });
  const [accounts, sets] = [facts.preauthorizes ?? [], facts.preauthorizesCredentials ?? []];
  const close = (): void => setSheet(null);
  return (
    <Card title={t('preauth.title')}>
      {facts.depositAuth === false && accounts.length + sets.length > 0 ? <Banner>{t('preauth.inactive')}</Banner> : null}
      <PlacedNote order={order} />
      <OrderNote news={news} />
      <section className="stack is-2">
        <div className="row is-between">
          <h3>{t('preauth.accounts')}</h3>
          <AddButton desk={desk} text={t('preauth.addAccount')} disabled={isBusy} onClick={() => setSheet('account')} />
        </div>
        <Accounts desk={desk} accounts={accounts} isBusy={isBusy} onRemove={(account) => remove(preauthorize(account, false))} />
      </section>
      <hr className="divider" />
      <section className="stack is-2">
        <div className="row is-between">
          <h3>{t('preauth.sets')}</h3>
          <AddButton desk={desk} text={t('preauth.addSet')} disabled={isBusy} onClick={() => setSheet('set')} />
        </div>
        {sets.length === 0 ? <p className="soft">{t('preauth.noSets')}</p> : null}
        <ul className="plain-list stack is-3">
          {sets.map((set) => (
            <SetRow
              key={JSON.stringify(set)}
              desk={desk}
              set={set}
              isBusy={isBusy}
              onRemove={() => remove(preauthorizeCredentials(set, false))}
            />
          ))}
        </ul>
      </section>
      {sheet === 'account' ? <PreauthAccountSheet desk={desk} onSigned={close} onClose={close} /> : null}
      {sheet === 'set' ? <PreauthSetSheet desk={desk} onSigned={close} onClose={close} /> : null}
    </Card>
  );
}

interface AddButtonProps {
  readonly desk: Desk;
  readonly text: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function AddButton({ desk, text, disabled, onClick }: AddButtonProps): ReactNode {
  return desk.canSign ? (
    <Button small icon="plus" disabled={disabled} onClick={onClick}>
      {text}
    </Button>
  ) : null;
}

interface AccountsProps {
  readonly desk: Desk;
  readonly accounts: readonly string[];
  readonly isBusy: boolean;
  readonly onRemove: (account: string) => void;
}

function Accounts({ desk, accounts, isBusy, onRemove }: AccountsProps): ReactNode {
  const { t } = useWords();
  const { shown, more } = usePart(accounts);
  if (accounts.length === 0) return <p className="soft">{t('preauth.noAccounts')}</p>;
  return (
    <>
      <ul className="plain-list stack is-2">
        {shown.map((account) => (
          <li key={account} className="row is-between">
            <Address value={account} />
            {desk.canSign ? (
              <Button
                small
                kind="quiet"
                disabled={isBusy}
                aria-label={t('preauth.removeAccount', { address: account })}
                onClick={() => onRemove(account)}
              >
                {t('preauth.remove')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {more}
    </>
  );
}

interface SetRowProps {
  readonly desk: Desk;
  readonly set: CredentialSet;
  readonly isBusy: boolean;
  readonly onRemove: () => void;
}

function SetRow({ desk, set, isBusy, onRemove }: SetRowProps): ReactNode {
  const { t } = useWords();
  return (
    <li className="row is-between is-top">
      <div className="stack is-1">
        <span className="soft small">{t('preauth.setOf', { count: set.length })}</span>
        <ul className="plain-list stack is-1">
          {set.map(({ issuer, type }) => (
            <li key={`${issuer} ${type}`} className="row is-wrap">
              <PlainText text={credentialTypeText(type)} line className="strong" />
              <span className="soft small">
                <ShortAddress value={issuer} />
              </span>
            </li>
          ))}
        </ul>
      </div>
      {desk.canSign ? (
        <Button small kind="quiet" disabled={isBusy} aria-label={t('preauth.removeSet')} onClick={onRemove}>
          {t('preauth.remove')}
        </Button>
      ) : null}
    </li>
  );
}
