// Owns what may be spent: the same as arrives, or another asset up to a limit, with the price that the ledger would ask now.
import { type ReactNode, useId, useState } from 'react';
import type { Amount } from '../../../shared/xrpl/amount.ts';
import { beforeFee } from '../../../shared/xrpl/amounts/compare.ts';
import type { PaymentDraft } from '../../../shared/xrpl/draft.ts';
import { applyPathAlternative } from '../../../shared/xrpl/path-alternative-parse.ts';
import { writePayment } from '../../../shared/xrpl/write-payment.ts';
import { useServices } from '../../state/services.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { PlainSelect } from '../../ui/select.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useWords } from '../../ui/words.tsx';
import { AssetDetail } from './asset-field.tsx';
import { assetKey } from './asset-options.ts';
import { amountWords, AssetAmount, assetCode } from './asset-text.tsx';
import { ValueField } from './amount-field.tsx';
import { changeForm, changeSpent } from './change-form.ts';
import { formAmount, readFormAsset, sameFormAsset } from './form-amount.ts';
import { useStudio } from './use-studio.tsx';

/** Room above the price of the moment, so that a small move of the market does not make the payment fail. */
const roomPercent = 1n;
const rateWithRoom = 1_000_000_000n + roomPercent * 10_000_000n;

export function SpendField(): ReactNode {
  const { t } = useWords();
  const { form, change, options, names, judgement } = useStudio();
  const { spend, deliver } = form;
  const same = spend === null || sameFormAsset(spend.asset, deliver.asset);
  const delivered = readFormAsset(deliver.asset);
  const isXrp = same && deliver.asset.kind === 'xrp';
  const proposed = judgement.review?.proposedSendMax ?? null;
  const fee = judgement.review?.transferFee ?? null;
  return (
    <div className="stack is-3" data-field="SendMax">
      <div className="studio-amount">
        {isXrp && spend === null ? (
          <p className="soft small studio-exactly">{t('studio.spendExactly')}</p>
        ) : (
          <ValueField
            field="SendMax"
            label={t('studio.spendMost')}
            hint={same ? undefined : t('studio.spendMostHint')}
            value={spend?.value ?? ''}
            onChange={(value) =>
              change((before) =>
                changeForm(before, { spend: same && value === '' ? null : { asset: spend?.asset ?? deliver.asset, value } }),
              )
            }
          />
        )}
        <SpendSelect same={same} code={delivered === null ? '' : assetCode(delivered, names)} />
      </div>
      {spend !== null && !same ? (
        <AssetDetail
          asset={spend.asset}
          onChange={(asset) => change((before) => changeForm(before, { spend: { asset, value: spend.value } }))}
          options={options.spend}
        />
      ) : null}
      {proposed !== null && fee !== null && spend?.value !== amountOnly(proposed, names.scale) ? (
        <Banner
          action={
            <Button small onClick={() => change((before) => changeForm(before, { spend: formAmount(proposed, names.scale) }))}>
              {t('studio.useProposal', { amount: amountWords(proposed, names) })}
            </Button>
          }
        >
          {t('studio.feeHint', { fee: amountWords(fee, names), amount: amountWords(proposed, names) })}
        </Banner>
      ) : null}
      {isXrp || deliver.asset.kind === 'mpt' ? null : <Price />}
    </div>
  );
}

function amountOnly(amount: Amount, scaleOf: (id: string) => number): string {
  return formAmount(amount, scaleOf).value;
}

