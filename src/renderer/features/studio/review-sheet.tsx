// Owns the review before the secure window: what arrives, what is spent at most, rates, fees, reserve, and every warning, each of which is read before the way goes on.
import { type ReactNode, useState } from 'react';
import { dropsToText } from '../../../shared/money/units.ts';
import type { PaymentReview } from '../../../shared/xrpl/api.ts';
import { assetOf } from '../../../shared/xrpl/amount.ts';
import type { PaymentJson } from '../../../shared/xrpl/draft.ts';
import { useOrder } from '../../state/use-order.ts';
import { typedDecimal } from '../../state/typed-decimal.ts';
import { Address } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Details } from '../../ui/details.tsx';
import { Icon } from '../../ui/icon.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { amountWords, AssetAmount, assetCode } from './asset-text.tsx';
import { Issuer } from './issuer.tsx';
import { chosenAnew, orderedFields } from './ordered-fields.ts';
import { useStudio } from './use-studio.tsx';

export interface ReviewSheetProps {
  readonly review: PaymentReview;
  /** The payment as it would be signed. */
  readonly payment: PaymentJson;
  readonly onSent: () => void;
  readonly onClose: () => void;
}

export function ReviewSheet({ review, payment, onSent, onClose }: ReviewSheetProps): ReactNode {
  const { t } = useWords();
  const { account, judgement, read, payer } = useStudio();
  const [considered, setConsidered] = useState(false);
  const [ceiling, setCeiling] = useState(() => (read.reading?.draft.fee ? dropsToText(read.reading.draft.fee) : ''));
  const [useTicket, setUseTicket] = useState(read.reading?.draft.ticketSequence !== null);
  const order = useOrder(onSent);
  const points = judgement.findings.filter(({ severity }) => severity === 'warn').length;
  const anyway = judgement.verdict === 'blocked';
  const tickets = payer?.facts.tickets?.length ?? 0;
  const feeCeiling = typedDecimal(ceiling);
  const place = (): void =>
    order.place({ account, transaction: orderedFields(payment), useTicket, ...(feeCeiling === '' ? {} : { feeCeiling }) });
  return (
    <ConfirmDialog
      title={t('studio.reviewTitle')}
      confirm={t(anyway ? 'studio.review.goAnyway' : 'studio.review.go')}
      kind={anyway ? 'danger' : 'primary'}
      icon="shield"
      shape="wide"
      ready={(points === 0 && !anyway) || considered}
      busy={order.busy}
      refusal={order.refusal}
      onConfirm={place}
      onClose={onClose}
    >
      {order.stopped ? <Banner tone="info">{t('studio.review.stopped')}</Banner> : null}
      <Facts review={review} />
      {anyway ? (
        <Banner tone="bad" title={t('studio.review.anyway', { code: judgement.predicted ?? '' })}>
          {t('studio.review.anywayText')}
        </Banner>
      ) : null}
      <Points />
      {points > 0 || anyway ? (
        <Checkbox checked={considered} onChange={setConsidered} label={t('studio.review.read', { count: points + (anyway ? 1 : 0) })} />
      ) : null}
      <Details summary={t('studio.review.options')}>
        <TextField
          label={t('studio.review.ceiling')}
          hint={t('studio.review.ceilingHint')}
          optional
          amount
          value={ceiling}
          onChange={setCeiling}
          maxLength={20}
        />
        {tickets > 0 || useTicket ? (
          <Checkbox
            checked={useTicket}
            onChange={setUseTicket}
            label={t('studio.review.ticket')}
            hint={t('studio.review.ticketHint', { count: String(tickets) })}
          />
        ) : null}
        <ChosenAnew payment={payment} />
      </Details>
      <Details summary={t('studio.review.json')}>
        <pre className="studio-json-view mono selectable" tabIndex={0}>
          {JSON.stringify(orderedFields(payment), null, 2)}
        </pre>
      </Details>
      <p className="small soft">{t('studio.review.next')}</p>
    </ConfirmDialog>
  );
}

