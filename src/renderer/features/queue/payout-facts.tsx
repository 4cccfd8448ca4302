// Owns the facts of one payout.
import type { ReactNode } from 'react';
import { formatDecimal, subtract } from '../../../shared/money/decimal.ts';
import { decimalOf } from '../../../shared/money/parse-amount.ts';
import { onChainProof } from '../../../shared/payouts/external.ts';
import { proofText } from '../../../shared/payouts/proof.ts';
import type { RemoteRef } from '../../../shared/payouts/types.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { LabelField } from '../../state/label-field.tsx';
import { useLabels } from '../../state/use-labels.ts';
import { hostOf } from '../../state/payout-name.ts';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useTell } from '../../state/use-tell.ts';
import { Address } from '../../ui/address.tsx';
import { Amount } from '../../ui/amount.tsx';
import { AssetFacts } from '../../ui/asset.tsx';
import { Button } from '../../ui/button.tsx';
import { MethodMark } from '../../ui/chain-mark.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords, type Words } from '../../ui/words.tsx';

export function PayoutFacts({ payout }: { readonly payout: PayoutRow }): ReactNode {
  const { t, format } = useWords();
  const paidBy = transactionOf(payout);
  return (
    <KeyValues
      items={[
        { name: t('payout.asked'), value: <Amount value={payout.originalAmount} unit={payout.originalCurrency} size="medium" /> },
        {
          name: t('payout.pays'),
          value:
            payout.payoutAmount === null ? (
              <span className="soft">{t('payout.paysLater')}</span>
            ) : (
              <Amount value={payout.payoutAmount} unit={payout.payoutCurrency} size="medium" />
            ),
        },
        ...shareFacts(t, payout),
        { name: t('payout.goesTo'), value: <Destination payout={payout} /> },
        ...(payout.remote === undefined
          ? [{ name: t('payout.pullPayment'), value: <PullLink payout={payout} /> }]
          : storeFacts(t, payout.remote)),
        { name: t('labels.label'), value: <PayoutLabel payout={payout} /> },
        payout.note ? { name: t('payout.note'), value: <PlainText text={payout.note} /> } : null,
        payout.reason ? { name: t('payout.reason'), value: <PlainText text={payout.reason} /> } : null,
        { name: t('payout.claimedAt'), value: format.dateTime(payout.createdAt) },
        { name: t('payout.route'), value: t(`payout.route.${payout.route}`) },
        ...proofFacts(t, payout),
        paidBy ? { name: t('common.transaction'), value: <Transaction transactionId={paidBy} /> } : null,
      ]}
    />
  );
}

/** The sender's own word, which nobody else sees. */
function PayoutLabel({ payout }: { readonly payout: PayoutRow }): ReactNode {
  const { t } = useWords();
  const labels = useLabels(payout.walletId);
  const thing = { type: 'pullpay-payout', ref: payout.id } as const;
  return <LabelField walletId={payout.walletId} thing={thing} label={labels.of(thing)} name={t('labels.thisPayout')} />;
}

/** Where the recipient bears a part of the fee: his share, and what arrives. */
function shareFacts(
  t: Words['t'],
  { feeShare, payoutAmount, payoutCurrency }: PayoutRow,
): readonly { readonly name: string; readonly value: ReactNode }[] {
  if (feeShare === undefined || payoutAmount === null) return [];
  const arrives = formatDecimal(subtract(decimalOf(payoutAmount), decimalOf(feeShare)));
  return [
    { name: t('payout.feeShare'), value: <Amount value={feeShare} unit={payoutCurrency} /> },
    { name: t('payout.arrives'), value: <Amount value={arrives} unit={payoutCurrency} /> },
  ];
}

/** The transaction of the outbox, or of the other wallet that paid it. */
function transactionOf({ transactionId, state, proof }: PayoutRow): string | null {
  if (transactionId !== null) return transactionId;
  return state === 'Completed' && proof?.proofType === onChainProof ? proofText(proof, 'transactionId') : null;
}

/** What the sender wrote down when he marked it; his own text, so it is shown and never followed. */
function proofFacts(t: Words['t'], { proof }: PayoutRow): readonly { readonly name: string; readonly value: ReactNode }[] {
  if (proof === null || proof.proofType === onChainProof) return [];
  const rows = [
    ['payout.proofId', proofText(proof, 'id') ?? proofText(proof, 'transactionId')],
    ['payout.proofLink', proofText(proof, 'link')],
    ['payout.proofNote', proofText(proof, 'note')],
  ] as const;
  return rows.flatMap(([key, text]) => (text === null ? [] : [{ name: t(key), value: <PlainText text={text} /> }]));
}

/** Where a payout of a connected store comes from. */
function storeFacts(t: Words['t'], { origin, payoutId }: RemoteRef): readonly { readonly name: string; readonly value: ReactNode }[] {
  return [
    { name: t('stores.payoutAt'), value: <PlainText text={hostOf(origin)} className="selectable" /> },
    { name: t('stores.payoutId'), value: <PlainText text={payoutId} className="mono small selectable" /> },
  ];
}

function Destination({ payout }: { readonly payout: PayoutRow }): ReactNode {
  const tell = useTell();
  const { t } = useWords();
  const { main } = useServices();
  return (
    <div className="stack is-1">
      <span className="row is-between">
        <MethodMark methodId={payout.methodId} />
        <CopyButton iconOnly text={payout.address} label={t('common.copyAddress')} onCopy={(text) => tell(main.copyText({ text }))} />
      </span>
      <Address value={payout.address} tag={payout.tag} />
      <AssetFacts currency={payout.payoutCurrency} />
    </div>
  );
}

function PullLink({ payout }: { readonly payout: PayoutRow }): ReactNode {
  const { t } = useWords();
  const { pullPaymentId } = payout;
  if (pullPaymentId === null) return t('payout.none');
  return (
    <Button kind="link" onClick={() => go({ screen: 'pull', id: pullPaymentId })}>
      <PlainText text={payout.pullPaymentName || t('pulls.unnamed')} />
    </Button>
  );
}

/** A transaction id of the payout's chain, to copy and to look up. */
export function Transaction({ transactionId }: { readonly transactionId: string }): ReactNode {
  const tell = useTell();
  const { t } = useWords();
  const { main } = useServices();
  return (
    <span className="row is-top">
      <span className="grow">
        <Address value={transactionId} />
      </span>
      <CopyButton iconOnly text={transactionId} label={t('common.copyTransaction')} onCopy={(text) => tell(main.copyText({ text }))} />
    </span>
  );
}
