// Owns the order book of the payment on screen: the one between what is spent and what arrives, asked anew when the chain moves.
import { type ReactNode, useEffect } from 'react';
import type { Asset } from '../../../shared/xrpl/amount.ts';
import type { PaymentDraft } from '../../../shared/xrpl/draft.ts';
import { hasFlag, tfLimitQuality, tfPartialPayment } from '../../../shared/xrpl/flags.ts';
import { useServices } from '../../state/services.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Card } from '../../ui/page.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';
import { BookPicture } from './book-picture.tsx';
import { type BookWish, fractionOfAmount, playBook } from './book-steps.ts';
import { directBook } from './route-hops.ts';
import { useStudio } from './use-studio.tsx';

export function BookCard(): ReactNode {
  const { read, judgement } = useStudio();
  const book = judgement.verdict === 'unreadable' ? null : directBook(read.shape);
  return book === null ? null : <Book pays={book.pays} gets={book.gets} draft={read.shape} />;
}

function Book({ pays, gets, draft }: { readonly pays: Asset; readonly gets: Asset; readonly draft: PaymentDraft }): ReactNode {
  const { t, refusal: words } = useWords();
  const { wallet, names, read } = useStudio();
  const { main, onMain } = useServices();
  const domain = draft.domainId;
  const { value, refusal, reload } = useAnswer(`book ${wallet.id} ${JSON.stringify([pays, gets, domain])}`, () =>
    main.xrplBook({ walletId: wallet.id, gets, pays, domain }),
  );
  useEffect(
    () =>
      onMain('chain-changed', (changed) => {
        if (changed.walletId === wallet.id) reload();
      }),
    [onMain, wallet.id, reload],
  );
  const wish = wishOf(draft, read.missing.includes('SendMax'));
  return (
    <Card title={t('studio.book')}>
      {refusal ? <Banner tone="warn">{words(refusal)}</Banner> : null}
      {value === undefined && !refusal ? <LoadingState rows={3} /> : null}
      {value === undefined ? null : (
        <>
          <BookPicture outcome={playBook(value, wish)} pays={pays} gets={gets} names={names} />
          {value.length === 0 ? null : <p className="tiny soft">{t('studio.book.fees')}</p>}
        </>
      )}
    </Card>
  );
}

function wishOf(draft: PaymentDraft, isOpen: boolean): BookWish {
  const { amount, sendMax, deliverMin, flags } = draft;
  return {
    deliver: amount === null ? { over: 0n, under: 1n } : fractionOfAmount(amount),
    spend: sendMax === null || isOpen ? null : fractionOfAmount(sendMax),
    limitQuality: hasFlag(flags, tfLimitQuality) && !isOpen,
    partial: hasFlag(flags, tfPartialPayment),
    least: deliverMin === null ? null : fractionOfAmount(deliverMin),
  };
}
