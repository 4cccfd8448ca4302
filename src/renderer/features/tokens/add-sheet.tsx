// Owns accepting a token: naming it, looking at its issuer, and how much of it.
import { type ReactNode, useState } from 'react';
import type { IssuerView } from '../../../shared/contract/xrpl-reads.ts';
import type { PracticeToken } from '../../../shared/contract/practice-market.ts';
import { isPositive, readTokenValue } from '../../../shared/xrpl/amounts/token-value.ts';
import { mptIssuerOf } from '../../../shared/xrpl/amounts/mpt.ts';
import type { OrderFields } from '../../../shared/xrpl/transactions/order-fields.ts';
import { acceptMpt } from '../../../shared/xrpl/transactions/mptoken-authorize.ts';
import { acceptToken } from '../../../shared/xrpl/transactions/trust-set.ts';
import { useServices } from '../../state/services.tsx';
import { typedDecimal } from '../../state/typed-decimal.ts';
import { droppingTexts, useDraftText } from '../../state/use-draft-text.ts';
import { KeyValues } from '../../ui/key-values.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { RetryBanner } from '../../ui/retry-banner.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';
import { AddressLine } from './address-line.tsx';
import { CheckList } from './check-list.tsx';
import { checksOf, isPointless } from './issuer-check.ts';
import { mptName } from './mpt-name.ts';
import { OrderSheet } from './order-sheet.tsx';
import { PracticeChoices } from './practice-choices.tsx';
import { CurrencyName, codeText } from './token-figures.tsx';
import { type NamedAsset, readToken, readTokenInput } from './token-input.ts';
import type { Desk } from './use-desk.ts';

const usualLimit = '1000000';
const fieldNames = { token: 'accept token', code: 'accept code', limit: 'accept limit' } as const;

export interface AddSheetProps {
  readonly desk: Desk;
  readonly practice: readonly PracticeToken[];
  readonly onSigned: () => void;
  readonly onClose: () => void;
}

export function AddSheet({ desk, practice, onSigned, onClose }: AddSheetProps): ReactNode {
  const { t, refusal: words } = useWords();
  const [text, setText] = useDraftText(fieldNames.token);
  const [code, setCode] = useDraftText(fieldNames.code);
  const [limitText, setLimit] = useDraftText(fieldNames.limit, usualLimit);
  const read = readTokenInput(text);
  const issuer = read.ok && read.value.kind === 'issuer' ? read.value.issuer : null;
  const named = issuer === null || code.trim() === '' ? read : readToken(code, issuer);
  const asset = named.ok && named.value.kind === 'asset' ? named.value.asset : null;
  const [checked, setChecked] = useState<Checked | null>(null);
  const isChecked = asset !== null && checked?.key === keyOf(asset) && !checked.pointless;
  const limit = readTokenValue(typedDecimal(limitText));
  const fields = isChecked ? orderOf(asset, limit.ok && isPositive(limit.value) ? limit.value : null) : null;
  const drop = droppingTexts(...Object.values(fieldNames));
  return (
    <OrderSheet
      desk={desk}
      title={t('addToken.title')}
      confirm={t('addToken.confirm')}
      shape="wide"
      fields={fields}
      onSigned={drop(onSigned)}
      onClose={drop(onClose)}
    >
      <TextField
        label={t('addToken.token')}
        hint={t('addToken.hint')}
        value={text}
        onChange={setText}
        mono
        maxLength={120}
        error={read.ok ? null : words(read.error)}
      />
      {issuer === null ? null : (
        <TextField
          label={t('addToken.code')}
          hint={t('addToken.codeHint')}
          value={code}
          onChange={setCode}
          maxLength={40}
          error={named.ok ? null : words(named.error)}
        />
      )}
      {text.trim() === '' && practice.length > 0 ? (
        <PracticeChoices desk={desk} tokens={practice} onChoose={(chosen) => setText(nameOf(chosen))} />
      ) : null}
      {asset === null ? null : <IssuerCheck key={keyOf(asset)} desk={desk} asset={asset} onChecked={setChecked} />}
      {isChecked && asset.kind === 'token' ? (
        <>
          <TextField
            label={t('tokens.limit')}
            hint={t('addToken.limitHint')}
            value={limitText}
            onChange={setLimit}
            amount
            after={codeText(asset.currency)}
            error={limit.ok ? (isPositive(limit.value) ? null : t('addToken.limitZero')) : words(limit.error)}
          />
          <p className="soft small">{t('addToken.noRipple')}</p>
        </>
      ) : null}
    </OrderSheet>
  );
}

interface Checked {
  readonly key: string;
  readonly pointless: boolean;
}

function orderOf(asset: NamedAsset, limit: Parameters<typeof acceptToken>[1] | null): OrderFields | null {
  if (asset.kind === 'mpt') return acceptMpt(asset.id);
  return limit === null ? null : acceptToken(asset, limit);
}

function keyOf(asset: NamedAsset): string {
  return asset.kind === 'mpt' ? asset.id : `${asset.currency} ${asset.issuer}`;
}

function nameOf(asset: NamedAsset): string {
  return asset.kind === 'mpt' ? asset.id : `${asset.currency}.${asset.issuer}`;
}

interface CheckProps {
  readonly desk: Desk;
  readonly asset: NamedAsset;
  readonly onChecked: (checked: Checked) => void;
}

/** Nothing can be accepted before this was seen. */
function IssuerCheck({ desk, asset, onChecked }: CheckProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const answer = useAnswer(`check ${desk.address} ${keyOf(asset)}`, async () => {
    const view = await main.xrplIssuer({ walletId: desk.wallet.id, address: desk.address, asset });
    if (view.ok) onChecked({ key: keyOf(asset), pointless: isPointless(checksOf(asset, view.value, desk.holdings)) });
    return view;
  });
  if (answer.value) return <Checks desk={desk} asset={asset} view={answer.value} />;
  if (!answer.refusal) {
    return (
      <div className="stack is-2">
        <p className="soft">{t('addToken.checking')}</p>
        <LoadingState rows={4} />
      </div>
    );
  }
  return <RetryBanner tone="bad" title={t('addToken.unchecked')} refusal={answer.refusal} onRetry={answer.reload} />;
}

function Checks({ desk, asset, view }: { readonly desk: Desk; readonly asset: NamedAsset; readonly view: IssuerView }): ReactNode {
  const { t } = useWords();
  const domain = view.kind === 'token' ? view.domain : null;
  const mpt = view.kind === 'mpt' ? view.mpt : null;
  return (
    <section className="token-check stack">
      <div className="row is-wrap token-check-name">
        {asset.kind === 'token' ? <CurrencyName currency={asset.currency} /> : mpt ? <PlainText text={mptName(mpt, t)} line /> : null}
      </div>
      <KeyValues
        items={[
          {
            name: t('addToken.issuer'),
            value: <AddressLine value={asset.kind === 'token' ? asset.issuer : mptIssuerOf(asset.id)} label={t('tokens.copyIssuer')} />,
          },
          domain === null ? null : { name: t('tokens.domain'), value: <PlainText text={domain} /> },
        ]}
      />
      <h3>{t('addToken.checkTitle')}</h3>
      <CheckList checks={checksOf(asset, view, desk.holdings)} />
    </section>
  );
}
