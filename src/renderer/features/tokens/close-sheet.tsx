// Owns giving up a token: what stands in the way, sending the rest back to the issuer, and the end.
import type { ReactNode } from 'react';
import type { MptView } from '../../../shared/contract/xrpl-reads.ts';
import { dropsToText } from '../../../shared/money/units.ts';
import { mptIssuerOf } from '../../../shared/xrpl/amounts/mpt.ts';
import { isPositive } from '../../../shared/xrpl/amounts/token-value.ts';
import { giveUpMpt } from '../../../shared/xrpl/transactions/mptoken-authorize.ts';
import { sendBack } from '../../../shared/xrpl/transactions/send-back.ts';
import { closeLine, tokenOf } from '../../../shared/xrpl/transactions/trust-set.ts';
import { useServices } from '../../state/services.tsx';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useAnswer } from '../../ui/use-answer.ts';
import { useWords } from '../../ui/words.tsx';
import { isOwed, sizeOf } from './line-states.ts';
import type { LineOrderProps } from './limit-sheet.tsx';
import { mptName } from './mpt-name.ts';
import { unitsText } from './mpt-states.ts';
import { OrderSheet } from './order-sheet.tsx';
import { codeText, valueText } from './token-figures.tsx';
import { openStudio, paymentOf } from './to-studio.ts';
import type { Desk } from './use-desk.ts';

export function CloseSheet(props: LineOrderProps): ReactNode {
  const { line } = props;
  if (line.balance === null || line.balance.mantissa === 0n) return <CloseEmpty {...props} />;
  return isOwed(line) ? <CloseOwed {...props} /> : <CloseHeld {...props} />;
}

function CloseEmpty({ desk, line, onSigned, onClose }: LineOrderProps): ReactNode {
  const { t } = useWords();
  const { facts, reserve } = desk.holdings;
  const stays = line.freezePeer === true || (line.limitPeer !== null && isPositive(line.limitPeer));
  return (
    <OrderSheet
      desk={desk}
      title={t('tokens.closeTitle', { code: codeText(line.currency) })}
      confirm={t('tokens.closeNow')}
      fields={closeLine(line, facts.defaultRipple === true)}
      onSigned={onSigned}
      onClose={onClose}
    >
      <p>{t('tokens.closeText', { amount: dropsToText(reserve.increment) })}</p>
      {stays ? <Banner>{t('tokens.closeStays')}</Banner> : null}
    </OrderSheet>
  );
}

function CloseOwed({ line, onClose }: LineOrderProps): ReactNode {
  const { t } = useWords();
  const balance = line.balance === null ? '' : valueText(sizeOf(line.balance), line.currency);
  return (
    <Dialog
      title={t('tokens.closeTitle', { code: codeText(line.currency) })}
      onClose={onClose}
      footer={<Button onClick={onClose}>{t('common.close')}</Button>}
    >
      <p>{t('tokens.closeOwed', { balance })}</p>
    </Dialog>
  );
}

function CloseHeld({ desk, line, onSigned, onClose }: LineOrderProps): ReactNode {
  const { t } = useWords();
  const { main } = useServices();
  const asked = { walletId: desk.wallet.id, address: desk.address, asset: tokenOf(line) };
  const issuer = useAnswer(`issuer ${desk.address} ${line.peer} ${line.currency}`, () => main.xrplIssuer(asked));
  const needsTag = issuer.value?.kind === 'token' && issuer.value.facts.requireDestinationTag === true;
  const { balance } = line;
  if (balance === null) return null;
  const text = valueText(balance, line.currency);
  const back = sendBack(line.peer, { ...tokenOf(line), value: balance });
  return (
    <OrderSheet
      desk={desk}
      title={t('tokens.closeTitle', { code: codeText(line.currency) })}
      confirm={t('tokens.backNow', { amount: text })}
      icon="out"
      fields={needsTag ? null : back}
      onSigned={onSigned}
      onClose={onClose}
    >
      <p>{t('tokens.closeHeld', { balance: text })}</p>
      <p>{t('tokens.closeBack')}</p>
      <div className="row">
        <Button small icon="send" onClick={() => openStudio(desk.address, needsTag ? back : paymentOf(tokenOf(line)))}>
          {t(needsTag ? 'tokens.backWithTag' : 'tokens.sendElsewhere')}
        </Button>
      </div>
      {needsTag ? <Banner tone="warn">{t('tokens.closeTag')}</Banner> : null}
      {line.freezePeer ? <Banner>{t('tokens.closeFrozen')}</Banner> : null}
    </OrderSheet>
  );
}

export interface MptOrderProps {
  readonly desk: Desk;
  readonly mpt: MptView;
  readonly onSigned: () => void;
  readonly onClose: () => void;
}

export function CloseMptSheet({ desk, mpt, onSigned, onClose }: MptOrderProps): ReactNode {
  const { t } = useWords();
  const name = mptName(mpt, t);
  const held = mpt.holding?.balance ?? 0n;
  const text = `${unitsText(held, mpt)} ${name}`;
  const isEmpty = held === 0n;
  const fields = isEmpty ? giveUpMpt(mpt.id) : sendBack(mptIssuerOf(mpt.id), { kind: 'mpt', id: mpt.id, value: held });
  return (
    <OrderSheet
      desk={desk}
      title={t('tokens.closeTitle', { code: name })}
      confirm={isEmpty ? t('tokens.closeNow') : t('tokens.backNow', { amount: text })}
      fields={fields}
      onSigned={onSigned}
      onClose={onClose}
    >
      {isEmpty ? (
        <p>{t('tokens.closeText', { amount: dropsToText(desk.holdings.reserve.increment) })}</p>
      ) : (
        <>
          <p>{t('tokens.closeHeld', { balance: text })}</p>
          <p>{t('tokens.closeBack')}</p>
        </>
      )}
    </OrderSheet>
  );
}
