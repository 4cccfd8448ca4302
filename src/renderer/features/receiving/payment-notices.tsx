// Owns the sentences about a received payment that a person must read before they count on it.
import type { ReactNode } from 'react';
import type { ReceivedPayment, ReceiveRequest } from '../../../shared/contract/receiving.ts';
import { Banner } from '../../ui/banner.tsx';
import { ledgerAmountText, useMptNames } from '../../ui/ledger-amount.tsx';
import { useWords } from '../../ui/words.tsx';
import { isLess } from './payment-marks.ts';

export function PaymentNotices({
  payment,
  request,
}: {
  readonly payment: ReceivedPayment;
  readonly request: ReceiveRequest | undefined;
}): ReactNode {
  const { t } = useWords();
  const { credited, failed, reason, resembles, imitates, otherIssuer, match, tag, dust } = payment;
  return (
    <>
      {resembles === null ? null : (
        <Banner tone="bad" title={t('receive.lookAlikeTitle')}>
          {t('receive.lookAlikeText')}
        </Banner>
      )}
      {failed === null && reason === 'amount-unknown' ? (
        <Banner tone="bad" title={t('receive.unknownTitle')}>
          {t('receive.unknownText')}
        </Banner>
      ) : null}
      {failed === null ? null : <Banner tone="bad">{t('receive.failedText')}</Banner>}
      {credited === null && failed === null && reason !== 'amount-unknown' ? (
        <Banner tone="warn">{t('receive.nothingArrived')}</Banner>
      ) : null}
      <Partial payment={payment} />
      {isLess(payment) ? (
        <Banner tone="warn" title={t('receive.lessTitle')}>
          {t('receive.lessText')}
        </Banner>
      ) : null}
      {imitates === null ? null : <Banner tone="bad">{t('receive.imitates', { code: imitates })}</Banner>}
      {otherIssuer === null ? null : (
        <Banner tone="bad" title={t('receive.otherIssuerTitle')}>
          {t('receive.otherIssuer', { issuer: otherIssuer })}
        </Banner>
      )}
      {match === 'other-asset' && request ? <Banner tone="warn">{t('receive.otherAsset')}</Banner> : null}
      {match === 'unknown-tag' && tag !== null ? <Banner tone="warn">{t('receive.unknownTag', { tag: String(tag) })}</Banner> : null}
      {dust && resembles === null ? <Banner>{t('receive.dustText')}</Banner> : null}
    </>
  );
}

function Partial({ payment: { partial, requested, credited } }: { readonly payment: ReceivedPayment }): ReactNode {
  const words = useWords();
  const names = useMptNames();
  const { t } = words;
  if (!partial || requested === null || credited === null) return null;
  const amounts = { requested: ledgerAmountText(requested, names, words), delivered: ledgerAmountText(credited, names, words) };
  return (
    <Banner tone="warn" title={t('receive.partialTitle')}>
      {t('receive.partialText', amounts)}
    </Banner>
  );
}
