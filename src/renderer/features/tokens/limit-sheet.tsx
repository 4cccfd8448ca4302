// Owns changing how much of a token is accepted, and the protection by NoRipple.
import type { ReactNode } from 'react';
import type { LineFacts } from '../../../shared/xrpl/facts.ts';
import { compareValues, formatTokenValue, readTokenValue } from '../../../shared/xrpl/amounts/token-value.ts';
import { changeLimit, setNoRipple } from '../../../shared/xrpl/transactions/trust-set.ts';
import { typedDecimal } from '../../state/typed-decimal.ts';
import { droppingTexts, useDraftText } from '../../state/use-draft-text.ts';
import { Banner } from '../../ui/banner.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useWords } from '../../ui/words.tsx';
import { OrderSheet } from './order-sheet.tsx';
import { codeText, valueText } from './token-figures.tsx';
import type { Desk } from './use-desk.ts';

export interface LineOrderProps {
  readonly desk: Desk;
  readonly line: LineFacts;
  readonly onSigned: () => void;
  readonly onClose: () => void;
}

export function LimitSheet({ desk, line, onSigned, onClose }: LineOrderProps): ReactNode {
  const { t, refusal: words } = useWords();
  const name = `limit ${desk.address} ${line.peer} ${line.currency}`;
  const [text, setText] = useDraftText(name, line.limit === null ? '' : formatTokenValue(line.limit));
  const read = readTokenValue(typedDecimal(text));
  const limit = read.ok && read.value.mantissa >= 0n ? read.value : null;
  const problem = limit !== null || text.trim() === '' ? null : words(read.ok ? { code: 'xrpl-value-invalid' } : read.error);
  const { balance } = line;
  const isBelow = limit !== null && balance !== null && compareValues(limit, balance) < 0;
  const drop = droppingTexts(name);
  return (
    <OrderSheet
      desk={desk}
      title={t('tokens.limitTitle', { code: codeText(line.currency) })}
      confirm={t('tokens.limitNow')}
      fields={limit === null ? null : changeLimit(line, limit)}
      onSigned={drop(onSigned)}
      onClose={drop(onClose)}
    >
      <p>{t('tokens.limitText')}</p>
      <TextField label={t('tokens.limitField')} value={text} onChange={setText} amount error={problem} after={codeText(line.currency)} />
      {isBelow && limit.mantissa !== 0n ? <Banner>{t('tokens.limitBelow', { balance: valueText(balance, line.currency) })}</Banner> : null}
      {limit?.mantissa === 0n ? <Banner>{t('tokens.limitZero')}</Banner> : null}
    </OrderSheet>
  );
}

export function ProtectSheet({ desk, line, onSigned, onClose }: LineOrderProps): ReactNode {
  const { t } = useWords();
  return (
    <OrderSheet
      desk={desk}
      title={t('tokens.protectTitle')}
      confirm={t('tokens.protectNow')}
      icon="shield"
      fields={setNoRipple(line, true)}
      onSigned={onSigned}
      onClose={onClose}
    >
      <p>{t('tokens.protectText', { code: codeText(line.currency) })}</p>
    </OrderSheet>
  );
}
