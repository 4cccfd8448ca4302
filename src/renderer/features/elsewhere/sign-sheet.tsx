// Owns the steps of one payment that is signed on another device: give it there, sign, bring it back; or give it up.
import { type ReactNode, useState } from 'react';
import type { WaitingElsewhere } from '../../../shared/contract/elsewhere.ts';
import { useServices } from '../../state/services.tsx';
import { toast } from '../../state/toast.ts';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { DangerDialog } from '../../ui/danger-dialog.tsx';
import { Checkbox } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { useWords } from '../../ui/words.tsx';
import { AnswerPart } from './answer-part.tsx';
import { ExportPart } from './export-part.tsx';

export interface SignSheetProps {
  readonly walletId: string;
  readonly waiting: WaitingElsewhere;
  readonly onChange: () => void;
  readonly onClose: () => void;
}

export function SignSheet({ walletId, waiting, onChange, onClose }: SignSheetProps): ReactNode {
  const { t } = useWords();
  const [ending, setEnding] = useState(false);
  if (ending) return <GiveUp walletId={walletId} waiting={waiting} onDone={onChange} onClose={() => setEnding(false)} />;
  return (
    <Dialog
      title={t('elsewhere.sheet')}
      shape="wide"
      onClose={onClose}
      footer={
        <>
          <Button kind="quiet" onClick={() => setEnding(true)}>
            {t('elsewhere.giveUp')}
          </Button>
          <Button onClick={onClose}>{t('common.close')}</Button>
        </>
      }
    >
      <div className="stack is-6">
        <Facts waiting={waiting} />
        <ExportPart walletId={walletId} waiting={waiting} />
        <AnswerPart
          walletId={walletId}
          entryId={waiting.entryId}
          onTaken={(complete) => {
            if (complete) {
              toast('good', t('elsewhere.complete'));
              onClose();
            }
            onChange();
          }}
        />
      </div>
    </Dialog>
  );
}

function Facts({ waiting }: { readonly waiting: WaitingElsewhere }): ReactNode {
  const { t } = useWords();
  const { amount, fee, account, transactionId, payoutIds, keys, present, needed } = waiting;
  return (
    <section className="stack is-3">
      <KeyValues
        items={[
          { name: t('elsewhere.pays', { count: payoutIds.length }), value: <Amount value={amount} unit="BTC" /> },
          { name: t('elsewhere.fee'), value: <Amount value={fee} unit="BTC" /> },
          account === '' ? null : { name: t('elsewhere.account'), value: account },
          { name: t('elsewhere.transaction'), value: <span className="mono small wrap">{transactionId}</span> },
        ]}
      />
      <h3>{t('elsewhere.signatures', { present, needed })}</h3>
      <ul className="plain-list" aria-label={t('elsewhere.keys')}>
        {keys.map(({ xpub, fingerprint, signed }, index) => (
          <li key={xpub} className="settings-row">
            <span className="row is-wrap">
              <span>{t('elsewhere.key', { number: index + 1 })}</span>
              <span className="mono small soft" title={xpub}>
                {fingerprint ?? `${xpub.slice(0, 8)}…${xpub.slice(-6)}`}
              </span>
            </span>
            <Badge tone={signed ? 'good' : 'quiet'} icon={signed ? 'check' : 'clock'}>
              {t(signed ? 'elsewhere.signed' : 'elsewhere.notSigned')}
            </Badge>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface GiveUpProps extends Pick<SignSheetProps, 'walletId' | 'waiting' | 'onClose'> {
  readonly onDone: () => void;
}

/** A word that the sender gives: the button works only once he has given it. */
function GiveUp({ walletId, waiting, onDone, onClose }: GiveUpProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const [word, setWord] = useState(false);
  return (
    <DangerDialog
      title={t('elsewhere.giveUpTitle')}
      confirm={t('elsewhere.giveUpConfirm')}
      ready={word}
      command={() => main.giveUpElsewhere({ walletId, entryId: waiting.entryId })}
      onDone={() => {
        toast('good', t('elsewhere.givenUp'));
        onClose();
        onDone();
      }}
      onClose={onClose}
    >
      <div className="stack is-3">
        <p>{t('elsewhere.giveUpText')}</p>
        <p>{t('elsewhere.giveUpHeld')}</p>
        <Checkbox checked={word} onChange={setWord} label={t('elsewhere.giveUpWord')} />
      </div>
    </DangerDialog>
  );
}
