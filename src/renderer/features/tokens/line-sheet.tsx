// Owns one trust line in full: what is held, each state with its meaning, the issuer, and what can be done.
import type { ReactNode } from 'react';
import type { LineFacts } from '../../../shared/xrpl/facts.ts';
import { describeCurrency } from '../../../shared/xrpl/amounts/currency-words.ts';
import { formatTokenValue } from '../../../shared/xrpl/amounts/token-value.ts';
import { tokenOf } from '../../../shared/xrpl/transactions/trust-set.ts';
import { useServices } from '../../state/services.tsx';
import { type Answer, useAnswer } from '../../ui/use-answer.ts';
import type { IssuerView } from '../../../shared/contract/xrpl-reads.ts';
import { Banner } from '../../ui/banner.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyValues, type KeyValue } from '../../ui/key-values.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { RetryBanner } from '../../ui/retry-banner.tsx';
import { LoadingState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { parRate } from '../../../shared/xrpl/amounts/token-arithmetic.ts';
import { AddressLine } from './address-line.tsx';
import { feeText } from './issuer-check.ts';
import { isOwed, lineStates, roomOf, sizeOf, statesOf } from './line-states.ts';
import { OrderNote } from './order-notes.tsx';
import { bannerTones, codeText, Figure, isNoLimit } from './token-figures.tsx';
import type { Desk } from './use-desk.ts';

export interface LineSheetProps {
  readonly desk: Desk;
  readonly line: LineFacts;
  readonly actions: ReactNode;
  readonly onClose: () => void;
}

export function LineSheet({ desk, line, actions, onClose }: LineSheetProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const asked = { walletId: desk.wallet.id, address: desk.address, asset: tokenOf(line) };
  const issuer = useAnswer(`issuer ${desk.address} ${line.peer} ${line.currency}`, () => main.xrplIssuer(asked));
  const view = issuer.value?.kind === 'token' ? issuer.value : null;
  const states = statesOf(line, { own: desk.holdings.facts, issuer: view?.facts ?? null });
  const { looksLike } = describeCurrency(line.currency);
  const news = desk.newsOf({ kind: 'asset', asset: tokenOf(line) });
  return (
    <Dialog title={<PlainText text={codeText(line.currency)} line />} shape="side" onClose={onClose}>
      <div className="stack is-6">
        <div className="stack is-1">
          <span className="soft small">{t(isOwed(line) ? 'tokens.youOwe' : 'tokens.youHold')}</span>
          {line.balance === null ? (
            t('tokens.unknown')
          ) : (
            <Figure value={formatTokenValue(sizeOf(line.balance))} name={codeText(line.currency)} size="large" />
          )}
        </div>
        <OrderNote news={news} />
        {looksLike === null ? null : (
          <Banner tone="bad" title={t('tokens.looksLike', { code: looksLike })}>
            {t('check.looksLike', { text: looksLike })}
          </Banner>
        )}
        {states.map((state) => (
          <Banner key={state} tone={bannerTones[lineStates[state]]} title={t(`lineState.${state}`)}>
            {t(`lineMeaning.${state}`)}
          </Banner>
        ))}
        {desk.canSign ? <div className="row is-wrap">{actions}</div> : null}
        <hr className="divider" />
        <LineFigures line={line} />
        <IssuerPart line={line} issuer={issuer} />
      </div>
    </Dialog>
  );
}

function LineFigures({ line }: { readonly line: LineFacts }): ReactNode {
  const { t } = useWords();
  const { limitPeer } = line;
  const room = roomOf(line);
  const figure = (name: string, value: LineFacts['limit']): KeyValue => ({
    name,
    value:
      value === null ? (
        t('tokens.unknown')
      ) : isNoLimit(value) ? (
        t('tokens.noLimit')
      ) : (
        <Figure value={formatTokenValue(value)} name={codeText(line.currency)} />
      ),
  });
  return (
    <KeyValues
      items={[
        figure(t('tokens.limit'), line.limit),
        figure(t('tokens.room'), room),
        limitPeer === null || limitPeer.mantissa === 0n ? null : figure(t('tokens.limitPeer'), limitPeer),
        codeText(line.currency) === line.currency
          ? null
          : { name: t('tokens.code'), value: <span className="mono small token-hex">{line.currency}</span> },
      ]}
    />
  );
}

function IssuerPart({ line, issuer }: { readonly line: LineFacts; readonly issuer: Answer<IssuerView> }): ReactNode {
  const { t } = useWords();
  const view = issuer.value?.kind === 'token' ? issuer.value : null;
  const owed = isOwed(line);
  const rate = view?.facts.transferRate ?? null;
  return (
    <div className="stack is-3">
      <span className="soft">{t(owed ? 'tokens.heldBy' : 'tokens.issuedBy')}</span>
      <AddressLine value={line.peer} label={t(owed ? 'tokens.copyHolder' : 'tokens.copyIssuer')} />
      {owed || view || issuer.refusal ? null : <LoadingState rows={3} />}
      {!owed && issuer.refusal && !view ? (
        <RetryBanner tone="warn" title={t('tokens.issuerFailed')} refusal={issuer.refusal} onRetry={issuer.reload} />
      ) : null}
      {!owed && view ? (
        <KeyValues
          items={[
            {
              name: t('tokens.fee'),
              value:
                rate === null
                  ? t('tokens.unknown')
                  : rate > parRate
                    ? t('tokens.feePercent', { percent: feeText(rate) })
                    : t('tokens.feeNone'),
            },
            { name: t('tokens.freeze'), value: t(view.noFreeze ? 'tokens.freezeNever' : 'tokens.freezeCan') },
            view.clawback ? { name: t('tokens.clawback'), value: t('tokens.clawbackCan') } : null,
            {
              name: t('tokens.domain'),
              value: view.domain === null ? t('tokens.domainNone') : <PlainText text={view.domain} />,
            },
          ]}
        />
      ) : null}
    </div>
  );
}
