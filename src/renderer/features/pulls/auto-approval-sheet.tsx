// Owns the form for what is approved without asking: whether at all, and how much per claim and per 24 hours.
import { type ReactNode, useState } from 'react';
import { formatDecimal, sign } from '../../../shared/money/decimal.ts';
import { parseDecimal } from '../../../shared/money/parse-amount.ts';
import type { PullPaymentRow } from '../../db/tables.ts';
import { useServices } from '../../state/services.tsx';
import { useWallet } from '../../state/session.ts';
import { toast } from '../../state/toast.ts';
import { useAction } from '../../ui/use-action.ts';
import { Banner } from '../../ui/banner.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';

/** Canonical text of a bound; null for none, undefined for what is no bound. */
function boundOf(text: string): string | null | undefined {
  if (text.trim() === '') return null;
  const read = parseDecimal(text);
  return read.ok && sign(read.value) > 0 ? formatDecimal(read.value) : undefined;
}

export function AutoApprovalSheet({ pull, onClose }: { readonly pull: PullPaymentRow; readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  const wallet = useWallet();
  const { workflow } = useServices();
  const { busy, refusal, run } = useAction(`change ${pull.id}`);
  const [autoApprove, setAutoApprove] = useState(pull.autoApprove);
  const [perClaimText, setPerClaim] = useState(pull.autoApproveLimits.perClaim ?? '');
  const [perDayText, setPerDay] = useState(pull.autoApproveLimits.perDay ?? '');
  const [tried, setTried] = useState(false);
  const perClaim = boundOf(perClaimText);
  const perDay = boundOf(perDayText);
  const save = (): void => {
    setTried(true);
    if (perClaim === undefined || perDay === undefined) return;
    run(
      () => workflow.setAutoApproval({ walletId: wallet.id, id: pull.id, autoApprove, perClaim, perDay }),
      () => {
        toast('good', t('auto.saved'));
        onClose();
      },
    );
  };
  const problem = (bound: string | null | undefined): string | undefined => (tried && bound === undefined ? t('auto.bad') : undefined);
  const hint = t('auto.hint', { unit: pull.unit });
  return (
    <ConfirmDialog title={t('auto.title')} busy={busy} refusal={refusal} onConfirm={save} onClose={onClose}>
      <p className="soft">{t('auto.text')}</p>
      <Checkbox checked={autoApprove} onChange={setAutoApprove} label={t('auto.on')} />
      {autoApprove ? (
        <>
          <TextField
            amount
            label={t('auto.perClaim')}
            hint={hint}
            error={problem(perClaim)}
            value={perClaimText}
            after={pull.unit}
            onChange={setPerClaim}
          />
          <TextField
            amount
            label={t('auto.perDay')}
            hint={hint}
            error={problem(perDay)}
            value={perDayText}
            after={pull.unit}
            onChange={setPerDay}
          />
          {perClaim === null && perDay === null ? <Banner tone="warn">{t('auto.unbounded')}</Banner> : null}
        </>
      ) : null}
    </ConfirmDialog>
  );
}
