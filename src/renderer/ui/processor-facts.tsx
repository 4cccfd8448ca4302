// Owns how the settings of automatic payments read, on the wallet's page and in the secure window alike.
import type { ReactNode } from 'react';
import { Amount } from './amount.tsx';
import { KeyValues, type KeyValue } from './key-values.tsx';
import { useWords } from './words.tsx';

export interface ProcessorFactsProps {
  readonly methodId: string;
  readonly intervalSeconds: number;
  readonly feeBlockTarget: number;
  readonly threshold: string;
  readonly processNewPayoutsInstantly: boolean;
  readonly feeCeiling: string | null;
  readonly dailyCap: string | null;
  /** Further lines before and after. */
  readonly before?: readonly KeyValue[];
  readonly after?: readonly KeyValue[];
}

export function ProcessorFacts(props: ProcessorFactsProps): ReactNode {
  const { t, format } = useWords();
  const isBitcoin = props.methodId === 'BTC-CHAIN';
  const unit = isBitcoin ? 'BTC' : 'XRP';
  const { feeCeiling: fee, dailyCap: cap } = props;
  const span = format.span(props.intervalSeconds);
  return (
    <KeyValues
      items={[
        ...(props.before ?? []),
        { name: t('policies.when'), value: t(props.processNewPayoutsInstantly ? 'policies.instantly' : 'policies.every', { span }) },
        {
          name: t('policies.threshold'),
          value: props.threshold === '0' ? t('policies.noThreshold') : <Amount value={props.threshold} unit={unit} />,
        },
        isBitcoin ? { name: t('policies.target'), value: t('policies.blocks', { count: props.feeBlockTarget }) } : null,
        {
          name: t('policies.ceiling'),
          value: fee === null ? t('policies.noCeiling') : t(isBitcoin ? 'policies.ceilingBitcoin' : 'policies.ceilingXrpl', { fee }),
        },
        { name: t('policies.cap'), value: cap === null ? <strong>{t('policies.noCap')}</strong> : <Amount value={cap} unit={unit} /> },
        ...(props.after ?? []),
      ]}
    />
  );
}
