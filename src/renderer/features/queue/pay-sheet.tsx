// Owns the last step in the main window before paying: what goes on which chain, the fee rate, then the secure window.
import { type ReactNode, useState } from 'react';
import { formatDecimal, sign } from '../../../shared/money/decimal.ts';
import { parseDecimal } from '../../../shared/money/parse-amount.ts';
import type { Chain } from '../../../shared/network.ts';
import { methodChain } from '../../../shared/payouts/methods.ts';
import type { Result } from '../../../shared/result.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { confirmPlan } from '../../state/confirm-plan.ts';
import { coinsOf, useChosenCoins } from '../../state/chosen-coins.ts';
import { ChosenCoinsNote } from '../../state/chosen-coins-note.tsx';
import { PayerNote } from '../../state/payer-name.tsx';
import { useSelection } from '../../state/selection.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { sumByUnit } from '../../state/sums.ts';
import { toast } from '../../state/toast.ts';
import { useAction } from '../../ui/use-action.ts';
import { Amount } from '../../ui/amount.tsx';
import { AssetOrigin } from '../../ui/asset.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ChainIcon } from '../../ui/chain-mark.tsx';
import { Segments } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { BatchNote } from './batch-note.tsx';
import { StoreNote } from './store-note.tsx';

/** Canonical fee rate in satoshi per virtual byte; null when the text is none. */
export function feeRateOf(text: string): string | null {
  const read = parseDecimal(text.normalize('NFKC'));
  return read.ok && sign(read.value) > 0 && read.value.scale <= 3 ? formatDecimal(read.value) : null;
}

interface PayProps {
  readonly rows: readonly PayoutRow[];
  /** How many of the selection did not fit in. */
  readonly left: number;
  readonly onClose: () => void;
}

export function PaySheet({ rows, left, onClose }: PayProps): ReactNode {
  const { t, refusal: words } = useWords();
  const wallet = useWallet();
  const [own, setOwn] = useState(false);
  const [feeText, setFeeText] = useState('');
  const fee = feeRateOf(feeText);
  const { busy, refusal, stopped, pay } = usePay(rows, onClose);
  const bitcoin = rows.filter((row) => methodChain(row.methodId) === 'bitcoin');
  const ready = !own || fee !== null;
  const start = (): void => (ready ? pay(own && bitcoin.length > 0 ? fee : null) : undefined);
  return (
    <Dialog
      title={t('pay.title', { count: rows.length })}
      onClose={onClose}
      onConfirm={start}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind="primary" icon="shield" busy={busy} disabled={!ready} onClick={start}>
            {t(busy ? 'pay.waiting' : 'pay.continue')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
        {stopped ? <Banner>{t('pay.stopped')}</Banner> : null}
        <BatchNote taken={rows.length} left={left} />
        <ChainPart chain="bitcoin" rows={bitcoin} />
        {bitcoin.length > 0 ? <ChosenCoinsNote walletId={wallet.id} /> : null}
        <ChainPart chain="xrpl" rows={rows.filter((row) => methodChain(row.methodId) === 'xrpl')} />
        {bitcoin.length > 0 ? (
          <FeeChoice own={own} onOwn={setOwn} text={feeText} onText={setFeeText} bad={own && feeText !== '' && fee === null} />
        ) : null}
        <PayerNote wallet={wallet} rows={rows} text="payer.from" />
        <StoreNote rows={rows} text="stores.payNote" />
        <Banner>{t('pay.next')}</Banner>
      </div>
    </Dialog>
  );
}

function ChainPart({ chain, rows }: { readonly chain: Chain; readonly rows: readonly PayoutRow[] }): ReactNode {
  const { t } = useWords();
  if (rows.length === 0) return null;
  const sums = sumByUnit(rows, (row) => (row.payoutAmount === null ? null : { amount: row.payoutAmount, unit: row.payoutCurrency }));
  return (
    <div className="card row is-4">
      <span className="chain-mark">
        <ChainIcon chain={chain} size={28} />
      </span>
      <span className="grow">
        <span className="strong">{t(chain === 'bitcoin' ? 'common.bitcoin' : 'common.xrpl')}</span>
        <br />
        <span className="soft small">{t(chain === 'bitcoin' ? 'pay.bitcoinText' : 'pay.xrplText', { count: rows.length })}</span>
      </span>
      <span className="stack is-1 end">
        {sums.map((sum) => (
          <span key={sum.unit} className="stack is-1 end">
            <Amount value={sum.amount} unit={sum.unit} size="medium" column />
            <AssetOrigin currency={sum.unit} />
          </span>
        ))}
      </span>
    </div>
  );
}

interface FeeProps {
  readonly own: boolean;
  readonly onOwn: (own: boolean) => void;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly bad: boolean;
}

function FeeChoice({ own, onOwn, text, onText, bad }: FeeProps): ReactNode {
  const { t } = useWords();
  return (
    <div className="stack is-2">
      <span className="field-label">{t('pay.feeTitle')}</span>
      <div>
        <Segments
          label={t('pay.feeTitle')}
          value={own ? 'own' : 'auto'}
          onChange={(value) => onOwn(value === 'own')}
          options={[
            { value: 'auto', label: t('pay.feeAuto') },
            { value: 'own', label: t('pay.feeOwn') },
          ]}
        />
      </div>
      {own ? (
        <TextField
          label={t('pay.feeField')}
          amount
          value={text}
          onChange={onText}
          after={t('pay.feeUnit')}
          error={bad ? t('pay.feeBad') : null}
        />
      ) : null}
    </div>
  );
}

interface Pay {
  readonly busy: boolean;
  readonly refusal: ReturnType<typeof useAction>['refusal'];
  readonly stopped: boolean;
  readonly pay: (feeRate: string | null) => void;
}

function usePay(rows: readonly PayoutRow[], onClose: () => void): Pay {
  const { t } = useWords();
  const { main } = useServices();
  const wallet = useWallet();
  const { busy, refusal, run } = useAction(`pay ${wallet.id}`);
  const [stopped, setStopped] = useState(false);
  const chosen = useChosenCoins((state) => coinsOf(state, wallet.id));
  const planAndConfirm = (feeRate: string | null): Promise<Result<boolean>> => {
    const payoutIds = rows.map((row) => row.id);
    const rate = feeRate === null ? {} : { feeRate };
    const coins = chosen.length === 0 ? {} : { coins: chosen.map(({ outpoint }) => outpoint) };
    return confirmPlan(main, wallet.id, main.planPayment({ walletId: wallet.id, payoutIds, ...rate, ...coins }));
  };
  const finish = (confirmed: boolean): void => {
    setStopped(!confirmed);
    if (!confirmed) return;
    toast('good', t('pay.confirmed'));
    useChosenCoins.getState().clear();
    useSelection.getState().drop(rows.map((row) => row.id));
    onClose();
  };
  return { busy, refusal, stopped, pay: (feeRate) => run(() => planAndConfirm(feeRate), finish) };
}
