// Owns the sheet that raises the fee of a transaction that waits: what it pays now, which rate it shall pay, then the secure window.
import { type ReactNode, useState } from 'react';
import type { Result } from '../../shared/result.ts';
import type { RaiseFactsShown } from '../../shared/contract/raises.ts';
import { Amount } from '../ui/amount.tsx';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { RadioCard } from '../ui/choice.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { KeyValues } from '../ui/key-values.tsx';
import { ErrorState, LoadingState } from '../ui/states.tsx';
import { TextField } from '../ui/text-field.tsx';
import { useAction } from '../ui/use-action.ts';
import { useAnswer } from '../ui/use-answer.ts';
import { useWords, type Words } from '../ui/words.tsx';
import { confirmPlan } from './confirm-plan.ts';
import { raiseFee } from './raise-fee.ts';
import { childVsize, costOf, rateChoices, rateOf } from './raise-rates.ts';
import { useServices } from './services.tsx';
import { useWallet } from './session.ts';
import { toast } from './toast.ts';

export interface RaiseSheetProps {
  readonly transactionId: string;
  /** `fee`: ours is replaced. `child`: what was sent to us is spent so dearly that miners take both. */
  readonly kind: 'fee' | 'child';
  readonly onClose: () => void;
}

export function RaiseSheet({ transactionId, kind, onClose }: RaiseSheetProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const wallet = useWallet();
  const facts = useAnswer(`${wallet.id} ${transactionId}`, () => {
    const asked = { walletId: wallet.id, transactionId };
    return kind === 'fee' ? main.raiseFacts(asked) : main.childFacts(asked);
  });
  if (facts.value !== undefined) return <Chosen facts={facts.value} kind={kind} transactionId={transactionId} onClose={onClose} />;
  return (
    <Dialog title={t(titles[kind])} onClose={onClose}>
      {facts.refusal ? <ErrorState refusal={facts.refusal} onRetry={facts.reload} /> : <LoadingState rows={5} />}
    </Dialog>
  );
}

const titles = { fee: 'raise.title', child: 'raise.childTitle' } as const;

function Chosen({ facts, kind, transactionId, onClose }: RaiseSheetProps & { readonly facts: RaiseFactsShown }): ReactNode {
  const { t, refusal: words } = useWords();
  const choices = rateChoices(facts);
  const [chosen, setChosen] = useState(choices[0]?.rate ?? 'own');
  const [text, setText] = useState('');
  const isBad = (rateOf(text) ?? 0n) < (rateOf(facts.leastRate) ?? 0n);
  const rate = chosen !== 'own' ? chosen : isBad ? null : text.normalize('NFKC');
  const { busy, refusal, stopped, raise } = useRaise(transactionId, kind, onClose);
  const start = (): void => (rate === null ? undefined : raise(rate));
  return (
    <Dialog
      title={t(titles[kind])}
      onClose={onClose}
      onConfirm={start}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" icon="shield" busy={busy} disabled={rate === null} onClick={start}>
            {t(busy ? 'raise.waiting' : 'raise.continue')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
        {stopped ? <Banner>{t('raise.stopped')}</Banner> : null}
        <p className="soft">{t(kind === 'fee' ? 'raise.intro' : 'raise.childIntro')}</p>
        <Now facts={facts} kind={kind} />
        <fieldset className="stack is-2 plain-fieldset">
          <legend className="field-label">{t('raise.choose')}</legend>
          {facts.estimates.length === 0 ? <p className="soft small">{t('raise.noEstimates')}</p> : null}
          {choices.map(({ blocks, rate: one }) => (
            <RadioCard
              key={one}
              name="raise-rate"
              value={one}
              chosen={chosen}
              onChoose={setChosen}
              title={
                <span className="row is-between">
                  <span>{blocksText(t, blocks)}</span>
                  <span className="nowrap">{`${one} ${t('pay.feeUnit')}`}</span>
                </span>
              }
            />
          ))}
          <RadioCard name="raise-rate" value="own" chosen={chosen} onChoose={setChosen} title={t('raise.own')} />
          {chosen === 'own' ? (
            <TextField
              label={t('raise.ownField')}
              amount
              autoFocus
              value={text}
              onChange={setText}
              after={t('pay.feeUnit')}
              error={text !== '' && isBad ? t('raise.ownBad', { least: facts.leastRate }) : null}
            />
          ) : null}
        </fieldset>
        {rate === null ? null : <Cost facts={facts} kind={kind} rate={rate} />}
        <p className="soft small">{t(kind === 'fee' ? 'raise.payer' : 'raise.childPayer')}</p>
      </div>
    </Dialog>
  );
}

function blocksText(t: Words['t'], blocks: number | null): string {
  if (blocks === null) return t('raise.leastChoice');
  return blocks === 1 ? t('raise.next') : t('raise.within', { blocks });
}

interface PartProps {
  readonly facts: RaiseFactsShown;
  readonly kind: RaiseSheetProps['kind'];
}

function Now({ facts, kind }: PartProps): ReactNode {
  const { t } = useWords();
  return (
    <section className="card stack is-3" aria-label={t('raise.nowTitle')}>
      <KeyValues
        end
        items={[
          { name: t(kind === 'fee' ? 'raise.before' : 'raise.childBefore'), value: <Amount value={facts.fee} unit="BTC" /> },
          { name: t('raise.rate'), value: `${facts.rate} ${t('pay.feeUnit')}` },
          { name: t('raise.least'), value: `${facts.leastRate} ${t('pay.feeUnit')}` },
        ]}
      />
    </section>
  );
}

function Cost({ facts, kind, rate }: PartProps & { readonly rate: string }): ReactNode {
  const { t } = useWords();
  const { total, more } = costOf(facts, rate, kind === 'child' ? childVsize : 0);
  return (
    <KeyValues
      end
      items={[
        kind === 'child' ? null : { name: t('raise.total'), value: <Amount value={total} unit="BTC" /> },
        { name: t(kind === 'child' ? 'raise.childCost' : 'raise.more'), value: <Amount value={more} unit="BTC" /> },
      ]}
    />
  );
}

interface Raise {
  readonly busy: boolean;
  readonly refusal: ReturnType<typeof useAction>['refusal'];
  readonly stopped: boolean;
  readonly raise: (feeRate: string) => void;
}

function useRaise(transactionId: string, kind: RaiseSheetProps['kind'], onClose: () => void): Raise {
  const { t } = useWords();
  const { main } = useServices();
  const wallet = useWallet();
  const { busy, refusal, run } = useAction(`raise ${wallet.id} ${transactionId}`);
  const [stopped, setStopped] = useState(false);
  const confirmed = (feeRate: string): Promise<Result<boolean>> =>
    kind === 'fee'
      ? raiseFee(main, wallet.id, transactionId, feeRate)
      : confirmPlan(main, wallet.id, main.planChild({ walletId: wallet.id, transactionId, feeRate }));
  const finish = (isConfirmed: boolean): void => {
    setStopped(!isConfirmed);
    if (!isConfirmed) return;
    toast('good', t(kind === 'fee' ? 'raise.done' : 'raise.childDone'));
    onClose();
  };
  return { busy, refusal, stopped, raise: (feeRate) => run(() => confirmed(feeRate), finish) };
}
