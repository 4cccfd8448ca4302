// Owns what opens when a link arrives: a question, a form, an import sheet. A link fills; it never acts.
import type { ReactNode } from 'react';
import { useLinks } from '../../state/links.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorState } from '../../ui/states.tsx';
import { useWords } from '../../ui/words.tsx';
import { ImportSheet } from './import-sheet.tsx';
import { OfferSheet } from './offer-sheet.tsx';
import { PasteSheet } from './paste-sheet.tsx';
import { ReceiptSheet } from './receipt-sheet.tsx';
import { ServerSheet } from './server-sheet.tsx';

export function LinkSheets(): ReactNode {
  const { open, pasteOpen, close, setPaste } = useLinks();
  if (pasteOpen) return <PasteSheet onClose={() => setPaste(false)} />;
  if (!open) return null;
  switch (open.kind) {
    case 'server':
      return <ServerSheet key={open.server + open.id} link={open} onClose={close} />;
    case 'offer':
      return <OfferSheet key={open.offer} offer={open.offer} onClose={close} />;
    case 'claim':
      return <ImportSheet key={open.claim} claim={open.claim} onClose={close} />;
    case 'receipt':
      return <ReceiptSheet key={open.receipt} receipt={open.receipt} onClose={close} />;
    case 'unknown':
      return <RefusedSheet code={open.code} onClose={close} />;
  }
}

/** A link that cannot be used, with the reason. */
export function RefusedSheet({ code, onClose }: { readonly code: string; readonly onClose: () => void }): ReactNode {
  const { t } = useWords();
  return (
    <Dialog title={t('link.openTitle')} onClose={onClose} footer={<Button onClick={onClose}>{t('common.close')}</Button>}>
      <ErrorState refusal={{ code }} />
    </Dialog>
  );
}
