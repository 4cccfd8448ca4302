// Owns the tokens of an account: its trust lines and multi-purpose tokens, and the sheets that are opened from them.
import { type ReactNode, useState } from 'react';
import type { WalletSummary } from '../../../shared/contract/common.ts';
import type { LineFacts } from '../../../shared/xrpl/facts.ts';
import { mptIssuerOf } from '../../../shared/xrpl/amounts/mpt.ts';
import { formatTokenValue } from '../../../shared/xrpl/amounts/token-value.ts';
import { describeCurrency } from '../../../shared/xrpl/amounts/currency-words.ts';
import { tokenOf } from '../../../shared/xrpl/transactions/trust-set.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/page.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { EmptyState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { type HoldingItem, HoldingList } from './holding-list.tsx';
import { inOrder, isOwed, lineKeyOf, lineStates, sizeOf, statesOf } from './line-states.ts';
import { mptName } from './mpt-name.ts';
import { mptStates, mptStatesOf, unitsText } from './mpt-states.ts';
import { OrderNote } from './order-notes.tsx';
import { usePracticeTokens } from './practice-tokens.ts';
import { codeText, CurrencyName, Figure, limitText } from './token-figures.tsx';
import { type OpenSheet, TokenSheets } from './token-sheets.tsx';
import { type Desk, useDesk } from './use-desk.ts';
import { useIssuers } from './use-issuers.ts';

/** From so many on there is a field to search in. */
const manyLines = 8;

export function TokensPanel({ wallet }: { readonly wallet: WalletSummary }): ReactNode {
  const answer = useDesk(wallet);
  return <DeskFrame answer={answer}>{(desk) => <Tokens key={desk.address} desk={desk} />}</DeskFrame>;
}

function Tokens({ desk }: { readonly desk: Desk }): ReactNode {
  const { t } = useWords();
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  const practice = usePracticeTokens(desk.wallet);
  const { lines, mpts } = desk.holdings;
  const add = desk.canSign ? (
    <Button icon="plus" onClick={() => setSheet({ kind: 'add' })}>
      {t('tokens.add')}
    </Button>
  ) : null;
  return (
    <>
      {desk.accepting.map(({ asset, news }) => (
        <OrderNote
          key={asset.kind === 'mpt' ? asset.id : `${asset.currency} ${asset.issuer}`}
          news={news}
          name={asset.kind === 'mpt' ? 'MPT' : codeText(asset.currency)}
        />
      ))}
      <Card title={t('tokens.title')} flush action={lines.length + mpts.length > 0 ? add : null}>
        {lines.length === 0 ? (
          <EmptyState icon="wallet" title={t('tokens.none')} actions={mpts.length > 0 ? null : add}>
            <p>{t('tokens.noneText')}</p>
            {practice.length > 0 ? <p>{t('tokens.nonePractice')}</p> : null}
          </EmptyState>
        ) : (
          <Lines desk={desk} onOpen={(key) => setSheet({ kind: 'line', key })} />
        )}
      </Card>
      {mpts.length > 0 ? (
        <Card title={t('tokens.mptTitle')} flush>
          <Mpts desk={desk} onOpen={(key) => setSheet({ kind: 'mpt', key })} />
        </Card>
      ) : null}
      {sheet === null ? null : <TokenSheets desk={desk} practice={practice} sheet={sheet} onSheet={setSheet} />}
    </>
  );
}

interface ListProps {
  readonly desk: Desk;
  readonly onOpen: (key: string) => void;
}

function Lines({ desk, onOpen }: ListProps): ReactNode {
  const { t } = useWords();
  const [search, setSearch] = useState('');
  const { lines, facts } = desk.holdings;
  const issuers = useIssuers(desk.wallet.id, desk.address, lines);
  const found = inOrder(lines).filter((line) => matches(line, search));
  const itemOf = (line: LineFacts): HoldingItem => {
    const name = codeText(line.currency);
    const issuer = isOwed(line) ? null : (issuers.get(line.peer) ?? null);
    return {
      key: lineKeyOf(line),
      mark: markOf(name),
      name: <CurrencyName currency={line.currency} />,
      issuer: line.peer,
      states: statesOf(line, { own: facts, issuer }).map((state) => ({ tone: lineStates[state], label: t(`lineState.${state}`) })),
      isChanging: desk.newsOf({ kind: 'asset', asset: tokenOf(line) }).pending !== null,
      amount:
        line.balance === null ? t('tokens.unknown') : <Figure value={formatTokenValue(sizeOf(line.balance))} name={name} size="medium" />,
      below: line.limit === null || isOwed(line) ? null : limitText(line.limit, t),
    };
  };
  return (
    <>
      {lines.length > manyLines ? (
        <div className="token-search">
          <SearchField label={t('tokens.search')} hint={t('tokens.searchHint')} value={search} onChange={setSearch} className="grow" />
        </div>
      ) : null}
      {found.length === 0 ? <p className="token-search soft">{t('tokens.searchNone', { text: search.trim() })}</p> : null}
      <HoldingList label={t('tokens.title')} items={found.map(itemOf)} onOpen={onOpen} />
    </>
  );
}

function Mpts({ desk, onOpen }: ListProps): ReactNode {
  const { t } = useWords();
  const items = desk.holdings.mpts.map((mpt): HoldingItem => {
    const name = mptName(mpt, t);
    return {
      key: mpt.id,
      mark: markOf(mpt.ticker ?? 'M'),
      name: <PlainText text={name} line className="strong" />,
      issuer: mptIssuerOf(mpt.id),
      states: mptStatesOf(mpt).map((state) => ({ tone: mptStates[state], label: t(`mptState.${state}`) })),
      isChanging: desk.newsOf({ kind: 'asset', asset: { kind: 'mpt', id: mpt.id } }).pending !== null,
      amount: <Figure value={unitsText(mpt.holding?.balance ?? mpt.issuance?.outstanding ?? 0n, mpt)} name={name} size="medium" />,
      below: mpt.holding === null ? t('tokens.mptSupply') : null,
    };
  });
  return <HoldingList label={t('tokens.mptTitle')} items={items} onOpen={onOpen} />;
}

function matches(line: LineFacts, search: string): boolean {
  const wanted = search.trim().toLowerCase();
  const { text, looksLike } = describeCurrency(line.currency);
  return [text, looksLike ?? '', line.currency, line.peer].some((part) => part.toLowerCase().includes(wanted));
}

/** First letters of a name as they are seen; whole characters. */
function markOf(name: string): string {
  return Array.from(name.replace(/[^\p{L}\p{N}]/gu, ''))
    .slice(0, 2)
    .join('')
    .toUpperCase();
}