function Facts({ review }: { readonly review: PaymentReview }): ReactNode {
  const { t } = useWords();
  const { read, names, trial } = useStudio();
  const draft = read.reading?.draft ?? read.shape;
  const { kind, delivered, deliveredAtLeast, spentAtMost, worstRate, networkFee, transferFee, reserve } = review;
  const { simulation } = trial;
  const isSelf = draft.account === draft.destination;
  const name = draft.destination === null ? null : names.account(draft.destination);
  const after = reserve.balanceAfter;
  return (
    <KeyValues
      items={[
        {
          name: t(isSelf ? 'studio.review.toSelf' : 'studio.review.to'),
          value: (
            <span className="stack is-1">
              {name === null || isSelf ? null : <strong>{name}</strong>}
              <Address value={draft.destination ?? ''} tag={draft.destinationTag} />
            </span>
          ),
        },
        {
          name: t(kind.partial ? 'studio.review.deliveredMost' : 'studio.review.delivered'),
          value: (
            <span className="stack is-1">
              <AssetAmount amount={delivered} names={names} size="large" />
              <Issuer asset={assetOf(delivered)} names={names} />
            </span>
          ),
        },
        kind.partial
          ? {
              name: t('studio.review.deliveredLeast'),
              value:
                deliveredAtLeast === null ? (
                  t('studio.review.anything')
                ) : (
                  <AssetAmount amount={deliveredAtLeast} names={names} size="medium" />
                ),
            }
          : null,
        {
          name: t('studio.review.spent'),
          value: (
            <span className="stack is-1">
              <AssetAmount amount={spentAtMost} names={names} size="medium" />
              {assetOf(spentAtMost).kind === 'xrp' ? null : <Issuer asset={assetOf(spentAtMost)} names={names} />}
            </span>
          ),
        },
        worstRate === null
          ? null
          : {
              name: t('studio.review.rate'),
              value: t('studio.review.rateText', {
                rate: worstRate,
                spent: assetCode(assetOf(spentAtMost), names),
                delivered: assetCode(assetOf(delivered), names),
              }),
            },
        transferFee === null ? null : { name: t('studio.review.transferFee'), value: <AssetAmount amount={transferFee} names={names} /> },
        {
          name: t('studio.review.networkFee'),
          value: networkFee === null ? t('studio.review.networkFeeUnknown') : <Amount value={dropsToText(networkFee)} unit="XRP" />,
        },
        simulation?.delivered
          ? {
              name: t('studio.review.trial'),
              value: simulation.spent
                ? t('studio.review.trialBoth', {
                    delivered: amountWords(simulation.delivered, names),
                    spent: amountWords(simulation.spent, names),
                  })
                : t('studio.review.trialOne', { delivered: amountWords(simulation.delivered, names) }),
            }
          : null,
        after === null
          ? null
          : {
              name: t('studio.review.reserve'),
              value: t('studio.review.reserveText', {
                amount: dropsToText(after),
                reserve: reserve.required === null ? '?' : dropsToText(reserve.required),
              }),
            },
        { name: t('studio.review.from'), value: <Address value={draft.account ?? ''} /> },
      ]}
    />
  );
}

/** Everything that is to be considered, and what is worth knowing. */
function Points(): ReactNode {
  const { t, refusal: words } = useWords();
  const { judgement, trial } = useStudio();
  const said = judgement.findings.filter(({ severity }) => severity !== 'block' || judgement.verdict === 'blocked');
  return (
    <>
      {trial.refusal ? <Banner tone="warn">{t('studio.trial.none', { reason: words(trial.refusal) })}</Banner> : null}
      {said.length === 0 ? null : (
        <section className="stack is-2" aria-label={t('studio.review.consider')}>
          <h3>{t('studio.review.consider')}</h3>
          <ul className="studio-findings">
            {said.map(({ code, params, severity }, index) => (
              // The findings of one judgement stand in the ledger's order.
              <li
                key={`${code} ${index}`}
                className={`studio-finding ${severity === 'info' ? 'is-quiet' : severity === 'warn' ? 'is-warn' : 'is-bad'}`}
              >
                <Icon name={severity === 'info' ? 'info' : severity === 'warn' ? 'warning' : 'stop'} />
                <span>{words({ code, params })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function ChosenAnew({ payment }: { readonly payment: PaymentJson }): ReactNode {
  const { t } = useWords();
  const names = chosenAnew(payment);
  return names.length === 0 ? null : <p className="small soft">{t('studio.review.chosenAnew', { names: names.join(', ') })}</p>;
}
