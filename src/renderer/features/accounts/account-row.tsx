// Owns one account in the list: name, address, balance, who signs, and what can be done with it.
import { type ReactNode, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { XrplAccountView } from '../../../shared/contract/xrpl-accounts.ts';
import { useServices } from '../../state/services.tsx';
import { useTell } from '../../state/use-tell.ts';
import { Address } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Menu, type MenuItem } from '../../ui/menu.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords } from '../../ui/words.tsx';
import { mayGo, mayPay, nameOf, originOf, signingOf } from './account-words.ts';
import { ForgetSheet, RenameSheet } from './row-sheets.tsx';
import { KeysSheet } from './keys-sheet.tsx';

export interface AccountRowProps {
  readonly wallet: WalletSummary;
  readonly account: XrplAccountView;
  readonly position: number;
  readonly all: readonly XrplAccountView[];
}

type Sheet = 'rename' | 'keys' | 'forget';

export function AccountRow({ wallet, account, position, all }: AccountRowProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const tell = useTell();
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const said = nameOf(account, position);
  const name = typeof said === 'string' ? said : t(said.key, said.params);
  const origin = originOf(account);
  const signing = signingOf(account);
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
          {account.signs === 'none' ? <Badge icon="eye">{t('accounts.cannotSign')}</Badge> : null}
        </span>
        <span className="row is-wrap">
          <Address value={account.address} />
          <CopyButton
            iconOnly
            text={account.address}
            label={t('accounts.copy', { name })}
            onCopy={(text) => tell(main.copyText({ text }))}
          />
        </span>
        <span className="soft small">{t(origin.key, origin.params)}</span>
        {signing ? <span className="soft small wrap">{t(signing.key, signing.params)}</span> : null}
        {account.problem ? <span className="small is-warn">{words({ code: account.problem })}</span> : null}
      </div>
      <span className="row">
        <Balance account={account} />
        <RowMenu wallet={wallet} account={account} name={name} onSheet={setSheet} />
      </span>
      {sheet === 'rename' ? <RenameSheet walletId={wallet.id} account={account} onClose={close} /> : null}
      {sheet === 'keys' ? <KeysSheet account={account} name={name} all={all} onClose={close} /> : null}
      {sheet === 'forget' ? <ForgetSheet walletId={wallet.id} account={account} name={name} onClose={close} /> : null}
    </li>
  );
}

function Balance({ account }: { readonly account: XrplAccountView }): ReactNode {
  const { t } = useWords();
  if (account.problem) return <span className="soft">{t('accounts.unknown')}</span>;
  return account.exists ? <Amount value={account.balance} unit="XRP" column /> : <span className="soft">{t('accounts.notFunded')}</span>;
}

interface RowMenuProps {
  readonly wallet: WalletSummary;
  readonly account: XrplAccountView;
  readonly name: string;
  readonly onSheet: (sheet: Sheet) => void;
}

function RowMenu({ wallet, account, name, onSheet }: RowMenuProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const tell = useTell();
  const { address } = account;
  const walletId = wallet.id;
  const imported = account.origin === 'imported';
  const secure = (kind: 'show-xrpl-key' | 'forget-xrpl-key'): void => tell(main.openSecure({ kind, walletId, address }));
  const items: readonly (MenuItem | null)[] = [
    { id: 'rename', label: t('accounts.rename'), icon: 'edit', onSelect: () => onSheet('rename') },
    mayPay(account) && !account.pays
      ? {
          id: 'pay',
          label: t('accounts.payFrom'),
          icon: 'send',
          onSelect: () => tell(main.setXrplAccount({ walletId, address, pays: true })),
        }
      : null,
    account.exists && mayPay(account) ? { id: 'keys', label: t('accounts.keys'), icon: 'shield', onSelect: () => onSheet('keys') } : null,
    imported ? { id: 'show', label: t('accounts.showSeed'), icon: 'eye', onSelect: () => secure('show-xrpl-key') } : null,
    mayGo(account)
      ? {
          id: 'forget',
          label: t('accounts.forget'),
          icon: 'close',
          danger: true,
          onSelect: () => (imported ? secure('forget-xrpl-key') : onSheet('forget')),
        }
      : null,
  ];
  return <Menu label={t('accounts.more', { name })} items={items.flatMap((item) => (item === null ? [] : [item]))} />;
}
