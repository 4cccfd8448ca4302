// Owns the list of the recipient's own claims.
import { type ReactNode, useRef } from 'react';
import type { MyClaimRow } from '../../db/tables.ts';
import { useLinks } from '../../state/links.ts';
import { go } from '../../state/route.ts';
import { useServices } from '../../state/services.tsx';
import { useNow } from '../../state/use-now.ts';
import { Amount } from '../../ui/amount.tsx';
import { Button } from '../../ui/button.tsx';
import { ChainIcon, chainOf } from '../../ui/chain-mark.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { PayoutBadge } from '../../ui/payout-badge.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { EmptyState, LoadingState } from '../../ui/states.tsx';
import { type RowFocus, useRowKeys } from '../../ui/use-row-keys.ts';
import { VirtualList, type VirtualListHandle } from '../../ui/virtual-list.tsx';
import { useWords } from '../../ui/words.tsx';
import { claimState } from './claim-state.ts';
import { useClaimsNetwork } from './use-claims-network.ts';

const rowHeight = 72;

export function MyClaimsScreen(): ReactNode {
  const { t } = useWords();
  const network = useClaimsNetwork();
  const claims = useServices().live.useMyClaims(network);
  const list = useRef<VirtualListHandle>(null);
  const keys = useRowKeys(list, claims?.length ?? 0);
  return (
    <Page title={t('claims.title')} subtitle={t('claims.subtitle')} actions={<NewButton />} flush>
      {claims ? null : <LoadingState rows={6} />}
      {claims?.length === 0 ? (
        <EmptyState icon="claim" title={t('claims.empty')} actions={<NewButton />}>
          {t('claims.emptyText')}
        </EmptyState>
      ) : null}
      {claims && claims.length > 0 ? (
        <VirtualList
          ref={list}
          onKeyDown={keys.onKeyDown}
          role="list"
          label={t('claims.list')}
          items={claims}
          rowHeight={rowHeight}
          keyOf={(claim) => claim.id}
          renderRow={(claim, index) => <Row claim={claim} index={index} focus={keys.focusOf(index)} />}
        />
      ) : null}
    </Page>
  );
}

function NewButton(): ReactNode {
  const { t } = useWords();
  return (
    <Button kind="primary" icon="link" onClick={() => useLinks.getState().setPaste(true)}>
      {t('claims.new')}
    </Button>
  );
}

interface RowProps {
  readonly claim: MyClaimRow;
  readonly index: number;
  readonly focus: RowFocus;
}

function Row({ claim, index, focus }: RowProps): ReactNode {
  const { t, format } = useWords();
  const now = useNow();
  return (
    <div role="listitem" className="fill" onFocus={focus.onFocus}>
      <button
        type="button"
        className="list-row pull-row"
        data-row={index}
        tabIndex={focus.tabIndex}
        onClick={() => go({ screen: 'my-claim', id: claim.id })}
      >
        <span className="chain-mark">
          <ChainIcon chain={chainOf(claim.payoutCurrency)} size={24} />
        </span>
        <span className="grow stack is-1">
          <PlainText text={claim.pullPaymentName || t('pulls.unnamed')} line className="strong" />
          <span className="soft small clip">{format.relative(claim.createdAt, now)}</span>
        </span>
        <PayoutBadge state={claimState(claim)} />
        <span className="claim-amounts">
          <Asked claim={claim} />
          {claim.payoutAmount === null ? null : (
            <span className="soft small">
              <Amount value={claim.payoutAmount} unit={claim.payoutCurrency} column />
            </span>
          )}
        </span>
        <Icon name="chevron" />
      </button>
    </div>
  );
}

function Asked({ claim }: { readonly claim: MyClaimRow }): ReactNode {
  const { t } = useWords();
  return claim.originalAmount === null ? t('claims.all') : <Amount value={claim.originalAmount} unit={claim.unit} column rounded />;
}
