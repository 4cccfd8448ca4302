// Owns the last step in the main window before paying: what goes on which chain, the fee rate, then the secure window.
import { type ReactNode, useMemo, useState } from 'react';
import type { Chain } from '../../../shared/network.ts';
import { methodChain } from '../../../shared/payouts/methods.ts';
import type { PayoutRow } from '../../db/tables.ts';
import { coinsOf, useChosenCoins } from '../../state/chosen-coins.ts';
import { ChosenCoinsNote } from '../../state/chosen-coins-note.tsx';
import { PayerNote } from '../../state/payer-name.tsx';
import { useWallet } from '../../state/session.ts';
import { sumByUnit } from '../../state/sums.ts';
import { Amount } from '../../ui/amount.tsx';
import { AssetOrigin } from '../../ui/asset.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { ChainIcon } from '../../ui/chain-mark.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../ui/words.tsx';
import { BatchNote } from './batch-note.tsx';
import { PayFees } from './pay-fees.tsx';
import { PayForeseen } from './pay-foreseen.tsx';
import { firstForm, readForm } from './pay-form.ts';
import { StoreNote } from './store-note.tsx';
import { useEstimates, useForeseen, usePay } from './use-pay.ts';

interface PayProps {
  readonly rows: readonly PayoutRow[];
  /** How many of the selection did not fit in. */
  readonly left: number;
  readonly onClose: () => void;
}

export function PaySheet({ rows, left, onClose }: PayProps): ReactNode {
  const { t, refusal: words } = useWords();
  const wallet = useWallet();
  const [form, setForm] = useState(firstForm);
  const bitcoin = useMemo(() => rows.filter((row) => methodChain(row.methodId) === 'bitcoin'), [rows]);
  const onBitcoin = bitcoin.length > 0;
  const estimates = useEstimates(onBitcoin);
  const chosen = useChosenCoins((state) => coinsOf(state, wallet.id));
  const read = readForm(form, estimates.value ?? undefined, chosen);
  // What the first answer of the server would change is not asked before it is there.
  const known = estimates.value !== undefined || estimates.refusal !== null;
  const foreseen = useForeseen(bitcoin, known ? read.wish : null);
  const { busy, refusal, stopped, pay } = usePay(rows, onClose);
  const ready = !onBitcoin || (known && read.wish !== null);
  const start = (): void => (ready ? pay(onBitcoin ? (read.wish ?? {}) : {}) : undefined);
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
        {onBitcoin ? <ChosenCoinsNote walletId={wallet.id} /> : null}
        <ChainPart chain="xrpl" rows={rows.filter((row) => methodChain(row.methodId) === 'xrpl')} />
        {onBitcoin ? (
          <>
            <PayFees form={form} bad={read.bad} estimates={{ ...estimates, value: estimates.value ?? undefined }} onChange={setForm} />
            <PayForeseen foreseen={foreseen} />
          </>
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
