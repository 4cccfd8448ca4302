// Owns choosing a token of the practice network instead of pasting one.
import type { ReactNode } from 'react';
import type { PracticeToken } from '../../../shared/contract/practice-market.ts';
import { isPositive } from '../../../shared/xrpl/amounts/token-value.ts';
import { ShortAddress } from '../../ui/address.tsx';
import { Badge } from '../../ui/badge.tsx';
import { PlainText } from '../../ui/plain-text.tsx';
import { useWords } from '../../ui/words.tsx';
import { codeText } from './token-figures.tsx';
import type { NamedAsset } from './token-input.ts';
import type { Desk } from './use-desk.ts';

export interface PracticeChoicesProps {
  readonly desk: Desk;
  readonly tokens: readonly PracticeToken[];
  readonly onChoose: (asset: NamedAsset) => void;
}

export function PracticeChoices({ desk, tokens, onChoose }: PracticeChoicesProps): ReactNode {
  const { t } = useWords();
  return (
    <section className="stack is-2">
      <h3 className="soft small">{t('addToken.practice')}</h3>
      <ul className="plain-list token-choices">
        {tokens.flatMap(({ asset, name, issuer }) =>
          asset.kind === 'xrp' ? (
            []
          ) : (
            <li key={asset.kind === 'mpt' ? asset.id : `${asset.currency} ${asset.issuer}`}>
              <button type="button" className="token-choice" onClick={() => onChoose(asset)}>
                <span className="row is-wrap">
                  <span className="strong">{asset.kind === 'mpt' ? 'MPT' : codeText(asset.currency)}</span>
                  {isAccepted(desk, asset) ? <Badge tone="good">{t('addToken.accepted')}</Badge> : null}
                </span>
                <PlainText text={name} line className="small" />
                <span className="soft small">
                  <ShortAddress value={issuer} />
                </span>
              </button>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}

function isAccepted({ holdings }: Desk, asset: NamedAsset): boolean {
  if (asset.kind === 'mpt') return holdings.mpts.some(({ id }) => id === asset.id);
  return holdings.lines.some(
    ({ currency, peer, limit }) => currency === asset.currency && peer === asset.issuer && limit !== null && isPositive(limit),
  );
}
