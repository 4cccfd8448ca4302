// Owns choosing an asset: from what is known, or a token by code and issuer, or an MPT by its id. Who issues it stands there in full.
import { type ReactNode, useId } from 'react';
import { describeCurrency } from '../../../shared/xrpl/amounts/currency-words.ts';
import { mptIssuerOf, readMptId } from '../../../shared/xrpl/amounts/mpt.ts';
import type { FormAsset } from '../../state/studio-form.ts';
import { Icon } from '../../ui/icon.tsx';
import { PlainSelect } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords, type Words } from '../../ui/words.tsx';
import { assetCode } from './asset-text.tsx';
import { type AssetOption, assetKey } from './asset-options.ts';
import { readFormAsset } from './form-amount.ts';
import { Issuer } from './issuer.tsx';
import { type Names, useStudio } from './use-studio.tsx';

export interface AssetFieldProps {
  readonly label: string;
  readonly asset: FormAsset;
  readonly onChange: (asset: FormAsset) => void;
  readonly options: readonly AssetOption[];
  /** An MPT may be named by its id. */
  readonly mpt: boolean;
}

export function AssetSelect({ label, asset, onChange, options, mpt }: AssetFieldProps): ReactNode {
  const words = useWords();
  const { names } = useStudio();
  const id = useId();
  const key = assetKey(asset);
  const known = options.some((option) => option.key === key);
  const others = [
    { value: known ? 'token' : asset.kind === 'token' ? key : 'token', label: words.t('studio.asset.other') },
    ...(mpt ? [{ value: !known && asset.kind === 'mpt' ? key : 'mpt', label: words.t('studio.asset.otherMpt') }] : []),
  ];
  const choose = (value: string): void => {
    const option = options.find((one) => one.key === value);
    if (option) onChange(option.asset);
    else if (value === 'token') onChange({ kind: 'token', currency: '', issuer: '' });
    else if (value === 'mpt') onChange({ kind: 'mpt', id: '', scale: 0 });
  };
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <PlainSelect
        id={id}
        value={key}
        onChange={choose}
        options={[...options.map((option) => ({ value: option.key, label: optionText(option, names, words) })), ...others]}
      />
    </div>
  );
}

function optionText({ asset, held, own, accepted }: AssetOption, names: Names, { t }: Words): string {
  const shown = readFormAsset(asset);
  const code = shown === null ? '' : assetCode(shown, names);
  const issuer = asset.kind === 'token' ? asset.issuer : asset.kind === 'mpt' ? issuerOf(asset.id) : null;
  const by =
    issuer === null
      ? code
      : t('studio.asset.by', { asset: code, issuer: names.account(issuer) ?? `${issuer.slice(0, 6)}…${issuer.slice(-4)}` });
  if (own) return t('studio.asset.own', { asset: code });
  if (held !== null) return t('studio.asset.held', { asset: by, amount: held });
  return accepted && asset.kind !== 'xrp' ? t('studio.asset.accepted', { asset: by }) : by;
}

function issuerOf(id: string): string | null {
  const read = readMptId(id);
  return read.ok ? mptIssuerOf(read.value) : null;
}

/** What stands below an amount: fields of a token that is not among the known ones, else its issuer in full, and what its code passes itself off as. */
export function AssetDetail({ asset, onChange, options }: Pick<AssetFieldProps, 'asset' | 'onChange' | 'options'>): ReactNode {
  const { t } = useWords();
  const { names } = useStudio();
  if (asset.kind === 'xrp') return null;
  const known = options.some((option) => option.key === assetKey(asset));
  const read = readFormAsset(asset);
  const code = asset.kind === 'token' ? describeCurrency(asset.currency.trim()) : null;
  return (
    <div className="stack is-2">
      {!known && asset.kind === 'token' ? (
        <div className="studio-token">
          <TextField
            label={t('studio.currency')}
            hint={t('studio.currencyHint')}
            value={asset.currency}
            onChange={(currency) => onChange({ ...asset, currency })}
            mono
            maxLength={40}
          />
          <TextField
            label={t('studio.issuer')}
            value={asset.issuer}
            onChange={(next) => onChange({ ...asset, issuer: next })}
            mono
            maxLength={60}
          />
        </div>
      ) : null}
      {!known && asset.kind === 'mpt' ? (
        <TextField
          label={t('studio.mptId')}
          hint={t('studio.mptIdHint')}
          value={asset.id}
          onChange={(id) => onChange({ ...asset, id })}
          mono
          maxLength={48}
        />
      ) : null}
      {read === null ? null : <Issuer asset={read} names={names} />}
      {code?.isHex && asset.kind === 'token' && code.text !== asset.currency ? (
        <p className="small soft mono">{t('studio.hexCode', { code: asset.currency })}</p>
      ) : null}
      {code?.looksLike ? (
        <p className="field-error">
          <Icon name="warning" size={16} />
          <span>{t('studio.looksLike', { code: code.looksLike })}</span>
        </p>
      ) : null}
    </div>
  );
}
