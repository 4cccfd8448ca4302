// Owns the credentials of an account: offered ones to accept or decline, accepted ones to use, those that it issued to others.
import type { ReactNode } from 'react';
import type { CredentialView } from '../../../shared/contract/xrpl-reads.ts';
import { dropsToText } from '../../../shared/money/units.ts';
import { acceptCredential, deleteCredential } from '../../../shared/xrpl/transactions/credentials.ts';
import { toast } from '../../state/toast.ts';
import { useOrder } from '../../state/use-order.ts';
import { ShortAddress } from '../../ui/address.tsx';
import { Badge } from '../../ui/badge.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { usePart } from '../../ui/show-more.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { credentialTypeText, unixTimeOf } from './credential-type.ts';
import { OrderNote, PendingBadge, PlacedNote } from './order-notes.tsx';
import { openStudio } from './to-studio.ts';
import { reserveOfOneMore } from './reserve.ts';
import type { Desk } from './use-desk.ts';

export function CredentialsCards({ desk }: { readonly desk: Desk }): ReactNode {
  const { t } = useWords();
  const own = desk.holdings.credentials.filter(({ subject }) => subject === desk.address);
  const given = desk.holdings.credentials.filter(({ subject }) => subject !== desk.address);
  const order = useOrder(() => toast('good', t('ordered.sent')));
  return (
    <>
      <Card title={t('credentials.title')} flush>
        {own.length === 0 ? (
          <EmptyState icon="shield" title={t('credentials.none')}>
            <p>{t('credentials.text')}</p>
          </EmptyState>
        ) : (
          <>
            <p className="soft small token-lead">{t('credentials.text')}</p>
            <CredentialList desk={desk} credentials={own} order={order} />
          </>
        )}
      </Card>
      {given.length > 0 ? (
        <Card title={t('credentials.given')} flush>
          <CredentialList desk={desk} credentials={given} order={order} />
        </Card>
      ) : null}
    </>
  );
}

type Order = ReturnType<typeof useOrder>;

interface ListProps {
  readonly desk: Desk;
  readonly credentials: readonly CredentialView[];
  readonly order: Order;
}

function CredentialList({ desk, credentials, order }: ListProps): ReactNode {
  const sorted = [...credentials].sort((a, b) => rankOf(a) - rankOf(b) || (a.id < b.id ? -1 : 1));
  const { shown, more } = usePart(sorted);
  return (
    <>
      {order.refusal || order.stopped ? (
        <div className="token-lead">
          <PlacedNote order={order} />
        </div>
      ) : null}
      <ul className="plain-list">
        {shown.map((credential) => (
          <CredentialRow key={credential.id} desk={desk} credential={credential} order={order} />
        ))}
      </ul>
      {more === null ? null : <div className="token-more">{more}</div>}
    </>
  );
}

/** What waits for an answer first, what has ended last. */
function rankOf({ accepted, expired }: CredentialView): number {
  return expired ? 2 : accepted ? 1 : 0;
}

interface RowProps {
  readonly desk: Desk;
  readonly credential: CredentialView;
  readonly order: Order;
}

function CredentialRow({ desk, credential, order }: RowProps): ReactNode {
  const { t, format } = useWords();
  const { kind, subject, expiration, expired, uri } = credential;
  const isGiven = subject !== desk.address;
  const news = desk.newsOf({ kind: 'credential', credential: { ...kind, subject } });
  const end = expiration === null ? null : format.dateTime(unixTimeOf(expiration));
  return (
    <li className="settings-row">
      <div className="stack is-2">
        <span className="row is-wrap">
          <PlainText text={credentialTypeText(kind.type)} line className="strong" />
          <StandingBadge credential={credential} />
          {news.pending ? <PendingBadge /> : null}
        </span>
        <span className="soft small stack is-1">
          <span className="row is-wrap is-tight">
            {t(isGiven ? 'credentials.subject' : 'credentials.issuer')} <ShortAddress value={isGiven ? subject : kind.issuer} />
          </span>
          <span>{end === null ? t('credentials.forever') : t(expired ? 'credentials.ended' : 'credentials.until', { when: end })}</span>
          {uri === null ? null : (
            <span>
              {t('credentials.uri')}: <PlainText text={uri} />
            </span>
          )}
          {credential.accepted || expired || isGiven ? null : (
            <span>{t('credentials.acceptReserve', { amount: dropsToText(reserveOfOneMore(desk.holdings, false).increment) })}</span>
          )}
        </span>
        {news.failed ? <OrderNote news={news} /> : null}
      </div>
      {desk.canSign ? <CredentialActions desk={desk} credential={credential} order={order} isChanging={news.pending !== null} /> : null}
    </li>
  );
}

function StandingBadge({ credential: { accepted, expired } }: { readonly credential: CredentialView }): ReactNode {
  const { t } = useWords();
  if (expired) {
    return (
      <Badge tone="warn" icon="clock">
        {t('credentials.expired')}
      </Badge>
    );
  }
  return accepted ? (
    <Badge tone="good" icon="check">
      {t('credentials.accepted')}
    </Badge>
  ) : (
    <Badge tone="accent" icon="in">
      {t('credentials.offered')}
    </Badge>
  );
}

function CredentialActions({ desk, credential, order, isChanging }: RowProps & { readonly isChanging: boolean }): ReactNode {
  const { t } = useWords();
  const { kind, accepted, expired, subject } = credential;
  const isOffer = !accepted && subject === desk.address;
  const type = credentialTypeText(kind.type);
  const off = isChanging || order.busy;
  const place = (transaction: Parameters<Order['place']>[0]['transaction']): void => order.place({ account: desk.address, transaction });
  return (
    <span className="row">
      {accepted && !expired && subject === desk.address ? (
        <Button
          small
          icon="send"
          aria-label={t('credentials.useFor', { type })}
          onClick={() => openStudio(desk.address, { CredentialIDs: [credential.id] })}
        >
          {t('credentials.use')}
        </Button>
      ) : null}
      {isOffer && !expired ? (
        <Button small disabled={off} aria-label={t('credentials.acceptFor', { type })} onClick={() => place(acceptCredential(kind))}>
          {t('credentials.accept')}
        </Button>
      ) : null}
      <Button
        small
        kind="quiet"
        disabled={off}
        aria-label={t(isOffer ? 'credentials.declineFor' : 'credentials.deleteFor', { type })}
        onClick={() => place(deleteCredential(credential))}
      >
        {t(isOffer ? 'credentials.decline' : 'credentials.delete')}
      </Button>
    </span>
  );
}
