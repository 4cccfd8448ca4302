// Owns the dialog that asks for one confirmation: what it is about, a way out, and the button that does it.
import type { ReactNode } from 'react';
import type { Refusal } from '../../shared/result.ts';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import type { IconName } from './icon.tsx';
import { useWords } from './words.tsx';

export interface ConfirmDialogProps {
  readonly title: string;
  /** The words of the button; "Save" where nothing is said. */
  readonly confirm?: string;
  /** `danger` for what cannot be taken back. */
  readonly kind?: 'primary' | 'danger';
  readonly icon?: IconName | undefined;
  readonly shape?: 'middle' | 'wide';
  /** False while there is nothing to confirm yet. */
  readonly ready?: boolean;
  readonly busy: boolean;
  /** Why the last attempt was refused. */
  readonly refusal: Refusal | null;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function ConfirmDialog({
  title,
  confirm,
  kind = 'primary',
  icon,
  shape = 'middle',
  ready = true,
  busy,
  refusal,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps): ReactNode {
  const { t, refusal: words } = useWords();
  return (
    <Dialog
      title={title}
      onClose={onClose}
      shape={shape}
      onConfirm={ready ? onConfirm : undefined}
      footer={
        <>
          <Button kind="quiet" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button kind={kind} icon={icon} busy={busy} disabled={!ready} onClick={onConfirm}>
            {confirm ?? t('common.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {refusal ? <Banner tone="bad">{words(refusal)}</Banner> : null}
        {children}
      </div>
    </Dialog>
  );
}
