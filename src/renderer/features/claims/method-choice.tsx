// Owns the recipient's choice among the ways to be paid: side by side where they are few and short, else one under the other.
import { type ReactNode, useId } from 'react';
import { originOf } from '../../ui/asset.tsx';
import { MethodMark } from '../../ui/chain-mark.tsx';
import { RadioCard, Segments } from '../../ui/choice.tsx';
import { useWords } from '../../ui/words.tsx';
import { methodCurrency } from '../../../shared/payouts/methods.ts';

export interface MethodChoiceProps {
  readonly methods: readonly string[];
  readonly chosen: string;
  readonly onChoose: (methodId: string) => void;
}

const mostSegments = 3;

export function MethodChoice({ methods, chosen, onChoose }: MethodChoiceProps): ReactNode {
  const { t } = useWords();
  const name = useId();
  const short = methods.length <= mostSegments && methods.every((id) => originOf(methodCurrency(id)) === null);
  if (short) {
    const options = methods.map((value) => ({ value, label: <MethodMark methodId={value} /> }));
    return <Segments label={t('claim.method')} value={chosen} onChange={onChoose} options={options} />;
  }
  return (
    <div role="radiogroup" aria-label={t('claim.method')} className="method-cards">
      {methods.map((id) => (
        <RadioCard key={id} name={name} value={id} chosen={chosen} onChoose={onChoose} title={<MethodMark methodId={id} />} />
      ))}
    </div>
  );
}
