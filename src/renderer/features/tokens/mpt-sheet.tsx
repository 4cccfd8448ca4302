// Owns one multi-purpose token in full: what is held, each state with its meaning, the terms of its issuance, and what can be done.
import type { ReactNode } from 'react';
import type { MptView } from '../../../shared/contract/xrpl-reads.ts';
import { maxMptValue } from '../../../shared/xrpl/amount.ts';
import { mptIssuerOf } from '../../../shared/xrpl/amounts/mpt.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import { Banner } from '../../ui/banner.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyValues } from '../../ui/key-values.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords } from '../../ui/words.tsx';
import { AddressLine } from './address-line.tsx';
import { mptName } from './mpt-name.ts';
import { mptFeeText, mptStates, mptStatesOf, unitsText } from './mpt-states.ts';
import { OrderNote } from './order-notes.tsx';
import { bannerTones, Figure } from './token-figures.tsx';
import type { Desk } from './use-desk.ts';

export interface MptSheetProps {
  readonly desk: Desk;
  readonly mpt: MptView;
  readonly actions: ReactNode;
  readonly onClose: () => void;
}

export function MptSheet({ desk, mpt, actions, onClose }: MptSheetProps): ReactNode {
  const { t } = useWords();
  const { holding, issuance, id } = mpt;
  const name = mptName(mpt, t);
  const amount = unitsText(holding?.balance ?? issuance?.outstanding ?? 0n, mpt);
  return (
    <Dialog title={<PlainText text={name} line />} shape="side" onClose={onClose}>
      <div className="stack is-6">
        <div className="stack is-1">
          <span className="soft small">{t(holding === null ? 'tokens.mptSupply' : 'tokens.youHold')}</span>
          <Figure value={amount} name={name} size="large" />
        </div>
        <OrderNote news={desk.newsOf({ kind: 'asset', asset: { kind: 'mpt', id } })} />
        {mptStatesOf(mpt).map((state) => (
          <Banner key={state} tone={bannerTones[mptStates[state]]} title={t(`mptState.${state}`)}>
            {t(`mptMeaning.${state}`)}
          </Banner>
        ))}
        {desk.canSign && holding !== null ? <div className="row is-wrap">{actions}</div> : null}
        <hr className="divider" />
        {issuance === null ? null : <Terms mpt={mpt} issuance={issuance} name={name} />}
        <div className="stack is-3">
          <span className="soft">{t('tokens.issuedBy')}</span>
          <AddressLine value={mptIssuerOf(id)} label={t('tokens.copyIssuer')} />
          <span className="soft">{t('tokens.mptId')}</span>
          <AddressLine value={id} label={t('tokens.copyId')} />
          {mpt.metadata === null ? null : (
            <>
              <span className="soft">{t('tokens.mptMetadata')}</span>
              <PlainText text={mpt.metadata} className="small token-hex" />
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Terms({
  mpt,
  issuance,
  name,
}: {
  readonly mpt: MptView;
  readonly issuance: NonNullable<MptView['issuance']>;
  readonly name: string;
}): ReactNode {
  const { t } = useWords();
  const { ticker, holding } = mpt;
  const fee = issuance.transferFee;
  const permission: TextKey = !issuance.requireAuth
    ? 'tokens.mptAuthorizationNone'
    : holding?.authorized
      ? 'tokens.mptAuthorizationGiven'
      : 'tokens.mptAuthorizationMissing';
  return (
    <KeyValues
      items={[
        ticker === null ? null : { name: t('tokens.mptTicker'), value: <PlainText text={ticker} /> },
        { name: t('tokens.fee'), value: fee > 0 ? t('tokens.feePercent', { percent: mptFeeText(fee) }) : t('tokens.feeNone') },
        holding === null ? null : { name: t('tokens.mptAuthorization'), value: t(permission) },
        mpt.canClawback === true ? { name: t('tokens.clawback'), value: t('tokens.clawbackCan') } : null,
        mpt.canLock === true ? { name: t('tokens.freeze'), value: t('tokens.freezeCan') } : null,
        { name: t('tokens.mptScale'), value: String(issuance.assetScale) },
        { name: t('tokens.mptSupply'), value: <Figure value={unitsText(issuance.outstanding, mpt)} name={name} /> },
        {
          name: t('tokens.mptMaximum'),
          value:
            issuance.maximum === maxMptValue ? t('tokens.mptMaximumNone') : <Figure value={unitsText(issuance.maximum, mpt)} name={name} />,
        },
      ]}
    />
  );
}
