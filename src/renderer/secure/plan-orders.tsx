// Owns the approval of one transaction of an own account: what it does in plain words, what it costs at most, and every field as it is signed.
import type { ReactNode } from 'react';
import type { PlanOrder, ShownAmount } from '../../shared/contract/secure-api.ts';
import { Address } from '../ui/address.tsx';
import { Amount } from '../ui/amount.tsx';
import { Banner } from '../ui/banner.tsx';
import { KeyValues } from '../ui/key-values.tsx';
import { PlainText } from '../ui/plain-text.tsx';
import { useWords } from '../ui/words.tsx';
import { fieldName } from './field-name.ts';

export function PlanOrders({ orders }: { readonly orders: readonly PlanOrder[] }): ReactNode {
  return orders.map((order) => <OrderCard key={order.id} order={order} />);
}

function OrderCard({ order }: { readonly order: PlanOrder }): ReactNode {
  const { t, refusal } = useWords();
  const blocks = order.findings.filter(({ severity }) => severity === 'block');
  const warnings = order.findings.filter(({ severity }) => severity === 'warn');
  return (
    <section className="stack is-4" data-order={order.id}>
      {blocks.map((one) => (
        <Banner key={`${one.code} ${JSON.stringify(one.params)}`} tone="bad">
          {t('order.wouldFail')} {refusal(one)}
        </Banner>
      ))}
      {warnings.map((one) => (
        <Banner key={`${one.code} ${JSON.stringify(one.params)}`} tone="warn">
          {refusal(one)}
        </Banner>
      ))}
      <div className="card stack is-3">
        <h2>
          <OrderTitle order={order} />
        </h2>
        <KeyValues
          items={[
            { name: t('order.account'), value: <Address value={order.account} /> },
            ...(order.review === null ? [] : reviewItems(order.review, t)),
            { name: t('plan.fee'), value: <Amount value={order.fee} unit="XRP" /> },
            { name: t('plan.feeCeiling'), value: <Amount value={order.feeCeiling} unit="XRP" /> },
            order.useTicket ? { name: t('order.ticket'), value: t('order.ticketText') } : null,
          ]}
        />
      </div>
      <OrderFields order={order} />
    </section>
  );
}

function OrderTitle({ order }: { readonly order: PlanOrder }): ReactNode {
  const { t } = useWords();
  if (order.review !== null) return t(`order.kind.${order.review.kind}`);
  switch (order.type) {
    case 'Payment':
    case 'TrustSet':
    case 'AccountSet':
    case 'SetRegularKey':
    case 'MPTokenAuthorize':
    case 'CredentialAccept':
    case 'CredentialDelete':
    case 'DepositPreauth':
    case 'TicketCreate':
    case 'OfferCreate':
    case 'OfferCancel':
      return t(`order.type.${order.type}`);
    default:
      return <PlainText text={order.type} />;
  }
}

type Words = ReturnType<typeof useWords>['t'];

function reviewItems(review: NonNullable<PlanOrder['review']>, t: Words): readonly ({ name: string; value: ReactNode } | null)[] {
  const {
    destination,
    destinationTag,
    delivered,
    deliveredAtLeast,
    partial,
    spentAtMost,
    worstRate,
    transferFee,
    balanceAfter,
    belowReserve,
    createsAccount,
  } = review;
  return [
    { name: t('order.to'), value: <Address value={destination} tag={destinationTag} /> },
    { name: t(partial ? 'order.arrivesAtMost' : 'order.arrives'), value: <Shown amount={delivered} /> },
    partial
      ? {
          name: t('order.arrivesAtLeast'),
          value: deliveredAtLeast === null ? t('order.anythingAboveZero') : <Shown amount={deliveredAtLeast} />,
        }
      : null,
    { name: t('order.leavesAtMost'), value: <Shown amount={spentAtMost} /> },
    worstRate === null
      ? null
      : {
          name: t('order.worstRate'),
          value: <PlainText text={t('order.worstRateText', { rate: worstRate, spent: spentAtMost.unit, delivered: delivered.unit })} />,
        },
    transferFee === null ? null : { name: t('order.transferFee'), value: <Shown amount={transferFee} /> },
    createsAccount ? { name: t('order.opens'), value: t('order.opensText') } : null,
    balanceAfter === null
      ? null
      : {
          name: t('order.balanceAfter'),
          value: (
            <span className="stack is-1">
              <Amount value={balanceAfter} unit="XRP" />
              {belowReserve ? <span className="small">{t('order.belowReserve')}</span> : null}
            </span>
          ),
        },
  ];
}

/** A token's name says nothing of itself: its issuer stands with it, whole. */
function Shown({ amount }: { readonly amount: ShownAmount }): ReactNode {
  const { t } = useWords();
  return (
    <span className="stack is-1">
      <span className="amount">
        <PlainText text={`${amount.value} ${amount.raw === amount.value ? t('asset.rawUnits', { asset: amount.unit }) : amount.unit}`} />
      </span>
      {amount.raw === undefined || amount.raw === amount.value ? null : (
        <span className="soft small">{t('order.rawUnits', { count: amount.raw })}</span>
      )}
      {amount.issuer === null ? null : (
        <span className="soft small">
          {t('order.issuer')} <Address value={amount.issuer} />
        </span>
      )}
    </span>
  );
}

function OrderFields({ order }: { readonly order: PlanOrder }): ReactNode {
  const { t } = useWords();
  return (
    <div className="stack is-2">
      <h2>{t('order.fields')}</h2>
      <p className="soft small">{t('order.fieldsText')}</p>
      <KeyValues
        items={[
          { name: fieldName('TransactionType', t), value: <code>{order.type}</code> },
          ...order.fields.map(({ name, value }) => ({ name: fieldName(name, t), value: <FieldValue value={value} /> })),
        ]}
      />
    </div>
  );
}

function FieldValue({ value }: { readonly value: string }): ReactNode {
  return /^r[1-9A-HJ-NP-Za-km-z]{24,34}$/.test(value) ? (
    <Address value={value} />
  ) : (
    <code className="order-value">
      <PlainText text={value} />
    </code>
  );
}
