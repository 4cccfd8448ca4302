// Owns the market of the lesson: the nine cases, the book with the prediction of the chosen one, paying it, and the explanation.
import { type ReactNode, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { OrderStatus } from '../../../shared/contract/orders.ts';
import type { PracticeLesson } from '../../../shared/contract/practice-market.ts';
import type { BookOffer } from '../../../shared/contract/xrpl-reads.ts';
import type { Refusal } from '../../../shared/result.ts';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useOrder } from '../../state/use-order.ts';
import { useOrders } from '../../state/use-orders.ts';
import { Badge } from '../../ui/badge.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import { useOnChange } from '../../ui/use-on-change.ts';
import { useWords } from '../../ui/words.tsx';
import { amountWords } from './asset-text.tsx';
import { BookPicture, fractionText } from './book-picture.tsx';
import { playBook } from './book-steps.ts';
import { type LessonCase, type LessonCaseId, lessonCases, lessonDelivers, lessonPayment } from './lesson-cases.ts';
import { isLive, readOrder } from './order-text.ts';

const names = { ticker: () => null, scale: () => 0 };

interface LessonProps {
  readonly wallet: WalletSummary;
  readonly account: string;
  readonly lesson: PracticeLesson;
  /** A case is shown and paid only in a market that was set up for it; a refusal: it could not be. */
  readonly standing: 'setting-up' | 'stands' | Refusal;
  readonly onMarket: () => void;
  readonly onSeen: (seen: boolean) => void;
}

export function LessonCases({ wallet, account, lesson, standing, onMarket, onSeen }: LessonProps): ReactNode {
  const { t } = useWords();
  const [chosen, setChosen] = useState<LessonCaseId>('A');
  const [done, setDone] = useState<ReadonlySet<LessonCaseId>>(new Set());
  const found = lessonCases.find(({ id }) => id === chosen);
  const choose = (id: LessonCaseId): void => {
    setChosen(id);
    onSeen(false);
    // What an earlier case took out of the book stands there again.
    if (done.size > 0) onMarket();
  };
  const next = lessonCases[lessonCases.findIndex(({ id }) => id === chosen) + 1];
  return (
    <div className="studio-lesson">
      <fieldset className="plain-fieldset stack is-2">
        <legend className="strong">{t('lesson.cases')}</legend>
        {lessonCases.map((one) => (
          <CaseChoice key={one.id} one={one} chosen={chosen} done={done.has(one.id)} onChoose={choose} />
        ))}
      </fieldset>
      {standing === 'setting-up' ? (
        <Card title={t('studio.book')}>
          <LoadingState rows={4} />
        </Card>
      ) : standing !== 'stands' ? (
        <ErrorState refusal={standing} onRetry={onMarket} />
      ) : found ? (
        <CaseRun
          key={chosen}
          wallet={wallet}
          account={account}
          lesson={lesson}
          found={found}
          onDone={() => {
            setDone((before) => new Set([...before, chosen]));
            onSeen(true);
          }}
          onNext={next ? () => choose(next.id) : null}
        />
      ) : null}
    </div>
  );
}

interface CaseChoiceProps {
  readonly one: LessonCase;
  readonly chosen: LessonCaseId;
  readonly done: boolean;
  readonly onChoose: (id: LessonCaseId) => void;
}

function CaseChoice({ one, chosen, done, onChoose }: CaseChoiceProps): ReactNode {
  const { t } = useWords();
  const { id, spend, limitQuality, partial } = one;
  return (
    <label className="choice choice-card studio-case">
      <input type="radio" name="lesson-case" checked={id === chosen} onChange={() => onChoose(id)} />
      <span className="grow stack is-1">
        <span className="row is-between">
          <span className="strong">{t('lesson.case', { id })}</span>
          {done ? (
            <Badge tone="good" icon="check">
              {t('lesson.done')}
            </Badge>
          ) : null}
        </span>
        <span className="row is-wrap is-tight small soft">
          <span>{t('lesson.spend', { amount: spend })}</span>
          {limitQuality ? <Badge>{t('lesson.limit')}</Badge> : null}
          {partial ? <Badge>{t('lesson.partial')}</Badge> : null}
          {limitQuality || partial ? null : <span>{t('lesson.noFlags')}</span>}
        </span>
      </span>
    </label>
  );
}

interface CaseRunProps extends Pick<LessonProps, 'wallet' | 'account' | 'lesson'> {
  readonly found: LessonCase;
  readonly onDone: () => void;
  /** Null after the last one. */
  readonly onNext: (() => void) | null;
}

