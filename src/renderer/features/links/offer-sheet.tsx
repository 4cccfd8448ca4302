// Owns links whose terms travel inside: they are checked and become a claim form.
import type { ReactNode } from 'react';
import { useServices } from '../../state/services.tsx';
import { useAction } from '../../ui/use-action.ts';
import { useOnChange } from '../../ui/use-on-change.ts';
import { RefusedSheet } from './link-sheets.tsx';
import { openClaimForm } from './open-claim.ts';
import { ReadingSheet } from './server-sheet.tsx';

export function OfferSheet({ offer, onClose }: { readonly offer: string; readonly onClose: () => void }): ReactNode {
  const { workflow, randomHex } = useServices();
  const { refusal, run } = useAction();
  useOnChange(offer, () =>
    run(
      () => workflow.openOffer({ offer }),
      (terms) => openClaimForm(terms, randomHex(16)),
    ),
  );
  return refusal ? <RefusedSheet code={refusal.code} onClose={onClose} /> : <ReadingSheet onClose={onClose} />;
}
