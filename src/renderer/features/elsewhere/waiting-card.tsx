// Owns the card of payments that wait for signatures from another device; it is there only while some do.
import { type ReactNode, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { WaitingElsewhere } from '../../../shared/contract/elsewhere.ts';
import { useRoute } from '../../state/route.ts';
import { useNow } from '../../state/use-now.ts';
import { Amount } from '../../ui/amount.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { usePart } from '../../ui/show-more.tsx';
import { useWords } from '../../ui/words.tsx';
import { SignSheet } from './sign-sheet.tsx';
import { useWaiting } from './use-waiting.ts';

export function WaitingCard({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  const { t } = useWords();
  const { value, reload } = useWaiting(wallet.id);
  const [open, setOpen] = useState<string | null>(null);
  const amend = useRoute((state) => state.amend);
  /** A payout whose panel leads here. */
  const asked = useRoute(({ route }) => (route.screen === 'wallet' ? route.signing : undefined));
  const { shown, more } = usePart(value ?? []);
  if (value === undefined || value.length === 0) return null;
  const opened = value.find(({ entryId, payoutIds }) => (open === null ? payoutIds.some((id) => id === asked) : entryId === open));
  const close = (): void => {
    setOpen(null);
    if (asked !== undefined) amend({ screen: 'wallet', tab: 'bitcoin' });
  };
  return (
    <Card title={t('elsewhere.title', { count: value.length })} flush>
      <ul className="plain-list">
        {shown.map((waiting) => (
          <Row key={waiting.entryId} waiting={waiting} onOpen={() => setOpen(waiting.entryId)} />
        ))}
      </ul>
      {more}
      {opened ? <SignSheet walletId={wallet.id} waiting={opened} onChange={reload} onClose={close} /> : null}
    </Card>
  );
}

function Row({ waiting, onOpen }: { readonly waiting: WaitingElsewhere; readonly onOpen: () => void }): ReactNode {
  const { t, format, refusal: words } = useWords();
  const now = useNow();
  const { payoutIds, amount, present, needed, since, account, reason } = waiting;
  return (
    <li className="settings-row">
      <div className="stack is-1">
        <span className="row is-wrap">
          <span className="strong">{t('elsewhere.payments', { count: payoutIds.length })}</span>
          <Badge tone={present > 0 ? 'accent' : 'warn'} icon="clock">
            {t('elsewhere.signatures', { present, needed })}
          </Badge>
        </span>
        <span className="soft small wrap">
          {account === '' ? null : `${account} · `}
          {t('elsewhere.since', { when: format.relative(since, now) })}
        </span>
        {reason ? <span className="small is-warn wrap">{words({ code: reason })}</span> : null}
      </div>
      <span className="row">
        <Amount value={amount} unit="BTC" column />
        <Button small onClick={onOpen}>
          {t('elsewhere.open')}
        </Button>
      </span>
    </li>
  );
}
