// Owns the two sides of a Bitcoin transaction: what went in, what came out, whose it is.
import type { ReactNode } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { BitcoinTransaction } from '../../../shared/contract/history.ts';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import type { LabelledThing, Labels } from '../../state/use-labels.ts';
import { Address } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { usePart } from '../../ui/show-more.tsx';
import { useWords } from '../../ui/words.tsx';

export interface TransactionSidesProps {
  readonly wallet: WalletSummary;
  readonly transaction: BitcoinTransaction;
  readonly labels: Labels;
  /** A payout is opened: the sheet goes. */
  readonly onLeave: () => void;
}

export function TransactionSides(props: TransactionSidesProps): ReactNode {
  const { t } = useWords();
  const { inputs, leftOut } = props.transaction;
  const { shown, more } = usePart(inputs);
  return (
    <>
      <section className="stack is-2">
        <h3>{t('history.from')}</h3>
        <ul className="plain-list stack is-3">
          {shown.map(({ outpoint, address, amount, ours }) => (
            <li key={outpoint} className="stack is-1">
              <span className="row is-between is-wrap">
                <span className="row is-tight">{ours ? <Badge tone="accent">{t('history.ours')}</Badge> : null}</span>
                {amount === null ? <span className="soft small">{t('history.unknownInput')}</span> : <Amount value={amount} unit="BTC" />}
              </span>
              {address === null ? <span className="mono tiny soft breaks">{outpoint}</span> : <Address value={address} />}
              <Label labels={props.labels} things={[{ type: 'output', ref: outpoint }, ...ofAddress(address)]} />
            </li>
          ))}
        </ul>
        {more}
        <LeftOut count={leftOut.inputs} />
      </section>
      <Outputs {...props} />
    </>
  );
}

function Outputs({ wallet, transaction, labels, onLeave }: TransactionSidesProps): ReactNode {
  const { t } = useWords();
  const { outputs, leftOut, transactionId } = transaction;
  const { shown, more } = usePart(outputs);
  const ids = outputs.flatMap(({ payoutId }) => payoutId ?? []);
  const payouts = new Map(
    useServices()
      .live.usePayoutsByIds(wallet, ids)
      ?.map((row) => [row.id, row]),
  );
  const open = (payoutId: string): void => {
    const row = payouts.get(payoutId);
    if (row === undefined) return;
    onLeave();
    go({ screen: 'queue', tab: row.state, payoutId });
  };
  return (
    <section className="stack is-2">
      <h3>{t('history.to')}</h3>
      <ul className="plain-list stack is-3">
        {shown.map(({ index, address, amount, ours, change, payoutId }) => (
          <li key={index} className="stack is-1">
            <span className="row is-between is-wrap">
              <span className="row is-tight">
                {ours ? <Badge tone="accent">{t(change ? 'history.change' : 'history.ours')}</Badge> : null}
                {payoutId !== null && payouts.has(payoutId) ? (
                  <Button kind="link" onClick={() => open(payoutId)}>
                    {payouts.get(payoutId)?.pullPaymentName || t('history.payout')}
                  </Button>
                ) : null}
              </span>
              <Amount value={amount} unit="BTC" />
            </span>
            {address === null ? <span className="soft small">{t('history.noAddress')}</span> : <Address value={address} />}
            <Label
              labels={labels}
              things={[
                { type: 'output', ref: `${transactionId}:${index}` },
                ...(payoutId === null ? [] : [{ type: 'pullpay-payout' as const, ref: payoutId }]),
                ...ofAddress(address),
              ]}
            />
          </li>
        ))}
      </ul>
      {more}
      <LeftOut count={leftOut.outputs} />
    </section>
  );
}

function ofAddress(address: string | null): readonly LabelledThing[] {
  return address === null ? [] : [{ type: 'addr', ref: address }];
}

function Label({ labels, things }: { readonly labels: Labels; readonly things: readonly LabelledThing[] }): ReactNode {
  const text = things.map((thing) => labels.of(thing)).find((label) => label !== '');
  return text === undefined ? null : <PlainText text={text} line className="small" />;
}

function LeftOut({ count }: { readonly count: number }): ReactNode {
  const { t, format } = useWords();
  return count === 0 ? null : <p className="soft small">{t('history.leftOut', { count: format.count(count) })}</p>;
}
