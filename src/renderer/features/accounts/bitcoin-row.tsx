// Owns one Bitcoin account in the list: name, balance, where its keys are, and what can be done with it.
import { type ReactNode, useState } from 'react';
import type { BitcoinAccountView } from '../../../shared/contract/bitcoin-accounts.ts';
import { useServices } from '../../state/services.tsx';
import { bitcoinAccountName } from '../../state/use-bitcoin-accounts.ts';
import { useTell } from '../../state/use-tell.ts';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords } from '../../ui/words.tsx';
import { DetailsSheet, RemoveSheet, RenameBitcoinSheet } from './bitcoin-row-sheets.tsx';
import { keysSaid, kindSaid, mayGo } from './bitcoin-words.ts';

type Sheet = 'rename' | 'details' | 'remove';

export function BitcoinRow({ walletId, account }: { readonly walletId: string; readonly account: BitcoinAccountView }): ReactNode {
  const { t, refusal: words } = useWords();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const said = bitcoinAccountName(account);
  const name = typeof said === 'string' ? said : t(said.key, said.params);
  const [keys, kind] = [keysSaid(account), kindSaid(account.kind)];
  const close = (): void => setSheet(null);
  return (
    <li className="settings-row">
      <div className="stack is-1">
        <span className="row is-wrap">
          <PlainText text={name} line className="strong" />
          {account.pays ? (
            <Badge tone="accent" icon="check">
              {t('accounts.pays')}
            </Badge>
          ) : null}
          {account.signs ? null : <Badge icon="eye">{t('bitcoinAccounts.watchOnly')}</Badge>}
        </span>
        <span className="soft small wrap">
          {kind === null ? null : `${t(kind.key)} · `}
          {t(keys.key, keys.params)}
        </span>
        {account.pays && !account.signs ? <span className="soft small wrap">{t('bitcoinAccounts.paysElsewhere')}</span> : null}
        {account.problem ? <span className="small is-warn">{words(account.problem)}</span> : null}
      </div>
      <span className="row">
        <Balance account={account} />
        <RowMenu walletId={walletId} account={account} name={name} onSheet={setSheet} />
      </span>
      {sheet === 'rename' ? <RenameBitcoinSheet walletId={walletId} account={account} onClose={close} /> : null}
      {sheet === 'details' ? <DetailsSheet account={account} name={name} onClose={close} /> : null}
      {sheet === 'remove' ? <RemoveSheet walletId={walletId} account={account} name={name} onClose={close} /> : null}
    </li>
  );
}

function Balance({ account }: { readonly account: BitcoinAccountView }): ReactNode {
  const { t } = useWords();
  if (!account.known) return <span className="soft">{t('accounts.unknown')}</span>;
  return (
    <span className="stack is-1 end">
      <Amount value={account.confirmed} unit="BTC" column />
      {Number(account.unconfirmed) === 0 ? null : (
        <span className="soft tiny nowrap">{t('bitcoinAccounts.arriving', { amount: `${account.unconfirmed} BTC` })}</span>
      )}
    </span>
  );
}

interface RowMenuProps {
  readonly walletId: string;
  readonly account: BitcoinAccountView;
  readonly name: string;
  readonly onSheet: (sheet: Sheet) => void;
}

function RowMenu({ walletId, account, name, onSheet }: RowMenuProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const tell = useTell();
  const { id } = account;
  const items: readonly (MenuItem | null)[] = [
    { id: 'rename', label: t('accounts.rename'), icon: 'edit', onSelect: () => onSheet('rename') },
    !account.pays
      ? {
          id: 'pay',
          label: t('accounts.payFrom'),
          icon: 'send',
          onSelect: () => tell(main.setBitcoinAccount({ walletId, id, pays: true })),
        }
      : null,
    { id: 'details', label: t('bitcoinAccounts.details'), icon: 'info', onSelect: () => onSheet('details') },
    mayGo(account)
      ? { id: 'remove', label: t('bitcoinAccounts.remove'), icon: 'close', danger: true, onSelect: () => onSheet('remove') }
      : null,
  ];
  return <Menu label={t('accounts.more', { name })} items={items.flatMap((item) => (item === null ? [] : [item]))} />;
}
