// Owns making a payment request: for which account and asset, how much, and what it is for.
import { type ReactNode, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { AccountHoldings } from '../../../shared/contract/xrpl-reads.ts';
import { AccountChoice } from '../../state/account-choice.tsx';
import { useServices } from '../../state/services.tsx';
import type { OwnAccounts } from '../../state/use-own-accounts.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useMptNames } from '../../ui/ledger-amount.tsx';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { assetOptions, typedAmount, xrpOption } from './asset-choice.ts';

export interface NewRequestProps {
  readonly wallet: WalletSummary;
  readonly accounts: OwnAccounts;
  readonly holdings: AccountHoldings | undefined;
  readonly onMade: (id: string) => void;
  readonly onClose: () => void;
}

const longestLabel = 100;

export function NewRequestSheet({ wallet, accounts, holdings, onMade, onClose }: NewRequestProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const names = useMptNames();
  const { busy, refusal, run } = useAction(`request ${wallet.id}`);
  const [assetId, setAssetId] = useState(xrpOption.id);
  const [typed, setTyped] = useState('');
  const [label, setLabel] = useState('');
  const [tried, setTried] = useState(false);
  const options = assetOptions(holdings, names);
  const chosen = options.find(({ id }) => id === assetId) ?? xrpOption;
  const amount = typedAmount(typed, chosen.asset, names);
  const make = (): void => {
    setTried(true);
    if (!amount.ok) return;
    const asked = { walletId: wallet.id, account: accounts.account.address, asset: chosen.asset, amount: amount.value, label };
    run(
      () => main.addReceiveRequest(asked),
      ({ id }) => onMade(id),
    );
  };
  return (
    <ConfirmDialog
      title={t('receive.newTitle')}
      confirm={t('receive.make')}
      icon="check"
      busy={busy}
      refusal={refusal}
      onConfirm={make}
      onClose={onClose}
    >
      <AccountChoice {...accounts} labelled />
      <TextField
        label={t('receive.label')}
        hint={t('receive.labelHint')}
        optional
        maxLength={longestLabel}
        value={label}
        onChange={setLabel}
        autoFocus
      />
      <div className="grid-2">
        <TextField
          label={t('common.amount')}
          hint={t('receive.amountHint')}
          optional
          amount
          value={typed}
          onChange={setTyped}
          error={tried && !amount.ok ? words(amount.error) : null}
        />
        <Select
          label={t('receive.asset')}
          hint={chosen.issuer === null ? (options.length > 1 ? undefined : t('receive.onlyXrp')) : undefined}
          value={chosen.id}
          onChange={setAssetId}
          options={options.map(({ id, unit, issuer }) => ({
            value: id,
            label: issuer === null ? unit : `${unit} · ${issuer.slice(0, 8)}…${issuer.slice(-6)}`,
          }))}
        />
      </div>
      <p className="soft small">{t('receive.tagText')}</p>
    </ConfirmDialog>
  );
}
