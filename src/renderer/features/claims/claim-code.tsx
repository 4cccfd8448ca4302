// Owns handing a claim code to the sender: copy, file, or a code to scan.
import type { ReactNode } from 'react';
import { useServices } from '../../state/services.tsx';
import { useTell } from '../../state/use-tell.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { useWords } from '../../ui/words.tsx';

/** Longer codes make pictures that cameras do not read. */
const maxQr = 600;

export function ClaimCode({ link }: { readonly link: string }): ReactNode {
  const tell = useTell();
  const { t } = useWords();
  const { main } = useServices();
  return (
    <div className="share-columns">
      <div className="stack is-3">
        {/* A scrolling box must be reachable by keyboard. */}
        <div className="share-link selectable" tabIndex={0} translate="no" data-testid="claim-link">
          {link}
        </div>
        <div className="row is-wrap">
          <CopyButton primary text={link} label={t('claim.copyCode')} onCopy={(text) => tell(main.copyText({ text }))} />
          <Button icon="file" onClick={() => tell(main.saveText({ suggestedName: 'pullpay-claim.txt', text: link }))}>
            {t('claim.saveCode')}
          </Button>
        </div>
      </div>
      {link.length <= maxQr ? <QrCode text={link} label={t('claim.codeQr')} /> : null}
    </div>
  );
}
