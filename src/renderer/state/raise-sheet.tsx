// Owns the sheet that raises the fee of a transaction that waits: what it pays now, which rate it shall pay, then the secure window.
import { type ReactNode, useState } from 'react';
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
import { raiseFee } from './raise-fee.ts';
import { costOf, rateChoices, rateOf } from './raise-rates.ts';
import { useServices } from './services.tsx';
import { useWallet } from './session.ts';
import { toast } from './toast.ts';

export interface RaiseSheetProps {
  readonly transactionId: string;
  readonly onClose: () => void;
}

export function RaiseSheet({ transactionId, onClose }: RaiseSheetProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const wallet = useWallet();
  const facts = useAnswer(`${wallet.id} ${transactionId}`, () => main.raiseFacts({ walletId: wallet.id, transactionId }));
  if (facts.value !== undefined) return <Chosen facts={facts.value} transactionId={transactionId} onClose={onClose} />;
  return (
    <Dialog title={t('raise.title')} onClose={onClose}>
      {facts.refusal ? <ErrorState refusal={facts.refusal} onRetry={facts.reload} /> : <LoadingState rows={5} />}
    </Dialog>
  );
}

function Chosen({ facts, transactionId, onClose }: RaiseSheetProps & { readonly facts: RaiseFactsShown }): ReactNode {
  const { t, refusal: words } = useWords();
  const choices = rateChoices(facts);
  const [chosen, setChosen] = useState(choices[0]?.rate ?? 'own');
  const [text, setText] = useState('');
  const isBad = (rateOf(text) ?? 0n) < (rateOf(facts.leastRate) ?? 0n);
  const rate = chosen !== 'own' ? chosen : isBad ? null : text.normalize('NFKC');
  const { busy, refusal, stopped, raise } = useRaise(transactionId, onClose);
  const start = (): void => (rate === null ? undefined : raise(rate));
  return (
    <Dialog
      title={t('raise.title')}
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
        <p className="soft">{t('raise.intro')}</p>
        <Now facts={facts} />
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
        {rate === null ? null : <Cost facts={facts} rate={rate} />}
        <p className="soft small">{t('raise.payer')}</p>
      </div>
    </Dialog>
  );
}

function blocksText(t: Words['t'], blocks: number | null): string {
  if (blocks === null) return t('raise.leastChoice');
  return blocks === 1 ? t('raise.next') : t('raise.within', { blocks });
}

function Now({ facts }: { readonly facts: RaiseFactsShown }): ReactNode {
  const { t } = useWords();
  return (
    <section className="card stack is-3" aria-label={t('raise.nowTitle')}>
      <KeyValues
        end
        items={[
          { name: t('raise.before'), value: <Amount value={facts.fee} unit="BTC" /> },
          { name: t('raise.rate'), value: `${facts.rate} ${t('pay.feeUnit')}` },
          { name: t('raise.least'), value: `${facts.leastRate} ${t('pay.feeUnit')}` },
        ]}
      />
    </section>
  );
}

function Cost({ facts, rate }: { readonly facts: RaiseFactsShown; readonly rate: string }): ReactNode {
  const { t } = useWords();
  const { total, more } = costOf(facts, rate);
  return (
    <KeyValues
      end
      items={[
        { name: t('raise.total'), value: <Amount value={total} unit="BTC" /> },
        { name: t('raise.more'), value: <Amount value={more} unit="BTC" /> },
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

function useRaise(transactionId: string, onClose: () => void): Raise {
  const { t } = useWords();
  const { main } = useServices();
  const wallet = useWallet();
  const { busy, refusal, run } = useAction(`raise ${wallet.id} ${transactionId}`);
  const [stopped, setStopped] = useState(false);
  const finish = (confirmed: boolean): void => {
    setStopped(!confirmed);
    if (!confirmed) return;
    toast('good', t('raise.done'));
    onClose();
  };
  return { busy, refusal, stopped, raise: (feeRate) => run(() => raiseFee(main, wallet.id, transactionId, feeRate), finish) };
}
