// Owns links whose terms travel inside: they are checked and become a claim form.
import { type ReactNode, useEffect } from 'react';
import { useServices } from '../../state/services.tsx';
import { useAction } from '../../ui/use-action.ts';
import { RefusedSheet } from './link-sheets.tsx';
import { openClaimForm } from './open-claim.ts';
import { ReadingSheet } from './server-sheet.tsx';

export function OfferSheet({ offer, onClose }: { readonly offer: string; readonly onClose: () => void }): ReactNode {
  const { workflow, randomHex } = useServices();
  const { refusal, run } = useAction();
  // biome-ignore lint/correctness/useExhaustiveDependencies: read once per offer
  useEffect(
    () =>
      run(
        () => workflow.openOffer({ offer }),
        (terms) => openClaimForm(terms, randomHex(16)),
      ),
    [offer],
  );
  return refusal ? <RefusedSheet code={refusal.code} onClose={onClose} /> : <ReadingSheet onClose={onClose} />;
}
