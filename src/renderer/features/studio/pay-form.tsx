// Owns the form: from which account, to whom, what arrives, what may be spent, and the rest.
import { type ReactNode, useId } from 'react';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/page.tsx';
import { PlainSelect } from '../../ui/select.tsx';
import { useWords } from '../../ui/words.tsx';
import { AmountField } from './amount-field.tsx';
import { changeDelivered, changeForm } from './change-form.ts';
import { ExchangeFields, ExpertFields, NoteFields } from './more-fields.tsx';
import { RecipientField } from './recipient-field.tsx';
import { SpendField } from './spend-field.tsx';
import { spendableXrp } from './spendable.ts';
import { useStudio } from './use-studio.tsx';

export function PayForm(): ReactNode {
  const { t } = useWords();
  const { form, change, options, read, draft } = useStudio();
  return (
    // While the JSON cannot be read, the form shows what could be read last and takes nothing.
    <fieldset className="plain-fieldset stack" disabled={read.refusal !== null} aria-label={t('studio.title')}>
      <Card title={t('studio.to')}>
        <RecipientField />
      </Card>
      <Card title={t('studio.arrives')}>
        <AmountField
          field="Amount"
          label={t('studio.amount')}
          assetLabel={t('studio.asset')}
          amount={form.deliver}
          onValue={(value) => change((before) => changeForm(before, { deliver: { ...before.deliver, value } }))}
          onAsset={(asset) => change((before) => changeDelivered(before, asset))}
          options={options.deliver}
          mpt
        />
      </Card>
      <Card title={t('studio.spends')}>
        <FromField />
        <SpendField />
        <ExchangeFields />
      </Card>
      <Card>
        <NoteFields />
        {draft.expert ? <ExpertFields /> : null}
      </Card>
    </fieldset>
  );
}

function FromField(): ReactNode {
  const { t } = useWords();
  const { accounts, account, change, payer } = useStudio();
  const id = useId();
  const able = accounts.filter(({ origin, signs }) => origin !== 'watched' && signs !== 'none');
  const nameOf = (address: string): string => {
    const index = accounts.findIndex((one) => one.address === address);
    const name = accounts[index]?.label || t('wallet.accountNumber', { number: String(index + 1) });
    return `${name} · ${address.slice(0, 8)}…${address.slice(-6)}`;
  };
  const isOwn = able.some(({ address }) => address === account);
  const watched = accounts.some(({ address }) => address === account);
  const foreign = watched ? t('studio.fromWatched', { name: nameOf(account) }) : t('studio.fromForeign', { address: account });
  return (
    <div className="field" data-field="Account">
      <label htmlFor={id} className="field-label">
        {t('studio.from')}
      </label>
      <PlainSelect
        id={id}
        value={account}
        onChange={(address) => change((before) => changeForm(before, { account: address }))}
        options={[
          ...able.map(({ address }) => ({ value: address, label: nameOf(address) })),
          ...(isOwn ? [] : [{ value: account, label: foreign }]),
        ]}
      />
      {payer?.exists && payer.address === account ? <Spendable /> : null}
      {able.length === 0 ? <Banner tone="warn">{t('studio.noSigner')}</Banner> : null}
    </div>
  );
}

function Spendable(): ReactNode {
  const { t } = useWords();
  const { payer } = useStudio();
  const spendable = payer === null ? null : spendableXrp(payer);
  return spendable === null ? null : <div className="field-hint">{t('studio.spendable', { amount: spendable })}</div>;
}