function SpendSelect({ same, code }: { readonly same: boolean; readonly code: string }): ReactNode {
  const { t } = useWords();
  const { form, change, options, names } = useStudio();
  const id = useId();
  const { spend, deliver } = form;
  const others = options.spend.filter(({ asset }) => !sameFormAsset(asset, deliver.asset));
  const key = same || spend === null ? 'same' : assetKey(spend.asset);
  const known = key === 'same' || others.some((option) => option.key === key);
  const choose = (value: string): void =>
    change((before) => {
      const option = others.find((one) => one.key === value);
      if (value === 'token') return changeSpent(before, { kind: 'token', currency: '', issuer: '' });
      return changeSpent(before, option?.asset ?? null);
    });
  const label = (option: (typeof others)[number]): string => {
    const asset = readFormAsset(option.asset);
    const name = asset === null ? '' : assetCode(asset, names);
    return option.held === null ? name : t('studio.asset.held', { asset: name, amount: option.held });
  };
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {t('studio.spendAsset')}
      </label>
      <PlainSelect
        id={id}
        value={known ? key : 'token'}
        onChange={choose}
        options={[
          { value: 'same', label: t('studio.spendSame', { asset: code }) },
          ...(deliver.asset.kind === 'mpt' ? [] : others.map((option) => ({ value: option.key, label: label(option) }))),
          ...(deliver.asset.kind === 'mpt' ? [] : [{ value: 'token', label: t('studio.asset.other') }]),
        ]}
      />
    </div>
  );
}

/** Ways that the server found, each with its price of the moment. */
function Price(): ReactNode {
  const { t } = useWords();
  const { wallet, read, form, change, names } = useStudio();
  const { main } = useServices();
  const { busy, refusal, run } = useAction();
  const { refusal: words } = useWords();
  const [found, setFound] = useState<{ readonly of: string; readonly ways: readonly PaymentDraft[] } | null>(null);
  const draft = read.reading?.draft ?? null;
  const ready = draft !== null && draft.account !== null && draft.destination !== null && draft.amount !== null;
  const key = ready ? JSON.stringify(writePayment({ ...draft, sendMax: null, paths: null, flags: null })) : '';
  const ask = (): void => {
    if (!ready || draft.account === null || draft.destination === null || draft.amount === null) return;
    const { account, destination, amount, domainId } = draft;
    const question = { walletId: wallet.id, account, destination, amount, sendMax: null, domain: domainId };
    run(
      () => main.xrplPaths(question),
      ({ alternatives }) => {
        const ways = alternatives.flatMap((alternative) => {
          const way = applyPathAlternative({ ...draft, sendMax: null, paths: null }, alternative);
          return way.ok ? [way.value] : [];
        });
        setFound({ of: key, ways });
      },
    );
  };
  const take = (way: PaymentDraft, cost: Amount): void =>
    change((before) => {
      const paths = way.paths === null ? '' : JSON.stringify(writePayment(way)['Paths'], null, 1);
      return changeForm(before, { spend: formAmount(beforeFee(cost, rateWithRoom) ?? cost, names.scale), paths });
    });
  const ways = found?.of === key ? found.ways : null;
  return (
    <div className="stack is-2">
      <div className="row is-wrap">
        <Button small icon="search" busy={busy} disabled={!ready} onClick={ask}>
          {t('studio.price')}
        </Button>
        {form.paths === '' ? null : (
          <Button kind="quiet" small onClick={() => change((before) => changeForm(before, { paths: '' }))}>
            {t('studio.fix.noPaths')}
          </Button>
        )}
      </div>
      {refusal ? <Banner tone="warn">{words(refusal)}</Banner> : null}
      {ways?.length === 0 ? <Banner tone="warn">{t('studio.priceNone')}</Banner> : null}
      {ways !== null && ways.length > 0 ? (
        <ul className="studio-ways" aria-label={t('studio.priceTitle')}>
          {ways.map((way, index) => {
            const cost = way.sendMax ?? way.amount;
            return cost === null ? null : (
              // The ways of one answer never move.
              <li key={index} className="row is-between">
                <span className="stack is-1">
                  <AssetAmount amount={cost} names={names} size="medium" />
                  <span className="small soft">
                    {way.paths === null ? t('studio.pathNone') : t('studio.pathCount', { count: way.paths.length })}
                  </span>
                </span>
                <Button small onClick={() => take(way, cost)}>
                  {t('studio.priceTake', { percent: String(roomPercent) })}
                </Button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </div>
  );
}
