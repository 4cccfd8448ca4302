// Owns approving: one rate snapshot for the selection, shown before it is locked, all or nothing.
import { type ReactNode, useState } from 'react';
import type { Quote } from '../../../shared/contract/workflow-api.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { PayerNote } from '../../state/payer-name.tsx';
import { useSelection } from '../../state/selection.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { toast } from '../../state/toast.ts';
import { useAction } from '../../ui/use-action.ts';
import { useAnswer } from '../../ui/use-answer.ts';
import { useNow } from '../../state/use-now.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState, LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { BatchNote } from './batch-note.tsx';
import { LookAlikeNote } from './look-alike-note.tsx';
import { OwnRate } from './own-rate.tsx';
import { dearLines, problemLines, withFailures } from './quote-lines.ts';
import { QuoteRates } from './quote-rates.tsx';
import { StoreNote } from './store-note.tsx';
import { QuoteTable } from './quote-table.tsx';

interface ApproveProps {
  readonly rows: readonly PayoutRow[];
  /** How many of the selection did not fit in. */
  readonly left: number;
  readonly onClose: () => void;
}

export function ApproveSheet({ rows, left, onClose }: ApproveProps): ReactNode {
  const { t } = useWords();
  const { workflow } = useServices();
  const wallet = useWallet();
  const [ids, setIds] = useState(() => rows.map((row) => row.id));
  const [rule, setRule] = useState<string | null>(null);
  const quote = useAnswer(`${rule ?? 'market'} ${ids.join(' ')}`, () =>
    workflow.quote({ walletId: wallet.id, payoutIds: ids, ...(rule === null ? {} : { rateRule: rule }) }),
  );
  if (quote.value)
    return (
      <Quoted
        rows={rows}
        left={left}
        quote={quote.value}
        rule={rule}
        loading={quote.loading}
        onRule={setRule}
        onIds={setIds}
        onReload={quote.reload}
        onClose={onClose}
      />
    );
  return (
    <Dialog title={t('approve.title', { count: ids.length })} onClose={onClose} shape="wide">
      {quote.refusal ? <ErrorState refusal={quote.refusal} onRetry={quote.reload} /> : null}
      {quote.refusal ? <OwnRate rows={rows} rule={rule} onRule={setRule} open /> : <Asking />}
    </Dialog>
  );
}

function Asking(): ReactNode {
  const { t } = useWords();
  return (
    <div className="stack">
      <p className="soft">{t('approve.loading')}</p>
      <LoadingState rows={4} />
    </div>
  );
}

interface QuotedProps {
  readonly rows: readonly PayoutRow[];
  readonly left: number;
  readonly quote: Quote;
  readonly rule: string | null;
  readonly loading: boolean;
  readonly onRule: (rule: string | null) => void;
  readonly onIds: (ids: string[]) => void;
  readonly onReload: () => void;
  readonly onClose: () => void;
}

function Quoted({ rows, left, quote, rule, loading, onRule, onIds, onReload, onClose }: QuotedProps): ReactNode {
  const { t, refusal: words } = useWords();
  const now = useNow(1);
  const wallet = useWallet();
  const { busy, refusal, approve } = useApprove(quote, onClose);
  const lines = withFailures(quote.lines, refusal);
  const problems = problemLines(lines);
  const dear = dearLines(lines).length;
  const expired = now > quote.validUntil;
  const ready = problems.length === 0 && !expired && !loading;
  const good = lines.filter((line) => line.problem === null).map((line) => line.payoutId);
  return (
    <Dialog
      title={t('approve.title', { count: lines.length })}
      onClose={onClose}
      shape="wide"
      onConfirm={ready ? approve : undefined}
      footer={
        <>
          <Validity quote={quote} now={now} />
          <Button kind="quiet" icon="refresh" busy={loading} onClick={onReload}>
            {t('approve.newRate')}
          </Button>
          {problems.length > 0 && good.length > 0 ? (
            <Button kind="primary" onClick={() => onIds(good)}>
              {t('approve.leaveOut', { count: good.length })}
            </Button>
          ) : (
            <Button kind="primary" icon="lock" busy={busy} disabled={!ready} onClick={approve}>
              {t('approve.confirm')}
            </Button>
          )}
        </>
      }
    >
      <div className="stack">
        <div className="fitted">
          {refusal && refusal.code !== 'approval-refused' ? <Banner tone="bad">{words(refusal)}</Banner> : null}
          {problems.length > 0 ? <Banner tone="bad">{t('approve.problems', { count: problems.length })}</Banner> : null}
          {dear > 0 ? <Banner tone="warn">{t('approve.dear', { count: dear })}</Banner> : null}
          <LookAlikeNote walletId={wallet.id} rows={rows} />
          <BatchNote taken={rows.length} left={left} />
          <QuoteRates lines={lines} now={now} />
          <QuoteTable lines={lines} rows={rows} />
          <Banner tone="warn" title={t('approve.warning')}>
            {t('approve.warningText')}
          </Banner>
        </div>
        <PayerNote wallet={wallet} rows={rows} text="payer.checked" />
        <StoreNote rows={rows} text="stores.approveNote" />
        <OwnRate rows={rows} rule={rule} onRule={onRule} />
      </div>
    </Dialog>
  );
}

function Validity({ quote, now }: { readonly quote: Quote; readonly now: number }): ReactNode {
  const { t, format } = useWords();
  const left = quote.validUntil - now;
  return <span className="dialog-foot-note">{left < 0 ? t('approve.expired') : t('approve.validFor', { span: format.span(left) })}</span>;
}

function useApprove(
  quote: Quote,
  onClose: () => void,
): { busy: boolean; refusal: ReturnType<typeof useAction>['refusal']; approve: () => void } {
  const { t } = useWords();
  const { workflow } = useServices();
  const wallet = useWallet();
  const { busy, refusal, run } = useAction(`approve ${wallet.id}`);
  const payouts = quote.lines.map((line) => ({ id: line.payoutId, revision: line.revision }));
  const approve = (): void =>
    run(
      () => workflow.approve({ walletId: wallet.id, snapshotId: quote.snapshotId, payouts }),
      () => {
        toast('good', t('approve.done', { count: payouts.length }));
        useSelection.getState().drop(payouts.map((payout) => payout.id));
        onClose();
      },
    );
  return { busy, refusal, approve };
}
