// Owns how the points about an issuer are shown: what stops first, each with a mark, a word for its weight, and plain words.
import type { ReactNode } from 'react';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { useWords } from '../../ui/words.tsx';
import type { Check, Weight } from './issuer-check.ts';

const icons: Readonly<Record<Weight, IconName>> = { stop: 'stop', warn: 'warning', note: 'info', good: 'check' };

export function CheckList({ checks }: { readonly checks: readonly Check[] }): ReactNode {
  const { t } = useWords();
  return (
    <ul className="check-list">
      {checks.map(({ point, weight, params }) => (
        <li key={point} className={`check-item is-${weight}`}>
          <Icon name={icons[weight]} size={18} />
          <span>
            <span className="visually-hidden">{t(`weight.${weight}`)}: </span>
            {t(`check.${point}`, params)}
          </span>
        </li>
      ))}
    </ul>
  );
}
