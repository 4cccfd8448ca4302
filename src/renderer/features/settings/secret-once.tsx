// Owns the one moment in which a secret is shown: what it is, that it will not be shown again, and copying it.
import type { ReactNode } from 'react';
import { useServices } from '../../state/services.tsx';
import { useTell } from '../../state/use-tell.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useWords } from '../../ui/words.tsx';

export interface SecretOnceProps {
  readonly title: string;
  readonly warning: string;
  readonly text: string;
  readonly name: string;
  readonly copyLabel: string;
  readonly secret: string;
  readonly onClose: () => void;
}

export function SecretOnce({ title, warning, text, name, copyLabel, secret, onClose }: SecretOnceProps): ReactNode {
  const { t } = useWords();
  const tell = useTell();
  const { main } = useServices();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      footer={
        <Button kind="primary" onClick={onClose}>
          {t('common.done')}
        </Button>
      }
    >
      <div className="stack">
        <Banner tone="warn" title={warning}>
          {text}
        </Banner>
        {/* A scrolling box must be reachable by keyboard. */}
        <div className="share-link selectable" tabIndex={0} translate="no" role="group" aria-label={name} data-testid="secret-once">
          {secret}
        </div>
        <div className="row">
          <CopyButton text={secret} label={copyLabel} onCopy={(copied) => tell(main.copyText({ text: copied }))} />
        </div>
      </div>
    </Dialog>
  );
}