function CaseRun({ wallet, account, lesson, found, onDone, onNext }: CaseRunProps): ReactNode {
  const { t, refusal: words } = useWords();
  const { main } = useServices();
  const { usd, cny, destination } = lesson;
  // The book as it stood before this case was paid: afterwards it is explained with it.
  const book = useAnswer(`lesson book ${wallet.id} ${JSON.stringify([usd, cny])}`, () =>
    main.xrplBook({ walletId: wallet.id, gets: cny, pays: usd, domain: null }),
  );
  const payment = lessonPayment(found, { account, destination, usd, cny });
  const run = usePaidCase(wallet, account, payment, onDone);
  return (
    <div className="stack">
      <Card title={t('studio.book')}>
        {book.value === undefined && book.refusal ? <ErrorState refusal={book.refusal} onRetry={book.reload} /> : null}
        {book.value === undefined && !book.refusal ? <LoadingState rows={4} /> : null}
        {book.value ? <Prediction offers={book.value} found={found} lesson={lesson} /> : null}
      </Card>
      {run.order.refusal ? <Banner tone="bad">{words(run.order.refusal)}</Banner> : null}
      {run.order.stopped && run.paid === null ? <Banner>{t('lesson.after.stopped')}</Banner> : null}
      {run.paid === null ? null : <After paid={run.paid} found={found} />}
      <div className="row is-wrap">
        {run.paid !== null && !isLive(readOrder(run.paid, wallet.network).state) ? (
          onNext ? (
            <Button kind="primary" icon="chevron" onClick={onNext}>
              {t('lesson.next')}
            </Button>
          ) : null
        ) : (
          <Button kind="primary" icon="send" busy={run.busy} onClick={run.pay}>
            {t(run.busy && run.paid !== null ? 'lesson.running' : 'lesson.run')}
          </Button>
        )}
        <Button kind="quiet" onClick={() => go({ screen: 'studio', payment: JSON.stringify(payment), account })}>
          {t('lesson.open')}
        </Button>
      </div>
    </div>
  );
}

function Prediction({
  offers,
  found,
  lesson,
}: {
  readonly offers: readonly BookOffer[];
  readonly found: LessonCase;
  readonly lesson: PracticeLesson;
}): ReactNode {
  const { t } = useWords();
  const whole = (text: string) => ({ over: BigInt(text), under: 1n });
  const outcome = playBook(offers, {
    deliver: whole(lessonDelivers),
    spend: whole(found.spend),
    limitQuality: found.limitQuality,
    partial: found.partial,
    least: null,
  });
  const went = outcome.result === 'tesSUCCESS';
  return (
    <>
      <BookPicture outcome={outcome} pays={lesson.usd} gets={lesson.cny} names={names} />
      <Banner tone={went ? 'good' : 'warn'} title={t('lesson.before')}>
        {went
          ? t('lesson.predict.success', { delivered: fractionText(outcome.delivered), spent: fractionText(outcome.spent) })
          : t('lesson.predict.fail', { code: outcome.result })}
      </Banner>
    </>
  );
}

interface PaidCase {
  readonly order: ReturnType<typeof useOrder>;
  /** The order as it stands; null before it was confirmed. */
  readonly paid: OrderStatus | null;
  readonly busy: boolean;
  readonly pay: () => void;
}

/** The order that was placed here is the newest one that was not there before. */
function usePaidCase(wallet: WalletSummary, account: string, payment: Readonly<Record<string, unknown>>, onDone: () => void): PaidCase {
  const orders = useOrders(wallet.id);
  const [before, setBefore] = useState<ReadonlySet<string> | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const order = useOrder(() => setConfirmed(true));
  const paid =
    (confirmed ? orders.value?.find(({ id, transactionType }) => transactionType === 'Payment' && before?.has(id) === false) : null) ??
    null;
  const over = paid !== null && !isLive(readOrder(paid, wallet.network).state);
  useOnChange(over ? (paid?.id ?? '') : '', () => {
    if (over) onDone();
  });
  const pay = (): void => {
    setBefore(new Set(orders.value?.map(({ id }) => id)));
    order.place({ account, transaction: payment });
  };
  return { order, paid, busy: order.busy || (confirmed && !over), pay };
}

function After({ paid, found }: { readonly paid: OrderStatus; readonly found: LessonCase }): ReactNode {
  const { t } = useWords();
  const { state } = readOrder(paid, 'practice');
  if (isLive(state)) return null;
  const went = state === 'done' || state === 'less';
  const arrived =
    paid.delivered === null ? t('lesson.after.plain') : t('lesson.after.success', { delivered: amountWords(paid.delivered, names) });
  const what = went ? arrived : t('lesson.after.fail', { code: paid.reason ?? state });
  return (
    <Banner tone={went ? 'good' : 'warn'} title={t('lesson.after')}>
      <div className="stack is-2">
        <span>{what}</span>
        <span>
          <strong>{t('lesson.why')}:</strong> {t(`lesson.why.${found.id}`)}
        </span>
      </div>
    </Banner>
  );
}
